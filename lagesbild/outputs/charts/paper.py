"""A page of matplotlib measured in centimetres from its upper left corner, and what is drawn on it.

The artists stand on the Figure itself: an Axes for each panel, with its ticks and spines, takes half of the time that a
picture takes, and none of it is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D
from msgspec import Struct

from lagesbild.outputs.palette import MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.transforms import Transform

INCH = 2.54
POINTS = 72 / INCH
"""To a centimetre."""
EDGE = 0.8
"""The width of the edge of a bar, in points."""
TEXT, BAR, DOTS, RULE = "text", "stapel", "prick", "linje"
"""What an artist says that it is (its `gid`)."""


class Paper(Struct, frozen=True):
    """A Figure and the way from centimetres to places on it."""

    figure: Figure
    scale: Transform

    def write(
        self,
        text: str,
        place: tuple[float, float],
        align: tuple[Literal["left", "center", "right"], Literal["top", "center", "bottom"]] = (
            "left",
            "top",
        ),
        **looks: Any,  # noqa: ANN401 — whatever a text of matplotlib takes
    ) -> None:
        """A block of text whose place is that corner or middle of it which `align` names."""
        if text:
            across, upwards = align
            self.figure.text(*place, text, ha=across, va=upwards, transform=self.scale, gid=TEXT, **looks)

    def draw_bar(self, corner: tuple[float, float], size: tuple[float, float], fill: str, edge: str) -> None:
        """A filled rectangle from its upper left corner."""
        bar = Rectangle(
            corner, *size, facecolor=fill, edgecolor=edge, linewidth=EDGE, transform=self.scale, gid=BAR
        )
        self.figure.add_artist(bar)

    def draw_dots(self, middles: Sequence[float], y: float, diameter: float, fill: str) -> None:
        """Dots of one size on a level line."""
        dots = Line2D(
            middles,
            [y] * len(middles),
            linestyle="none",
            marker="o",
            markersize=diameter * POINTS,
            markeredgewidth=0,
            color=fill,
            transform=self.scale,
            gid=DOTS,
        )
        self.figure.add_artist(dots)

    def draw_line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str = MUTED,
        width: float = EDGE,
        style: Literal["solid", "dashed"] = "solid",
    ) -> None:
        """A straight line."""
        line = Line2D(
            *zip(start, end, strict=True),
            color=colour,
            linewidth=width,
            linestyle=style,
            transform=self.scale,
            gid=RULE,
        )
        self.figure.add_artist(line)


def make_paper(width: float, height: float) -> Paper:
    """A page of that size in centimetres."""
    figure = Figure((width / INCH, height / INCH))
    FigureCanvasAgg(figure)
    return Paper(figure, Affine2D().scale(1 / width, -1 / height).translate(0, 1) + figure.transFigure)
