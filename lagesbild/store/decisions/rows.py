"""The status of a row by decision: laid over the one that it was read with, and statuses_as_read before anything is read anew."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.decisions import UNCLEAR, Place, RowDecision
from lagesbild.core.errors import UsageError
from lagesbild.core.imports import Entry, RowChange
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import fold
from lagesbild.store.journal import note
from lagesbild.store.undoing import undoable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from lagesbild.store.database import Store

_OF_DECISION = """
i.year = d.year AND i.source = d.source AND i.sha256 = d.sha256 AND coalesce(i.sheet, '') = d.sheet
"""
_DECIDED = f"row_decisions d JOIN imports i ON {_OF_DECISION}"
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
SELECT source, sha256, "row", coalesce(sheet, '') AS sheet, any_value(status) FILTER (record),
    bool_or(status = 'counted' OR coalesce(milieu, '') <> '' OR coalesce(question, '') <> '')
FROM source_rows WHERE year = ? AND file = ? AND "row" = ? GROUP BY ALL ORDER BY min(import_id)
"""
_FORGET = 'DELETE FROM row_decisions WHERE year = ? AND name = ? AND "row" = ? AND sheet = ?'
SEVERAL_SHEETS = "Rad {row} i {file} finns på bladen ”{sheets}”. Lägg till vilket det gäller, till exempel --blad ”{sheet}”."
SEVERAL_FILES = "Flera inläsningar heter {file}. Döp om den ena filen och läs in den igen."


class RowAddress(NamedTuple):
    """A row as the user says it: the name of the file, the row, and the sheet where there are several."""

    file: str
    row: int
    sheet: str = ""


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
        before = _status(store, year, decision.file, place)
        with statuses_as_read(store, year):
            store.run(_FORGET, (year, decision.file, place.row, place.sheet))
            where = (year, place.source, place.sha256, place.row, decision.file)
            values = (*where, decision.status, decision.reason, decision.decided, place.sheet)
            store.run("INSERT INTO row_decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        after = _status(store, year, decision.file, place)
        change = RowChange(place.row, "status", before, after)
        note(store, Entry(now, year, "decided", place.source, decision.file, decision.reason, (change,)))


def undo_row(store: Store, year: int, where: RowAddress, now: datetime) -> None:
    """Give a row back the status that it was read with; UsageError when none was decided."""
    file, row, _ = where
    decisions = [d for d in row_decisions(store, year) if (d.file, d.place.row) == (file, row)]
    decided = _choose([d.place for d in decisions], where)
    if decided is None:
        raise UsageError(
            f"Det finns inget beslut om rad {row} i {file} att ångra. Se besluten med ”lagesbild radstatus --år {year}”."
        )
    with undoable(store, year):
        before = _status(store, year, file, decided)
        with statuses_as_read(store, year):
            store.run(_FORGET, (year, file, row, decided.sheet))
        changes = (RowChange(row, "status", before, _status(store, year, file, decided)),) if before else ()
        note(store, Entry(now, year, "decided", decided.source, file, "beslutet ångrat", changes))


def _status(store: Store, year: int, file: str, place: Place) -> str:
    found = _find_places(store, year, file, place.row)
    return next((status for known, status, _ in found if known == place), "")


def _find_places(store: Store, year: int, file: str, row: int) -> list[tuple[Place, str, bool]]:
    """Return where a row of a file of that name stands, with its status and whether it can be counted by hand."""
    return [
        (Place(*place), status or "", countable)
        for *place, status, countable in store.run(_FOUND, (year, file, row))
    ]


def _choose(places: Sequence[Place], where: RowAddress) -> Place | None:
    """Return the one place that is meant; None where there is none. UsageError when it may be several."""
    file, row, sheet = where
    meant = [place for place in places if not sheet or fold(place.sheet) == fold(sheet)]
    if not meant[1:]:
        return meant[0] if meant else None
    if len({place.sheet for place in meant}) == len(meant):
        names = "”, ”".join(place.sheet for place in meant)
        raise UsageError(SEVERAL_SHEETS.format(row=row, file=file, sheets=names, sheet=meant[0].sheet))
    raise UsageError(SEVERAL_FILES.format(file=file))


def place_of(store: Store, year: int, where: RowAddress, status: str) -> Place:
    """Where a row of a named file stands; UsageError when it is not there, or cannot be what it is to be.

    A record can be counted by hand only where its milieu, or its answers, were read.
    """
    file, row, _ = where
    found = {place: countable for place, _, countable in _find_places(store, year, file, row)}
    place = _choose([*found], where)
    if place is None:
        raise UsageError(
            f"Det finns ingen läst rad {row} i {file} för {year}. Se raderna med ”lagesbild rader --år {year} --fil {file}”."
        )
    if status == COUNTED and not found[place]:
        raise UsageError(
            f"Rad {row} i {file} har ingen läst miljö och inga lästa svar att räkna. Rätta filen och läs in den igen."
        )
    return place


def row_decisions(store: Store, year: int) -> tuple[RowDecision, ...]:
    """What has been decided of a year's rows, by file and row."""
    rows = store.run(
        'SELECT d.source, d.sha256, d."row", d.sheet, d.name, d.status, d.reason, d.decided, i.id IS NOT NULL '
        f"FROM row_decisions d LEFT JOIN imports i ON {_OF_DECISION} "
        'WHERE d.year = ? ORDER BY d.name, d.sheet, d."row"',
        (year,),
    )
    return tuple(
        RowDecision(Place(*place), *values) for *place, values in ((*row[:4], row[4:]) for row in rows)
    )
