"""A picture's description as the shapes of an SVG: the same marks as in the PNG, in the page's own type."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from lagesbild.outputs.html.shapes import (
    CENTIMETRE,
    GAP,
    GUTTER,
    LINE,
    WIDTH,
    Bar,
    Baseline,
    BreakLine,
    Dot,
    SvgShapes,
    Words,
    draw_break,
    estimate_length,
    place_gaps,
    wrap_lines,
)
from lagesbild.outputs.html.year_columns import draw_years
from lagesbild.outputs.palette import INK, MUTED, edge_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.outputs.charts.charts import Chart
    from lagesbild.outputs.charts.description import Mark, Panel, Picture
    from lagesbild.outputs.html.shapes import Shape

_LABEL_ROOM, _NARROW_ROOM, _WIDE_PANELS = 200.0, 140.0, 3
_LEAST_BAR, _TALLEST, _DOT = 24.0, 140.0, 0.32
_AIR, _BREAK_GAP = 10.0, 42.0


class SvgChart(Struct, frozen=True):
    """A chart on the page: what is said of it, its size, and its shapes."""

    headline: str
    alt: str
    intro: str
    legend: tuple[tuple[str, str, str], ...]
    """Names with the colours of their fill and its edge."""
    source: str
    width: float
    height: float
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]
    words: tuple[Words, ...]
    lines: tuple[Baseline, ...]
    breaks: tuple[BreakLine, ...]


class _Frame(Struct, frozen=True):
    """Where rows and panels stand: from row to row, the length of one, and where the first row and each panel begin."""

    pitch: float
    unit: float
    top: float
    lefts: tuple[float, ...]
    panel: float
    labels: tuple[tuple[str, ...], ...]
    beneath: float = 0.0
    """The room for what stands below the bars."""


def draw(chart: Chart) -> SvgChart:
    """The shapes of a chart."""
    picture = chart.described
    drawing = {"level": _draw_level, "upright": _draw_upright, "years": draw_years}[picture.form](picture)
    return SvgChart(
        picture.headline,
        chart.alt,
        picture.intro,
        tuple((name, colour, edge_of(colour)) for name, colour in picture.legend),
        picture.source,
        drawing.width,
        drawing.height,
        tuple(shape for shape in drawing.shapes if isinstance(shape, Bar)),
        tuple(shape for shape in drawing.shapes if isinstance(shape, Dot)),
        tuple(shape for shape in drawing.shapes if isinstance(shape, Words)),
        tuple(shape for shape in drawing.shapes if isinstance(shape, Baseline)),
        tuple(shape for shape in drawing.shapes if isinstance(shape, BreakLine)),
    )


def _draw_level(picture: Picture) -> SvgShapes:
    frame = _frame(picture)
    height = frame.top + len(picture.labels) * frame.pitch + GUTTER
    return SvgShapes(tuple(_level(picture, frame)), WIDTH, height)


def _draw_upright(picture: Picture) -> SvgShapes:
    frame = _upright_frame(picture)
    below = max(map(len, frame.labels), default=1) * LINE
    return SvgShapes(tuple(_upright(picture, frame)), WIDTH, frame.top + frame.pitch + below + GUTTER)


def _frame(picture: Picture) -> _Frame:
    """Rows from the top downwards, their labels to the left."""
    room = _NARROW_ROOM if len(picture.panels) > _WIDE_PANELS else _LABEL_ROOM
    labels = tuple(wrap_lines(label, room) for label in picture.labels)
    left = min(room, max((estimate_length("\n".join(lines)) for lines in labels), default=0.0)) + GUTTER
    gaps = [_BREAK_GAP if own.broken else GAP for own in picture.panels]
    panel = (WIDTH - left - sum(gaps[1:])) / len(picture.panels)
    texts = [
        GUTTER + estimate_length(mark.text) for mark in picture.marks if mark.length and mark.place == "after"
    ]
    longest = max(panel - max(texts, default=0.0), _LEAST_BAR)
    unit = min(_scaled(picture.unit), longest / picture.most) if picture.most else 1.0
    below = [len(wrap_lines(mark.text, panel)) for mark in picture.marks if mark.place == "below"]
    beneath = max(below, default=0) * LINE
    tallest = max(
        *(len(lines) * LINE for lines in labels),
        picture.thickness * CENTIMETRE,
        *(mark.text.count("\n") * LINE + LINE for mark in picture.marks),
    )
    headings = max(len(wrap_lines(own.heading, panel)) if own.heading else 0 for own in picture.panels)
    return _Frame(
        tallest + _AIR + beneath,
        unit,
        headings * LINE + (GUTTER if headings else 0),
        place_gaps(left, panel, gaps),
        panel,
        labels,
        beneath,
    )


def _scaled(unit: float) -> float:
    return inf if unit == inf else unit * CENTIMETRE


def _level(picture: Picture, frame: _Frame) -> Iterator[Shape]:
    for row, lines in enumerate(frame.labels):
        middle = _middle(row, frame)
        for place, line in enumerate(lines):
            yield Words(0.0, middle + LINE * (place - (len(lines) - 1) / 2), line)
    for panel, left in zip(picture.panels, frame.lefts, strict=True):
        yield from _heading(panel, left, frame)
        for mark in panel.marks:
            yield from _mark(mark, picture, frame, left, _middle(mark.row, frame))


def _middle(row: int, frame: _Frame) -> float:
    """The middle of a row's bar, over the room for what stands below it."""
    return frame.top + row * frame.pitch + (frame.pitch - frame.beneath) / 2


