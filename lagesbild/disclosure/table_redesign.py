"""What publishing less would save: suppressed figures fewer without a table, an earlier year, a margin or a dimension."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from lagesbild.core.suppression import RedesignOption
from lagesbild.disclosure.publication import values_by_trace
from lagesbild.disclosure.single_table import PlainTable, find_margins, protect_table
from lagesbild.disclosure.suppression.protect import protect

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Trace
    from lagesbild.disclosure.publication import Publication
    from lagesbild.disclosure.suppression.rules import Policy


class Redesign(NamedTuple):
    """A publication with something left out: what that is, the figures that remain, and those of them suppressed."""

    key: str
    title: str
    remaining: AbstractSet[Hashable]
    suppressed: AbstractSet[Hashable]


def report_options(report: Report, publication: Publication, policy: Policy) -> tuple[RedesignOption, ...]:
    """For every table with something suppressed, and every earlier year, what leaving it out would save."""
    suppressed_now = _suppressed(publication, publication.values, policy)
    redesigns = (
        Redesign(key, title, remaining, _suppressed(publication, remaining, policy))
        for key, title, remaining in _reduce_report(report, publication, suppressed_now)
    )
    return _options(suppressed_now, redesigns)


def single_table_options(table: PlainTable, policy: Policy) -> tuple[RedesignOption, ...]:
    """What leaving out a margin, or a whole dimension, would save."""
    redesigns = (
        Redesign(key, title, reduced.cells.keys(), protect_table(reduced, policy.quick).protection.hidden)
        for key, title, reduced in _reduce_table(table)
    )
    return _options(protect_table(table, policy.quick).protection.hidden, redesigns)


def _options(
    suppressed_now: AbstractSet[Hashable], redesigns: Iterable[Redesign]
) -> tuple[RedesignOption, ...]:
    """What each redesign saves of what is suppressed now; that which saves most comes first."""
    options = [
        RedesignOption(
            redesign.key,
            redesign.title,
            len(suppressed_now) - len(redesign.suppressed),
            len((suppressed_now & redesign.remaining) - redesign.suppressed),
        )
        for redesign in redesigns
    ]
    return tuple(sorted(options, key=lambda option: (-option.fewer, -option.shown)))


def _reduce_report(
    report: Report, publication: Publication, suppressed_now: AbstractSet[Trace]
) -> Iterator[tuple[str, str, frozenset[Trace]]]:
    """What could be left out of a report, as key and title, and the figures that would still be told."""
    sources = {trace.source for trace in publication.values}
    for table in report.tables:
        if suppressed_now & values_by_trace(replace(report, tables=(table,), counts=()), sources).keys():
            remaining_tables = tuple(other for other in report.tables if other is not table)
            yield (
                table.id,
                table.title,
                frozenset(values_by_trace(replace(report, tables=remaining_tables), sources)),
            )
    for year in sorted({trace.year for trace in suppressed_now} - {report.year}):
        remaining = frozenset(trace for trace in publication.values if trace.year != year)
        yield str(year), f"Kolumnerna för {year}", remaining


def _suppressed(publication: Publication, traces: Iterable[Trace], policy: Policy) -> frozenset[Trace]:
    protection = protect(*publication.build_problem(set(traces)), policy.quick)
    return frozenset(trace for trace in publication.values if trace in protection.hidden)


def _reduce_table(table: PlainTable) -> Iterator[tuple[str, str, PlainTable]]:
    """The table without its margins, one at a time, and without the dimension that a margin sums."""
    rows, columns = find_margins(table)
    if columns:
        yield "row_totals", "Summorna för varje rad", _drop_labels(table, columns=columns)
        yield "columns", "Uppdelningen på kolumner", _drop_labels(table, columns=set(table.columns) - columns)
    if rows:
        yield "column_totals", "Summorna för varje kolumn", _drop_labels(table, rows=rows)
        yield "rows", "Uppdelningen på rader", _drop_labels(table, rows=set(table.rows) - rows)


def _drop_labels(
    table: PlainTable, rows: AbstractSet[str] = frozenset(), columns: AbstractSet[str] = frozenset()
) -> PlainTable:
    """The table without some rows or columns. A margin that sums nothing any more is a figure like any other."""
    rows_left = tuple(row for row in table.rows if row not in rows)
    columns_left = tuple(column for column in table.columns if column not in columns)
    cells = table.cells
    return PlainTable(
        rows_left,
        columns_left,
        tuple(tuple(cells[row, column] for column in columns_left) for row in rows_left),
    )
