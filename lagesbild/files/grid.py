"""The first rows of a sheet as a grid in which a header can be looked for."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from lagesbild.files.sheet import is_empty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Cells, Merge, Sheet

NUMBER = re.compile(r"[-+–]?\s*\d[\d\s.,]*%?")
DAY = re.compile(r"\d{4}-\d\d(-\d\d)?\b.*|\d{1,2}[./]\s?\d{1,2}[./ ]\s?\d{2,4}\b.*")
YEARS = range(1900, 2101)
JOIN = " – "
LETTERS = 26


class Grid:
    """Cells by row and column, both from 0, with merged cells filled from their first."""

    def __init__(self, sheet: Sheet) -> None:
        self.rows: Sequence[Cells] = sheet.head
        self.width = max(map(len, sheet.head), default=0)
        self.merges: Sequence[Merge] = sheet.merges

    def cell(self, row: int, column: int) -> Raw:
        """Give a cell as it stands; empty outside the grid."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def merged(self, row: int, column: int) -> Raw:
        """Give a cell, or the first cell of the merged range that it belongs to."""
        for top, left, bottom, right in self.merges:
            if top <= row <= bottom and left <= column <= right:
                return self.cell(top, left)
        return self.cell(row, column)

    def filled(self, row: int) -> frozenset[int]:
        """Give the columns in which the row holds something."""
        if row >= len(self.rows):
            return frozenset()
        return frozenset(column for column, value in enumerate(self.rows[row]) if not is_empty(value))

    def spans(self, row: int) -> list[Merge]:
        """Give the merged ranges over several columns that start in the row."""
        return [merge for merge in self.merges if merge[0] == row and merge[3] > merge[1]]

    def below(self, row: int, column: int) -> Raw:
        """Give the first cell below that holds something."""
        values = (self.cell(later, column) for later in range(row + 1, len(self.rows)))
        return next((value for value in values if not is_empty(value)), "")

    def is_labels(self, row: int) -> bool:
        """Whether the cells of a row can be headings: texts, or years and days that do not go on below."""
        columns = sorted(self.filled(row))
        kinds = [kind(self.cell(row, column)) for column in columns]
        if kinds.count("text") == len(kinds):
            return bool(kinds)
        if _counts_up(
            [self.cell(row, column) for column in columns if kind(self.cell(row, column)) != "text"]
        ):
            return True
        return all(
            found == "text" or (found in {"year", "day"} and kind(self.below(row, column)) != found)
            for found, column in zip(kinds, columns, strict=True)
        )

    def heading(self, column: int, top: int, bottom: int) -> str:
        """Give a column's heading, the rows of it joined, equal ones once."""
        parts: list[str] = []
        for row in range(top, bottom + 1):
            part = label(self._group(row, column, bottom) if row < bottom else self.merged(row, column))
            if part and part not in parts[-1:]:
                parts.append(part)
        return JOIN.join(parts)

    def _group(self, row: int, column: int, bottom: int) -> Raw:
        """Give the heading above a group of columns: of the merged range, or else of the cell to the left."""
        value = self.merged(row, column)
        if not is_empty(value) or self.spans(row) or is_empty(self.merged(bottom, column)):
            return value
        left = (self.cell(row, place) for place in range(column - 1, -1, -1))
        return next((value for value in left if not is_empty(value)), "")


def label(value: Raw) -> str:
    r"""Give a heading as text with its blanks folded.

    >>> label("Antal\u00a0 svar\n"), label(2021), label(datetime(2021, 3, 1))
    ('Antal svar', '2021', '2021-03-01')
    """
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return " ".join(str(value).split())


def kind(value: Raw) -> str:
    """Tell what a cell looks like: text, year, day, number, or empty.

    >>> kind("2021"), kind("1 204,5"), kind("Antal"), kind("3/4 2021"), kind(True)
    ('year', 'number', 'text', 'day', 'number')
    """
    if is_empty(value):
        return "empty"
    if isinstance(value, date | time):
        return "day"
    text = str(value).strip()
    if text.isdecimal() and int(text[:9]) in YEARS:
        return "year"
    if isinstance(value, bool | int | float) or NUMBER.fullmatch(text):
        return "number"
    return "day" if DAY.fullmatch(text) else "text"


def _counts_up(values: Sequence[Raw]) -> bool:
    """Whether the values are the numbers 1, 2, 3 … as months and weeks are headed."""
    return len(values) > 2 and [str(value) for value in values] == [str(n + 1) for n in range(len(values))]  # noqa: PLR2004 — two could be counts


def column_letter(position: int) -> str:
    """Return the letters of a column as a spreadsheet shows them.

    >>> column_letter(0), column_letter(26), column_letter(255), column_letter(16383)
    ('A', 'AA', 'IV', 'XFD')
    """
    before, last = divmod(position, LETTERS)
    return (column_letter(before - 1) if before else "") + chr(ord("A") + last)


def column_position(letters: str) -> int:
    """Return the position of a column from its letters.

    >>> column_position("A"), column_position("AA"), column_position("XFD")
    (0, 26, 16383)
    """
    position = 0
    for letter in letters:
        position = position * LETTERS + ord(letter) - ord("A") + 1
    return position - 1
