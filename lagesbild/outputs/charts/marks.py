"""What a chart is made of: texts, bars, dots and rules, placed in centimetres from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 16.0
"""The text width of an A4 page."""
MARGIN = 0.15

INK = "#1A1A1A"
MUTED = "#595959"
CURRENT = "#12436D"
EARLIER = "#7F98AD"
LIGHT = "#8DB8DA"
GREY = "#DADADA"
WHITE = "#FFFFFF"
COLOURS = (INK, MUTED, CURRENT, EARLIER, LIGHT, GREY, WHITE)

HEADLINE = 12.0
LABEL = 9.5
INSIDE = 8.5
SMALL = 8.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline, `size` in points. A turned one reads upwards from its place."""

    x: float
    y: float
    string: str
    size: float = LABEL
    bold: bool = False
    colour: str = INK
    align: Literal["left", "center", "right"] = "left"
    turned: bool = False
    shows: tuple[str, ...] = ()
    """The cells whose figures it tells, as row/column of the table that is drawn."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle; `y` is its upper edge, `shows` as for a text."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle around its middle, `shows` as for a text."""

    x: float
    y: float
    radius: float
    colour: str
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin upright line from `y` downwards, or a thin level one from `x` to the right."""

    x: float
    y: float
    length: float
    level: bool = False
    dashed: bool = False


Mark = Text | Bar | Dot | Rule
KEY = ("teckenförklaring",)
"""What a square of colour shows that belongs to no cell."""


def showing(marks: Iterable[Mark], cells: tuple[str, ...]) -> tuple[Mark, ...]:
    """The marks, said to tell the figures of those cells."""
    return tuple(mark if isinstance(mark, Rule) else replace(mark, shows=cells) for mark in marks)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks and the height they need; a whole chart says in words what kind it is of."""

    height: float
    marks: tuple[Mark, ...]
    kind: str = ""

    def lowered(self, distance: float) -> tuple[Mark, ...]:
        """The marks, moved down."""
        return tuple(replace(mark, y=mark.y + distance) for mark in self.marks)
