"""Years purged: the store is written anew without them, so that nothing of them is left in the file."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from lagesbild.core.errors import OutputError
from lagesbild.core.file_marks import mark_file
from lagesbild.core.imports import Entry
from lagesbild.core.interrupts import hold_interrupts
from lagesbild.core.patience import keep_trying
from lagesbild.core.purge import Purge
from lagesbild.core.replacing import replace_file
from lagesbild.core.run_changes import Change, note_change
from lagesbild.core.tables import TableKind, table_id
from lagesbild.store.archive.tables import META, PARENTS, columns_by_table, continue_sequences
from lagesbild.store.connecting import PATIENCE
from lagesbild.store.database import open_store
from lagesbild.store.faults import IN_USE, StoreInUseError, try_lock
from lagesbild.store.journal import note
from lagesbild.store.meanwhile import ChangedMeanwhileError
from lagesbild.store.staging import stage_beside

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from lagesbild.core.file_marks import Mark
    from lagesbild.core.purge import Kept, Purgeable
    from lagesbild.store.database import Store

COUNTS: Mapping[Purgeable, str] = {
    "imports": "SELECT year FROM imports",
    "observations": "SELECT year FROM source_rows",
    "texts": "SELECT year FROM texts JOIN imports ON id = import_id",
    "text_decisions": "SELECT year FROM text_decisions",
    "decisions": "SELECT year FROM decisions UNION ALL SELECT year FROM row_decisions",
    "activities": "SELECT year FROM activities",
    "analyses": "SELECT year FROM analyses",
    "journal": "SELECT year FROM journal WHERE name <> '' OR detail <> ''",
    "base_counts": "SELECT of_year AS year FROM published_base",
}
"""By kind, one row of its year for each thing of it that goes."""
STAYS: Mapping[Kept, str] = {
    "freezes": "SELECT count(*) FROM freezes WHERE year < ?",
    "publications": "SELECT count(*) FROM publications WHERE year < ?",
}
WHOLE = frozenset({"freezes", "publications"})
"""Tables that stay as they are: that figures were established, and that an edition was published."""
OF_UNITS = table_id(TableKind.BY_UNIT)
"""How the id of a table ends whose lines are called after those who reported."""
KEPT_IN_PART: Mapping[str, str] = {
    "journal": (
        "SELECT id, noted, year, event, source, CASE WHEN year >= {before} OR event = 'purged' THEN name ELSE '' END, "
        "CASE WHEN year >= {before} OR event = 'purged' THEN detail ELSE '' END FROM journal"
    ),
    "frozen_cells": (
        f"SELECT * FROM frozen_cells WHERE NOT ends_with(table_id, '{OF_UNITS}') "
        "OR freeze_id NOT IN (SELECT id FROM freezes WHERE year < {before})"
    ),
    "published_base": "SELECT * FROM published_base WHERE of_year >= {before}",
    "published_figures": (
        "SELECT * REPLACE (CASE WHEN of_year < {before} AND reason <> '' THEN 0 ELSE value END AS value) "
        "FROM published_figures"
    ),
}
"""Of established figures those of no named unit; of a change only what and when; of an edition what it showed, and which
figures it hid but not how large they were."""


def count_purge(store: Store, before: int) -> Purge:
    """What purging all years before one would take away, and what would stay."""
    by_year: dict[int, dict[Purgeable, int]] = {}
    for kind, rows in COUNTS.items():
        found = store.run(f"SELECT year, count(*) FROM ({rows}) WHERE year < ? GROUP BY year", (before,))
        for year, number in found:
            by_year.setdefault(year, {})[kind] = number
    kept = [(kind, store.run(rows, (before,))[0][0]) for kind, rows in STAYS.items()]
    removed = ((year, tuple(numbers.items())) for year, numbers in sorted(by_year.items()))
    return Purge(before, tuple(removed), tuple((kind, number) for kind, number in kept if number))


def purge_years(database: Path, purge: Purge, now: datetime, detail: str) -> None:
    """Write the store anew without what the purge counted, and with a note of it in the journal; all or nothing.

    Raises ChangedMeanwhileError when the store is not as it was counted, OutputError when the folder cannot be written.
    """
    before = purge.before
    try:
        with stage_beside(database) as folder:
            waiting = folder / "store.db"
            with open_store(waiting, writable=True, shown=database):
                pass
            with open_store(database, writable=True) as store:
                if count_purge(store, before) != purge:
                    raise ChangedMeanwhileError
                _copy_kept(store, waiting, before)
                store.rearrange("CHECKPOINT")  # what lay beside it would change the file when it is closed
                mark = mark_file(database)
            with open_store(waiting, writable=True, shown=database) as store:
                continue_sequences(store)
                note(store, Entry(now, before, "purged", "", f"före {before}", detail))
            with hold_interrupts():
                _replace_unchanged(waiting, database, mark)
                note_change(Change.STORE)
    except OSError as error:
        raise OutputError(
            f"{database} går inte att skriva: mappen är skrivskyddad eller disken full. Inget är gallrat."
        ) from error


def _replace_unchanged(waiting: Path, database: Path, mark: Mark) -> None:
    """Put a finished store in the place of one that nobody holds, nor has changed since its mark was taken."""
    with ExitStack() as held:
        if sys.platform != "win32":  # there a file that is open cannot be replaced
            number = held.enter_context(database.open("rb+")).fileno()
            try:
                keep_trying(lambda: try_lock(number, writable=True), _is_held, PATIENCE)
            except BlockingIOError as error:
                raise StoreInUseError(IN_USE.format(path=database)) from error
        if mark_file(database) != mark:
            raise ChangedMeanwhileError
        replace_file(waiting, database)


def _is_held(error: Exception) -> bool:
    return isinstance(error, BlockingIOError)


def _copy_kept(store: Store, waiting: Path, before: int) -> None:
    path = str(waiting).replace("'", "''")
    tables = columns_by_table(store)
    store.run(f"ATTACH '{path}' AS fresh")
    for table, columns in tables.items():
        if table != META:
            store.run(f"INSERT INTO fresh.main.{table} {select_kept(table, columns, before)} ORDER BY rowid")
    store.run("DETACH fresh")


def select_kept(table: str, columns: Mapping[str, str], before: int) -> str:
    """The rows of a table that stay, as SQL; KeyError for a table of which nothing says of which year a row is."""
    if table in WHOLE:
        return f"SELECT * FROM {table}"
    if table in KEPT_IN_PART:
        return KEPT_IN_PART[table].format(before=before)
    if "year" in columns:
        return f"SELECT * FROM {table} WHERE year >= {before}"
    column = next((column for column in PARENTS if column in columns), None)
    if column is None:
        raise KeyError(table)
    return (
        f"SELECT * FROM {table} WHERE {column} IN (SELECT id FROM {PARENTS[column]} WHERE year >= {before})"
    )
