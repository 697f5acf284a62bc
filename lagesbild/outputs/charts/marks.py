"""The marks of a panel on the page: bars, dots, and the texts that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lagesbild.outputs.charts.description import SMALL
from lagesbild.outputs.charts.paper import POINTS
from lagesbild.outputs.charts.text_layout import width
from lagesbild.outputs.palette import MUTED, edge_of

if TYPE_CHECKING:
    from lagesbild.outputs.charts.description import Mark
    from lagesbild.outputs.charts.layout import PictureLayout
    from lagesbild.outputs.charts.paper import Paper

GAP = 4.3 / POINTS
"""From a bar to its text, in centimetres as all that follows."""
DOT = 0.64
"""How much of the length of one a dot covers."""
UPRIGHT_SHARE = 0.7
"""The most of its place that an upright bar covers."""
ADDITION_GAP = 0.12
"""Between a text and what is added to it."""


def draw_mark(paper: Paper, mark: Mark, layout: PictureLayout, left: float) -> None:
    """A bar or dots where there is a length, and the text where there is one, in a panel that begins at `left`."""
    if layout.picture.form == "level":
        _draw_level(paper, mark, layout, left)
    else:
        _draw_upright(paper, mark, layout, left)


def _draw_upright(paper: Paper, mark: Mark, layout: PictureLayout, left: float) -> None:
    """A bar that stands on its row's line, with the text above it."""
    scale = layout.scale
    if layout.picture.form == "years":
        middle, bottom, room = left + scale.panel / 2, layout.top + scale.baselines[mark.row], scale.panel
    else:
        middle, bottom, room = left + (mark.row + 0.5) * scale.pitch, layout.bottom, scale.pitch
    top = bottom - mark.length * scale.unit
    if mark.length:
        wide = min(layout.picture.thickness, UPRIGHT_SHARE * room)
        paper.draw_bar((middle - wide / 2, top), (wide, bottom - top), mark.colour, edge_of(mark.colour))
    paper.write(
        mark.text,
        (middle, top),
        ("center", "bottom"),
        rotation="vertical" if scale.turned else "horizontal",
        size=mark.size,
        color=mark.ink,
        weight="bold" if mark.bold else "normal",
        multialignment="center",
    )


def _draw_level(paper: Paper, mark: Mark, layout: PictureLayout, left: float) -> None:
    """A bar or dots from left to right, with the text inside, below or after it."""
    scale, thick = layout.scale, layout.picture.thickness
    middle = layout.top + scale.rise + mark.row * scale.pitch
    start, long = left + mark.start * scale.unit, mark.length * scale.unit
    is_dotted = (mark.shape or layout.picture.shape) == "prick"
    if mark.length and is_dotted:
        dot = DOT * scale.unit
        middles = [start + n * scale.unit + dot / 2 for n in range(int(mark.length))]
        paper.draw_dots(middles, middle, dot, mark.colour)
        long -= scale.unit - dot
    elif mark.length:
        paper.draw_bar((start, middle - thick / 2), (long, thick), mark.colour, edge_of(mark.colour))
    shift = GAP if mark.length or layout.picture.axis else 0.0
    _write_text(paper, mark, (start + long, middle), (shift, thick))


def _write_text(paper: Paper, mark: Mark, end: tuple[float, float], room: tuple[float, float]) -> None:
    """The text at the end of a bar that is so far from it, and so thick; then what is added to it."""
    (x, y), (shift, thick) = end, room
    looks: dict[str, Any] = {
        "size": mark.size,
        "color": mark.ink,
        "weight": "bold" if mark.bold else "normal",
    }
    if mark.place == "inside":
        paper.write(mark.text, (x, y), ("center", "center"), multialignment="center", **looks)
    elif mark.place == "below":
        paper.write(mark.text, (x, y + thick / 2 + GAP / 2), ("left", "top"), **looks)
    else:
        paper.write(mark.text, (x + shift, y), ("left", "center"), **looks)
    if mark.addition:
        x += shift + width(mark.text, mark.size, bold=mark.bold) + ADDITION_GAP
        paper.write(mark.addition, (x, y), ("left", "center"), size=SMALL, color=MUTED)
