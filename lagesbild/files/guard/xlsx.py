"""What the XML of an .xlsx tells before it is read: its sheets, how large an area their cells take up, which lack a value.

Searched as bytes, in pieces: a tenth of the time that a parser of XML takes. A piece in which every cell stands inside
an area that is small enough is passed over; any other is gone through tag by tag, as the reader of the file will.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct, field

from lagesbild.core.errors import InputError
from lagesbild.files.guard.area import ALPHABET, small_area
from lagesbild.files.guard.cell_styles import NO_STYLES, find_styles
from lagesbild.files.guard.links import attribute_of, find_tags, links_of
from lagesbild.files.guard.package import INFLATION, MOST_CELLS, MOST_TEXT, UNREAD, damaged, too_large
from lagesbild.files.guard.unseen import Unseen
from lagesbild.files.workbook.cell_errors import find_cell_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from lagesbild.files.guard.area import Area
    from lagesbild.files.guard.cell_styles import Styles
    from lagesbild.files.guard.package import Package

STYLE_PIECES = 2
"""So many pieces of the formats are looked at."""
CELLS_BEGIN = b"sheetData"
OPENING = re.compile(rb"<(?:[\w.-]+:)?(?:c|row)(?=[\s/>])")
TAG = re.compile(rb"<(?:[\w.-]+:)?(c|row)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*)\s*(/?)>")
"""A row or a cell as XML may have it: with any prefix, in any quotes; and whether it is empty."""
PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]*)0*([0-9]+)[\"']")
MOST_LETTERS, MOST_DIGITS = 7, 9
HIDDEN_ROW = re.compile(
    rb'<row\s[^>]*\shidden="(?:1|true)"[^>]*(?<!/)>(?:\s*<c\b[^>]*/>)*\s*<c\b[^>]*(?<!/)>'
)
"""A row that is hidden, with a cell that holds something."""
TEXT = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]")
SHARED_TEXTS = "sharedStrings.xml"
CLAIM = re.compile(rb"uniqueCount\s*=\s*[\"']([^\"']*)")
SHARED = re.compile(rb"\st\s*=\s*[\"']s[\"'][^>]*>\s*<(?:[\w.-]+:)?v[^>]*>\s*([0-9]+)")


class SheetScan(Struct):
    """What has been seen of one sheet's XML. Rows and columns are counted from 1."""

    path: Path
    reach: int = 0
    """The rightmost column of any cell."""
    width: int = 0
    """The rightmost column of a cell that holds something."""
    height: int = 0
    """The last row of a cell that holds something."""
    bound: int = 0
    """Cells of the largest area that a piece was found to stand within."""
    cells: int = 0
    size: int = 0
    row: int = 0
    column: int = 0
    """Where the latest row and cell stood: those that follow may leave out where they stand."""
    lost: bool = False
    """Whether that is not known, after a piece that was passed over."""
    styles: Styles = NO_STYLES
    unseen: Unseen = field(default_factory=Unseen)
    begun: bool = False

    def look(self, piece: bytes, *, closely: bool) -> None:
        """Take in the next piece, which holds whole tags; InputError when it is not the XML of a sheet."""
        self.size += len(piece)
        if b"hidden=" in piece:
            self.unseen.hidden_rows += len(HIDDEN_ROW.findall(piece))
        if self.styles.struck:
            self.unseen.struck_rows |= {int(row) for _, row in self.styles.struck.findall(piece)}
        for shown, pattern in self.styles.shown.items():
            for letters, row in pattern.findall(piece):
                self.unseen.show(int(row) - 1, _cell_position(letters, row)[0] - 1, shown)
        self.begun = self.begun or CELLS_BEGIN in piece
        if self.begun:
            self._look(piece, None if closely else small_area(self.reach))

    def _look(self, piece: bytes, area: Area | None) -> None:
        if area and area.holds_soundly(piece):
            self._pass_over(piece, area)
            return
        for error in find_cell_errors(piece):
            self.unseen.add_error(error)
        if area and area.holds(piece):
            self._pass_over(piece, area)
        else:
            self._follow(piece)

    def _pass_over(self, piece: bytes, area: Area) -> None:
        self.cells += piece.count(b'<c r="')
        self.bound = max(self.bound, area.rows * area.columns)
        self.lost = True

    def _follow(self, piece: bytes) -> None:
        """Go through a piece tag by tag; InputError when a row or cell is none that a spreadsheet writes."""
        tags = TAG.findall(piece)
        if len(tags) != len(OPENING.findall(piece)):
            raise damaged(self.path)
        for name, attributes, empty in tags:
            places = [_cell_position(letters, digits) for letters, digits in PLACE.findall(attributes)]
            if name == b"row":
                self._begin(places)
            else:
                self._meet(places, empty=bool(empty))

    def _begin(self, places: list[tuple[int, int]]) -> None:
        self.row, self.column = max((row for _, row in places), default=self.row + 1), 0
        self.lost = self.lost and not places

    def _meet(self, places: list[tuple[int, int]], *, empty: bool) -> None:
        if self.lost and not places:
            self.bound = MOST_CELLS + 1
        column, row = (max(way) for way in zip(*places or [(self.column + 1, self.row)], strict=True))
        self.column = column
        self.cells += 1
        self.reach = max(self.reach, column)
        if not empty:
            self.width, self.height = max(self.width, column), max(self.height, row)

    @property
    def area(self) -> int:
        """The most cells that the used area of the sheet can have, from A1 to its last cell."""
        return max(self.bound, self.surely)

    @property
    def surely(self) -> int:
        """The cells of the used area that have been followed."""
        return self.height * self.width


