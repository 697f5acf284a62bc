"""One sheet of one file, and where the table stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from lagesbild.core.cells import Raw
from lagesbild.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pandas as pd


Cells = tuple[Raw, ...]
Merge = tuple[int, int, int, int]
"""A merged range: first row, first column, last row, last column; 0-based, both ends included."""

HEAD_ROWS = 60
LONGER_ROWS = "longer_rows"
"""In the `attrs` of what is read from a text file, the numbers of the rows that have more cells than the table."""
TAIL_ROWS = 40
"""How many of the last rows that hold something are looked at for notes below the table."""


class Layout(Struct, frozen=True):
    """Where the table stands in a sheet: rows counted from 1 as a spreadsheet shows them, columns from 0."""

    header_rows: tuple[int, ...]
    first_data_row: int
    last_data_row: int | None
    """Notes below the table are left out; None: to the end of the sheet."""
    columns: tuple[int, ...]
    headings: tuple[str, ...]
    """One a column, blanks folded, several header rows joined with " – "."""

    def holds(self, row: int) -> bool:
        """Whether the row is one of the table's records."""
        return self.first_data_row <= row and not self.is_above(row)

    def is_above(self, row: int) -> bool:
        """Whether the table ends above a row: it is one of the notes below."""
        return self.last_data_row is not None and row > self.last_data_row


class Content(Protocol):
    """What a kind of file must be able to give of one sheet."""

    def last_rows(self) -> Sequence[tuple[int, Cells]]:
        """Give the last rows that hold something, with their numbers; none when no note can be there."""

    def first_cells(self) -> Iterator[Raw]:
        """Give the first cell of every row, "" where it holds nothing."""

    def table(self, layout: Layout, columns: Sequence[int], serial: int | None = None) -> pd.DataFrame:
        """Give the columns of the layout's rows; the index is the row number, empty rows are left out."""


class Sheet(Struct, frozen=True):
    """One sheet of one file; a text file is one sheet without a name."""

    path: Path
    format: str
    """One of xlsx, xls, xlsb, ods, csv, tsv, txt."""
    name: str | None
    hidden: bool
    encoding: str | None
    delimiter: str | None
    head: tuple[Cells, ...]
    """The first 60 rows from row 1, blank ones included."""
    problems: tuple[Problem, ...]
    content: Content
    layout: Layout | None = None
    """Where its table stands; None when it holds none. Found once, when the file is opened."""
    merges: tuple[Merge, ...] = ()
    dates_1904: bool = False
    """Whether day numbers in this file are counted from 1904. Real date cells are right already."""

    def read(
        self, layout: Layout, columns: Sequence[int] | None = None, serial: int | None = None
    ) -> pd.DataFrame:
        """Give the table's records: columns are positions, the index is the row number, empty is "".

        Text files give text only, as categories when the file is large; spreadsheets give native values,
        whole numbers as int. Rows that are empty in all the layout's columns are left out. What was wrong
        on the way (cells to the right of the table) is in `attrs["problems"]`, a tuple of Problem.

        A column of case numbers, named as `serial`, may come as UTF-8 bytes of one width (dtype S): a million
        different texts take as long as all the rest.
        """
        return self.content.table(layout, layout.columns if columns is None else columns, serial)

    def first_cells(self) -> Iterator[Raw]:
        """Give the first cell of every row, "" where it holds nothing."""
        return self.content.first_cells()

    def top_cells(self, layout: Layout, column: int) -> list[Raw]:
        """Give the cells of a column among the first rows of the sheet, those of the table's records."""
        rows = self.head[layout.first_data_row - 1 : layout.last_data_row]
        return [row[column] for row in rows if column < len(row)]

    def rows_above(self, layout: Layout) -> tuple[Cells, ...]:
        """Give the rows above the table: above its headings, or above its records where it has none."""
        return self.head[: min((*layout.header_rows, layout.first_data_row)) - 1]

    def last_rows(self) -> Iterator[tuple[int, Cells]]:
        """Give the last rows that hold something, the last one first."""
        return reversed(self.content.last_rows())


def is_empty(value: Raw) -> bool:
    r"""Whether a cell holds nothing but blanks.

    >>> is_empty(" \u00a0"), is_empty(0)
    (True, False)
    """
    return isinstance(value, str) and not value.strip()


def extra_cells(path: Path, sheet: str | None, rows: Sequence[int]) -> tuple[Problem, ...]:
    """Give one problem when rows have cells right beside the table, which are not read."""
    if not rows:
        return ()
    number = "En rad" if len(rows) == 1 else f"{len(rows)} rader"
    message = (
        f"{number} har fler celler än tabellen har rubriker, först rad {rows[0]}. Cellerna till höger om "
        "tabellen läses inte. Kontrollera dem i Excel och spara om filen."
    )
    return (Problem("extra_cells", message, path.name, sheet, int(rows[0])),)
