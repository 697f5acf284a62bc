"""A drawing as a PNG file of 300 dots per inch, the same bytes on every run.

Marks go straight to matplotlib's renderer: a figure with its axes and artists takes twice as long to load and to draw.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from lagesbild.outputs.charts.lettering import width
from lagesbild.outputs.charts.marks import MUTED, WHITE, WIDTH, Bar, Dot, Drawing, Mark, Rule, Text
from lagesbild.outputs.charts.palette import in_shades
from lagesbild.outputs.charts.typeface import BOLD, REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties
    from PIL.Image import Image

DPI = 300
_INCH = 2.54
_RULE = 0.8
"""Points."""
_DASHES = (3.7, 1.6)
"""On and off, as multiples of the line's width: matplotlib's own."""
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""The share of a text's width that stands before its place."""
_COMPRESSION = 3
"""Half the time of the next level, and the files a tenth larger."""


def pngs(drawings: Iterable[Drawing]) -> Iterator[bytes]:
    """The pictures, 16 cm wide, in their order; each is packed while the next is drawn."""
    with ThreadPoolExecutor(1) as packer:
        packed = (packer.submit(_packed, _dots_of(one)) for one in drawings)
        before = next(packed, None)
        while before is not None:
            this, before = before, next(packed, None)
            yield this.result()


def _dots_of(drawing: Drawing) -> Image:
    """The drawing in dots."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import RendererAgg
    from PIL import Image

    size = int(_dots(WIDTH)), int(_dots(drawing.height))
    renderer = RendererAgg(*size, DPI)  # type: ignore[no-untyped-call]
    # Hinting would make lines wider than they were measured.
    with rc_context({"text.hinting": "none"}):
        for mark in (Bar(0, 0, WIDTH, drawing.height, WHITE), *drawing.marks):
            _draw(mark, drawing.height, renderer)
    return Image.frombytes("RGB", size, renderer.buffer_rgba(), "raw", "RGBX")  # type: ignore[no-untyped-call]


def _packed(picture: Image) -> bytes:
    file = BytesIO()
    in_shades(picture).save(file, "PNG", dpi=(DPI, DPI), compress_level=_COMPRESSION)
    return file.getvalue()


def _draw(mark: Mark, height: float, renderer: RendererAgg) -> None:
    """Put the mark on the picture, whose dots are counted from the lower left corner."""
    if isinstance(mark, Text):
        _write(mark, renderer)
    elif isinstance(mark, Rule):
        _rule(mark, height, renderer)
    else:
        _fill(mark, height, renderer)


def _fill(mark: Bar | Dot, height: float, renderer: RendererAgg) -> None:
    from matplotlib.colors import to_rgba
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    x, y = _dots(mark.x), _dots(height - mark.y)
    pen = renderer.new_gc()
    pen.set_linewidth(0)
    if isinstance(mark, Bar):
        across, down = _dots(mark.width), _dots(mark.height)
        path, place = Path.unit_rectangle(), Affine2D().scale(across, down).translate(x, y - down)
    else:
        path, place = Path.unit_circle(), Affine2D().scale(_dots(mark.radius)).translate(x, y)
    renderer.draw_path(pen, path, place, to_rgba(mark.colour))  # type: ignore[no-untyped-call]


def _rule(mark: Rule, height: float, renderer: RendererAgg) -> None:
    from matplotlib.path import Path
    from matplotlib.transforms import IdentityTransform

    x, y = _dots(mark.x), _dots(height - mark.y)
    end = (x + _dots(mark.length), y) if mark.level else (x, y - _dots(mark.length))
    pen = renderer.new_gc()
    pen.set_foreground(MUTED)
    pen.set_linewidth(_RULE)
    if mark.dashed:
        pen.set_dashes(0, [dash * _RULE for dash in _DASHES])
    renderer.draw_path(pen, Path([(x, y), end]), IdentityTransform())  # type: ignore[no-untyped-call]


def _write(mark: Text, renderer: RendererAgg) -> None:
    """The one mark whose place the renderer counts from the upper edge."""
    pen = renderer.new_gc()
    pen.set_foreground(mark.colour)
    before = width(mark.string, mark.size, bold=mark.bold) * _BEFORE[mark.align]
    x, y = (mark.x, mark.y + before) if mark.turned else (mark.x - before, mark.y)
    letters = _letters(mark.size, bold=mark.bold)
    angle = 90 if mark.turned else 0
    renderer.draw_text(pen, _dots(x), _dots(y), mark.string, letters, angle)  # type: ignore[no-untyped-call]


@cache
def _letters(size: float, *, bold: bool) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(BOLD if bold else REGULAR), size=size)


def _dots(centimetres: float) -> float:
    return centimetres / _INCH * DPI
