"""What became of the cells of each stored sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.accounts import SheetAccount

if TYPE_CHECKING:
    from lagesbild.store.database import Store

ROLE, ASIDE, NOTES, UNREAD = "role", "set_aside", "notes", "unread"


def keep_account(store: Store, number: int, account: SheetAccount | None) -> None:
    """Store the account of an import's sheet, where it has one."""
    if account is None:
        return
    rows = [
        *((number, ROLE, role, cells) for role, cells in account.by_role.items()),
        *((number, ASIDE, reason, cells) for reason, cells in account.set_aside.items()),
        (number, NOTES, "", account.notes),
        (number, UNREAD, "", account.unread),
    ]
    store.insert("sheet_accounts", rows)


def read_accounts(store: Store, year: int) -> dict[int, SheetAccount]:
    """Return by import id the accounts of a year's sheets; what was stored before they were kept has none."""
    uses: dict[int, dict[str, dict[str, int]]] = {}
    for number, use, detail, cells in store.run(
        "SELECT import_id, use, detail, cells FROM sheet_accounts JOIN imports ON id = import_id WHERE year = ?",
        (year,),
    ):
        uses.setdefault(number, {}).setdefault(use, {})[detail] = cells
    return {number: _account(of_sheet) for number, of_sheet in uses.items()}


def _account(uses: dict[str, dict[str, int]]) -> SheetAccount:
    return SheetAccount(
        cells=sum(cells for details in uses.values() for cells in details.values()),
        by_role=uses.get(ROLE, {}),
        set_aside=uses.get(ASIDE, {}),
        notes=uses[NOTES][""],
        unread=uses[UNREAD][""],
    )
