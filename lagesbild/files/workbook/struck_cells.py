"""Cells of an .xlsx that are struck through: somebody took them back by hand, and the reader does not see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

LARGEST_STYLES = 1 << 20
"""So many signs of a part of styles are looked at."""
MOST_FORMATS = 200
_STRIKES = tuple(
    f"<{name}{end}" for name in ("strike", "dstrike") for end in ("/>", " />", ' val="1"', ' val="true"')
)
_FONT_OF = re.compile(r'\bfontId="(\d{1,5})"')
STRUCK = (
    "Text på {number} (först rad {row}) är överstruken i Excel men läses som annan text. Är raderna strukna, ta bort dem ur "
    "filen och läs in den igen."
)


def find_struck_format(styles: str) -> re.Pattern[bytes] | None:
    """Return the pattern of a cell that holds something and is struck through; None where no format is."""
    fonts = [
        any(strike in font for strike in _STRIKES) for font in _parts(styles, "fonts", "<font>", "<font ")
    ]
    used = [_FONT_OF.search(part) for part in _parts(styles, "cellXfs", "<xf ")]
    struck = [
        str(number)
        for number, font in enumerate(used)
        if font and int(font[1]) < len(fonts) and fonts[int(font[1])]
    ][:MOST_FORMATS]
    if not struck:
        return None
    chosen = "|".join(struck)
    return re.compile(
        rf'<c r="[A-Z]{{1,3}}(\d+)"(?=[^>]{{0,99}}\ss="(?:{chosen})")[^>]{{0,199}}(?<!/)>'.encode()
    )


def _parts(styles: str, of: str, *begins: str) -> list[str]:
    """Return what stands in each element of a part of the styles; a font without anything in it is one too."""
    region = styles[:LARGEST_STYLES].partition(f"<{of}")[2].partition(f"</{of}>")[0]
    for begin in begins[1:]:
        region = region.replace(begin, begins[0])
    return region.replace("<font/>", begins[0]).split(begins[0])[1:]


def tell_struck_rows(path: Path, name: str, rows: Collection[int]) -> Iterator[Problem]:
    """Give a problem when cells of a sheet are struck through."""
    if rows:
        number = "en rad" if len(rows) == 1 else f"{len(rows)} rader"
        yield Problem("struck_rows", STRUCK.format(number=number, row=min(rows)), path.name, name, min(rows))
