"""What has been revised since the figures were established: a note below each table, and a table of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from lagesbild.core.tables import AtLeast, Cell, Column, MissingValue, Row, Table, TableKind
from lagesbild.core.wording import digits, enumerate_words, known_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.core.tables import CellPlace, Value
    from lagesbild.figures.figures import Figures
    from lagesbild.store.freezes import PublishedValues

MOST_NAMED = 6
"""So many figures are named below a table; the rest stand in the table of revisions."""
REVISED = "Reviderad sedan fastställandet"
"""How a note of revisions begins."""
NO_FIGURE = "ingen siffra"
COLUMNS = (
    Column("day", "Fastställt", "date"),
    Column("published", "Då", "text"),
    Column("current", "Nu", "text"),
)


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


def revisions(figures: Figures, tables: Sequence[Table]) -> tuple[Revision, ...]:
    """The figures of a year's tables that are not what was established: counts, in the order of the tables.

    An earlier year's figures in the tables of years are held against that year's own establishment where it has one.
    """
    known, yearly = figures.published, figures.yearly_tables
    if not known:
        return ()
    shown = {table.id: table for table in tables}
    now = {t.place(row, column): (row, column, cell) for t in tables for row, column, cell in t.cells()}
    told = {(place.table, place.column): day for place, (day, _) in known.items()}
    come = {
        place: told[place.table, place.column] for place in now.keys() - known.keys() if place[::2] in told
    }
    own = {table: str(figures.year) for table in yearly}
    places = {place: day for place, (day, _) in known.items() if _comparable(place, shown, own)} | come
    revised = [
        Revision(place, place.table in yearly, *labels, day, was, cell)
        for place, day in places.items()
        for labels, was, cell in [_both(place, known, now, shown)]
        if _differ(was, cell.value if cell else None)
    ]
    order = {place: number for number, place in enumerate(now)}
    return tuple(sorted(revised, key=lambda one: order.get(one.place, len(order))))


def _comparable(place: CellPlace, shown: Mapping[str, Table], own: Mapping[str, str]) -> bool:
    """Whether a figure that was established can be looked for: a column that is no longer shown cannot.

    `own` is by table of years the column of the year itself: where such a table is gone, so is the year's figure, but
    nothing is known of the years before it.
    """
    if place.table not in shown:
        return own.get(place.table) == place.column
    return any(column.key == place.column for column in shown[place.table].columns)


def _both(
    place: CellPlace,
    known: PublishedValues,
    now: Mapping[CellPlace, tuple[Row, Column, Cell]],
    shown: Mapping[str, Table],
) -> tuple[tuple[str, str], Value | None, Cell | None]:
    was = known[place][1] if place in known else None
    if place in now:
        row, column, cell = now[place]
        return (row.label, column.label), was.value if was else None, cell
    labels = (was.row_label, was.column_label) if was else ("", "")
    return labels, was.value if was else None, _without_row(place, shown)


def _without_row(place: CellPlace, shown: Mapping[str, Table]) -> Cell | None:
    """Return what a row that is not there would hold: None for a zero, which needs a column of figures."""
    if place.table not in shown:
        return Cell(MissingValue.NOT_REPORTED)
    column = [cell for _, column, cell in shown[place.table].cells() if column.key == place.column]
    return None if any(isinstance(cell.value, int | AtLeast) for cell in column) else next(iter(column), None)


def _differ(was: Value | None, now: Value | None) -> bool:
    """Whether a count was revised; None is the zero of a row that is not there, and shares follow their counts."""
    counts = [value or 0 if isinstance(value, int | None) else value for value in (was, now)]
    return counts[0] != counts[1] and any(isinstance(value, int | AtLeast) for value in counts)


def with_revisions(tables: Sequence[Table], revised: Sequence[Revision]) -> tuple[Table, ...]:
    """The tables with a note below each that has been revised, and last the table of all revisions, if any."""
    if not revised:
        return tuple(tables)
    noted = (_noted(table, [one for one in revised if one.place.table == table.id]) for table in tables)
    return (*noted, _revision_table({table.id: table for table in tables}, revised))


def _noted(table: Table, revised: Sequence[Revision]) -> Table:
    notes = tuple(
        _note(day, [one for one in revised if one.day == day]) for day in sorted({one.day for one in revised})
    )
    return replace(table, notes=(*table.notes, *notes))


def _note(day: str, revised: Sequence[Revision]) -> str:
    named = [
        f"{_name(one)} var {_value_text(one.published)}, är {_value_text(_now(one))}"
        for one in revised[:MOST_NAMED]
    ]
    more = len(revised) - MOST_NAMED
    rest = f"; ytterligare {digits(more)} står i tabellen Revideringar" if more > 0 else ""
    return f"{REVISED} {day}: {'; '.join(named)}{rest}."


def _name(one: Revision) -> str:
    """What a figure is called: its row and its year, or its row and its column."""
    joint = " " if one.yearly else ", "
    return f"{one.row_label}{joint}{one.column_label}"


def _now(one: Revision) -> Value | None:
    return one.cell.value if one.cell else None


def _value_text(value: Value | None) -> str:
    if value is None:
        return digits(0)
    return known_value(value) if isinstance(value, int | AtLeast) else NO_FIGURE


def _revision_table(tables: dict[str, Table], revised: Sequence[Revision]) -> Table:
    """One row for each figure, however many tables it stands in."""
    in_years_first = sorted(revised, key=lambda one: not one.yearly)
    figures = {
        (one.cell.trace if one.cell and one.cell.trace else one.place): one
        for one in reversed(in_years_first)
    }
    chosen = {one.place for one in figures.values()}
    named = [one for one in in_years_first if one.place in chosen]
    years = enumerate_words(sorted({one.day for one in named}))
    return Table(
        kind=TableKind.REVISIONS,
        title="Revideringar",
        unit="Siffror som har ändrats sedan de fastställdes",
        stub="Siffra",
        columns=COLUMNS,
        rows=tuple(_row(tables, one) for one in named),
        notes=(f"Siffrorna fastställdes {years}. Det som trycktes då är kvar som det var.",),
        source="De fastställda siffrorna och siffrorna som de är nu.",
    )


def _row(tables: dict[str, Table], one: Revision) -> Row:
    title = tables[one.place.table].title if one.place.table in tables else "Källa som inte längre finns"
    values = (one.day, _value_text(one.published), _value_text(_now(one)))
    return Row(one.place.id, f"{title}: {_name(one)}", tuple(map(Cell, values)))
