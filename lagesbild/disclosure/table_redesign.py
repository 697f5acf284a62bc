"""What publishing less would save: suppressed figures fewer without a table, an earlier year, a margin or a dimension."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.tables import RedesignOption
from lagesbild.disclosure.publication import figures_told
from lagesbild.disclosure.single_table import PlainTable, is_total, protect_table
from lagesbild.disclosure.suppression.protect import protect

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Trace
    from lagesbild.disclosure.publication import Publication
    from lagesbild.disclosure.single_table import ProtectedTable
    from lagesbild.disclosure.suppression.rules import Policy


class Redesign(NamedTuple):
    """A publication with something left out: what that is, the figures that remain, and those of them suppressed."""

    key: str
    title: str
    remaining: AbstractSet[Hashable]
    suppressed: AbstractSet[Hashable]


def report_options(report: Report, told: Publication, policy: Policy) -> tuple[RedesignOption, ...]:
    """For every table with something suppressed, and every earlier year, what leaving it out would save."""
    now = _suppressed(told, told.told, policy)
    redesigns = (
        Redesign(key, title, remaining, _suppressed(told, remaining, policy))
        for key, title, remaining in _less_of_report(report, told, now)
    )
    return _options(now, redesigns)


def single_table_options(
    table: PlainTable, protected: ProtectedTable, policy: Policy
) -> tuple[RedesignOption, ...]:
    """What leaving out a margin, or a whole dimension, would save."""
    redesigns = (
        Redesign(key, title, less.cells.keys(), protect_table(less, policy.quick).protection.hidden)
        for key, title, less in _less_of_table(table)
    )
    return _options(protected.protection.hidden, redesigns)


def _options(now: AbstractSet[Hashable], redesigns: Iterable[Redesign]) -> tuple[RedesignOption, ...]:
    """What each redesign saves of what is suppressed now; that which saves most comes first."""
    options = [
        RedesignOption(
            redesign.key,
            redesign.title,
            len(now) - len(redesign.suppressed),
            len((now & redesign.remaining) - redesign.suppressed),
        )
        for redesign in redesigns
    ]
    return tuple(sorted(options, key=lambda option: (-option.fewer, -option.shown)))


def _less_of_report(
    report: Report, told: Publication, now: AbstractSet[Trace]
) -> Iterator[tuple[str, str, frozenset[Trace]]]:
    """What could be left out of a report, as key and title, and the figures that would still be told."""
    sources = {trace.source for trace in told.told}
    for table in report.tables:
        if now & figures_told(replace(report, tables=(table,), counts=()), sources).keys():
            rest = tuple(other for other in report.tables if other is not table)
            yield table.id, table.title, frozenset(figures_told(replace(report, tables=rest), sources))
    for year in sorted({trace.year for trace in now} - {report.year}):
        remaining = frozenset(trace for trace in told.told if trace.year != year)
        yield str(year), f"Kolumnerna för {year}", remaining


def _suppressed(told: Publication, traces: Iterable[Trace], policy: Policy) -> frozenset[Trace]:
    protection = protect(*told.figures(set(traces)), policy.quick)
    return frozenset(trace for trace in told.told if trace in protection.hidden)


def _less_of_table(table: PlainTable) -> Iterator[tuple[str, str, PlainTable]]:
    """The table without its margins, one at a time, and without the dimension that a margin sums."""
    rows, columns = set(filter(is_total, table.rows)), set(filter(is_total, table.columns))
    if columns:
        yield "row_totals", "Summorna för varje rad", _without(table, columns=columns)
        yield "columns", "Uppdelningen på kolumner", _without(table, columns=set(table.columns) - columns)
    if rows:
        yield "column_totals", "Summorna för varje kolumn", _without(table, rows=rows)
        yield "rows", "Uppdelningen på rader", _without(table, rows=set(table.rows) - rows)


def _without(
    table: PlainTable, rows: AbstractSet[str] = frozenset(), columns: AbstractSet[str] = frozenset()
) -> PlainTable:
    """The table without some rows or columns. A margin that sums nothing any more is a figure like any other."""
    down = tuple(row for row in table.rows if row not in rows)
    across = tuple(column for column in table.columns if column not in columns)
    cells = table.cells
    return PlainTable(down, across, tuple(tuple(cells[row, column] for column in across) for row in down))
