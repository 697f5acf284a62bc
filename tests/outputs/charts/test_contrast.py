"""What is drawn can be seen by whoever sees a contrast of three to one, in the pictures and on the page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest
from chart_tables import CASES
from matplotlib import rc_context
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from lagesbild.outputs.charts.charts import draw_later, make_chart, picture
from lagesbild.outputs.charts.frame import figure_of
from lagesbild.outputs.charts.paper import BAR, DOTS
from lagesbild.outputs.charts.style import style
from lagesbild.outputs.html.drawing import draw
from lagesbild.outputs.palette import ANSWERS, WHITE, edge_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.charts.catalogue import ChartKind

SEEN, READ = 3.0, 4.5
"""The least contrast of what is to be seen, and of what is to be read (WCAG 2.1, 1.4.11 and 1.4.3)."""
every_chart = pytest.mark.parametrize(("kind", "own", "report"), CASES.values(), ids=CASES)


class Filled(NamedTuple):
    """A bar as it is drawn: its line, where it begins and ends, its colour and that of its edge."""

    line: float
    start: float
    end: float
    fill: str
    edge: str


def contrast(colour: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""

    def luminance(code: str) -> float:
        channels = [int(code[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    lighter, darker = sorted((luminance(colour), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def is_seen(fill: str, edge: str, ground: str) -> bool:
    """Whether there is a step of three to one from a fill over its edge to what is beside it."""
    return max(contrast(fill, edge), contrast(edge, ground), contrast(fill, ground)) >= SEEN


def unseen(bars: Iterable[Filled]) -> list[tuple[str, str]]:
    """The colours that cannot be told from the ground, and those that cannot from their neighbour."""
    placed = sorted(bars)
    alone = [(bar.fill, WHITE) for bar in placed if not is_seen(bar.fill, bar.edge, WHITE)]
    beside = [
        (left.fill, right.fill)
        for left, right in pairwise(placed)
        if left.line == right.line and right.start - left.end < 0.01
        if not is_seen(left.fill, right.edge, right.fill)
    ]
    return alone + beside


@every_chart
def test_bars_and_dots_of_a_picture_are_seen(kind: ChartKind, own: Table, report: Report) -> None:
    """Each stands out from the paper and from its neighbour, by its colour or its edge."""
    with rc_context(style()):
        artists = figure_of(picture(kind, own, report)).findobj()
    bars = [
        Filled(round(bar.get_y(), 3), round(bar.get_x(), 3), bar.get_x() + bar.get_width(), *colours)
        for bar in artists
        if isinstance(bar, Rectangle) and bar.get_gid() == BAR
        if (colours := (to_hex(bar.get_facecolor()), to_hex(bar.get_edgecolor())))
    ]
    dots = {to_hex(dot.get_color()) for dot in artists if isinstance(dot, Line2D) and dot.get_gid() == DOTS}
    assert not unseen(bars)
    assert all(contrast(colour, WHITE) >= SEEN for colour in dots)


@every_chart
def test_bars_on_the_page_are_seen(kind: ChartKind, own: Table, report: Report) -> None:
    """The same holds of the drawing."""
    drawing = draw(make_chart(kind, own, report, draw_later))
    bars = [
        Filled(round(bar.y, 3), round(bar.x, 3), bar.x + bar.width, bar.fill, bar.edge)
        for bar in drawing.bars
    ]
    assert not unseen(bars)
    assert all(contrast(dot.fill, WHITE) >= SEEN for dot in drawing.dots)


@every_chart
def test_every_text_is_read(kind: ChartKind, own: Table, report: Report) -> None:
    """A text stands out from the paper, or from the part of a bar that it stands on."""
    whole = picture(kind, own, report)
    inks = {mark.ink for mark in whole.marks if mark.place == "inside"}
    with rc_context(style()):
        texts = [text for text in figure_of(whole).findobj(Text) if isinstance(text, Text)]
    outside = {to_hex(str(text.get_color())).upper() for text in texts} - inks
    assert all(contrast(colour, WHITE) >= READ for colour in outside)
    for mark in whole.marks:
        if mark.place == "inside":
            (fill,) = {
                part.colour
                for panel in whole.panels
                if mark in panel.marks
                for part in panel.marks
                if part.row == mark.row and part.start < mark.start < part.start + part.length
            }
            assert contrast(fill, mark.ink) >= READ


@pytest.mark.parametrize("left", [fill for fill, _ in ANSWERS])
@pytest.mark.parametrize("right", [fill for fill, _ in ANSWERS])
def test_any_two_answers_can_stand_side_by_side(left: str, right: str) -> None:
    """An answer that nobody gave has no part of the bar, so that any two may meet."""
    assert left == right or is_seen(left, edge_of(right), right)


def test_the_measure_itself_can_fail() -> None:
    """A pale fill without an edge is found, on the paper and beside another."""
    pale = Filled(0.0, 0.0, 1.0, "#DADADA", WHITE)
    assert unseen([pale]) == [("#DADADA", WHITE)]
    assert unseen([pale._replace(edge="#595959"), pale._replace(start=1.0, end=2.0, fill="#F0F0F0")])
    assert contrast("#000000", WHITE) == pytest.approx(21)
