"""What publishing fewer dimensions would save: hidden figures fewer without a table, or without an earlier year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagesbild.core.tables import Saving
from lagesbild.disclosure.publication import figures_told
from lagesbild.disclosure.suppression.protect import protect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Trace
    from lagesbild.disclosure.publication import Publication
    from lagesbild.disclosure.suppression.rules import Policy


def savings(report: Report, told: Publication, policy: Policy) -> tuple[Saving, ...]:
    """For every table with something hidden, and every earlier year, what leaving it out would save; most first."""
    now = _hidden(told, told.told, policy.quick)
    found = []
    for key, title, rest in _ways(report, told, now):
        still = _hidden(told, rest, policy.quick)
        found.append(Saving(key, title, len(now) - len(still), len((now & rest) - still)))
    return tuple(sorted(found, key=lambda one: (-one.fewer, -one.shown)))


def _ways(
    report: Report, told: Publication, now: frozenset[Trace]
) -> Iterator[tuple[str, str, frozenset[Trace]]]:
    """What could be left out, as key and title, and the figures that would still be told."""
    sources = {trace.source for trace in told.told}
    for table in report.tables:
        if now & figures_told(replace(report, tables=(table,), counts=()), sources).keys():
            rest = tuple(other for other in report.tables if other is not table)
            left = figures_told(replace(report, tables=rest), sources)
            yield table.id, table.title, frozenset(left)
    for year in sorted({trace.year for trace in now} - {report.year}):
        yield (
            str(year),
            f"Kolumnerna för {year}",
            frozenset(trace for trace in told.told if trace.year != year),
        )


def _hidden(told: Publication, traces: Iterable[Trace], policy: Policy) -> frozenset[Trace]:
    found = protect(*told.figures(set(traces)), policy)
    return frozenset(trace for trace in told.told if trace in found.hidden)
