"""What a sheet holds that its reader does not show: errors in the place of values, hidden rows, comments."""

from __future__ import annotations

from msgspec import Struct, field

MOST_PLACES = 20
"""So many errors have their place noted, and the others are counted."""


class Unseen(Struct):
    """What has been seen of one sheet beside its values; a place is a row and a column, counted from 0."""

    errors: list[tuple[int, int]] = field(default_factory=list)
    error_count: int = 0
    comments: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: int = 0
    """Those that hold something."""
    waiting: set[int] = field(default_factory=set)
    """Hidden rows in which nothing has been met yet."""

    def meet(self, row: int) -> None:
        """Note that a row holds something."""
        if row in self.waiting:
            self.waiting.discard(row)
            self.hidden_rows += 1

    def add_error(self, row: int, column: int) -> None:
        """Note a cell with an error."""
        self.error_count += 1
        if self.error_count <= MOST_PLACES:
            self.errors.append((row, column))
