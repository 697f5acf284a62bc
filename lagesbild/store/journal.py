"""The journal: every change of the store, when it was made and what it changed, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.imports import Entry, RowChange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.store.database import Store


def note(store: Store, entry: Entry) -> None:
    """Write a change into the journal; to be called within the transaction that makes it."""
    ((number,),) = store.run("SELECT nextval('journal_ids')")
    values = (number, entry.noted, entry.year, entry.event, entry.source, entry.name, entry.detail)
    store.run("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    store.insert("journal_rows", [(number, place, *row) for place, row in enumerate(entry.rows)])


def read_entries(store: Store, year: int | None = None) -> tuple[Entry, ...]:
    """The changes of all years, or of one, oldest first."""
    changes = store.run(
        "SELECT id, noted, year, event, source, name, detail FROM journal "
        "WHERE ?::INTEGER IS NULL OR year = ? ORDER BY id",
        (year, year),
    )
    rows = _rows(store, [number for number, *_ in changes])
    return tuple(
        Entry(noted, of, event, source, name, detail, tuple(rows.get(number, ())))
        for number, noted, of, event, source, name, detail in changes
    )


def _rows(store: Store, numbers: Sequence[int]) -> dict[int, list[RowChange]]:
    changed: dict[int, list[RowChange]] = {}
    for number, *values in store.run(
        'SELECT entry, "row", aspect, before, after FROM journal_rows WHERE list_contains(?, entry) '
        "ORDER BY entry, place",
        (list(numbers),),
    ):
        changed.setdefault(number, []).append(RowChange(*values))
    return changed
