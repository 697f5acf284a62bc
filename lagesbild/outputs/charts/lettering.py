"""How wide a text is and where it breaks: no label is ever cut."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from lagesbild.outputs.charts.marks import LABEL, Text
from lagesbild.outputs.charts.typeface import BOLD, REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.ft2font import FT2Font

CENTIMETRES_PER_POINT = 2.54 / 72
LEADING = 1.22
"""Line height, as a multiple of the type size."""
ASCENT = 0.74
DESCENT = 0.24
"""How far accents rise above the baseline and tails hang below it, as multiples of the type size."""
DIGIT_HEIGHT = 0.65
_MEASURED_AT = 100


@cache
def _font(*, bold: bool) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    font = FT2Font(str(BOLD if bold else REGULAR))
    font.set_size(_MEASURED_AT, 72)
    return font


@cache
def _advance(letter: str, *, bold: bool) -> float:
    """How far a letter moves the pen, in ems."""
    from matplotlib.ft2font import LoadFlags

    glyph = _font(bold=bold).load_char(ord(letter), flags=LoadFlags.NO_HINTING)
    return glyph.linearHoriAdvance / 65536 / _MEASURED_AT


def width(string: str, size: float = LABEL, *, bold: bool = False) -> float:
    """The width of a line in centimetres, with the letters as far apart as they ever stand."""
    return sum(_advance(letter, bold=bold) for letter in string) * size * CENTIMETRES_PER_POINT


def widest(strings: Iterable[str], size: float = LABEL, *, bold: bool = False) -> float:
    """The width of the widest line; 0 of none."""
    return max((width(string, size, bold=bold) for string in strings), default=0.0)


def leading(size: float = LABEL) -> float:
    """From one baseline to the next."""
    return size * LEADING * CENTIMETRES_PER_POINT


def wrap(string: str, room: float, size: float = LABEL, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text that fit the room; no-break spaces hold, and a word too long is hyphenated."""
    lines: list[str] = []
    for word in string.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if width(joined, size, bold=bold) <= room:
            lines[-1:] = [joined]
        else:
            lines.extend(_pieces(word, room, size, bold=bold))
    return tuple(lines)


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    if width(word, size, bold=bold) <= room or len(word) < 2:  # noqa: PLR2004 — one letter cannot be broken
        return [word]
    fitting = [n for n in range(1, len(word)) if width(f"{word[:n]}-", size, bold=bold) <= room]
    cut = _after_hyphen(word, max(fitting, default=1))
    head = word[:cut] if word[cut - 1] == "-" else f"{word[:cut]}-"
    return [head, *_pieces(word[cut:], room, size, bold=bold)]


def _after_hyphen(word: str, cut: int) -> int:
    """The last place after a hyphen of the word's own up to the cut, or the cut itself."""
    return word.rfind("-", 0, cut) + 1 or cut


def middle(y: float, size: float = LABEL) -> float:
    """The baseline that centres digits on `y`."""
    return y + size * DIGIT_HEIGHT / 2 * CENTIMETRES_PER_POINT


def block(lines: tuple[str, ...], x: float, y: float, *, like: Text) -> tuple[Text, ...]:
    """Lines of text in the manner of another, with the first baseline at `y`."""
    step = leading(like.size)
    return tuple(replace(like, x=x, y=y + n * step, string=line) for n, line in enumerate(lines))
