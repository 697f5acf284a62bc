"""The styles of an .xlsx -> what a cell of a style looks like in the XML of a sheet."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.files.guard.number_formats import BUILT_IN, read_format

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lagesbild.files.guard.number_formats import Shown

LARGEST_STYLES = 1 << 20
"""So many signs of a part of styles are looked at."""
MOST_STYLES = 200
_STRIKES = tuple(
    f"<{name}{end}" for name in ("strike", "dstrike") for end in ("/>", " />", ' val="1"', ' val="true"')
)
_FONT_OF = re.compile(r'\bfontId="(\d{1,5})"')
_FORMAT_OF = re.compile(r'\bnumFmtId="(\d{1,5})"')
_CODE_OF = re.compile(r'\bformatCode="([^"]*)"')


class Styles(NamedTuple):
    """What cells look like that are struck through, and, by how they show them, those with numbers that are no plain counts."""

    struck: re.Pattern[bytes] | None
    shown: Mapping[Shown, re.Pattern[bytes]]


NO_STYLES = Styles(None, {})


def find_styles(styles: str) -> Styles:
    """Return what cells look like that are not as their values say; `styles` is the part of the package with the styles."""
    return Styles(_find_struck(styles), _find_shown(styles))


def _find_struck(styles: str) -> re.Pattern[bytes] | None:
    """Return the pattern of a cell that holds something and is struck through; None where no style is."""
    fonts = [
        any(strike in font for strike in _STRIKES) for font in _parts(styles, "fonts", "<font>", "<font ")
    ]
    used = [_FONT_OF.search(style) for style in _parts(styles, "cellXfs", "<xf ")]
    return _find_cells(
        number
        for number, font in enumerate(used)
        if font and fonts[int(font[1]) : int(font[1]) + 1] == [True]
    )


def _find_shown(styles: str) -> dict[Shown, re.Pattern[bytes]]:
    """Return, by how a number is shown that is no plain count, the pattern of a cell that shows one so."""
    formats = dict(BUILT_IN)
    for part in _parts(styles, "numFmts", "<numFmt "):
        number, code = _FORMAT_OF.search(part), _CODE_OF.search(part)
        if number and code and (shown := read_format(html.unescape(code[1]))):
            formats[int(number[1])] = shown
    numbers: dict[Shown, list[int]] = {}
    for style, part in enumerate(_parts(styles, "cellXfs", "<xf ")):
        number = _FORMAT_OF.search(part)
        if number and int(number[1]) in formats:
            numbers.setdefault(formats[int(number[1])], []).append(style)
    found = {shown: _find_cells(of_format) for shown, of_format in numbers.items()}
    return {shown: pattern for shown, pattern in found.items() if pattern}


def _find_cells(styles: Iterable[int]) -> re.Pattern[bytes] | None:
    """Return the pattern of a cell of one of the styles that holds something, with its letters and its row."""
    chosen = "|".join(map(str, list(styles)[:MOST_STYLES]))
    if not chosen:
        return None
    return re.compile(
        rf'<c r="([A-Z]{{1,3}})(\d+)"(?=[^>]{{0,99}}\ss="(?:{chosen})")[^>]{{0,199}}(?<!/)>'.encode()
    )


def _parts(styles: str, of: str, *begins: str) -> list[str]:
    """Return what stands in each element of a part of the styles; a font without anything in it is one too."""
    region = styles[:LARGEST_STYLES].partition(f"<{of}")[2].partition(f"</{of}>")[0]
    for begin in begins[1:]:
        region = region.replace(begin, begins[0])
    return region.replace("<font/>", begins[0]).split(begins[0])[1:]
