"""How large an .ods claims to be: a cell or a row may stand for billions of equal ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.reading.archive import MOST_CELLS, too_large

if TYPE_CHECKING:
    from lagesbild.reading.archive import Package

ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)(?=<table:table-row\b|</table:table>|\Z)", re.DOTALL)
CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d+)"')
COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d+)"')
MOST_DIGITS = 9
END_OF_SHEET = b"</table:table>"


def check_extent(package: Package) -> None:
    """Raise InputError when a sheet's used area, with all repetitions, is larger than can be read."""
    row = last = width = 0
    for piece in package.pieces("content.xml", b"<table:table-row"):
        for attributes, cells in ROW.findall(piece):
            row += _number(ROWS_REPEATED, attributes)
            filled = _filled_width(cells)
            last, width = (row if filled else last), max(width, filled)
            if last * width > MOST_CELLS:
                raise too_large(package.path)
        if END_OF_SHEET in piece:
            row = last = width = 0


def _filled_width(cells: bytes) -> int:
    """Give the position of the row's last cell that holds something."""
    position = filled = 0
    for attributes, closed in CELL.findall(cells):
        position += _number(COLUMNS_REPEATED, attributes)
        if not closed or b"value" in attributes:
            filled = position
    return filled


def _number(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1][:MOST_DIGITS]) if found else 1
