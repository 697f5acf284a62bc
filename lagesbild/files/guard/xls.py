"""How large the sheets of an .xls claim to be: one cell in the last row makes millions of empty ones."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.files.guard.container import stream
from lagesbild.files.guard.package import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
MOST_OLD_CELLS = 4_000_000
"""Cells of all sheets, empty ones included: they take more memory than those of newer files."""
BEGINNING, PASSWORD = 0x809, 0x2F
CELLS = frozenset({0x06, 0xFD, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0x206, 0x406})
"""Records of one cell that holds something: row and column come first."""
CELL_ROW = 0xBD
"""A record of several numbers beside each other: the last column stands at its end."""


def check_old_extent(path: Path, content: bytes) -> bool:
    """Whether an .xls needs a password; InputError when it is damaged, or its sheets are larger than can be read."""
    try:
        workbook = stream(content, STREAMS)
    except (ValueError, StopIteration) as error:
        raise damaged(path) from error
    row = column = -1
    area = total = 0
    for kind, at, length in _records(workbook):
        if kind == PASSWORD:
            return True
        if kind == BEGINNING:
            total, row, column = total + area, -1, -1
        elif kind in CELLS or kind == CELL_ROW:
            row = max(row, int.from_bytes(workbook[at : at + 2], "little"))
            last = at + length - 2 if kind == CELL_ROW else at + 2
            column = max(column, int.from_bytes(workbook[last : last + 2], "little"))
        area = (row + 1) * (column + 1)
        if total + area > MOST_OLD_CELLS:
            raise too_wide(path)
    return False


def _records(workbook: bytes) -> Iterator[tuple[int, int, int]]:
    """Give kind, place and length of every record."""
    at = 0
    while at + 4 <= len(workbook):
        kind, length = struct.unpack_from("<2H", workbook, at)
        yield kind, at + 4, length
        at += 4 + length


def too_wide(path: Path) -> InputError:
    """Give the error for an .xls with cells so far from each other that too many lie between them."""
    return InputError(
        f"{path.name}: filen har celler långt utanför tabellen och blir för stor att läsa. Ta bort raderna och "
        "kolumnerna utanför tabellen i Excel och spara om filen."
    )
