"""The account of a sheet: what became of every cell that holds something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SheetAccount:
    """The cells of a sheet that hold something, each counted once.

    `cells` is the sum of `by_role`, `set_aside`, `notes` and `unread`.
    """

    cells: int
    by_role: Mapping[str, int] = field(default_factory=dict)
    """Role -> the cells that are used in it; the table's header rows are `heading`."""
    set_aside: Mapping[str, int] = field(default_factory=dict)
    """Reason -> the cells of the rows that are set aside for it."""
    notes: int = 0
    """The cells above and below the table."""
    unread: int = 0
    """The cells beside the table, and those of its columns that are not read."""
    unread_numbers: tuple[str, ...] = ()
    """Where a number stands that is not used: addresses such as `F7`, and `F7:F19` for numbers below each other."""
