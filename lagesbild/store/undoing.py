"""The last change of the store, taken back: what the year was before it lies in the same file until the next change.

The copies are made in the transaction of the change itself, in a schema of their own, so that neither is there without
the other, however the program ends. A purge writes the file anew without them.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.imports import EVENT_WORDS, Entry
from lagesbild.store.archive.tables import META, PARENTS, columns_by_table
from lagesbild.store.journal import note, read_entries
from lagesbild.store.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from lagesbild.store.database import Store

LEFT = frozenset({META, "journal", "journal_rows", "analyses"})
"""Tables that are left as they are: what has happened has happened, and what people have written is theirs."""
NOTED = "unread_files"
"""Files that could not be read: those that were forgotten come back, and none that has been noted since goes."""
SCHEMA = "undo_{version}_{entry}_{year}"
COPIES = re.compile(r"undo_(?P<version>\d+)_(?P<entry>\d+)_(?P<year>\d+)")


class LastChange(NamedTuple):
    """A change that can be taken back: the year that it was of, and what the journal has of it."""

    year: int
    entries: tuple[Entry, ...]
    copies: str
    """The schema that holds what the year was before."""


@contextmanager
def undoable(store: Store, year: int) -> Iterator[None]:
    """A transaction whose change of a year can be taken back until the next one, if it writes in the journal.

    Within another transaction it is a part of that one.
    """
    if store.is_in_transaction:
        yield
        return
    _drop_idle_copies(store)
    with store.transaction():
        before, begun = _schemas(store), _last_entry(store)
        schema = SCHEMA.format(version=VERSION, entry=begun, year=year)
        store.run(f"CREATE SCHEMA {schema}")
        for table, rows in _rows_by_table(store, year).items():
            store.run(f"CREATE TABLE {schema}.{table} AS SELECT * FROM {table} WHERE {rows} ORDER BY rowid")
        yield
        if _last_entry(store) > begun:
            _drop(store, before)
    _drop_idle_copies(store)


def last_change(store: Store) -> LastChange | None:
    """Return the change that can be taken back; None where there is none."""
    names = [name for schema in _schemas(store) if (name := COPIES.fullmatch(schema))]
    ready = [
        name for name in names if int(name["version"]) == VERSION and int(name["entry"]) < _last_entry(store)
    ]
    if not ready:
        return None
    year, begun = int(ready[-1]["year"]), int(ready[-1]["entry"])
    ((known,),) = store.run("SELECT count(*) FROM journal WHERE id <= ?", (begun,))
    return LastChange(year, read_entries(store)[known:], ready[-1][0])


def take_back(store: Store, change: LastChange, now: datetime) -> None:
    """Let the year be as it was before its last change, and note in the journal what was taken back."""
    with store.transaction():
        tables = _rows_by_table(store, change.year)
        for table in sorted(tables, key=lambda name: name in PARENTS.values()):
            if table != NOTED:
                store.run(f"DELETE FROM {table} WHERE {tables[table]}")
        for table in tables:
            added = f" WHERE id NOT IN (SELECT id FROM {NOTED})" if table == NOTED else ""
            store.run(f"INSERT INTO {table} SELECT * FROM {change.copies}.{table}{added} ORDER BY rowid")
        store.run(f"DELETE FROM {NOTED} WHERE year NOT IN (SELECT year FROM years)")
        forget_undo(store)
        for entry in change.entries:
            note(store, Entry(now, entry.year, "undone", entry.source, entry.name, EVENT_WORDS[entry.event]))


def forget_undo(store: Store) -> None:
    """Let no change be taken back any more; to be called in a transaction."""
    _drop(store, _schemas(store))


def _schemas(store: Store) -> list[str]:
    """The schemas of copies, the latest last."""
    names = [
        str(name) for (name,) in store.run("SELECT schema_name FROM duckdb_schemas() WHERE NOT internal")
    ]
    return sorted(
        (name for name in names if COPIES.fullmatch(name)), key=lambda name: int(name.split("_")[2])
    )


def _drop(store: Store, schemas: Iterable[str]) -> None:
    for schema in schemas:
        store.run(f"DROP SCHEMA {schema} CASCADE")


def _drop_idle_copies(store: Store) -> None:
    """Drop the copies that were made before something that changed nothing."""
    _drop(store, [name for name in _schemas(store) if int(name.split("_")[2]) == _last_entry(store)])


def _last_entry(store: Store) -> int:
    ((last,),) = store.run("SELECT coalesce(max(id), 0) FROM journal")
    return int(last)


def _rows_by_table(store: Store, year: int) -> dict[str, str]:
    """By table, the condition on its rows of a year; KeyError for a table of which nothing says of which year a row is."""
    return {
        table: _condition(table, columns, year)
        for table, columns in columns_by_table(store).items()
        if table not in LEFT
    }


def _condition(table: str, columns: Mapping[str, str], year: int) -> str:
    if "year" in columns:
        return f"year = {year}"
    column = next((column for column in PARENTS if column in columns), None)
    if column is None:
        raise KeyError(table)
    return f"{column} IN (SELECT id FROM {PARENTS[column]} WHERE year = {year})"
