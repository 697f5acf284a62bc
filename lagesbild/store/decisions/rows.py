"""The status of a row by decision: laid over the one that it was read with, and statuses_as_read before anything is read anew."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from lagesbild.core.decisions import UNCLEAR, Place, RowDecision
from lagesbild.core.errors import UsageError
from lagesbild.core.imports import Entry, RowChange
from lagesbild.core.tables import COUNTED
from lagesbild.store.journal import note
from lagesbild.store.undoing import undoable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lagesbild.store.database import Store

_DECIDED = (
    "row_decisions d JOIN imports i ON i.year = d.year AND i.source = d.source AND i.sha256 = d.sha256 "
)
_REMEMBER = f"""
INSERT INTO statuses_read SELECT DISTINCT o.import_id, o."row", o.part, o.kind, o.status
FROM {_DECIDED} JOIN observations o ON o.import_id = i.id AND o."row" = d."row" WHERE d.year = ?
"""
_APPLY = f"""
UPDATE observations AS o SET status = s.status
FROM (SELECT i.id, d."row", if(d.status = '{UNCLEAR}', 'unreadable', d.status) AS status FROM {_DECIDED} WHERE d.year = ?) s
WHERE o.import_id = s.id AND o."row" = s."row"
"""
_RESTORE = """
UPDATE observations AS o SET status = s.status FROM statuses_read s
WHERE s.import_id = o.import_id AND s."row" = o."row" AND s.part = o.part AND s.kind = o.kind
    AND o.import_id IN (SELECT id FROM imports WHERE year = ?)
"""
_FOUND = """
SELECT source, sha256, any_value(status) FILTER (record),
    bool_or(status = 'counted' OR coalesce(milieu, '') <> '' OR coalesce(question, '') <> '')
FROM source_rows WHERE year = ? AND file = ? AND "row" = ? GROUP BY source, sha256
"""
_FORGET = 'DELETE FROM row_decisions WHERE year = ? AND name = ? AND "row" = ?'


@contextmanager
def statuses_as_read(store: Store, year: int) -> Iterator[None]:
    """Within, a year's records have the status that they were read with; after it, the decided one again.

    To be used within the transaction that changes what is stored.
    """
    store.rearrange(_RESTORE, (year,))
    store.rearrange(
        "DELETE FROM statuses_read WHERE import_id NOT IN (SELECT id FROM imports WHERE year <> ?)", (year,)
    )
    yield
    store.rearrange(_REMEMBER, (year,))
    store.rearrange(_APPLY, (year,))


def decide_row(store: Store, year: int, decision: RowDecision, now: datetime) -> None:
    """Keep a row's status as decided, in place of what was decided before of that row, and apply it."""
    place = decision.place
    with undoable(store, year):
        before = _status(store, year, decision.file, place.row)
        with statuses_as_read(store, year):
            store.run(_FORGET, (year, decision.file, place.row))
            values = (
                year,
                place.source,
                place.sha256,
                place.row,
                decision.file,
                decision.status,
                decision.reason,
            )
            store.run(
                "INSERT INTO row_decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*values, decision.decided)
            )
        after = _status(store, year, decision.file, place.row)
        change = RowChange(place.row, "status", before, after)
        note(store, Entry(now, year, "decided", place.source, decision.file, decision.reason, (change,)))


def undo_row(store: Store, year: int, file: str, row: int, now: datetime) -> None:
    """Give a row back the status that it was read with; UsageError when none was decided."""
    decided = next((d for d in row_decisions(store, year) if (d.file, d.place.row) == (file, row)), None)
    if decided is None:
        raise UsageError(
            f"Det finns inget beslut om rad {row} i {file} att ångra. Se besluten med ”lagesbild radstatus --år {year}”."
        )
    with undoable(store, year):
        before = _status(store, year, file, row)
        with statuses_as_read(store, year):
            store.run(_FORGET, (year, file, row))
        changes = (RowChange(row, "status", before, _status(store, year, file, row)),) if before else ()
        note(store, Entry(now, year, "decided", decided.place.source, file, "beslutet ångrat", changes))


def _status(store: Store, year: int, file: str, row: int) -> str:
    return next((status for _, _, status, _ in store.run(_FOUND, (year, file, row))), "")


def place_of(store: Store, year: int, file: str, row: int, status: str) -> Place:
    """Where a row of a named file stands; UsageError when it is not there, or cannot be what it is to be.

    A record can be counted by hand only where its milieu, or its answers, were read.
    """
    rows = store.run(_FOUND, (year, file, row))
    if not rows:
        raise UsageError(
            f"Det finns ingen läst rad {row} i {file} för {year}. Se raderna med ”lagesbild rader --år {year} --fil {file}”."
        )
    if len(rows) > 1:
        raise UsageError(
            f"Flera inläsningar för {year} heter {file}. Döp om den ena filen och läs in den igen."
        )
    ((source, sha256, _, countable),) = rows
    if status == COUNTED and not countable:
        raise UsageError(
            f"Rad {row} i {file} har ingen läst miljö och inga lästa svar att räkna. Rätta filen och läs in den igen."
        )
    return Place(source, sha256, row)


def row_decisions(store: Store, year: int) -> tuple[RowDecision, ...]:
    """What has been decided of a year's rows, by file and row."""
    rows = store.run(
        'SELECT d.source, d.sha256, d."row", d.name, d.status, d.reason, d.decided, i.id IS NOT NULL '
        "FROM row_decisions d LEFT JOIN imports i ON i.year = d.year AND i.source = d.source AND i.sha256 = d.sha256 "
        'WHERE d.year = ? ORDER BY d.name, d."row"',
        (year,),
    )
    return tuple(RowDecision(Place(source, sha256, row), *values) for source, sha256, row, *values in rows)
