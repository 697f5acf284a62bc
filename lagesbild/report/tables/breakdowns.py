"""One source's figures of the year by one dimension (area, month, unit, channel, place, type), or by two that it crosses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.tables import TOTAL, UNSAID, UNSAID_LABEL, Column, Row, Table, TableKind
from lagesbild.core.wording import month, sentence, swedish_key
from lagesbild.report.tables.years import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.periods import Period
    from lagesbild.figures.figures import Figures


class BreakdownLayout(NamedTuple):
    """How a table by one dimension is made: its kind, the dimension, and what heads its rows."""

    kind: TableKind
    dimension: str
    stub: str


CHANNEL, PLACE, TYPE = (
    BreakdownLayout(TableKind.BY_CHANNEL, "channel", "Kanal"),
    BreakdownLayout(TableKind.BY_PLACE, "place", "Plats"),
    BreakdownLayout(TableKind.BY_TYPE, "type", "Typ"),
)
LEAVE_UNSAID = frozenset({"area", "month", "unit"})
"""The dimensions of which only what is said has a row: the table of the years has them all."""
STUBS = {
    "month": "Månad", "unit": "Verksamhet", "channel": "Kanal", "place": "Plats", "type": "Typ",
    "category": "Kategori", "milieu": "Miljö",
}  # fmt: skip
"""What heads each dimension; the part of an area is called as the settings say."""


def by_area(figures: Figures) -> Iterator[Table]:
    """By part of the area, parts in Swedish order; only parts that have a case."""
    yield from _by(figures, BreakdownLayout(TableKind.BY_AREA, "area", sentence(figures.settings.part_word)))


def by_month(figures: Figures) -> Iterator[Table]:
    """By month, every month of the period, zeros too."""
    yield from _by(figures, BreakdownLayout(TableKind.BY_MONTH, "month", "Månad"))


def by_unit(figures: Figures) -> Iterator[Table]:
    """By the unit that reported."""
    yield from _by(figures, BreakdownLayout(TableKind.BY_UNIT, "unit", "Verksamhet"))


def by_declared(figures: Figures) -> Iterator[Table]:
    """By channel, place and type, for the sources that declare it."""
    for layout in (CHANNEL, PLACE, TYPE):
        yield from _by(figures, layout)


def crossings(figures: Figures) -> Iterator[Table]:
    """The two dimensions that a source declares as crossed, one down and the other across."""
    for source in figures.sources:
        if source.crossed and figures.has_received(source):
            down, across = (_list_values(figures, source, position) for position in (0, 1))
            if down and across:
                yield _cross(figures, source, down, across)


def months(period: Period) -> list[str]:
    """The months that a period touches, as 2020-05.

    >>> from datetime import date
    >>> from lagesbild.core.periods import Period
    >>> months(Period(date(2020, 11, 1), date(2021, 1, 31)))
    ['2020-11', '2020-12', '2021-01']
    """
    return [f"{year}-{month:02}" for year, month in period.months()]


def _by(figures: Figures, layout: BreakdownLayout) -> Iterator[Table]:
    """One table for each source that has one by a dimension, its own lines across."""
    for source in figures.sources:
        if layout.dimension in source.breakdowns and figures.has_received(source):
            names, position = _names(source, layout.dimension)
            if labels := _label_values(figures, source, names, position):
                yield _table(figures, source, layout, labels)


def _names(source: SourceDefinition, dimension: str) -> tuple[tuple[str, ...], int]:
    """The set of dimensions by which a source is counted, and the position of one in it."""
    return (("category", dimension), 1) if source.category_set else ((dimension,), 0)


def _label_values(
    figures: Figures, source: SourceDefinition, names: tuple[str, ...], position: int
) -> dict[str, str]:
    """By value of a dimension that some case has, what it is called."""
    seen = figures.seen(source, names, position)
    dimension = names[position]
    if dimension == "month":
        return {key: month(key) for key in months(figures.period)} if seen else {}
    labels = {value: value for value in sorted(seen, key=swedish_key)}
    if dimension in LEAVE_UNSAID or not figures.has_unsaid(source, names, position):
        return labels
    return {**labels, "": UNSAID_LABEL}


def _table(
    figures: Figures, source: SourceDefinition, layout: BreakdownLayout, labels: Mapping[str, str]
) -> Table:
    lines = figures.lines(source)
    by_milieu = not source.category_set
    short = {milieu.code: milieu.short for milieu in figures.milieus}
    totals = (Column(TOTAL, "Totalt"),) if by_milieu and source.has_total else ()
    rows = tuple(
        Row(
            value or UNSAID,
            label,
            (
                *(figures.cell(source, _narrow(source, layout.dimension, value, key)) for _, key, _ in lines),
                *(figures.cell(source, {layout.dimension: value}) for _ in totals),
            ),
        )
        for value, label in labels.items()
    )
    joined = " efter" if layout.kind is TableKind.BY_UNIT else ", efter"
    return Table(
        kind=layout.kind,
        about=source.key,
        title=f"{source.label}{joined} {layout.stub.lower()} {figures.year}",
        unit=source.measure,
        stub=layout.stub,
        columns=(
            *(Column(key, short.get(key, label) if by_milieu else label) for _, key, label in lines),
            *totals,
        ),
        rows=rows,
        notes=(source.limitation,) if source.limitation else (),
        source=source_line(source),
    )


def _narrow(source: SourceDefinition, dimension: str, value: str, line: str) -> dict[str, str]:
    """What one line of a source is narrowed by, in the order in which the source is counted."""
    return {"category": line, dimension: value} if source.category_set else {dimension: value, "milieu": line}


def _list_values(figures: Figures, source: SourceDefinition, position: int) -> dict[str, str]:
    """By value, the label of one of the two dimensions that a source crosses."""
    dimension = source.crossed[position]
    if dimension == "milieu":
        return {key: label for _, key, label in figures.milieu_lines()}
    if dimension == "category" and source.key in figures.categories:
        return {key: label for _, key, label in figures.lines(source)}
    return _label_values(figures, source, source.crossed, position)


def _cross(
    figures: Figures, source: SourceDefinition, down: Mapping[str, str], across: Mapping[str, str]
) -> Table:
    first, second = source.crossed
    stubs = {**STUBS, "area": sentence(figures.settings.part_word)}
    return Table(
        kind=TableKind.CROSSED,
        about=source.key,
        title=f"{source.label}, {stubs[first].lower()} och {stubs[second].lower()} {figures.year}",
        unit=source.measure,
        stub=stubs[first],
        columns=tuple(Column(key or UNSAID, label) for key, label in across.items()),
        rows=tuple(
            Row(
                value or UNSAID,
                label,
                tuple(figures.cell(source, {first: value, second: other}) for other in across),
            )
            for value, label in down.items()
        ),
        notes=(source.limitation,) if source.limitation else (),
        source=source_line(source),
    )
