"""Where the parts of a picture stand on its page of 16 cm, in centimetres from the top left corner."""

from __future__ import annotations

from itertools import accumulate, zip_longest
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lagesbild.outputs.charts.description import LABEL, SMALL
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
_PANEL_GAP, _BREAK_GAP, _YEAR_BREAK_GAP = 0.35, 0.95, 0.6
"""Between two panels, and where a series is broken; between two years on a time axis there is a gap for a break alone."""
_AIR, _RULED_AIR, _BLOCK_GAP = 0.3, 0.1, 0.3
"""The least between the texts of two rows, with a line between them too, and between headline, panels and source line."""
_TALLEST, _TALLEST_OF_YEARS = 3.4, 2.2
"""The height of the tallest upright bar, and of the tallest where rows of them stand one below the other."""
_BETWEEN = 0.1
"""The least between the texts of two years."""


class Scale(Struct, frozen=True):
    """Where panels begin and how wide they are; how long one is, and how far it is from row to row.

    The first row stands `rise` below the top of panels as high as `body`, `beneath` is the room for labels below them,
    and `turned` counts are read upwards. Over years each row has a line of its own that its bars stand on.
    """

    lefts: tuple[float, ...]
    panel: float
    unit: float
    pitch: float
    rise: float
    body: float
    beneath: float = 0.0
    turned: bool = False
    baselines: tuple[float, ...] = ()
    headings: float = LABEL
    """The type size of the panels' headings."""


class PictureLayout(Struct, frozen=True):
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

    @property
    def middles(self) -> tuple[float, ...]:
        """Where the middles of the rows are, of those that lie one below the other."""
        scale = self.scale
        if self.picture.form == "years":
            tops = (0.0, *scale.baselines)
            return tuple(
                self.top + (above + line) / 2 for above, line in zip(tops, scale.baselines, strict=False)
            )
        return tuple(self.top + scale.rise + row * scale.pitch for row in range(len(self.picture.labels)))


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
    return {"level": _level, "upright": _upright, "years": _over_years}[picture.form](framed)


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


def _over_years(picture: Picture) -> PictureLayout:
    """Years from left to right, a row of bars for each label, all on one scale, as high as its highest."""
    labels = tuple(wrap(label, _NARROW_ROOM) for label in picture.labels)
    left = MARGIN + widest(labels) + GUTTER
    gaps = [0.0, *(_YEAR_BREAK_GAP if panel.broken else 0.0 for panel in picture.panels[1:])]
    panel = (WIDTH - MARGIN - left - sum(gaps)) / len(picture.panels)
    room = panel - _BETWEEN
    words = (word for own in picture.panels for word in own.heading.split(" "))
    size = LABEL if widest((*words, *(mark.text for mark in picture.marks)), bold=True) <= room else SMALL
    panels = tuple(_in_column(own, room, size) for own in picture.panels)
    wrapped = replace(picture, labels=labels, panels=panels)
    unit = min(picture.unit, _TALLEST_OF_YEARS / picture.most) if picture.most else 1.0
    rows = [
        max(
            height(label),
            *(
                mark.length * unit + height(mark.text, mark.size) + GUTTER
                for mark in wrapped.marks
                if mark.row == number
            ),
        )
        + _AIR
        for number, label in enumerate(labels)
    ]
    baselines = tuple(accumulate(rows))
    lefts = tuple(left + n * panel + sum(gaps[: n + 1]) for n in range(len(gaps)))
    beneath = max(height(own.heading, size) for own in panels) + GUTTER
    body = max(baselines[-1], *(width(own.broken, SMALL) + _AIR for own in panels))
    lines = tuple(line + body - baselines[-1] for line in baselines)
    return _stacked(
        wrapped, Scale(lefts, panel, unit, 0.0, 0.0, body, beneath, baselines=lines, headings=size)
    )


def _in_column(panel: Panel, room: float, size: float) -> Panel:
    """A year with its texts wrapped to the width of a column."""
    marks = tuple(
        replace(mark, text=wrap(mark.text, room, size, bold=mark.bold), size=size) for mark in panel.marks
    )
    return replace(panel, heading=wrap(panel.heading, room, size, bold=panel.bold), marks=marks)


def _stacked(picture: Picture, scale: Scale) -> PictureLayout:
    """Headline, intro, legend, panels and source line one below the other; years stand below the panels."""
    intro = MARGIN / 2 + height(picture.headline, HEADLINE) + _BLOCK_GAP / 2
    legend = intro + height(picture.intro, SMALL) + (GUTTER if picture.intro else 0)
    columns = _legend_columns(picture, scale.lefts[0]) if picture.legend else 1
    headings = legend + ceil(len(picture.legend) / columns) * _legend_pitch(picture)
    top = headings + max(height(panel.heading) for panel in picture.panels) + GUTTER
    if picture.form == "years":
        top = headings
        headings = top + scale.body + GUTTER / 2
    source = top + scale.body + scale.beneath + _BLOCK_GAP
    page = source + height(picture.source, SMALL) + MARGIN / 2
    return PictureLayout(picture, scale, intro, legend, headings, top, source, page)


def _legend_pitch(picture: Picture) -> float:
    return max((height(name) for name, _ in picture.legend), default=0.0) + GUTTER


def _legend_columns(picture: Picture, left: float) -> int:
    """How many names of a legend stand side by side."""
    room = WIDTH - MARGIN - left
    widest_name = widest((name for name, _ in picture.legend), bold=True)
    return min(len(picture.legend), max(1, int(room / (widest_name + KEY_WIDTH))))


def legend_places(layout: PictureLayout) -> tuple[tuple[float, float], ...]:
    """The upper left corner of each name of the legend with its square, as many in a line as there is room for."""
    picture, left = layout.picture, layout.scale.lefts[0]
    if not picture.legend:
        return ()
    columns = _legend_columns(picture, left)
    wide = [
        widest((name for name, _ in picture.legend[column::columns]), bold=True) + KEY_WIDTH
        for column in range(columns)
    ]
    return tuple(
        (left + sum(wide[: number % columns]), layout.legend + number // columns * _legend_pitch(picture))
        for number in range(len(picture.legend))
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
