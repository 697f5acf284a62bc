"""How wide a text is and where it breaks: no label is ever cut."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from lagesbild.outputs.charts.description import LABEL
from lagesbild.outputs.charts.style import add_typeface

if TYPE_CHECKING:
    from collections.abc import Iterable

CENTIMETRES_PER_POINT = 2.54 / 72
LEADING = 1.425
"""From line to line in this typeface, as a multiple of the type size."""
LACKING = "\u25a1"
"""What is drawn for a sign that the typeface does not have."""
EXPLAINED = f"{LACKING} = ett tecken som inte kan visas."
SIGNS = frozenset(
    chain(
        *(
            map(chr, range(first, last + 1))
            for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2015))
        ),
        "ƒȘșȚțẞ‘’‚‛“”„†‡•…\u202f‰′″‹›⁄€←↑→↓−≈≠≤≥" + LACKING,
    )
)
"""The signs that the typeface has."""


def readable(text: str) -> str:
    """The text in signs that the typeface has; signs without width go.

    >>> readable("Bokm\u0061\u030arke \U0001f621"), readable("a\u200bb")
    ('Bokmårke □', 'ab')
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        sign if sign in SIGNS else LACKING
        for sign in composed
        if sign in SIGNS or unicodedata.category(sign) not in {"Cc", "Cf", "Mn", "Me"}
    )


@cache
def width(text: str, size: float = LABEL, *, bold: bool = False) -> float:
    """The width of a line in centimetres."""
    face = FontProperties(family=add_typeface(), size=size, weight="bold" if bold else "normal")
    return (
        float(text_to_path.get_text_width_height_descent(text, face, ismath=False)[0]) * CENTIMETRES_PER_POINT
    )


def widest(texts: Iterable[str], size: float = LABEL, *, bold: bool = False) -> float:
    """The width of the widest line of any of the texts; 0 of none."""
    return max((width(line, size, bold=bold) for text in texts for line in text.split("\n")), default=0.0)


def height(text: str, size: float = LABEL) -> float:
    """The height of the lines of a text in centimetres; 0 of none."""
    return (text.count("\n") + 1) * size * LEADING * CENTIMETRES_PER_POINT if text else 0.0


def wrap(text: str, room: float, size: float = LABEL, *, bold: bool = False) -> str:
    """The text in lines that fit the room; no-break spaces hold, and a word too long is hyphenated."""
    lines: list[str] = []
    for word in readable(text).split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if width(joined, size, bold=bold) <= room:
            lines[-1:] = [joined]
        else:
            lines.extend(_pieces(word, room, size, bold=bold))
    return "\n".join(lines)


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    if width(word, size, bold=bold) <= room or len(word) < 2:  # noqa: PLR2004 — one letter cannot be broken
        return [word]
    fitting = (
        n
        for n in range(len(word) - 1, 0, -1)
        if width(f"{word[:n].removesuffix('-')}-", size, bold=bold) <= room
    )
    cut = next(fitting, 1)
    cut = word.rfind("-", 0, cut) + 1 or cut
    head = word[:cut] if word[cut - 1] == "-" else f"{word[:cut]}-"
    return [head, *_pieces(word[cut:], room, size, bold=bold)]
