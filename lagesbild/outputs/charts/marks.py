"""The marks of a panel, drawn on matplotlib's Axes: bars, dots, and the texts that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.outputs.charts.description import SMALL
from lagesbild.outputs.charts.text_layout import width
from lagesbild.outputs.palette import ANSWERS, INK, MUTED, WHITE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from lagesbild.outputs.charts.description import Mark
    from lagesbild.outputs.charts.layout import PictureLayout

PALE = frozenset(fill for fill, ink in ANSWERS if ink == INK)
"""Fills that are told from the paper by an edge."""
GAP = 4.3
"""From a bar to its text, in points."""
DOT = 0.64
"""How much of the length of one a dot covers."""
UPRIGHT_SHARE = 0.7
"""The most of its row that an upright bar covers."""
ADDITION_GAP = 0.12
"""Between a text and what is added to it, in centimetres."""
POINTS = 72 / 2.54
"""To a centimetre."""


def draw_mark(axes: Axes, mark: Mark, layout: PictureLayout) -> None:
    """A bar or dots where there is a length, and the text where there is one."""
    if mark.length and (mark.shape or layout.picture.shape) == "prick":
        _draw_dots(axes, mark, layout)
    elif mark.length:
        _draw_bar(axes, mark, layout)
    if mark.text and layout.picture.upright:
        _write_above(axes, mark, layout)
    elif mark.text:
        _write_beside(axes, mark, layout)


def edge_of(fill: str) -> str:
    """The colour of the edge around a fill: grey where the fill is pale, else white as the paper."""
    return MUTED if fill in PALE else WHITE


def _draw_bar(axes: Axes, mark: Mark, layout: PictureLayout) -> None:
    share = layout.picture.thickness / layout.scale.pitch
    if layout.picture.upright:
        axes.bar(mark.row, mark.length, min(share, UPRIGHT_SHARE), color=mark.colour)
        return
    edge = edge_of(mark.colour)
    axes.barh(
        mark.row,
        mark.length,
        share,
        left=mark.start,
        color=mark.colour,
        edgecolor=edge,
        linewidth=0.8,
        clip_on=False,
    )


def _draw_dots(axes: Axes, mark: Mark, layout: PictureLayout) -> None:
    """As many dots as the length says, each at the beginning of its own unit."""
    middles = [n + DOT / 2 for n in range(int(mark.length))]
    size = (DOT * layout.scale.unit * POINTS) ** 2
    axes.scatter(middles, [mark.row] * len(middles), size, mark.colour, linewidths=0, clip_on=False)


def _write_above(axes: Axes, mark: Mark, layout: PictureLayout) -> None:
    axes.annotate(
        mark.text,
        (mark.row, mark.length),
        (0, GAP / 2),
        textcoords="offset points",
        ha="center",
        va="bottom",
        rotation="vertical" if layout.scale.turned else "horizontal",
        weight="bold" if mark.bold else "normal",
    )


def _write_beside(axes: Axes, mark: Mark, layout: PictureLayout) -> None:
    """Inside the bar, below it, or after it."""
    end, row, shift = mark.start + mark.length, float(mark.row), GAP
    across, upwards = "left", "center"
    if mark.place == "inside":
        shift, across = 0.0, "center"
    elif mark.place == "below":
        row += layout.picture.thickness / 2 / layout.scale.pitch
        shift, upwards = 0.0, "top"
    elif mark.length and (mark.shape or layout.picture.shape) == "prick":
        end -= 1 - DOT
    elif not mark.length and not layout.picture.axis:
        shift = 0.0
    axes.annotate(
        mark.text,
        (end, row),
        (shift, -GAP / 2 if mark.place == "below" else 0),
        textcoords="offset points",
        ha=across,
        va=upwards,
        size=mark.size,
        color=mark.ink,
        weight="bold" if mark.bold else "normal",
        multialignment="center" if mark.place == "inside" else "left",
    )
    if mark.addition:
        shift += (width(mark.text, mark.size, bold=mark.bold) + ADDITION_GAP) * POINTS
        _write_addition(axes, mark, (end, row), shift)


def _write_addition(axes: Axes, mark: Mark, point: tuple[float, float], shift: float) -> None:
    axes.annotate(
        mark.addition, point, (shift, 0), textcoords="offset points", va="center", size=SMALL, color=MUTED
    )
