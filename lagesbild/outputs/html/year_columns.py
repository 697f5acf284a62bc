"""Years on a time axis: a row of bars for each category, with gaps and breaks."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from lagesbild.outputs.html.shapes import (
    CENTIMETRE,
    GUTTER,
    LINE,
    WIDTH,
    Bar,
    Baseline,
    SvgShapes,
    Words,
    draw_break,
    estimate_length,
    place_gaps,
    wrap_lines,
)
from lagesbild.outputs.palette import INK, MUTED, edge_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.outputs.charts.description import Mark, Panel, Picture
    from lagesbild.outputs.html.shapes import Shape

_LABEL_ROOM, _TALLEST, _NARROWEST = 140.0, 90.0, 50.0
"""The widest that labels and the highest that bars may be, and the least that a year is wide."""
_BREAK_GAP, _BAR_SHARE, _WIDEST_BAR = 24.0, 0.7, 40.0


def draw_years(picture: Picture) -> SvgShapes:
    """The rows one below the other on one scale, each as high as its highest bar, and the years beneath."""
    labels = tuple(wrap_lines(label, _LABEL_ROOM) for label in picture.labels)
    left = max(map(estimate_length, map("\n".join, labels))) + GUTTER
    gaps = [_BREAK_GAP if panel.broken else 0.0 for panel in picture.panels]
    room = max((WIDTH - left - sum(gaps[1:])) / len(picture.panels), _NARROWEST)
    lefts = place_gaps(left, room, gaps)
    unit = min(picture.unit * CENTIMETRE, _TALLEST / picture.most) if picture.most else 1.0
    baselines = tuple(accumulate(_height(row, lines, picture, unit) for row, lines in enumerate(labels)))
    shapes: list[Shape] = []
    for lines, top, bottom in zip(labels, (0.0, *baselines), baselines, strict=False):
        middle = (top + bottom + LINE) / 2
        shapes += [
            Words(0.0, middle + LINE * (place - (len(lines) - 1) / 2), line)
            for place, line in enumerate(lines)
        ]
    for panel, start in zip(picture.panels, lefts, strict=True):
        shapes += _draw_year(panel, (start, room), baselines, unit)
    headings = max(len(wrap_lines(panel.heading, room)) for panel in picture.panels)
    return SvgShapes(tuple(shapes), max(WIDTH, lefts[-1] + room), baselines[-1] + headings * LINE + GUTTER)


def _height(row: int, label: tuple[str, ...], picture: Picture, unit: float) -> float:
    """How high a row is: its label, or its highest bar with the figure above it."""
    bars = (mark.length * unit + LINE for mark in picture.marks if mark.row == row)
    return max(len(label) * LINE, *bars) + LINE


def _draw_year(
    panel: Panel, place: tuple[float, float], baselines: tuple[float, ...], unit: float
) -> Iterator[Shape]:
    """The bars of a year on their lines, which a gap has not, and its number beneath."""
    start, room = place
    for number, line in enumerate(wrap_lines(panel.heading, room)):
        colour = MUTED if panel.muted else INK
        y = baselines[-1] + LINE * (number + 0.7)
        yield Words(start + room / 2, y, line, "middle", colour, panel.bold)
    if panel.broken:
        yield from draw_break(panel.broken, start - GUTTER / 2, 0.0, baselines[-1])
    for mark in panel.marks:
        yield from _draw_mark(mark, start + room / 2, room, (baselines[mark.row], unit))
    if panel.marks:
        yield from (Baseline(start, start + room, line) for line in baselines)


def _draw_mark(mark: Mark, middle: float, room: float, scale: tuple[float, float]) -> Iterator[Shape]:
    bottom, unit = scale
    height, wide = mark.length * unit, min(room * _BAR_SHARE, _WIDEST_BAR)
    if mark.length:
        yield Bar(middle - wide / 2, bottom - height, wide, height, mark.colour, edge_of(mark.colour))
    yield Words(middle, bottom - height - LINE / 2, mark.text, "middle", mark.ink, mark.bold)
