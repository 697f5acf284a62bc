"""Decisions on pairs in the store: whether two records are one event. No source's own figures change by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.decisions import VERDICTS, PairDecision, Place
from lagesbild.core.errors import UsageError
from lagesbild.core.imports import Entry
from lagesbild.store.journal import note

if TYPE_CHECKING:
    from datetime import datetime

    from lagesbild.core.decisions import Pair
    from lagesbild.store.database import Store

_DECISIONS = """
SELECT d.pair, d.same, d.reason, d.decided, p.source, p.sha256, p."row", p.name, EXISTS (
    SELECT 1 FROM source_rows s
    WHERE s.year = p.year AND s.source = p.source AND s.sha256 = p.sha256 AND s."row" = p."row" AND s.status = 'counted'
)
FROM decisions d JOIN decision_places p ON p.year = d.year AND p.pair = d.pair
WHERE d.year = ? ORDER BY d.decided, d.pair, p.source
"""


def decide_pair(store: Store, year: int, pair: Pair, decision: tuple[bool, str], now: datetime) -> None:
    """Keep whether a pair is one event, and why, in place of what was decided before."""
    same, reason = decision
    with store.transaction():
        _forget(store, year, pair.id)
        store.run("INSERT INTO decisions VALUES (?, ?, ?, ?, ?)", (year, pair.id, same, reason, now.date()))
        for end in (pair.one, pair.other):
            place = end.place
            values = (year, pair.id, place.source, place.sha256, place.row, end.file)
            store.run("INSERT INTO decision_places VALUES (?, ?, ?, ?, ?, ?)", values)
        told = f"par {pair.id}: {VERDICTS[same]}" + (f", {reason}" if reason else "")
        note(store, Entry(now, year, "decided", pair.one.place.source, pair.one.file, told))


def undo_pair(store: Store, year: int, pair_id: str, now: datetime) -> None:
    """Forget what was decided of a pair; UsageError when nothing was."""
    decided = next((one for one in pair_decisions(store, year) if one.pair == pair_id), None)
    if decided is None:
        raise UsageError(
            f"Det finns inget beslut om ”{pair_id}” att ångra. Se besluten med ”lagesbild dubbletter --år {year}”."
        )
    place, file = decided.places[0]
    with store.transaction():
        _forget(store, year, pair_id)
        note(store, Entry(now, year, "decided", place.source, file, f"par {pair_id}: beslutet ångrat"))


def _forget(store: Store, year: int, pair_id: str) -> None:
    for table in ("decisions", "decision_places"):
        store.run(f"DELETE FROM {table} WHERE year = ? AND pair = ?", (year, pair_id))


def pair_decisions(store: Store, year: int) -> tuple[PairDecision, ...]:
    """What has been decided of a year's pairs, in the order of days."""
    found: dict[str, PairDecision] = {}
    for pair, same, reason, decided, source, sha256, row, name, counted in store.run(_DECISIONS, (year,)):
        before = found.get(pair, PairDecision(pair, same, reason, decided, ()))
        places = (*before.places, (Place(source, sha256, row), name))
        found[pair] = PairDecision(pair, same, reason, decided, places, before.holds and counted)
    return tuple(found.values())
