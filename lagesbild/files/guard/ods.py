"""Whether an .ods is sound, and how large it claims to be: a cell or a row may stand for billions of equal ones."""

from __future__ import annotations

import html
import re
from itertools import islice, product
from typing import TYPE_CHECKING
from xml.parsers import expat

from lagesbild.files.guard.number_formats import PERCENT
from lagesbild.files.guard.package import INFLATION, MOST_TEXT, damaged, too_large
from lagesbild.files.guard.unseen import Unseen
from lagesbild.files.workbook.cell_errors import error_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.files.guard.package import Package

ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)(?=<table:table-row\b|</table:table>|\Z)", re.DOTALL)
CELL = re.compile(rb"<table:(?:covered-)?table-cell\b")
REPEATED = re.compile(rb'-repeated="(\d+)"')
MOST_ODS_CELLS = 4_000_000
"""Cells of all sheets, empty ones included: they take more memory than those of an .xlsx."""
MOST_DIGITS = 12
MOST_ALIKE = 10_000
"""Cells that one cell stands for, at most, whose place is noted."""
END_OF_SHEET = b"</table:table>"
NAME = re.compile(rb'<table:table\s[^>]*\btable:name="([^"]*)"')
TEXT_BOX = b"<draw:text-box"
TEXT_IN_SHAPE = re.compile(
    rb"<draw:(?:text-box|custom-shape)\b[^>]*>\s*<text:p\b[^>]*>[^<]*(?:<text:span[^>]*>[^<]*)?\w"
)
HIDDEN = re.compile(rb'\btable:visibility="(?:filter|collapse)"')
ERROR, COMMENT = b'calcext:value-type="error"', b"<office:annotation"
PERCENTAGE = b'office:value-type="percentage"'


def check_extent(package: Package) -> dict[str, Unseen]:
    """By sheet, what the reader does not show of it.

    Raises InputError when the sheets are no sound XML, or with all their repetitions larger than can be read.
    """
    row = last = width = text = before = 0
    unseen: dict[str, Unseen] = {}
    for name, attributes, cells in _rows(package):
        if attributes == END_OF_SHEET:
            before, row, last, width = before + last * width, 0, 0, 0
            continue
        sheet = unseen.setdefault(name, Unseen())
        if attributes == TEXT_BOX:
            sheet.text_boxes += 1
            continue
        repeated = _times(attributes)
        filled, length = _extent(cells)
        if filled and HIDDEN.search(attributes):
            sheet.hidden_rows += repeated
        if any(mark in cells for mark in (ERROR, COMMENT, PERCENTAGE)):
            _look(row, repeated, cells, sheet)
        row += repeated
        text += length * repeated
        last, width = (row if filled else last), max(width, filled)
        if before + last * width > MOST_ODS_CELLS or text > max(MOST_TEXT, INFLATION * package.size):
            raise too_large(package.path)
    return unseen


def _look(row: int, repeated: int, cells: bytes, sheet: Unseen) -> None:
    """Note the errors, the comments and the percentages of the cells of a row, or of several that are equal."""
    column = 0
    for cell in CELL.split(cells)[1:]:
        attributes, _, content = cell.partition(b">")
        if ERROR in attributes:
            sheet.add_error(error_at(row, column))
        if COMMENT in content:
            sheet.add_comment(row, column)
        if PERCENTAGE in attributes:
            alike = product(range(repeated), range(_times(attributes)))
            for down, right in islice(alike, MOST_ALIKE):
                sheet.show(row + down, column + right, PERCENT)
        column += _times(attributes)


def _rows(package: Package) -> Iterator[tuple[str, bytes, bytes]]:
    """Give each row's sheet, attributes and cells; in the attributes' place the end of each sheet, and its text boxes."""
    name = ""
    for piece in _sound_pieces(package):
        for number, part in enumerate(piece.split(END_OF_SHEET)):
            if number:
                yield name, END_OF_SHEET, b""
            if named := NAME.search(part):
                name = html.unescape(named[1].decode("utf-8", "replace"))
            yield from ((name, TEXT_BOX, b"") for _ in TEXT_IN_SHAPE.findall(part))
            yield from ((name, *row) for row in ROW.findall(part))


def _sound_pieces(package: Package) -> Iterator[bytes]:
    """Give the sheets piece by piece; of XML that is not well-formed the reader drops rows without a word, or never ends."""
    parser = expat.ParserCreate()
    try:
        for piece in package.pieces("content.xml", b"<table:table-row"):
            parser.Parse(piece)
            yield piece
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged(package.path) from error


def _extent(cells: bytes) -> tuple[int, int]:
    """Give the position of a row's last cell that holds something, and how much the cells hold.

    >>> _extent(b'<table:table-cell/><table:table-cell office:value="1" table:number-columns-repeated="4"/>')
    (5, 0)
    """
    if b"value" not in cells and b"-cell>" not in cells:
        return 0, 0
    if b"-repeated" not in cells:
        return len(CELL.findall(cells)), len(cells)
    position = filled = text = 0
    for cell in CELL.split(cells)[1:]:
        attributes, _, content = cell.partition(b">")
        repeated = _times(attributes)
        position += repeated
        if b"value" in attributes or not attributes.endswith(b"/"):
            filled = position
            text += repeated * len(content)
    return filled, text


def _times(attributes: bytes) -> int:
    found = REPEATED.search(attributes)
    return int(found[1][:MOST_DIGITS]) if found else 1
