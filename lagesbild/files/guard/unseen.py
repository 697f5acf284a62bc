"""What a sheet holds that its reader does not show: errors, hidden rows, comments, text boxes, and how numbers are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from lagesbild.files.grid import column_letter

if TYPE_CHECKING:
    from lagesbild.files.guard.number_formats import Shown
    from lagesbild.files.workbook.cell_errors import CellError

MOST_SHOWN = 500_000
"""Cells whose way of showing their number is noted."""
MOST_ERRORS = 20
"""So many errors are noted, and the others counted."""


class Unseen(Struct):
    """What has been seen of one sheet beside its values; a place is a row and a column, counted from 0."""

    errors: list[CellError] = field(default_factory=list)
    """The first ones, and how many there are."""
    error_count: int = 0
    comments: list[str] = field(default_factory=list)
    """The cells that have one, as "B4"."""
    hidden_rows: int = 0
    """Those that hold something."""
    struck_rows: set[int] = field(default_factory=set)
    """The numbers of those with a cell that is struck through, as a spreadsheet shows them."""
    shown: dict[tuple[int, int], Shown] = field(default_factory=dict)
    """The places of numbers that are shown as something else than a plain count, and how."""
    text_boxes: int = 0
    """Those with words in them."""
    waiting: set[int] = field(default_factory=set)
    """Hidden rows in which nothing has been met yet."""

    def meet(self, row: int) -> None:
        """Note that a row holds something."""
        if row in self.waiting:
            self.waiting.discard(row)
            self.hidden_rows += 1

    def show(self, row: int, column: int, shown: Shown | None) -> None:
        """Note how a cell shows its number; None where it does as it is."""
        if shown and len(self.shown) < MOST_SHOWN:
            self.shown[row, column] = shown

    def add_error(self, error: CellError) -> None:
        """Note a cell without a value."""
        self.error_count += 1
        if self.error_count <= MOST_ERRORS:
            self.errors.append(error)

    def add_comment(self, row: int, column: int) -> None:
        """Note a comment beside a cell."""
        self.comments.append(f"{column_letter(column)}{row + 1}")
