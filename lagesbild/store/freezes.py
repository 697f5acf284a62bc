"""Figures as published: a year's tables are established in the store, and what is revised later is told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.changes import Entry
from lagesbild.core.errors import InputError
from lagesbild.core.figures import Freeze
from lagesbild.core.tables import CellPlace, MissingValue, Share, TableKind, table_id
from lagesbild.store.journal import note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Cell, Column, Row, Table, Value
    from lagesbild.store.database import Store


class Established(NamedTuple):
    """A figure as it was established: what stood in its row's and column's headings, and its value."""

    row_label: str
    column_label: str
    value: Value


class Revision(NamedTuple):
    """A figure that is no longer what it was when it was established; `cell` is None when it is gone.

    `yearly` says that it stands in a table with a column for each year.
    """

    place: CellPlace
    yearly: bool
    row_label: str
    column_label: str
    day: str
    published: Value | None
    cell: Cell | None


def freeze(store: Store, report: Report, by: str, now: datetime, version: str) -> tuple[Freeze, bool]:
    """Establish the figures of a report's year as published; the freeze, and whether it is a new one.

    Figures unchanged since they were established last are not established again, and earlier ones are kept. To be
    called in a transaction. Raises InputError when nothing has come in for the year.
    """
    if not report.incoming:
        raise InputError(
            f"Det finns inga underlag för {report.year}, så det finns inga siffror att fastställa."
        )
    cells = dict(_cells(report.tables))
    done = freezes(store, report.year)
    if done and cells == _established(store, report.year):
        return done[-1], False
    _write(store, report, (by, now, version), cells)
    told = f"{len(cells)} siffror" + (f", av {by}" if by else "")
    note(store, Entry(now, report.year, "frozen", "", f"siffrorna för {report.year}", told))
    return Freeze(now.date().isoformat(), by, len(cells)), True


def _cells(tables: Sequence[Table]) -> Iterator[tuple[CellPlace, Established]]:
    for table in tables:
        if table.kind is not TableKind.REVISIONS:
            for row, column, cell in table.cells():
                yield table.place(row, column), Established(row.label, column.label, cell.value)


def _write(
    store: Store, report: Report, signed: tuple[str, datetime, str], cells: Mapping[CellPlace, Established]
) -> None:
    by, now, version = signed
    stored = store.year(report.year)
    if stored is None:
        raise LookupError(report.year)
    ((number,),) = store.run("SELECT nextval('freeze_ids')")
    days = (report.period.start, report.period.end)
    values = (
        number,
        report.year,
        now.date(),
        by,
        version,
        *days,
        stored.area,
        stored.terms,
        stored.not_asked,
    )
    store.run(f"INSERT INTO freezes VALUES ({', '.join('?' * len(values))})", values)
    lines = [
        (number, order, *place, one.row_label, one.column_label, *_written(one.value))
        for order, (place, one) in enumerate(cells.items())
    ]
    store.insert("frozen_cells", lines)


def _written(value: Value) -> tuple[str, str]:
    if isinstance(value, MissingValue):
        return "nothing", value.value
    if isinstance(value, Share):
        return "share", f"{value.part}/{value.base}"
    return ("count" if isinstance(value, int) else "text"), str(value)


def _read(kind: str, text: str) -> Value:
    if kind == "nothing":
        return MissingValue(text)
    if kind == "share":
        part, _, base = text.partition("/")
        return Share(int(part), int(base))
    return int(text) if kind == "count" else text


def freezes(store: Store, year: int) -> tuple[Freeze, ...]:
    """When the figures of a year were established and by whom, the latest last."""
    return tuple(
        Freeze(day.isoformat(), by, figures)
        for day, by, figures in store.run(
            "SELECT f.day, f.by_whom, count(*) FROM freezes f JOIN frozen_cells c ON c.freeze_id = f.id "
            "WHERE f.year = ? GROUP BY f.id, f.day, f.by_whom ORDER BY f.id",
            (year,),
        )
    )


def _established(store: Store, year: int) -> dict[CellPlace, Established]:
    """The figures of a year as they were established last."""
    return {
        CellPlace(*place): Established(row_label, column_label, _read(kind, value))
        for *place, row_label, column_label, kind, value in store.run(
            "SELECT table_id, row_key, column_key, row_label, column_label, kind, value FROM frozen_cells "
            "WHERE freeze_id = (SELECT max(id) FROM freezes WHERE year = ?) ORDER BY place",
            (year,),
        )
    }


def revisions(
    store: Store, year: int, tables: Sequence[Table], sources: Iterable[str]
) -> tuple[Revision, ...]:
    """What a year's tables have otherwise than when it was established: counts, in the order of the tables.

    `sources` are the keys of all that may have a table of years. An earlier year's figures in those tables are held
    against that year's own establishment where it has one.
    """
    yearly = frozenset(table_id(TableKind.BY_YEAR, source) for source in sources)
    known = _baseline(store, year, yearly)
    if not known:
        return ()
    shown = {table.id: table for table in tables}
    now = {t.place(row, column): (row, column, cell) for t in tables for row, column, cell in t.cells()}
    told = {(place.table, place.column): day for place, (day, _) in known.items()}
    come = {
        place: told[place.table, place.column] for place in now.keys() - known.keys() if place[::2] in told
    }
    places = {place: day for place, (day, _) in known.items() if _comparable(place, shown, yearly)} | come
    revised = [
        Revision(place, place.table in yearly, *labels, day, was, cell)
        for place, day in places.items()
        for labels, was, cell in [_both(place, known, now)]
        if _differ(was, cell.value if cell else None)
    ]
    order = {place: number for number, place in enumerate(now)}
    return tuple(sorted(revised, key=lambda one: order.get(one.place, len(order))))


def _baseline(store: Store, year: int, yearly: AbstractSet[str]) -> dict[CellPlace, tuple[str, Established]]:
    """By place, the day on which the figure was established and what it was: each year's own by that year's."""
    found: dict[CellPlace, tuple[str, Established]] = {}
    days = dict(
        store.run("SELECT year, arg_max(day, id) FROM freezes WHERE year <= ? GROUP BY year", (year,))
    )
    for frozen in sorted(days, reverse=True):
        day, cells = days[frozen].isoformat(), _established(store, frozen)
        found |= {
            place: (day, cell)
            for place, cell in cells.items()
            if frozen == year or (place.table in yearly and place.column == str(frozen))
        }
    return found


def _comparable(place: CellPlace, shown: Mapping[str, Table], yearly: AbstractSet[str]) -> bool:
    """Whether a figure that was established can be looked for: a column that is no longer shown cannot."""
    if place.table not in shown:
        return place.table in yearly
    return any(column.key == place.column for column in shown[place.table].columns)


def _both(
    place: CellPlace,
    known: Mapping[CellPlace, tuple[str, Established]],
    now: Mapping[CellPlace, tuple[Row, Column, Cell]],
) -> tuple[tuple[str, str], Value | None, Cell | None]:
    was = known[place][1] if place in known else None
    if place in now:
        row, column, cell = now[place]
        return (row.label, column.label), was.value if was else None, cell
    return (was.row_label, was.column_label) if was else ("", ""), was.value if was else None, None


def _differ(was: Value | None, now: Value | None) -> bool:
    """Whether a count was revised; a row that is not there is a zero, and shares follow their counts."""
    counts = [value or 0 if isinstance(value, int | None) else value for value in (was, now)]
    return counts[0] != counts[1] and any(isinstance(value, int) for value in counts)
