"""The shades that a picture may hold: the colours of the marks, and steps from each of them to every other.

A picture of so few takes a third of the room of one of full colour, and half the time to pack.
"""

from __future__ import annotations

from functools import cache
from itertools import chain, combinations
from typing import TYPE_CHECKING

from lagesbild.outputs.charts.marks import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

Shade = tuple[int, ...]
"""Red, green and blue, each to 255."""
STEP = 16
"""How far one shade is from the next at an edge; nobody sees less at 300 dots per inch."""
CLEAR = 12
"""What is nearer to a mark's colour might be taken for it: Pillow compares by fours."""


def in_shades(picture: Image) -> Image:
    """The picture with each dot in the shade nearest to it; the colours of the marks stay as they are."""
    from PIL.Image import Dither

    return picture.quantize(palette=_palette(), dither=Dither.NONE)


@cache
def _palette() -> Image:
    from PIL import Image

    palette = Image.new("P", (1, 1))
    palette.putpalette(bytes(chain.from_iterable(shades())))
    return palette


def shades() -> Sequence[Shade]:
    """All of them, the colours of the marks first."""
    whole = [tuple(bytes.fromhex(colour.removeprefix("#"))) for colour in COLOURS]
    between = chain.from_iterable(_between(*pair) for pair in combinations(whole, 2))
    clear = (shade for shade in between if all(_apart(shade, colour) >= CLEAR for colour in whole))
    return tuple(dict.fromkeys((*whole, *clear)))


def _between(one: Shade, other: Shade) -> Iterator[Shade]:
    steps = _apart(one, other) // STEP
    for step in range(1, steps):
        yield tuple(round(a + (b - a) * step / steps) for a, b in zip(one, other, strict=True))


def _apart(one: Shade, other: Shade) -> int:
    """How far the shades are from each other in the channel where they differ most.

    >>> _apart((255, 255, 255), (250, 255, 240))
    15
    """
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
