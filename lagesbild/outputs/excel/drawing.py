"""What is drawn of a table: which rows and columns, on which scale, and how large."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.tables import TableKind
from lagesbild.outputs.excel.style import PAGE_WIDTH, PIXELS_PER_SIGN

if TYPE_CHECKING:
    from lagesbild.core.tables import Table, Value

NO_BARS = TableKind.MILIEU_BY_SOURCE
"""The overview is a picture of dots, which a spreadsheet has not."""
NOT_DRAWN = ("base", "total", "totalt")
"""Columns that stand for the whole, and would press the others down."""
MOST_ACROSS = 4
WIDEST_PANEL, WIDEST_LABELS = 200, 240
TITLE, BAR, TALL_BAR = 34, 26, 38
"""In pixels, as the widths; a bar is tall when its label takes two lines."""


class Drawing(Struct, frozen=True):
    """The rows from `start` up to `stop` of a table and the numbers of the columns, a panel each."""

    table: Table
    start: int
    stop: int
    columns: tuple[int, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """What the bars stand for."""
        return tuple(row.label for row in self.table.rows[self.start : self.stop])

    def values(self, column: int) -> tuple[Value, ...]:
        """The values behind the bars of a panel."""
        return tuple(row.cells[column].value for row in self.table.rows[self.start : self.stop])

    @property
    def peak(self) -> int:
        """The largest figure in any panel, at least one."""
        values = (value for column in self.columns for value in self.values(column))
        return max((value for value in values if isinstance(value, int)), default=0) or 1

    @property
    def lines(self) -> int:
        """How many lines the panels take."""
        return ceil(len(self.columns) / MOST_ACROSS)

    @property
    def across(self) -> int:
        """How many panels stand in a line: equally many in all, as far as it goes."""
        return ceil(len(self.columns) / self.lines)

    @property
    def label_width(self) -> int:
        """The room for the labels, in pixels."""
        longest = max(map(len, self.labels))
        return min((longest + 2) * PIXELS_PER_SIGN, WIDEST_LABELS)

    @property
    def panel_width(self) -> int:
        """The width of a panel without labels, in pixels, so that a line of them fits the page."""
        return min((PAGE_WIDTH * PIXELS_PER_SIGN - self.label_width) // self.across, WIDEST_PANEL)

    @property
    def height(self) -> int:
        """The height of every panel, in pixels."""
        wraps = max(map(len, self.labels)) * PIXELS_PER_SIGN > WIDEST_LABELS
        return TITLE + len(self.labels) * (TALL_BAR if wraps else BAR)

    def left(self, place: int) -> int:
        """Where the panel in that place of its line begins, in pixels; the first has the labels before it."""
        return self.label_width + place * self.panel_width if place else 0


def drawing(table: Table) -> Drawing | None:
    """What is drawn of a table, or None when it has no bars; sums are left out."""
    if table.kind is NO_BARS:
        return None
    parts = [number for number, row in enumerate(table.rows) if not row.total]
    columns = tuple(
        number
        for number, column in enumerate(table.columns)
        if column.kind == "count" and column.key not in NOT_DRAWN
    )
    if not (parts and columns):
        return None
    ends = (number for number in range(parts[0], len(table.rows)) if table.rows[number].total)
    return Drawing(table, parts[0], next(ends, len(table.rows)), columns)
