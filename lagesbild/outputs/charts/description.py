"""What a picture shows, without its looks: from this it is drawn, and from this the gate reads what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from lagesbild.core.charts import DrawnMark
from lagesbild.outputs.palette import CURRENT, INK, MUTED

if TYPE_CHECKING:
    from collections.abc import Iterator

Form = Literal["level", "upright", "years"]
LEVEL_BARS = "Liggande stapeldiagram"
LABEL, INSIDE, SMALL = 9.5, 8.5, 8.0
"""Type sizes in points: labels and counts, what stands inside a bar, notes."""
KEY = ("teckenförklaring",)
"""What the square of a legend shows, which belongs to no cell."""


class Mark(Struct, frozen=True):
    """A bar or dots on a row of a panel with the text that belongs to it; `start` and `length` are counts or shares.

    `cells` are the cells whose figures it tells, as row/column of the table that is drawn. `addition` stands in small
    print after the text and tells `addition_cells`, which are of other tables and are called by their whole ids. `shape`
    is the picture's own where it is empty.
    """

    row: int
    text: str
    cells: tuple[str, ...]
    length: float = 0.0
    start: float = 0.0
    colour: str = CURRENT
    ink: str = INK
    bold: bool = False
    size: float = LABEL
    place: Literal["after", "inside", "below"] = "after"
    shape: Literal["", "stapel", "prick"] = ""
    addition: str = ""
    addition_cells: tuple[str, ...] = ()


def note(row: int, text: str, cells: tuple[str, ...]) -> Mark:
    """What stands in words where a figure would be."""
    return Mark(row, text, cells, ink=MUTED, size=SMALL)


class Panel(Struct, frozen=True):
    """Marks on one scale under a heading.

    `cells` are those that the heading tells; `broken` says what parts the panel from the one before it.
    """

    marks: tuple[Mark, ...]
    heading: str = ""
    cells: tuple[str, ...] = ()
    bold: bool = False
    muted: bool = False
    broken: str = ""


class Picture(Struct, frozen=True):
    """A whole chart: the labels of its rows and its panels, all on one scale.

    Sizes are in centimetres: `unit` is the most that a length of one may measure, `pitch` the least from row to row,
    `thickness` that of a bar. Level bars lie on rows from the top downwards; in an upright picture the rows go from
    left to right, and one over years has a panel a year, from left to right, with a bar standing on each row. `ruled`
    rows have a line between them, their labels to the left, and below each label what `sublabels` has in small print.
    """

    kind: str
    labels: tuple[str, ...]
    panels: tuple[Panel, ...]
    unit: float
    pitch: float
    thickness: float
    shape: Literal["stapel", "prick"] = "stapel"
    form: Form = "level"
    axis: bool = True
    intro: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    """Names and their colours."""
    headline: str = ""
    source: str = ""
    ruled: bool = False
    sublabels: tuple[str, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all panels."""
        return tuple(mark for panel in self.panels for mark in panel.marks)

    @property
    def most(self) -> float:
        """Where the longest bar ends."""
        return max((mark.start + mark.length for mark in self.marks), default=0.0)


def drawn_marks(picture: Picture) -> Iterator[DrawnMark]:
    """All that a picture draws, mark by mark, with the cells that each tells."""
    for text in (picture.headline, picture.intro, *picture.labels, *picture.sublabels, picture.source):
        yield DrawnMark("text", (), text)
    for name, _ in picture.legend:
        yield from (DrawnMark("stapel", KEY), DrawnMark("text", (), name))
    for panel in picture.panels:
        yield from (DrawnMark("text", panel.cells, panel.heading), DrawnMark("text", (), panel.broken))
    for mark in picture.marks:
        if mark.length:
            yield DrawnMark(mark.shape or picture.shape, mark.cells)
        yield DrawnMark("text", mark.cells, mark.text)
        if mark.addition:
            yield DrawnMark("text", mark.addition_cells, mark.addition)
