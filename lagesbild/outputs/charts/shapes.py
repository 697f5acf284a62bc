"""How a count is drawn: as a level bar, or as that many dots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.outputs.charts.marks import Bar, Dot, Mark

if TYPE_CHECKING:
    from collections.abc import Callable

LEVEL_BARS = "Liggande stapeldiagram"
COUNT_GAP = 0.15
"""Between a bar or dot and its count."""
MOST_DOTS = 6
"""More dots than this are no longer seen as a number at a glance. Own choice."""
BAR_HEIGHT = 0.7
LARGEST_UNIT = 1.6
"""The most that one may measure, so that two or three do not look like a flood. Own choice."""
_RADIUS, _DOT_PITCH = 0.19, 0.6


@dataclass(frozen=True, slots=True)
class Shape:
    """How counts are drawn, and what belongs to it.

    `draw` takes the count, its place (left, middle), the length of one and the colour, and gives the marks
    and where its number stands; `unit` is the length of one, given the room and the largest count;
    `indent` keeps it from the labels where there is no axis between.
    """

    draw: Callable[[int, tuple[float, float], float, str], tuple[tuple[Mark, ...], float]]
    unit: Callable[[float, int], float]
    kind: str
    indent: float
    axis: bool
    totals: bool


def _bar(count: int, place: tuple[float, float], unit: float, colour: str) -> tuple[tuple[Mark, ...], float]:
    left, y = place
    bar = Bar(left, y - BAR_HEIGHT / 2, count * unit, BAR_HEIGHT, colour)
    return ((bar,) if count else ()), left + count * unit + COUNT_GAP


def _dots(count: int, place: tuple[float, float], unit: float, colour: str) -> tuple[tuple[Mark, ...], float]:
    left, y = place
    radius = min(_RADIUS, unit * 0.4)
    dots = tuple(Dot(left + radius + n * unit, y, radius, colour) for n in range(count))
    return dots, left + ((count - 1) * unit + 2 * radius + COUNT_GAP if count else 0)


BARS = Shape(
    _bar,
    lambda room, most: min(LARGEST_UNIT, room / max(most, 1)),
    kind=LEVEL_BARS,
    indent=0.0,
    axis=True,
    totals=True,
)
DOTS = Shape(
    _dots,
    lambda room, most: min(_DOT_PITCH, room / max(most, 1)),
    kind="Prickdiagram",
    indent=0.3,
    axis=False,
    totals=False,
)
