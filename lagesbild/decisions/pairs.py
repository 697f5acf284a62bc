"""Counted records of different sources that may be one event: found by one join, never by what a text says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lagesbild.decisions.storing import pair_decisions
from lagesbild.model.decisions import Likeness, Pair, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.store import Store

DAYS_APART = 3
"""An event reaches two registers within some days of each other."""
_PAIRS = f"""
WITH events AS (
    SELECT i.source, i.sha256, o."row", i.name, any_value(o.date) AS day, coalesce(any_value(o.area), '') AS area,
        coalesce(string_agg(DISTINCT o.category, ', ' ORDER BY o.category), '') AS category,
        list(DISTINCT o.milieu) AS milieus
    FROM observations o JOIN imports i ON i.id = o.import_id
    WHERE i.year = ? AND o.status = 'counted' AND o.part = '' AND o.milieu <> '' AND o.date IS NOT NULL
        AND o.question = ''
    GROUP BY ALL
), by_milieu AS (
    SELECT *, unnest(milieus) AS milieu FROM events
), by_day AS (
    SELECT *, day + unnest(range(-{DAYS_APART}, {DAYS_APART} + 1))::INTEGER AS near FROM by_milieu
)
SELECT a.source, a.sha256, a."row", a.name, a.day, a.area, a.category,
    b.source, b.sha256, b."row", b.name, b.day, b.area, b.category,
    list(DISTINCT a.milieu ORDER BY a.milieu)
FROM by_milieu a JOIN by_day b ON b.milieu = a.milieu AND b.near = a.day AND b.source > a.source
    AND (a.area = b.area OR a.area = '' OR b.area = '')
GROUP BY ALL ORDER BY a.day, a.source, a.name, a."row", b.source, b.name, b."row"
"""
"""The day of a pivot's cell is only a month (it has a part), so its cells are left out.

Every record stands once for each day that is near enough, so that the join is by equality and stays quick.
"""


def pairs(store: Store, year: int) -> tuple[Pair, ...]:
    """A year's pairs of records with a milieu in common, days near each other, and the same area or an unknown one.

    In the order of days; each with what was decided of it.
    """
    decided = {decision.pair: decision for decision in pair_decisions(store, year)}
    found = (_pair(row) for row in store.run(_PAIRS, (year,)))
    return tuple(replace(pair, decision=decided.get(pair.id)) for pair in found)


def _pair(row: Sequence[Any]) -> Pair:
    *told, milieus = row
    half = len(told) // 2
    return Pair(_likeness(told[:half]), _likeness(told[half:]), tuple(milieus))


def _likeness(told: Sequence[Any]) -> Likeness:
    source, sha256, row, *shown = told
    return Likeness(Place(source, sha256, row), *shown)
