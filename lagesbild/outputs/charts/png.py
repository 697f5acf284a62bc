"""A drawing as a PNG file of 300 dots per inch, the same bytes on every run."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from lagesbild.outputs.charts.marks import MUTED, WHITE, WIDTH, Bar, Dot, Drawing, Mark, Text
from lagesbild.outputs.fonts import BOLD, REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.artist import Artist
    from matplotlib.font_manager import FontProperties
    from PIL.Image import Image

DPI = 300
_INCH = 2.54
_COMPRESSION = 3
"""Half the time of the next level, and the files a tenth larger."""


def pngs(drawings: Iterable[Drawing]) -> list[bytes]:
    """The pictures, 16 cm wide; each is packed while the next is drawn."""
    with ThreadPoolExecutor(1) as packer:
        return [packed.result() for packed in [packer.submit(_packed, _pixels_of(one)) for one in drawings]]


def _pixels_of(drawing: Drawing) -> Image:
    """The drawing in dots. Savefig would heed settings of the user's own."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from PIL import Image

    figure = Figure(figsize=(WIDTH / _INCH, drawing.height / _INCH), dpi=DPI, facecolor=WHITE)
    canvas = FigureCanvasAgg(figure)
    for mark in drawing.marks:
        figure.add_artist(_artist(mark, drawing.height))
    # Hinting would make lines wider than they were measured.
    with rc_context({"text.hinting": "none"}):
        canvas.draw()  # type: ignore[no-untyped-call]
    return Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba())  # type: ignore[no-untyped-call]


def _packed(picture: Image) -> bytes:
    file = BytesIO()
    picture.convert("RGB").save(file, "PNG", dpi=(DPI, DPI), compress_level=_COMPRESSION)
    return file.getvalue()


def _artist(mark: Mark, height: float) -> Artist:
    """The mark in pixels from the lower left corner."""
    if isinstance(mark, Text):
        return _text(mark, height)
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, Rectangle

    x, y = _pixels(mark.x), _pixels(height - mark.y)
    if isinstance(mark, Bar):
        across, down = _pixels(mark.width), _pixels(mark.height)
        return Rectangle((x, y - down), across, down, color=mark.colour, linewidth=0, transform=None)
    if isinstance(mark, Dot):
        return Circle((x, y), _pixels(mark.radius), color=mark.colour, linewidth=0, transform=None)
    ends = (x + _pixels(mark.length), y) if mark.level else (x, y - _pixels(mark.length))
    return Line2D(
        (x, ends[0]),
        (y, ends[1]),
        color=MUTED,
        linewidth=0.8,
        linestyle="dashed" if mark.dashed else "solid",
        transform=None,
    )


def _text(mark: Text, height: float) -> Artist:
    from matplotlib import text

    return text.Text(
        _pixels(mark.x),
        _pixels(height - mark.y),
        mark.string,
        color=mark.colour,
        horizontalalignment=mark.align,
        verticalalignment="baseline",
        rotation=90 if mark.turned else 0,
        rotation_mode="anchor",
        fontproperties=_letters(mark.size, bold=mark.bold),
        parse_math=False,
        transform=None,
    )


@cache
def _letters(size: float, *, bold: bool) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(BOLD if bold else REGULAR), size=size)


def _pixels(centimetres: float) -> float:
    return centimetres / _INCH * DPI
