"""Where the parts of a picture stand on its page of 16 cm, in centimetres from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from math import ceil
from typing import TYPE_CHECKING

from lagesbild.outputs.charts.description import SMALL
from lagesbild.outputs.charts.text_layout import EXPLAINED, LACKING, height, readable, widest, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.outputs.charts.description import Mark, Panel, Picture

WIDTH = 16.0
"""The text width of an A4 page."""
MARGIN = 0.2
HEADLINE = 12.0
"""The type size of the headline, in points."""
GUTTER = 0.15
"""Between a label or a count and the axis or bar beside it."""
KEY_WIDTH = 0.8
"""What the square of a legend takes with the room around it."""
_LABEL_ROOM, _NARROW_ROOM, _WIDE_PANELS = 5.2, 3.6, 3
"""The widest that labels may be before they wrap, beside up to three panels and beside more."""
_RULED_ROOM = 4.4
"""The same in a picture of ruled rows, which has many panels."""
_LEAST_BAR = 0.4
"""So much is left to the longest bar, however long the texts are."""
_PANEL_GAP, _BREAK_GAP = 0.35, 0.95
_AIR, _RULED_AIR, _BLOCK_GAP = 0.3, 0.1, 0.3
"""The least between the texts of two rows, with a line between them too, and between headline, panels and source line."""
_TALLEST = 3.4
"""The height of the tallest upright bar."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where panels begin and how wide they are; how long one is, and how far it is from row to row.

    The first row stands `rise` below the top of panels as high as `body`, `beneath` is the room for labels below them,
    and `turned` counts are read upwards.
    """

    lefts: tuple[float, ...]
    panel: float
    unit: float
    pitch: float
    rise: float
    body: float
    beneath: float = 0.0
    turned: bool = False


@dataclass(frozen=True, slots=True)
class PictureLayout:
    """A picture with its texts in lines, its scale, and how far down its parts begin."""

    picture: Picture
    scale: Scale
    intro: float
    legend: float
    headings: float
    top: float
    source: float
    height: float

    @property
    def bottom(self) -> float:
        """Where the panels end."""
        return self.top + self.scale.body


def lay_out(picture: Picture) -> PictureLayout:
    """The places of all parts of a picture, its texts wrapped."""
    room = WIDTH - 2 * MARGIN
    texts = (picture.headline, picture.intro, picture.source, *picture.labels)
    lacking = any(LACKING in readable(text) for text in (*texts, *(mark.text for mark in picture.marks)))
    framed = replace(
        picture,
        headline=wrap(picture.headline, room, HEADLINE, bold=True),
        source=wrap(f"{picture.source} {EXPLAINED}" if lacking else picture.source, room, SMALL),
    )
    return _upright(framed) if picture.upright else _level(framed)


def _level(picture: Picture) -> PictureLayout:
    """Rows from the top downwards, their labels to the left of the first panel."""
    room = (
        _RULED_ROOM if picture.ruled else _NARROW_ROOM if len(picture.panels) > _WIDE_PANELS else _LABEL_ROOM
    )
    labels = tuple(wrap(label, room) for label in picture.labels)
    sublabels = tuple(wrap(label, room, SMALL) for label in picture.sublabels)
    left = MARGIN + max(widest(labels), widest(sublabels, SMALL)) + GUTTER * (1 if picture.axis else 3)
    gaps = [0.0, *(_BREAK_GAP if panel.broken else _PANEL_GAP for panel in picture.panels[1:])]
    panel = (WIDTH - MARGIN - left - sum(gaps)) / len(picture.panels)
    wrapped = replace(
        picture,
        labels=labels,
        sublabels=sublabels,
        panels=tuple(_wrapped(own, panel) for own in picture.panels),
        intro=wrap(picture.intro, WIDTH - MARGIN - left, SMALL),
        legend=tuple((wrap(name, WIDTH - left - KEY_WIDTH), colour) for name, colour in picture.legend),
    )
    counts = [mark for mark in wrapped.marks if mark.length and mark.place == "after" and mark.text]
    text_room = max((_text_room(mark) for mark in counts), default=0.0)
    longest = max(panel - text_room, _LEAST_BAR)
    unit = min(picture.unit, longest / picture.most) if picture.most else 1.0
    above, below = _reach(wrapped)
    pitch = max(picture.pitch, above + below + (_RULED_AIR if picture.ruled else _AIR))
    body = max(len(labels) * pitch, *(width(own.broken, SMALL) + _AIR for own in picture.panels))
    lefts = tuple(left + n * panel + sum(gaps[: n + 1]) for n in range(len(gaps)))
    return _stacked(wrapped, Scale(lefts, panel, unit, pitch, above + (pitch - above - below) / 2, body))


def _text_room(mark: Mark) -> float:
    """What the text after a bar and what is added to it take."""
    added = GUTTER + width(mark.addition, SMALL) if mark.addition else 0.0
    return GUTTER + width(mark.text, mark.size, bold=mark.bold) + added


def _upright(picture: Picture) -> PictureLayout:
    """Rows from left to right, their labels beneath."""
    panel = WIDTH - 2 * MARGIN
    pitch = panel / len(picture.labels)
    labels = tuple(
        "\n".join(wrap(line, pitch, SMALL) for line in label.split("\n")) for label in picture.labels
    )
    unit = min(picture.unit, _TALLEST / picture.most) if picture.most else 1.0
    across = widest((mark.text for mark in picture.marks), bold=True)
    turned = across > pitch - GUTTER / 2
    body = picture.most * unit + (across if turned else height("0")) + GUTTER
    beneath = max(height(label, SMALL) for label in labels) + GUTTER
    scale = Scale((MARGIN,), panel, unit, pitch, 0.0, body, beneath, turned)
    return _stacked(replace(picture, labels=labels), scale)


def _stacked(picture: Picture, scale: Scale) -> PictureLayout:
    """Headline, intro, legend, panels and source line one below the other."""
    intro = MARGIN / 2 + height(picture.headline, HEADLINE) + _BLOCK_GAP / 2
    legend = intro + height(picture.intro, SMALL) + (GUTTER if picture.intro else 0)
    rows = ceil(len(picture.legend) / legend_columns(picture, scale.lefts[0])) if picture.legend else 0
    tallest = max((height(name) for name, _ in picture.legend), default=0.0)
    headings = legend + rows * (tallest + GUTTER)
    top = headings + max(height(panel.heading) for panel in picture.panels) + GUTTER
    source = top + scale.body + scale.beneath + _BLOCK_GAP
    page = source + height(picture.source, SMALL) + MARGIN / 2
    return PictureLayout(picture, scale, intro, legend, headings, top, source, page)


def legend_columns(picture: Picture, left: float) -> int:
    """How many names of a legend stand side by side."""
    room = WIDTH - MARGIN - left
    return min(
        len(picture.legend), max(1, int(room / (widest(name for name, _ in picture.legend) + KEY_WIDTH)))
    )


def _wrapped(panel: Panel, room: float) -> Panel:
    heading = readable(panel.heading)
    if width(heading, bold=panel.bold) > room:
        first, _, rest = heading.partition(" ")
        heading = f"{first}\n{wrap(rest, room, bold=panel.bold)}"
    return replace(panel, heading=heading, marks=tuple(_lined(mark, room) for mark in panel.marks))


def _lined(mark: Mark, room: float) -> Mark:
    if mark.place == "inside" or mark.length:
        return replace(mark, text="\n".join(map(readable, mark.text.split("\n"))))
    return replace(mark, text=wrap(mark.text, room - GUTTER, mark.size, bold=mark.bold))


def _labels(picture: Picture) -> Iterator[tuple[str, str]]:
    """Each label with what stands beneath it."""
    yield from zip_longest(picture.labels, picture.sublabels, fillvalue="")


def _reach(picture: Picture) -> tuple[float, float]:
    """How far the contents of a row reach above and below its middle."""
    tallest = max(
        picture.thickness,
        *(height(label) + height(sublabel, SMALL) for label, sublabel in _labels(picture)),
        *(height(mark.text, mark.size) for mark in picture.marks if mark.place != "below"),
    )
    beneath = [height(mark.text, mark.size) for mark in picture.marks if mark.place == "below"]
    return tallest / 2, max(tallest / 2, picture.thickness / 2 + max(beneath, default=0.0))
