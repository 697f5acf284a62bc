"""Decisions on pairs of records: whether both are one event. No source's own figures change by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.decisions import VERDICTS, PairDecision, Place
from lagesbild.core.errors import UsageError
from lagesbild.core.imports import Entry
from lagesbild.store.journal import note
from lagesbild.store.undoing import undoable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from lagesbild.core.decisions import CandidatePair
    from lagesbild.store.database import Store

_DECISIONS = """
SELECT d.pair, d.same, d.reason, d.decided, p.source, p.sha256, p."row", p.sheet, p.name, EXISTS (
    SELECT 1 FROM source_rows s
    WHERE s.year = p.year AND s.source = p.source AND s.sha256 = p.sha256 AND s."row" = p."row"
        AND coalesce(s.sheet, '') = p.sheet AND s.status = 'counted'
)
FROM decisions d JOIN decision_places p ON p.year = d.year AND p.pair = d.pair
WHERE d.year = ? ORDER BY d.decided, d.pair, p.source
"""


def decide_pair(
    store: Store, year: int, pair: CandidatePair, decision: tuple[bool, str], now: datetime
) -> None:
    """Keep whether a pair is one event, and why, in place of what was decided before."""
    is_match, reason = decision
    with undoable(store, year):
        _forget(store, year, pair.id)
        store.run(
            "INSERT INTO decisions VALUES (?, ?, ?, ?, ?)", (year, pair.id, is_match, reason, now.date())
        )
        for end in (pair.left, pair.right):
            place = end.place
            values = (year, pair.id, place.source, place.sha256, place.row, end.file, place.sheet)
            store.run("INSERT INTO decision_places VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        detail = f"par {pair.id}: {VERDICTS[is_match]}" + (f", {reason}" if reason else "")
        note(store, Entry(now, year, "decided", pair.left.place.source, pair.left.file, detail))


def undo_pair(store: Store, year: int, pair_id: str, now: datetime) -> None:
    """Forget what was decided of a pair; UsageError when nothing was."""
    decided = next((known for known in pair_decisions(store, year) if known.pair == pair_id), None)
    if decided is None:
        raise UsageError(
            f"Det finns inget beslut om ”{pair_id}” att ångra. Se besluten med ”lagesbild dubbletter --år {year}”."
        )
    place, file = decided.places[0]
    with undoable(store, year):
        _forget(store, year, pair_id)
        note(store, Entry(now, year, "decided", place.source, file, f"par {pair_id}: beslutet ångrat"))


def _forget(store: Store, year: int, pair_id: str) -> None:
    for table in ("decisions", "decision_places"):
        store.run(f"DELETE FROM {table} WHERE year = ? AND pair = ?", (year, pair_id))


def pair_decisions(store: Store, year: int) -> tuple[PairDecision, ...]:
    """What has been decided of a year's pairs, in the order of days."""
    decisions: dict[str, PairDecision] = {}
    for pair, is_match, reason, decided, *place, name, counted in store.run(_DECISIONS, (year,)):
        before = decisions.get(pair, PairDecision(pair, is_match, reason, decided, ()))
        places = (*before.places, (Place(*place), name))
        decisions[pair] = PairDecision(pair, is_match, reason, decided, places, before.holds and counted)
    return tuple(decisions.values())


def same_events(decisions: Iterable[PairDecision]) -> tuple[tuple[int, int], ...]:
    """For each event decided to stand in several sources, its numbers of records and of sources.

    When A is B and B is C, the three are one event. Only decisions that hold have a say.
    """
    events: list[frozenset[Place]] = []
    for decision in decisions:
        if decision.is_match and decision.holds:
            ends = frozenset(place for place, _ in decision.places)
            joined = [event for event in events if event & ends]
            events = [event for event in events if event not in joined]
            events.append(ends.union(*joined))
    return tuple(sorted((len(event), len({place.source for place in event})) for event in events))
