"""A number of a person in a column that is counted is told with row and column, and never repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from growth import SQUARE, growth
from reading_sheets import read_rows

from lagesbild.intake.counted_identifiers import CODE, holds_identifier

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = ("Datum", "Kontakt från", "Kontaktväg", "Ärende gällde", "Miljö", "Anteckning")
NUMBER = "811218-9876"


def case(sender: str) -> tuple[str, ...]:
    """A contact from somebody."""
    return ("2021-03-01", sender, "Telefon", "Fråga", "Vit makt", "Text")


@pytest.mark.parametrize(
    "sender", [f"Skolan {NUMBER}", "Rektor 070-174 06 05", "anna.ek@skola.se", "anna.ek (at) skola.se"]
)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_identifier_is_told_by_row_and_column(tmp_path: Path, sender: str, ending: str) -> None:
    """The row is counted all the same."""
    outcome = read_rows(tmp_path, [HEADINGS, case("Skolan"), case(sender)], f"kontakter_2021.{ending}")
    told = [problem for problem in outcome.parsed.problems if problem.code == CODE]
    assert [(problem.row, problem.column) for problem in told] == [(3, "Kontakt från")]
    assert outcome.statuses == ["counted", "counted"]
    assert sender not in outcome.messages


@pytest.mark.parametrize(
    "sender", ["Skola 12", "Sarvträsk 2021-03-01", "Anna Ek", "Ärende 2021/1234", "Storgatan 12"]
)
def test_names_days_and_numbers_of_cases_are_let_through(tmp_path: Path, sender: str) -> None:
    """Units and places have them."""
    assert CODE not in read_rows(tmp_path, [HEADINGS, case(sender)], "kontakter_2021.csv").codes


def test_many_cells_are_told_as_one(tmp_path: Path) -> None:
    """After some of them the rest is a number."""
    rows = [HEADINGS, *(case(f"Skola {n} {NUMBER}") for n in range(60))]
    codes = read_rows(tmp_path, rows, "kontakter_2021.csv").codes
    assert 1 < codes.count(CODE) < 60


def test_a_long_cell_takes_no_longer_than_its_length() -> None:
    """A word of 100,000 signs is searched at its beginning alone."""
    assert not holds_identifier("a1" * 50_000 + "@")
    assert growth(lambda length: holds_identifier("a1" * length + "@"), 50_000) < SQUARE / 2
