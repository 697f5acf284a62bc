"""What should be said beside a comparison: that the reporting moved, or that the events clump."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lagesbild.core.tables import Share

LARGEST_SHIFT = 10
"""By how many percentage points a response rate may move without a warning. Own default."""
FEWEST_CLUMPED = 6
"""The smallest count of which it is worth saying that one day, place or reporter dominates. Own default."""


class Event(NamedTuple):
    """When (ISO day), where and of what category; None for what is not known."""

    day: str | None
    place: str | None
    category: str | None


def response_moved(previous: Share, current: Share) -> bool:
    """Whether a response rate (answered of sent) moved by more than ten percentage points, either way.

    False when nothing was sent in one of the years: there is then no rate that could have moved.
    """
    bases = previous.base * current.base
    moved = abs(current.part * previous.base - previous.part * current.base)
    return 100 * moved > LARGEST_SHIFT * bases > 0


def dominant(counts: Mapping[str, int], fewest: int = FEWEST_CLUMPED) -> str | None:
    """The day, place or reporter that holds more than half of a count, or None.

    >>> dominant({"Bagarmossen": 5, "Kärrtorp": 2}), dominant({"Bagarmossen": 3, "Kärrtorp": 3})
    ('Bagarmossen', None)
    """
    total = sum(counts.values())
    if total < max(fewest, 1):
        return None
    leader = max(counts, key=counts.__getitem__)
    return leader if 2 * counts[leader] > total else None


def episodes(events: Iterable[Event]) -> int:
    """How many episodes the events make: those of one day, place and category are one.

    An event whose day or place is not known is an episode of its own.

    >>> on_one_day, undated = Event("2021-03-01", "Flaten", "nazistiskt"), Event(None, "Flaten", "nazistiskt")
    >>> episodes([on_one_day, on_one_day, on_one_day, undated, undated])
    3
    """
    listed = list(events)
    placed = [event for event in listed if event.day and event.place]
    return len(listed) - len(placed) + len(set(placed))
