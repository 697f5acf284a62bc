"""Text files that were spoilt on the way: a delimiter too many, or the end missing. No figure rests on what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from program import run_in
from reading_sheets import PERIOD as DAYS
from survey_answers import PERIOD

from lagesbild.config.loading import load
from lagesbild.files.opening import open_file
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "Datum;Stadsdel;Kategori\n"
HERE = "2021-03-01;Kärrtorp;"
WHOLE = f"{HERE}Nazistiskt\n"
TWO = ["counted", "counted"]
SHIFTED = ["extra_cells", "shifted_row"]


class Damaged(NamedTuple):
    """The rows below the headings, what becomes of each, and the codes that are told."""

    text: str
    statuses: list[str]
    codes: list[str]


DAMAGED = {
    "nothing": Damaged(WHOLE + WHOLE.strip(), ["counted", "counted"], []),
    "entities for letters": Damaged(WHOLE + "2021-03-01;K&auml;rrtorp;Nazistiskt\n", ["counted", "unreadable"], SHIFTED),
    "a delimiter in the place": Damaged(f"{WHOLE}{HERE} vid skolan;Nazistiskt\n", ["counted", "unreadable"], SHIFTED),
    "a delimiter in the category": Damaged(f"{WHOLE}{HERE}Nazi;stiskt\n", ["counted", "unreadable"], SHIFTED),
    "a remark at the end": Damaged(f"{WHOLE}{HERE}Nazistiskt;sanerat\n", ["counted", "counted"], ["extra_cells"]),
    "outside the area, with a remark": Damaged(
        WHOLE + "2021-03-01;Farsta;Nazistiskt;sanerat\n", ["counted", "outside_area"], ["extra_cells", "outside_area"]),
    "an unknown category without more cells": Damaged(f"{WHOLE}{HERE}Politiskt\n", ["counted", "counted"], ["unknown_category"]),
    "the end of the last row": Damaged(WHOLE + WHOLE + "2021-03-02;Kärrt", [*TWO, "outside_area"], ["cut_short", "outside_area"]),
    "the end of the last day": Damaged(WHOLE + WHOLE + "2021-0", [*TWO, "unreadable"], ["cut_short", "lone_text"]),
    "a short last row that is ended": Damaged(WHOLE + WHOLE + "2021-03-02;Kärrtorp\n", ["counted"] * 3, ["missing_category"]),
    "short rows everywhere": Damaged(WHOLE + "2021-03-02;Orhem\n2021-03-02;Kärrtorp", ["counted"] * 3, ["missing_category"] * 2),
    "an end mark": Damaged(WHOLE + "\x1a", ["counted"], []),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGED)
def test_a_row_whose_cells_are_not_in_their_columns_is_not_read(tmp_path: Path, name: str) -> None:
    """It is set aside and told; a row that is whole but for a remark beside it counts."""
    damaged = DAMAGED[name]
    path = tmp_path / "klotter_2021.csv"
    path.write_text(HEAD + damaged.text, encoding="utf-8")
    parsed = recognise_file(path, open_file(path), load(), DAYS).parsed
    records = parsed.observations[parsed.observations["record"].astype(bool)]
    assert records["status"].astype(str).tolist() == damaged.statuses
    assert [problem.code for problem in parsed.problems] == damaged.codes


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("name", "total", "other"),
    [
        ("entities for letters", (1, "at_least"), (None, "not_given")),
        ("a delimiter in the category", (1, "at_least"), (None, "not_given")),
        ("the end of the last row", (2, "at_least"), (None, "not_given")),
        ("a remark at the end", (2, "exact"), (0, "exact")),
    ],
)
def test_what_is_left_of_a_damaged_file_proves_no_zero(
    tmp_path: Path, name: str, total: tuple[int, str], other: tuple[int | None, str]
) -> None:
    """The row may have been of any place and any category."""
    (tmp_path / "klotter_2021.csv").write_text(HEAD + DAMAGED[name].text, encoding="utf-8")
    run_in(tmp_path, "importera", "klotter_2021.csv", "--år", 2021, "--period", PERIOD)
    shown = run_in(tmp_path, "visa", "--år", 2021, "--json").json
    graffiti = next(source for source in shown["sources"] if source["key"] == "klotter")
    lines = {line["category"]: (line["count"], line["state"]) for line in shown["counts"]}
    assert (graffiti["total"]["count"], graffiti["total"]["state"]) == total
    assert lines["vansterautonomt"] == other
