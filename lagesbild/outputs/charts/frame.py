"""A picture as a figure of matplotlib and as a PNG file: headline, legend, panels with their axes, source line."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from matplotlib import rc_context

from lagesbild.outputs.charts.description import SMALL
from lagesbild.outputs.charts.layout import GUTTER, HEADLINE, MARGIN, WIDTH, lay_out, legend_places
from lagesbild.outputs.charts.marks import draw_mark
from lagesbild.outputs.charts.paper import make_paper
from lagesbild.outputs.charts.style import style
from lagesbild.outputs.charts.text_layout import height
from lagesbild.outputs.palette import INK, MUTED, RULE, edge_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from lagesbild.outputs.charts.description import Panel, Picture
    from lagesbild.outputs.charts.layout import PictureLayout
    from lagesbild.outputs.charts.paper import Paper

COMPRESSION = 3
"""Of nine levels: a sixth less time for a picture than at the usual one, and files a twentieth larger."""
_DASHED_AT, _DASHED_AT_YEAR, _DASHED_NAME = 0.3, 0.12, 0.1
"""How far to the left of a panel, or of a year, the line of a break stands, and its name to the left of that."""
_RULE_WIDTH = 0.6
"""In points."""
_KEY = 0.3
"""The side of a square of the legend."""


def png(picture: Picture) -> bytes:
    """A picture as a file: 16 cm wide, 300 dots per inch, the same bytes on every run."""
    file = BytesIO()
    with rc_context(style()):
        figure_of(picture).savefig(
            file, format="png", metadata={"Software": None}, pil_kwargs={"compress_level": COMPRESSION}
        )
    return file.getvalue()


def figure_of(picture: Picture) -> Figure:
    """The whole chart, in the style that holds."""
    layout = lay_out(picture)
    picture, paper = layout.picture, make_paper(WIDTH, layout.height)
    paper.write(picture.headline, (MARGIN, MARGIN / 2), size=HEADLINE, weight="bold")
    paper.write(picture.intro, (layout.scale.lefts[0], layout.intro), size=SMALL, color=MUTED)
    paper.write(picture.source, (MARGIN, layout.source), size=SMALL, color=MUTED)
    for (name, fill), (x, y) in zip(picture.legend, legend_places(layout), strict=True):
        paper.draw_bar((x, y + (height("X") - _KEY) / 2), (_KEY, _KEY), fill, edge_of(fill))
        paper.write(name, (x + _KEY + GUTTER, y), weight="bold")
    _draw_labels(paper, layout)
    for panel, left in zip(picture.panels, layout.scale.lefts, strict=True):
        _draw_panel(paper, panel, layout, left)
    return paper.figure


def _draw_panel(paper: Paper, panel: Panel, layout: PictureLayout, left: float) -> None:
    for mark in panel.marks:
        draw_mark(paper, mark, layout, left)
    _draw_axes(paper, panel, layout, left)
    looks: dict[str, Any] = {
        "size": layout.scale.headings,
        "weight": "bold" if panel.bold else "normal",
        "color": MUTED if panel.muted else INK,
    }
    if layout.picture.form == "years":
        middle = (left + layout.scale.panel / 2, layout.headings)
        paper.write(panel.heading, middle, ("center", "top"), multialignment="center", **looks)
    else:
        paper.write(panel.heading, (left, layout.headings), **looks)
    if panel.broken:
        line = left - (_DASHED_AT_YEAR if layout.picture.form == "years" else _DASHED_AT)
        paper.draw_line((line, layout.top), (line, layout.bottom), style="dashed")
        place = (line - _DASHED_NAME, layout.bottom)
        paper.write(panel.broken, place, ("right", "bottom"), size=SMALL, color=MUTED, rotation="vertical")


def _draw_axes(paper: Paper, panel: Panel, layout: PictureLayout, left: float) -> None:
    """The lines that bars stand on; none where the years have a gap."""
    scale, picture = layout.scale, layout.picture
    right = left + scale.panel
    if picture.form == "upright":
        paper.draw_line((left, layout.bottom), (right, layout.bottom))
    elif picture.form == "level" and picture.axis:
        paper.draw_line((left, layout.top), (left, layout.bottom))
    elif picture.form == "years" and panel.marks:
        for line in scale.baselines:
            paper.draw_line((left, layout.top + line), (right, layout.top + line))


def _draw_labels(paper: Paper, layout: PictureLayout) -> None:
    """The labels of the rows: to the left of the panels, or beneath them."""
    scale, picture = layout.scale, layout.picture
    if picture.ruled:
        _draw_rows(paper, layout)
    elif picture.form == "upright":
        for number, label in enumerate(picture.labels):
            place = (scale.lefts[0] + (number + 0.5) * scale.pitch, layout.bottom + GUTTER)
            paper.write(label, place, ("center", "top"), size=SMALL, multialignment="center")
    else:
        right = scale.lefts[0] - GUTTER * (1 if picture.axis else 2)
        for label, middle in zip(picture.labels, layout.middles, strict=True):
            paper.write(label, (right, middle), ("right", "center"), multialignment="right")


def _draw_rows(paper: Paper, layout: PictureLayout) -> None:
    """Thin lines above, between and below the rows, and the labels between them from the left."""
    pitch, picture = layout.scale.pitch, layout.picture
    for number in range(len(picture.labels) + 1):
        y = layout.top + number * pitch
        paper.draw_line((MARGIN, y), (WIDTH - MARGIN, y), RULE, _RULE_WIDTH)
    for number, (label, beneath) in enumerate(zip(picture.labels, picture.sublabels, strict=True)):
        top = layout.top + (number + 0.5) * pitch - (height(label) + height(beneath, SMALL)) / 2
        paper.write(label, (MARGIN, top))
        paper.write(beneath, (MARGIN, top + height(label)), size=SMALL, color=MUTED)