def _heading(panel: Panel, left: float, frame: _Frame) -> Iterator[Shape]:
    colour = MUTED if panel.muted else INK
    for place, line in enumerate(wrap_lines(panel.heading, frame.panel) if panel.heading else ()):
        yield Words(left, LINE * (place + 0.5), line, fill=colour, bold=panel.bold)
    if panel.broken:
        bottom = frame.top + len(frame.labels) * frame.pitch
        yield from draw_break(panel.broken, left - GAP / 2, 0.0, bottom)


def _mark(mark: Mark, picture: Picture, frame: _Frame, left: float, middle: float) -> Iterator[Shape]:
    start, end = left + mark.start * frame.unit, left + (mark.start + mark.length) * frame.unit
    thick = picture.thickness * CENTIMETRE
    if mark.length and (mark.shape or picture.shape) == "prick":
        radius = frame.unit * _DOT
        yield from (
            Dot(start + frame.unit * n + radius, middle, radius, mark.colour) for n in range(int(mark.length))
        )
    elif mark.length:
        yield Bar(start, middle - thick / 2, end - start, thick, mark.colour, edge_of(mark.colour))
    yield from _lay_out_text(mark, (left if mark.place == "below" else end), middle, thick, frame)


def _lay_out_text(mark: Mark, end: float, middle: float, thick: float, frame: _Frame) -> Iterator[Shape]:
    """The lines of a mark's text: inside the bar, after it, or below it."""
    inside, below = mark.place == "inside", mark.place == "below"
    lines = mark.text.split("\n") if inside else wrap_lines(mark.text, frame.panel) if mark.text else ()
    first = middle + thick / 2 + LINE * 0.7 if below else middle - LINE * (len(lines) - 1) / 2
    x = end + (GUTTER if mark.length else 0.0)
    for place, line in enumerate(lines):
        anchor: Literal["start", "middle"] = "middle" if inside else "start"
        yield Words(end if inside or below else x, first + LINE * place, line, anchor, mark.ink, mark.bold)


def _upright_frame(picture: Picture) -> _Frame:
    """Rows from left to right, their labels beneath."""
    panel = WIDTH / len(picture.labels)
    unit = min(_scaled(picture.unit), _TALLEST / picture.most) if picture.most else 1.0
    labels = tuple(wrap_lines(label, panel) for label in picture.labels)
    return _Frame(picture.most * unit + LINE, unit, 0.0, (0.0,), panel, labels)


def _upright(picture: Picture, frame: _Frame) -> Iterator[Shape]:
    bottom = frame.top + frame.pitch
    for row, lines in enumerate(frame.labels):
        for place, line in enumerate(lines):
            yield Words((row + 0.5) * frame.panel, bottom + LINE * (place + 0.7), line, "middle", MUTED)
    for mark in picture.marks:
        middle, height = (mark.row + 0.5) * frame.panel, mark.length * frame.unit
        if mark.length:
            wide = min(frame.panel * 0.7, picture.thickness * CENTIMETRE)
            yield Bar(middle - wide / 2, bottom - height, wide, height, mark.colour, edge_of(mark.colour))
        yield Words(middle, bottom - height - LINE / 2, mark.text, "middle", mark.ink, mark.bold)
