"""Rows of a register that are no case, or may be several: each is set aside or told, and no case is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from register_texts import CASE, HEADINGS, NAZI, counted_lines, read_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "row",
    [
        "Januari;;;",
        ";Februari 2021;;",
        "Vecka 12;;;",
        "Kärrtorp;;;",
        ";;Kärrtorp;",
        ";;;Makulerade ärenden",
        "Två ärenden till väntar;;;",
    ],
)
def test_a_title_inside_a_register_is_no_case(tmp_path: Path, row: str) -> None:
    """It is set aside and told, or said to be a case without the rest."""
    parsed = read_text(
        tmp_path / "klotter.csv", f"{HEADINGS}\n{CASE};Nazistiskt\n{row}\n2{CASE[1:]};Nazistiskt\n"
    )
    assert parsed.observations["status"].tolist() == ["counted", "unreadable", "counted"]
    assert "lone_text" in [problem.code for problem in parsed.problems]


@pytest.mark.parametrize("row", ["K-7;;;", ";2021-03-02;;", ";;;Rasistiskt"])
def test_a_case_of_which_one_thing_is_known_counts(tmp_path: Path, row: str) -> None:
    """A number, a day or a category is enough."""
    parsed = read_text(tmp_path / "klotter.csv", f"{HEADINGS}\n{CASE};Nazistiskt\n{row}\n")
    assert parsed.observations["status"].tolist() == ["counted", "counted"]


@pytest.mark.parametrize("count", ["", ";Antal"])
def test_the_headings_once_more_are_no_case(tmp_path: Path, count: str) -> None:
    """A list with headings on every page is one list."""
    end = ";2" if count else ""
    text = f"{HEADINGS}{count}\n{CASE};Nazistiskt{end}\n{HEADINGS}{count}\n2{CASE[1:]};Nazistiskt{end}\n"
    parsed = read_text(tmp_path / "klotter.csv", text)
    assert parsed.observations["status"].tolist() == ["counted", "duplicate", "counted"]
    assert parsed.problems == ()


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("K-1, K-2", True),
        ("2021-001 och 2021-002", True),
        ("K-1", False),
        ("K-1, Skolan", False),
        ("Skolan, gården", False),
    ],
)
def test_several_numbers_in_a_cell_may_be_several_cases(tmp_path: Path, numbers: str, *, told: bool) -> None:
    """The row counts once, and its source is a least."""
    text = f"Datum;Kategori;Ärendenummer\n2021-03-01;Nazistiskt;{numbers}\n2021-03-02;Nazistiskt;K-9\n"
    parsed = read_text(tmp_path / "klotter.csv", text)
    assert parsed.observations["status"].tolist() == ["counted", "counted"]
    assert ("several_numbers" in {problem.code for problem in parsed.problems}) == told


@pytest.mark.parametrize(
    ("titles", "statuses"),
    [
        (("Farsta", "Kärrtorp"), ["duplicate", "outside_area", "duplicate", "counted"]),
        (("Bagarmossen", "Kärrtorp"), ["duplicate", "counted", "duplicate", "counted"]),
        (("Januari 2021", "Mars 2021"), ["duplicate", "counted", "duplicate", "counted"]),
        (("Farsta", "Älvsjö"), ["unreadable", "counted", "unreadable", "counted"]),
    ],
)
def test_titles_of_groups_are_no_cases(tmp_path: Path, titles: tuple[str, str], statuses: list[str]) -> None:
    """Cases below an area are of that; where none is known to be the area's own, it is told."""
    first, second = titles
    text = f"Datum;Plats;Kategori\n{first};;\n2021-03-01;Torget;Nazistiskt\n{second};;\n2021-03-02;Skolan;Nazistiskt\n"
    parsed = read_text(tmp_path / "klotter.csv", text)
    assert parsed.observations["status"].tolist() == statuses
    assert ("lone_text" in {problem.code for problem in parsed.problems}) == ("unreadable" in statuses)


def test_of_a_row_that_counts_none_nothing_needs_to_be_filled_in(tmp_path: Path) -> None:
    """Rows that were numbered beforehand add nothing."""
    text = "Nr;Datum;Stadsdel;Kategori;Antal\n1;2021-03-01;Kärrtorp;Nazistiskt;1\n2;;;;0\n3;;;;0\n"
    parsed = read_text(tmp_path / "klotter.csv", text)
    assert counted_lines(parsed)[NAZI] == 1
    assert parsed.problems == ()
