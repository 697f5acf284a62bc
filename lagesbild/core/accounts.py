"""The account of a sheet: what became of every cell that holds something."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class SheetAccount(Struct, frozen=True):
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

    @property
    def used(self) -> int:
        """The cells that are used in some role, the headings among them."""
        return sum(self.by_role.values())

    @property
    def aside(self) -> int:
        """The cells of all rows that are set aside."""
        return sum(self.set_aside.values())


def add_accounts(accounts: Iterable[SheetAccount | None]) -> SheetAccount | None:
    """Return the account of several sheets together; None when there is none, or one of them has none."""
    known = list(accounts)
    if not known or None in known:
        return None
    sheets = [account for account in known if account is not None]
    return SheetAccount(
        cells=sum(sheet.cells for sheet in sheets),
        by_role=dict(sum((Counter(sheet.by_role) for sheet in sheets), Counter())),
        set_aside=dict(sum((Counter(sheet.set_aside) for sheet in sheets), Counter())),
        notes=sum(sheet.notes for sheet in sheets),
        unread=sum(sheet.unread for sheet in sheets),
    )
