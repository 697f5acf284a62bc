"""Figures as published: a year's tables established in the store, with the day and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.errors import InputError
from lagesbild.core.figures import Freeze
from lagesbild.core.imports import Entry
from lagesbild.core.tables import AtLeast, CellPlace, MissingValue, Share, TableKind
from lagesbild.store.journal import note

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table, Value
    from lagesbild.store.database import Store

    PublishedValues = Mapping["CellPlace", tuple[str, "PublishedValue"]]
    """By place, the ISO day on which a figure was established and what it was then."""


class PublishedValue(NamedTuple):
    """A figure as it was established: what stood in its row's and column's headings, and its value."""

    row_label: str
    column_label: str
    value: Value


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
    if done and cells == _read_vintage(store, report.year):
        return done[-1], False
    _write(store, report, (by, now, version), cells)
    detail = f"{len(cells)} siffror" + (f", av {by}" if by else "")
    note(store, Entry(now, report.year, "frozen", "", f"siffrorna för {report.year}", detail))
    return Freeze(now.date().isoformat(), by, len(cells)), True


def _cells(tables: Sequence[Table]) -> Iterator[tuple[CellPlace, PublishedValue]]:
    for table in tables:
        if table.kind is not TableKind.REVISIONS:
            for row, column, cell in table.cells():
                yield table.place(row, column), PublishedValue(row.label, column.label, cell.value)


def _write(
    store: Store,
    report: Report,
    signed: tuple[str, datetime, str],
    cells: Mapping[CellPlace, PublishedValue],
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
        (number, order, *place, figure.row_label, figure.column_label, *_encode_value(figure.value))
        for order, (place, figure) in enumerate(cells.items())
    ]
    store.insert("frozen_cells", lines)


def _encode_value(value: Value) -> tuple[str, str]:
    if isinstance(value, MissingValue):
        return "nothing", value.value
    if isinstance(value, Share):
        return "share", f"{value.part}/{value.base}"
    if isinstance(value, AtLeast):
        return "at_least", str(value.count)
    return ("count" if isinstance(value, int) else "text"), str(value)


def _read(kind: str, text: str) -> Value:
    if kind == "nothing":
        return MissingValue(text)
    if kind == "share":
        part, _, base = text.partition("/")
        return Share(int(part), int(base))
    if kind == "at_least":
        return AtLeast(int(text))
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


def _read_vintage(store: Store, year: int) -> dict[CellPlace, PublishedValue]:
    """The figures of a year as they were established last."""
    return {
        CellPlace(*place): PublishedValue(row_label, column_label, _read(kind, value))
        for *place, row_label, column_label, kind, value in store.run(
            "SELECT table_id, row_key, column_key, row_label, column_label, kind, value FROM frozen_cells "
            "WHERE freeze_id = (SELECT max(id) FROM freezes WHERE year = ?) ORDER BY place",
            (year,),
        )
    }


def published_values(store: Store, year: int, yearly: AbstractSet[str]) -> PublishedValues:
    """The figures that a year's tables may have as they were established, those of earlier years too.

    `yearly` are the ids of the tables with a column for each year: what an earlier year's figures were is what its own
    column had when that year was established. Empty when nothing is.
    """
    figures: dict[CellPlace, tuple[str, PublishedValue]] = {}
    days = dict(
        store.run("SELECT year, arg_max(day, id) FROM freezes WHERE year <= ? GROUP BY year", (year,))
    )
    for frozen in sorted(days, reverse=True):
        day, cells = days[frozen].isoformat(), _read_vintage(store, frozen)
        figures |= {
            place: (day, cell)
            for place, cell in cells.items()
            if frozen == year or (place.table in yearly and place.column == str(frozen))
        }
    return figures
