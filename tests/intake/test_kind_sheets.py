"""The sheets of a file that are not read: what is told of them, whether they show or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from reading_sheets import PERIOD

from lagesbild.config.loading import load
from lagesbild.files.opening import open_file
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADINGS = ("Datum", "Stadsdel", "Kategori")


def write_two_sheets(path: Path, state: str, rows: Sequence[Sequence[str]]) -> Path:
    """A register with one case, and another sheet in a state of being shown."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Klotter"
    second = book.create_sheet("Fler")
    second.sheet_state = state
    first.append(HEADINGS)
    first.append(("2021-03-01", "Kärrtorp", "Nazistiskt"))
    for row in rows:
        second.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("state", "name"),
    [("visible", "Bladet"), ("hidden", "Det dolda bladet"), ("veryHidden", "Det dolda bladet")],
)
def test_another_sheet_of_cases_is_told_whether_it_shows_or_not(
    tmp_path: Path, state: str, name: str
) -> None:
    """Its cases are not counted, so the figures are at least what they say."""
    more = [HEADINGS, ("2021-03-02", "Kärrtorp", "Nazistiskt"), ("2021-03-03", "Kärrtorp", "Nazistiskt")]
    path = write_two_sheets(tmp_path / "klotter_2021.xlsx", state, more)
    parsed = recognise_file(path, open_file(path), load(), PERIOD).parsed
    assert [(problem.code, problem.sheet) for problem in parsed.problems] == [("sheet_left_out", "Fler")]
    assert parsed.problems[0].message.startswith(name)
    assert len(parsed.observations) == 1


def test_a_hidden_sheet_of_words_to_choose_from_is_passed_over(tmp_path: Path) -> None:
    """A form keeps its lists there."""
    path = write_two_sheets(
        tmp_path / "klotter_2021.xlsx",
        "hidden",
        [("Stadsdel", "Kategori"), ("Kärrtorp", "Nazistiskt"), ("Orhem", "Övrigt"), ("Flaten", "")],
    )
    assert recognise_file(path, open_file(path), load(), PERIOD).parsed.problems == ()


@pytest.mark.parametrize(
    "rows",
    [
        [("Kärrtorp", "Nazistiskt"), ("Kärrtorp", "Rasistiskt")],
        [("Kärrtorp", "Nazistiskt"), ("Orhem", "Nazistiskt"), ("", "Rasistiskt")],
        [("Kärrtorp", "Nazistiskt")],
        [("Kärrtorp", "Nazistiskt"), ("Orhem", "Rasistiskt")],
    ],
)
def test_a_hidden_sheet_of_words_that_are_cases_is_told(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    """Without days and numbers too, it may hold cases, and the figures are a least."""
    path = write_two_sheets(tmp_path / "klotter_2021.xlsx", "hidden", [("Stadsdel", "Kategori"), *rows])
    problems = recognise_file(path, open_file(path), load(), PERIOD).parsed.problems
    assert [problem.code for problem in problems] == ["sheet_left_out"]
