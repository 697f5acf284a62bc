"""How a year's events clump: one day, place or reporter behind most of them, and episodes in place of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from lagesbild.core.tables import COUNTED
from lagesbild.figures.cautions import dominant

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.store.database import Store

    Episodes = Mapping[tuple[int, str, str, str], int]
    """By year, source, dimension (category or milieu) and key."""

Aspect = Literal["date", "place", "unit"]
HELD: Mapping[Aspect, str] = {
    "date": "CASE WHEN part = '' THEN date END::VARCHAR",
    "place": "place",
    "unit": "unit",
}
"""By aspect, what an event has of it; in a ready table a date may stand for a whole month."""
LINES = {"category": '"first"', "milieu": "true"}
"""By dimension, the observations that count for it."""
_EVENTS = f"FROM source_rows WHERE status = '{COUNTED}' AND kind NOT IN ('svar', 'svarande') AND "
_LEADER = (
    "SELECT source, coalesce(arg_max(held, events), ''), max(events)::BIGINT, sum(events)::BIGINT FROM ("
    "SELECT source, coalesce({held}, '') AS held, sum(\"count\") AS events "
    f'{_EVENTS} "first" AND year = ? GROUP BY ALL) GROUP BY source ORDER BY source'
)
_EPISODES = (
    "SELECT year, source, {dimension}, "
    "(count(DISTINCT (date, place)) FILTER (date IS NOT NULL AND place <> '') "
    "+ coalesce(sum(\"count\") FILTER (date IS NULL OR place = ''), 0))::BIGINT "
    f"{_EVENTS} list_contains(?, year) AND {{counts}} GROUP BY ALL"
)


class Clump(NamedTuple):
    """One day, place or reporter that holds more than half of a source's events."""

    source: str
    aspect: Aspect
    held: str
    events: int
    total: int


def clumps(store: Store, year: int) -> tuple[Clump, ...]:
    """Every day, place and reporter that holds more than half of a source's events in a year, where that is known."""
    found = (
        Clump(source, aspect, held, count, total)
        for aspect, held_by in HELD.items()
        for source, held, count, total in store.run(_LEADER.format(held=held_by), (year,))
    )
    return tuple(
        clump
        for clump in found
        if clump.held and dominant({clump.held: clump.events, "": clump.total - clump.events}) == clump.held
    )


def episodes(store: Store, years: Sequence[int]) -> Episodes:
    """How many episodes each line's events make: those of one day and place are one.

    An event whose day or place is not known is an episode of its own.
    """
    return {
        (year, source, dimension, key): count
        for dimension, counts in LINES.items()
        for year, source, key, count in store.run(
            _EPISODES.format(dimension=dimension, counts=counts), (list(years),)
        )
    }
