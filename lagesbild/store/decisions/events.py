"""Events that stand in several sources, by the coordinator's decisions alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.store.decisions.storing import pair_decisions

if TYPE_CHECKING:
    from lagesbild.core.decisions import Place
    from lagesbild.store.database import Store


def same_events(store: Store, year: int) -> tuple[tuple[int, int], ...]:
    """For each event decided to stand in several sources, its numbers of records and of sources.

    When A is B and B is C, the three are one event. Only decisions that hold have a say.
    """
    events: list[frozenset[Place]] = []
    for decision in pair_decisions(store, year):
        if decision.same and decision.holds:
            ends = frozenset(place for place, _ in decision.places)
            joined = [event for event in events if event & ends]
            events = [event for event in events if event not in joined]
            events.append(ends.union(*joined))
    return tuple(sorted((len(event), len({place.source for place in event})) for event in events))
