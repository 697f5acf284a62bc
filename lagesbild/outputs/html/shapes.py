"""What a drawing of the page is made of, and the room that a text takes in it."""

from __future__ import annotations

import textwrap
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from lagesbild.outputs.palette import INK, MUTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 640.0
CENTIMETRE = 37.8
"""In the units of the drawing, of which one is a pixel at full size."""
TYPE, LINE = 14.0, 18.0
"""The size of the type, and from line to line."""
LETTER = 7.6
"""What a letter takes, with room to spare: the reader's typeface is not known."""
GUTTER, GAP = 8.0, 20.0


class Bar(Struct, frozen=True):
    """A filled rectangle with its edge."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str


class Dot(Struct, frozen=True):
    """A filled circle."""

    x: float
    y: float
    radius: float
    fill: str


class Words(Struct, frozen=True):
    """One line of text."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "middle", "end"] = "start"
    fill: str = INK
    bold: bool = False
    is_turned: bool = False
    """Whether it is read upwards."""


class Baseline(Struct, frozen=True):
    """A level line that bars stand on."""

    start: float
    end: float
    y: float
    colour: str = MUTED


class BreakLine(Struct, frozen=True):
    """A dashed line where a series is broken."""

    x: float
    top: float
    bottom: float
    colour: str = MUTED


Shape = Bar | Dot | Words | Baseline | BreakLine


class SvgShapes(Struct, frozen=True):
    """The shapes of a chart and its size."""

    shapes: tuple[Shape, ...]
    width: float
    height: float


def place_gaps(left: float, room: float, gaps: Sequence[float]) -> tuple[float, ...]:
    """Where panels of one width begin, with the gap before each that is given for it; none before the first."""
    before = accumulate((0.0, *gaps[1:]))
    return tuple(left + number * room + gap for number, gap in enumerate(before))


def draw_break(name: str, x: float, top: float, bottom: float) -> Iterator[Shape]:
    """A dashed line with what it is called along it, read upwards, to its left."""
    yield BreakLine(x, top, bottom)
    yield Words(x - LINE / 2, bottom, name, fill=MUTED, is_turned=True)


def wrap_lines(text: str, room: float) -> tuple[str, ...]:
    """The lines of a text in a room of that width."""
    wide = max(int(room / LETTER), 4)
    return tuple(line for part in text.split("\n") for line in (textwrap.wrap(part, wide) if part else [""]))


def estimate_length(text: str) -> float:
    """How long the longest line of a text is at most."""
    return LETTER * max(map(len, text.split("\n")), default=0)
