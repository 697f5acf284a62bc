"""Two rows of a ready table with the same labels: told with both numbers, and no exact figure where they are wholly alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from counting import CALENDAR_YEAR, Counted, count_rows

if TYPE_CHECKING:
    from pathlib import Path

    from reading_files import Rows

LINES = ["Kategori", "Antal"]
PARTS = ["Stadsdel", "Kategori", "Antal"]


@pytest.mark.parametrize(
    ("rows", "outcome", "is_told"),
    [
        ([LINES, ["Nazistiskt", 2], ["Rasistiskt", 1], ["Nazistiskt", 3]], 6, True),
        ([LINES, ["Nazistiskt", 2], ["Rasistiskt", 1], ["nazistiskt ", 2]], ">=3", True),
        ([LINES, ["Nazistiskt", 2], ["Rasistiskt", 1], ["Nazistiskt", 2], ["Totalt", 5]], 5, False),
        ([LINES, ["Nazistiskt", 2], ["Rasistiskt", 1], ["Nazistiskt", 2], ["Totalt", 9]], ">=3", True),
        ([LINES, ["Nazistiskt", 2], ["Rasistiskt", 0], ["Rasistiskt", 0]], 2, False),
        ([PARTS, ["Kärrtorp", "Nazistiskt", 2], ["Orhem", "Nazistiskt", 2]], 4, False),
        ([PARTS, ["Kärrtorp", "Nazistiskt", 2], ["Kärrtorp", "Nazistiskt", 2], ["Orhem", "Rasistiskt", 1]], ">=3", True),
        ([PARTS, ["Kärrtorp", "Nazistiskt", 2], ["", "Rasistiskt", 1],
          ["Orhem", "Nazistiskt", 2], ["", "Rasistiskt", 1]], 6, False),
        ([["Kategori", "Underlag", "Antal"], ["Nazistiskt", "Vägg", 2], ["Nazistiskt", "Bro", 2]], 4, False),
        ([["Stadsdel", "Nazistiskt", "Rasistiskt"], ["Kärrtorp", 2, 1], ["Orhem", 0, 1], ["Kärrtorp", 2, 1]], ">=4", True),
        ([["Stadsdel", "Nazistiskt", "Rasistiskt"], ["Kärrtorp", 2, 1], ["Orhem", 0, 1], ["Kärrtorp", 2, 0]], 6, True),
        ([["Månad", *LINES], ["jan", "Nazistiskt", 2], ["jan", "Nazistiskt", 2], ["feb", "Rasistiskt", 1]], ">=3", True),
        ([PARTS, ["Kärrtorp", "Nazistiskt", 1], ["Kärrtorp", "Nazistiskt", 1], ["Orhem", "Rasistiskt", 1]], 3, True),
        ([["Stadsdel", "Typ", "Nazistiskt"], ["Kärrtorp", "Dekal", 2], ["", "Klotter", 2], ["Orhem", "Dekal", 2],
          ["", "Klotter", 2]], 8, False),
        ([["Datum", *LINES], ["2021-03-01", "Nazistiskt", 2], ["2021-03-01", "Nazistiskt", 2]], 4, False),
        ([["Ärendenummer", *LINES], ["K-1", "Nazistiskt", 2], ["K-2", "Nazistiskt", 2]], 4, False),
    ],
    ids=str,
)  # fmt: skip
def test_a_line_that_stands_twice_is_told(
    tmp_path: Path, rows: Rows, outcome: int | str, *, is_told: bool
) -> None:
    """A row that is wholly alike may be a repetition; what a total shows to be two is two."""
    counted = count_rows(tmp_path, "klotter.xlsx", rows, CALENDAR_YEAR)
    assert isinstance(counted, Counted)
    assert (counted.outcome, bool({"repeated_line", "repeated_row"} & counted.codes)) == (outcome, is_told)
