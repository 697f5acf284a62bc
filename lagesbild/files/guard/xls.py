"""How large the sheets of an .xls claim to be: one cell in the last row makes millions of empty ones."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from msgspec import Struct, field

from lagesbild.core.errors import InputError
from lagesbild.files.guard.number_formats import BUILT_IN, read_format
from lagesbild.files.guard.package import damaged
from lagesbild.files.guard.unseen import Unseen
from lagesbild.files.workbook.cell_errors import error_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lagesbild.files.guard.number_formats import Shown

STREAMS = ("Workbook", "Book")
"""In any case of letters."""
SECTOR_SIZES = (9, 12)
"""As powers of two."""
ENTRY = 4
"""Bytes by which the container's table tells the sector that follows another."""
SLACK = 8
MOST_OLD_CELLS = 4_000_000
"""Cells of all sheets, empty ones included: they take more memory than those of newer files."""
BEGINNING, PASSWORD, SHEET, ROW, NOTE = 0x809, 0x2F, 0x85, 0x208, 0x1C
FORMAT, STYLE, TEXT = 0x41E, 0xE0, 0x1B6
FORMAT_BEGINS = 5
TRUTH_OR_ERROR, FORMULAS = 0x205, frozenset({0x06, 0x206, 0x406})
CELLS = frozenset({0x06, 0xFD, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0x206, 0x406})
"""Records of one cell that holds something: row and column come first."""
DIMENSIONS, SHARED_TEXTS = 0x200, 0xFC
MOST_ROWS, MOST_COLUMNS = 1 << 16, 1 << 8
"""A sheet of this kind has no more; the reader makes room for as many as the sheet claims."""
NUMBER_OF_ROW = 6
"""Bytes of each number in a record of several: its style, and its value."""
HEAD = 4
"""Bytes of a record's kind and length."""
SHORTEST = 6
"""Bytes of a cell's row, column and format, which come before its value."""
NAME_BEGINS = 8
ROW_MARKS, HIDDEN = 12, 0x20
"""Where a row says how it is shown, and the sign that it is not."""
IS_ERROR, ERROR_RESULT = b"\1", b"\2\xff\xff"
"""How a cell says that it is an error; the result of a formula does in its first byte, and in its last two."""
CELL_ROW = 0xBD
"""A record of several numbers beside each other: the last column stands at its end."""


class Formats(Struct):
    """The styles of a workbook, by their number, and the formats that show a number as something else than it is."""

    shown: dict[int, Shown] = field(default_factory=BUILT_IN.copy)
    of_style: list[int] = field(default_factory=list)

    def look(self, kind: int, record: bytes) -> None:
        """Take in a record, where it is of a format or a style."""
        if kind == FORMAT and len(record) > FORMAT_BEGINS:
            number, length, wide = struct.unpack_from("<HHB", record)
            if shown := read_format(_read_letters(record, FORMAT_BEGINS, length, wide)):
                self.shown[number] = shown
        elif kind == STYLE and len(record) >= HEAD:
            self.of_style.append(int.from_bytes(record[2:4], "little"))

    def of(self, style: int) -> Shown | None:
        """How a cell of a style shows its number; None where it does as it is."""
        return self.shown.get(self.of_style[style]) if style < len(self.of_style) else None


def check_old_extent(path: Path, content: bytes) -> dict[str, Unseen] | None:
    """By sheet of an .xls, what its reader does not show; None when it needs a password.

    InputError when it is damaged, or its sheets are larger than can be read.
    """
    workbook = _workbook_stream(path, content)
    row = column = -1
    area = total = 0
    unseen = {"": Unseen()}
    names: dict[int, str] = {}
    name, formats = "", Formats()
    for kind, at, length in _records(workbook):
        record = workbook[at : at + length]
        if kind == PASSWORD:
            return None
        if _claims_too_much(kind, record):
            raise damaged(path)
        if kind == SHEET and length > NAME_BEGINS:
            names[int.from_bytes(record[:4], "little")] = _sheet_name(record)
        name = names.get(at - HEAD, name) if kind == BEGINNING else name
        formats.look(kind, record)
        _look(kind, record, unseen.setdefault(name, Unseen()), formats)
        if kind == BEGINNING:
            total, row, column = total + area, -1, -1
        elif kind in CELLS or kind == CELL_ROW:
            row = max(row, int.from_bytes(workbook[at : at + 2], "little"))
            last = at + length - 2 if kind == CELL_ROW else at + 2
            column = max(column, int.from_bytes(workbook[last : last + 2], "little"))
        area = (row + 1) * (column + 1)
        if total + area > MOST_OLD_CELLS:
            raise too_wide(path)
    return unseen