def _cell_position(letters: bytes, digits: bytes) -> tuple[int, int]:
    """Give the numbers of a column and a row.

    >>> _cell_position(b"A", b"7"), _cell_position(b"xfd", b"1048576")
    ((1, 7), (16384, 1048576))
    """
    column = 0
    for letter in letters[:MOST_LETTERS].upper():
        column = column * ALPHABET + letter - 64
    return column, int(digits[:MOST_DIGITS])


def check_sheet_extent(package: Package) -> Mapping[str, SheetScan]:
    """Give what was seen in each part; InputError when the sheets claim to be larger than can be read.

    Every part is looked into: which of them are sheets the workbook says in a part of its own, as it pleases.
    """
    styles = find_styles(_styles_of(package))
    scans = {part: _scan(package, part, styles) for part in _readable_parts(package)}
    if sum(scan.area for scan in scans.values()) > MOST_CELLS:
        scans = {part: _scan(package, part, styles, closely=True) for part in scans}
    if sum(scan.area for scan in scans.values()) > MOST_CELLS:
        raise too_large(package.path)
    lengths = _text_lengths(package)
    for part, scan in scans.items():
        _refuse_inflated(package, part, scan, lengths)
    return scans


def _styles_of(package: Package) -> str:
    """Give the beginning of the part with the formats of cells; empty where there is none that can be read."""
    part = next((part for part in package.parts if part.endswith("/styles.xml")), None)
    try:
        pieces = islice(package.pieces(part), STYLE_PIECES) if part else ()
        return b"".join(pieces).decode("utf-8", "replace")
    except InputError:  # the reader does without it, or refuses the file by itself
        return ""


def _readable_parts(package: Package) -> Iterator[str]:
    """Give the parts that a reader may open: what add-ins have left is none, unless a sheet is said to stand there."""
    links = find_tags("Relationship", package.text(links_of(package.workbook)))
    hidden = any(
        UNREAD.casefold() in link.casefold() and not attribute_of(link, "Type").endswith("/customXml")
        for link in links
    )
    return (part for part in package.parts if hidden or not part.startswith(UNREAD))


def _scan(package: Package, part: str, styles: Styles, *, closely: bool = False) -> SheetScan:
    scan = SheetScan(package.path, styles=styles)
    for piece in package.pieces(part, b"<row"):
        _check_claim(package.path, piece)
        scan.look(piece, closely=closely)
        if scan.cells > MOST_CELLS or scan.surely > MOST_CELLS:
            raise too_large(package.path)
    return scan


def _check_claim(path: Path, piece: bytes) -> None:
    """Raise InputError when shared texts claim to be more than cells can be: the reader makes room for all at once."""
    for number in CLAIM.findall(piece) if b"uniqueCount" in piece else ():
        if not number.isdigit():
            raise damaged(path)
        if len(number) > MOST_DIGITS or int(number) > MOST_CELLS:
            raise too_large(path)


def _text_lengths(package: Package) -> list[int]:
    """Give the size of each shared text, in the order in which cells refer to them."""
    lengths: list[int] = []
    for part in package.parts:
        if part.endswith(SHARED_TEXTS):
            for piece in package.pieces(part):
                rest, *texts = map(len, TEXT.split(piece))
                if lengths:
                    lengths[-1] += rest
                lengths += texts
    return lengths


def _refuse_inflated(package: Package, part: str, scan: SheetScan, lengths: list[int]) -> None:
    """Raise InputError when few long texts are referred to so often that they would fill the memory."""
    if scan.cells * max(lengths, default=0) <= MOST_TEXT:
        return
    uses = Counter(_references(package.pieces(part, b"<row")))
    known = dict(enumerate(lengths))
    text = sum(known.get(int(number[:MOST_DIGITS]), 0) * times for number, times in uses.items())
    if text > max(MOST_TEXT, INFLATION * (scan.size + sum(lengths))):
        raise too_large(package.path)


def _references(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Give the number of the shared text that each cell refers to."""
    for piece in pieces:
        yield from SHARED.findall(piece)
