"""Which figures of a publication must be hidden: all its tables and texts, of all its years, as one problem."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from lagesbild.model import COUNTED, Hidden, Share
from lagesbild.privacy.figures import Figure
from lagesbild.privacy.suppression import protect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from lagesbild.model import Cell, Report, Trace
    from lagesbild.privacy.figures import Policy
    from lagesbild.store import Store

SECONDARY = "secondary"
TOTAL_WEIGHT = 3.0
"""A source's total says more than one of its lines, so it costs more to hide."""

_WHOLE = 2
"""A total is narrowed by status and kind alone."""


_BASE = """
WITH records AS (
    SELECT i.year, i.source, o.kind, o.question, o.area, strftime(o.date, '%Y-%m') AS month, o.unit,
           list_sort(list_distinct(list(o.category))) AS category,
           list_sort(list_distinct(list(o.milieu))) AS milieu, max(o."count") AS number
    FROM observations o JOIN imports i ON i.id = o.import_id
    WHERE o.status = 'counted' AND list_contains(?, i.year) AND list_contains(?, i.source)
    GROUP BY o.import_id, o."row", o.part, i.year, i.source, o.kind, o.question, o.area, month, o.unit
)
SELECT * EXCLUDE (number), sum(number)::BIGINT AS count FROM records GROUP BY ALL ORDER BY ALL
"""
"""The finest counts behind every figure of some sources: records alike in all dimensions, counted together.

A record's milieus and answers stand as lists, so that one of several milieus is still one record.
"""


def hidden(report: Report, store: Store, sensitive: AbstractSet[str], policy: Policy) -> tuple[Hidden, ...]:
    """What to hide in a report, by id; only the sources named as sensitive can have anything hidden.

    Raises ExposedError when the audit can work out a hidden figure all the same.
    """
    told = figures_told(report, sensitive)
    base = store.mappings(_BASE, (sorted({trace.year for trace in told}), sorted(sensitive)))
    found = protect([_figure(trace, value, base) for trace, value in told.items()], len(base), policy)
    traces = sorted((trace for trace in told if trace in found.hidden), key=lambda trace: trace.id)
    return tuple(Hidden(trace, found.primary.get(trace, SECONDARY), *found.ranges[trace]) for trace in traces)


def figures_told(report: Report, sources: AbstractSet[str]) -> dict[Trace, int]:
    """Every number of those sources that the report would tell, once each, by the trace that defines it."""
    cells = (cell for table in report.tables for row in table.rows for cell in row.cells)
    told = dict(_numbers(cells))
    told |= {count.trace: count.value for count in report.counts if count.trace and count.value is not None}
    return {trace: value for trace, value in told.items() if trace.source in sources}


def _numbers(cells: Iterable[Cell]) -> Iterable[tuple[Trace, int]]:
    for cell in cells:
        value = cell.value.part if isinstance(cell.value, Share) else cell.value
        if cell.trace is not None and isinstance(value, int):
            yield cell.trace, value


def _figure(trace: Trace, value: int, base: Sequence[Mapping[str, Any]]) -> Figure:
    parts = [number for number, cell in enumerate(base) if _belongs(cell, trace)]
    reporters = Counter[str]()
    for number in parts:
        reporters[base[number]["unit"]] += base[number]["count"]
    known = value > 0 and "" not in reporters
    return Figure(
        key=trace,
        value=value,
        parts=frozenset(parts),
        sensitive=True,
        contributors=tuple(reporters.values()) if known else (),
        weight=1.0 if len(trace.where) > _WHOLE else TOTAL_WEIGHT,
    )


def _belongs(cell: Mapping[str, Any], trace: Trace) -> bool:
    """Whether a base cell is part of a figure; a record of several milieus or answers is part of each of them."""
    if (cell["year"], cell["source"]) != (trace.year, trace.source):
        return False
    return all(
        value in cell[name] if name in {"milieu", "category"} else cell[name] == value
        for name, value in trace.where
        if (name, value) != ("status", COUNTED)
    )