def _sheet_name(record: bytes) -> str:
    """Give the name of a sheet: letters of one byte or of two, and none of their kind before Excel 97."""
    length, wide = record[6], record[7]
    if wide > 1:
        return record[7 : 7 + length].decode("cp1252", "replace")
    return _read_letters(record, NAME_BEGINS, length, wide)


def _read_letters(record: bytes, at: int, length: int, wide: int) -> str:
    """Give so many letters, of one byte or of two."""
    letters = record[at : at + length * (wide + 1)]
    return letters.decode("utf-16-le" if wide else "latin-1", "replace")


def _look(kind: int, record: bytes, sheet: Unseen, formats: Formats) -> None:
    """Note what a record of a sheet says that the reader does not show."""
    if len(record) < SHORTEST:
        return
    row, column = struct.unpack_from("<2H", record)
    if kind == ROW and len(record) > ROW_MARKS and record[ROW_MARKS] & HIDDEN:
        sheet.waiting.add(row)
    elif kind == NOTE:
        sheet.add_comment(row, column)
        sheet.text_boxes -= 1  # the words of a comment stand in a box of text of their own
    elif kind == TEXT and int.from_bytes(record[10:12], "little"):
        sheet.text_boxes += 1
    elif kind in CELLS or kind == CELL_ROW:
        sheet.meet(row)
        if _is_error(kind, record):
            sheet.add_error(error_at(row, column))
        step = len(record) if kind in CELLS else NUMBER_OF_ROW
        for place, at in enumerate(range(HEAD, len(record) - 1, step)):
            sheet.show(row, column + place, formats.of(int.from_bytes(record[at : at + 2], "little")))


def _is_error(kind: int, record: bytes) -> bool:
    if kind == TRUTH_OR_ERROR:
        return record[SHORTEST + 1 : SHORTEST + 2] == IS_ERROR
    return kind in FORMULAS and record[SHORTEST : SHORTEST + 1] + record[12:14] == ERROR_RESULT


def _workbook_stream(path: Path, content: bytes) -> bytes:
    """Give the stream of the container that holds the workbook; InputError when the container is damaged."""
    import olefile  # noqa: PLC0415 — olefile is loaded for files before 2007 alone

    _check_container(path, content)
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            container.loadminifat()
            circular = _has_circle(container.fat) or _has_circle(container.minifat or ())
            name = next(name for name in STREAMS if container.exists(name))
            with container.openstream(name) as stream:
                workbook = bytes(stream.read())
    except Exception as error:  # it raises whatever its parsing meets
        raise damaged(path) from error
    if circular:
        raise damaged(path)
    return workbook


def _has_circle(following: Sequence[int]) -> bool:
    """Whether sectors follow each other in a circle, given the number of the sector after each.

    >>> _has_circle([1, 2, 0xFFFFFFFE]), _has_circle([1, 2, 0])
    (False, True)
    """
    chains = [-1] * len(following)
    for start in range(len(following)):
        sector = start
        while sector < len(following) and chains[sector] == -1:
            chains[sector] = start
            sector = following[sector]
        if sector < len(following) and chains[sector] == start:
            return True
    return False


def _check_container(path: Path, content: bytes) -> None:
    """Raise InputError when the container's table claims to be larger than its sectors can need."""
    try:
        (power,) = struct.unpack_from("<H", content, 30)
        sizes = struct.unpack_from("<12x I 16x I 4x I", content, 32)
    except struct.error as error:
        raise damaged(path) from error
    if power not in SECTOR_SIZES:
        raise damaged(path)
    sectors = len(content) >> power
    if max(sizes) > sectors * ENTRY * 2 // (1 << power) + SLACK:
        raise damaged(path)


def _claims_too_much(kind: int, record: bytes) -> bool:
    """Whether a record claims more rows, columns or texts than there can be."""
    if kind == DIMENSIONS and len(record) >= 14:  # noqa: PLR2004 — four numbers and two bytes of nothing
        _, rows, _, columns = struct.unpack_from("<IIHH", record)
        return bool(rows > MOST_ROWS or columns > MOST_COLUMNS)
    if kind == SHARED_TEXTS and len(record) >= 8:  # noqa: PLR2004 — two numbers
        return bool(max(struct.unpack_from("<II", record)) > MOST_OLD_CELLS)
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
