"""A picture as a figure of matplotlib and as a PNG file: headline, legend, panels with their axes, source line."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from lagesbild.outputs.charts.description import LABEL, SMALL
from lagesbild.outputs.charts.layout import GUTTER, HEADLINE, MARGIN, WIDTH, lay_out, legend_columns
from lagesbild.outputs.charts.marks import draw_mark, edge_of
from lagesbild.outputs.charts.style import style
from lagesbild.outputs.charts.text_layout import height
from lagesbild.outputs.palette import INK, MUTED, RULE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from lagesbild.outputs.charts.description import Panel, Picture
    from lagesbild.outputs.charts.layout import PictureLayout

INCH = 2.54
COMPRESSION = 3
"""Of nine levels: a sixth less time for a picture than at the usual one, and files a twentieth larger."""
_DASHED_AT, _DASHED_NAME = 0.3, 0.1
"""How far to the left of a panel the line of a break stands, and its name to the left of that."""


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
    picture = layout.picture
    figure = Figure((WIDTH / INCH, layout.height / INCH))
    FigureCanvasAgg(figure)
    _write(figure, layout, picture.headline, (MARGIN, MARGIN / 2), size=HEADLINE, weight="bold")
    _write(figure, layout, picture.intro, (layout.scale.lefts[0], layout.intro), size=SMALL, color=MUTED)
    _write(figure, layout, picture.source, (MARGIN, layout.source), size=SMALL, color=MUTED)
    if picture.legend:
        _draw_legend(figure, layout)
    if picture.ruled:
        _draw_rows(figure, layout)
    for number, (panel, left) in enumerate(zip(picture.panels, layout.scale.lefts, strict=True)):
        axes = figure.add_axes(
            (
                left / WIDTH,
                1 - layout.bottom / layout.height,
                layout.scale.panel / WIDTH,
                layout.scale.body / layout.height,
            )
        )
        _scale(axes, layout, labelled=number == 0 and not picture.ruled)
        _draw_panel(axes, panel, layout)
        looks = {"weight": "bold" if panel.bold else "normal", "color": MUTED if panel.muted else INK}
        _write(figure, layout, panel.heading, (left, layout.headings), size=LABEL, **looks)
    return figure


def _write(
    figure: Figure,
    layout: PictureLayout,
    text: str,
    place: tuple[float, float],
    **looks: Any,  # noqa: ANN401 — whatever a text of matplotlib takes
) -> None:
    """A block of text with its upper left corner at a place in centimetres."""
    x, y = place
    figure.text(x / WIDTH, 1 - y / layout.height, text, ha="left", va="top", **looks)


def _draw_rows(figure: Figure, layout: PictureLayout) -> None:
    """Thin lines above, between and below the rows, and the labels between them from the left."""
    pitch, picture = layout.scale.pitch, layout.picture
    for number in range(len(picture.labels) + 1):
        y = 1 - (layout.top + number * pitch) / layout.height
        ends = (MARGIN / WIDTH, 1 - MARGIN / WIDTH)
        figure.add_artist(Line2D(ends, (y, y), color=RULE, linewidth=0.6))
    for number, (label, beneath) in enumerate(zip(picture.labels, picture.sublabels, strict=True)):
        top = layout.top + (number + 0.5) * pitch - (height(label) + height(beneath, SMALL)) / 2
        _write(figure, layout, label, (MARGIN, top), size=LABEL)
        _write(figure, layout, beneath, (MARGIN, top + height(label)), size=SMALL, color=MUTED)


def _draw_legend(figure: Figure, layout: PictureLayout) -> None:
    figure.legend(
        handles=[
            Patch(facecolor=fill, edgecolor=edge_of(fill), label=name) for name, fill in layout.picture.legend
        ],
        loc="upper left",
        bbox_to_anchor=(layout.scale.lefts[0] / WIDTH, 1 - layout.legend / layout.height),
        ncols=legend_columns(layout.picture, layout.scale.lefts[0]),
        frameon=False,
        borderpad=0,
        borderaxespad=0,
        handlelength=0.9,
        handleheight=0.9,
        handletextpad=0.4,
        columnspacing=1.2,
        labelspacing=0.4,
        prop={"weight": "bold"},
    )


def _scale(axes: Axes, layout: PictureLayout, *, labelled: bool) -> None:
    """The limits of the axes and the labels of the rows; only the line that bars stand on is drawn."""
    picture, body = layout.picture, layout.scale.body
    axes.set_xticks([])
    axes.set_yticks([])
    rows = range(len(picture.labels))
    if picture.upright:
        axes.set(xlim=(-0.5, len(rows) - 0.5), ylim=(0, body / layout.scale.unit))
        axes.spines["left"].set_visible(False)
        axes.set_xticks(rows, picture.labels, size=SMALL)
        return
    axes.set(
        xlim=(0, layout.scale.panel / layout.scale.unit),
        ylim=((body - layout.scale.rise) / layout.scale.pitch, -layout.scale.rise / layout.scale.pitch),
    )
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_visible(picture.axis)
    if labelled:
        axes.set_yticks(rows, picture.labels, va="center")
        axes.tick_params(axis="y", pad=GUTTER / INCH * 72 * (1 if picture.axis else 2))


def _draw_panel(axes: Axes, panel: Panel, layout: PictureLayout) -> None:
    limits = axes.get_xlim(), axes.get_ylim()
    for mark in panel.marks:
        draw_mark(axes, mark, layout)
    axes.set(xlim=limits[0], ylim=limits[1])
    if panel.broken:
        line = -_DASHED_AT / layout.scale.unit
        axes.axvline(line, color=MUTED, linestyle="dashed", linewidth=0.8, clip_on=False)
        axes.text(
            line - _DASHED_NAME / layout.scale.unit,
            limits[1][0],
            panel.broken,
            size=SMALL,
            color=MUTED,
            rotation="vertical",
            ha="right",
            va="bottom",
        )
