"""Concentration of a year's events: one day, place or reporter behind most of them, and how many episodes they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from lagesbild.core.tables import COUNTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.store.database import Store

    Episodes = Mapping[tuple[int, str, str, str], int]
    """By year, source, dimension (category or milieu) and key."""

FEWEST = 6
"""The smallest count of which it is worth saying that one day, place or reporter dominates. Own default."""
Aspect = Literal["date", "place", "unit"]
VALUES: Mapping[Aspect, str] = {
    "date": "CASE WHEN part = '' THEN date END::VARCHAR",
    "place": "place",
    "unit": "unit",
}
"""By aspect, what an event has of it; in a ready table a date may stand for a whole month."""
LINES = {"category": '"first"', "milieu": "true"}
"""By dimension, the observations that count for it."""
_EVENTS = f"FROM source_rows WHERE status = '{COUNTED}' AND kind NOT IN ('svar', 'svarande') AND "
_LEADERS = f"""
WITH events AS (
    SELECT source, "count", {", ".join(f"coalesce({value}, '') AS {name}" for name, value in VALUES.items())}
    {_EVENTS} "first" AND year = ?
)
SELECT source, aspect, arg_max(value, number), max(number)::BIGINT, sum(number)::BIGINT FROM (
    SELECT source, aspect, value, sum("count") AS number
    FROM events UNPIVOT (value FOR aspect IN ({", ".join(VALUES)})) GROUP BY ALL
) GROUP BY ALL ORDER BY aspect, source
"""
_EPISODES = (
    "SELECT year, source, {dimension}, "
    "(count(DISTINCT (date, place)) FILTER (date IS NOT NULL AND place <> '') "
    "+ coalesce(sum(\"count\") FILTER (date IS NULL OR place = ''), 0))::BIGINT "
    f"{_EVENTS} list_contains(?, year) AND {{counts}} GROUP BY ALL"
)


class Concentration(NamedTuple):
    """One day, place or reporter that more than half of a source's events have; `value` names it."""

    source: str
    aspect: Aspect
    value: str
    events: int
    total: int


def concentrations(store: Store, year: int) -> tuple[Concentration, ...]:
    """Every day, place and reporter that more than half of a source's events of a year have, where that is known."""
    leaders = (Concentration(*leader) for leader in store.run(_LEADERS, (year,)))
    return tuple(
        leader
        for leader in leaders
        if leader.value
        and dominant({leader.value: leader.events, "": leader.total - leader.events}) == leader.value
    )


def dominant(counts: Mapping[str, int], fewest: int = FEWEST) -> str | None:
    """The day, place or reporter that has more than half of a count, or None.

    >>> dominant({"Bagarmossen": 5, "Kärrtorp": 2}), dominant({"Bagarmossen": 3, "Kärrtorp": 3})
    ('Bagarmossen', None)
    """
    total = sum(counts.values())
    if total < max(fewest, 1):
        return None
    leader = max(counts, key=counts.__getitem__)
    return leader if 2 * counts[leader] > total else None


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
