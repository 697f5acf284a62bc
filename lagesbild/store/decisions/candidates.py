"""Counted records of different sources that may be one event: found by one join, never by what a text says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lagesbild.core.decisions import CandidatePair, CandidateRecord, Place
from lagesbild.store.decisions.pairs import pair_decisions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.store.database import Store

DAYS_APART = 3
"""An event reaches two registers within some days of each other."""
_PAIRS = f"""
WITH events AS (
    SELECT source, sha256, "row", coalesce(sheet, '') AS sheet, file, any_value(date) AS day,
        coalesce(any_value(area), '') AS area,
        coalesce(string_agg(DISTINCT category, ', ' ORDER BY category), '') AS category,
        list(DISTINCT milieu) AS milieus
    FROM source_rows
    WHERE year = ? AND status = 'counted' AND part = '' AND milieu <> '' AND date IS NOT NULL AND question = ''
    GROUP BY ALL
), by_milieu AS (
    SELECT *, area = '' AS nowhere, unnest(milieus) AS milieu FROM events
), by_day AS (
    SELECT *, day + unnest(range(-{DAYS_APART}, {DAYS_APART} + 1))::INTEGER AS near FROM by_milieu
), near_each_other AS (
    SELECT a AS one, b AS other FROM by_milieu a
    JOIN by_day b ON b.milieu = a.milieu AND b.near = a.day AND b.area = a.area AND b.source > a.source
    UNION ALL
    SELECT a, b FROM by_milieu a
    JOIN by_day b ON b.milieu = a.milieu AND b.near = a.day AND b.nowhere = (NOT a.nowhere) AND b.source > a.source
    WHERE a.milieu <> 'oklar'
)
SELECT one.source, one.sha256, one."row", one.sheet, one.file, one.day, one.area, one.category,
    other.source, other.sha256, other."row", other.sheet, other.file, other.day, other.area, other.category,
    list(DISTINCT one.milieu ORDER BY one.milieu)
FROM near_each_other
GROUP BY ALL ORDER BY one.day, one.source, one.file, one.sheet, one."row", other.source, other.file, other.sheet, other."row"
"""
"""The day of a pivot's cell is only a month (it has a part), so its cells are left out. Two records of no known milieu, one of
them of no known area, have nothing but the day in common.

Every record stands once for each day that is near enough, so that each join is by equality and stays quick.
"""


def candidate_pairs(store: Store, year: int) -> tuple[CandidatePair, ...]:
    """A year's pairs of records with a milieu in common, days near each other, and the same area or an unknown one.

    In the order of days; each with what was decided of it.
    """
    decided = {decision.pair: decision for decision in pair_decisions(store, year)}
    candidates = (_pair(row) for row in store.run(_PAIRS, (year,)))
    return tuple(replace(pair, decision=decided.get(pair.id)) for pair in candidates)


def _pair(row: Sequence[Any]) -> CandidatePair:
    *values, milieus = row
    half = len(values) // 2
    return CandidatePair(_record(values[:half]), _record(values[half:]), tuple(milieus))


def _record(values: Sequence[Any]) -> CandidateRecord:
    source, sha256, row, sheet, *shown = values
    return CandidateRecord(Place(source, sha256, row, sheet), *shown)
