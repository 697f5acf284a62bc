"""How large the sheets of an .xlsb claim to be: their cells stand in records, each with its kind and length."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lagesbild.files.guard.links import count_text_boxes, targets_of
from lagesbild.files.guard.number_formats import BUILT_IN, read_format
from lagesbild.files.guard.package import MOST_CELLS, damaged, too_large
from lagesbild.files.guard.unseen import Unseen
from lagesbild.files.workbook.cell_errors import error_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lagesbild.files.guard.number_formats import Shown
    from lagesbild.files.guard.package import Package

ROW, FIRST_CELL, LAST_CELL = 0, 2, 11
"""Kinds of records: a row, and the cells that hold something."""
ERRORS = frozenset({3, 11})
"""Cells with an error, written or worked out."""
SHEET, COMMENT = 156, 635
ROW_MARKS, HIDDEN = 11, 0x10
"""Where a row says how it is shown, and the sign that it is not."""
FORMAT, STYLE, STYLES_BEGIN = 44, 47, 617
WORKBOOK, STYLES = "xl/workbook.bin", "xl/styles.bin"
LONGEST = 1 << 24
"""Bytes of one record: far above the longest text of a cell."""


class _Seen(NamedTuple):
    """What has been seen of a sheet, and by style how its cells show their numbers."""

    sheet: Unseen
    formats: Mapping[int, Shown]


def check_binary_extent(package: Package) -> dict[str, Unseen]:
    """By sheet, what the reader does not show of it; InputError when they together are larger than can be read."""
    total = 0
    names, formats = _sheet_names(package), _formats(package)
    unseen: dict[str, Unseen] = {}
    for part in package.parts:
        if part.startswith("xl/worksheets/") and part.endswith(".bin"):
            sheet = unseen.setdefault(names.get(part, ""), Unseen())
            total = _extent(package, part, total, _Seen(sheet, formats))
            for place in _comments(package, part):
                sheet.add_comment(*place)
            sheet.text_boxes = count_text_boxes(package, part)
    return unseen


def _extent(package: Package, part: str, before: int, seen: _Seen) -> int:
    """Give the number of cells from the sheet's first to its last, added to those of the sheets before."""
    row = width = area = 0
    for kind, record in _records(package, part):
        number = int.from_bytes(record[:4], "little")
        if kind == ROW:
            row = number + 1
            if record[ROW_MARKS:][:1] and record[ROW_MARKS] & HIDDEN:
                seen.sheet.waiting.add(number)
        elif FIRST_CELL <= kind <= LAST_CELL:
            seen.sheet.meet(row - 1)
            if kind in ERRORS:
                seen.sheet.add_error(error_at(row - 1, number))
            seen.sheet.show(row - 1, number, seen.formats.get(int.from_bytes(record[4:7], "little")))
            width = max(width, number + 1)
            area = row * width
            if before + area > MOST_CELLS:
                raise too_large(package.path)
    return before + area


def _formats(package: Package) -> dict[int, Shown]:
    """Give how the cells of a style show their numbers, by the style's number, where they do not as they are."""
    formats, shown, style = dict(BUILT_IN), {}, -1
    for kind, record in _records(package, STYLES) if STYLES in package.parts else ():
        if kind == FORMAT and (read := read_format(_wide_text(record, 2)[0])):
            formats[int.from_bytes(record[:2], "little")] = read
        elif kind == STYLES_BEGIN:
            style = 0
        elif kind == STYLE and style >= 0:
            if (number := int.from_bytes(record[2:4], "little")) in formats:
                shown[style] = formats[number]
            style += 1
    return shown


def _sheet_names(package: Package) -> dict[str, str]:
    """Give the name of each sheet by the part that holds it."""
    if WORKBOOK not in package.parts:
        return {}
    targets = targets_of(package, WORKBOOK)
    names = {}
    for kind, record in _records(package, WORKBOOK):
        if kind == SHEET:
            link, after = _wide_text(record, 8)
            names[targets.get(link, "")] = _wide_text(record, after)[0]
    return names


def _wide_text(record: bytes, at: int) -> tuple[str, int]:
    """Give a text that stands in a record with its length before it, and where it ends."""
    end = at + 4 + 2 * int.from_bytes(record[at : at + 4], "little")
    return record[at + 4 : end].decode("utf-16-le", "replace"), end


def _comments(package: Package, part: str) -> Iterator[tuple[int, int]]:
    """Give the place of each comment of a sheet."""
    for other in targets_of(package, part).values():
        if "comments" in other and other in package.parts:
            for kind, record in _records(package, other):
                if kind == COMMENT:
                    yield int.from_bytes(record[4:8], "little"), int.from_bytes(record[12:16], "little")


def _records(package: Package, part: str) -> Iterator[tuple[int, bytes]]:
    """Give the kind and the content of every record, reading the part piece by piece."""
    rest = b""
    for piece in package.pieces(part, b""):
        block, at = rest + piece, 0
        while found := _head(block, at):
            kind, start, length = found
            if length > LONGEST:
                raise damaged(package.path)
            if start + length > len(block):
                break
            yield kind, block[start : start + length]
            at = start + length
        rest = block[at:]


def _head(block: bytes, at: int) -> tuple[int, int, int] | None:
    """Give a record's kind, where its content starts and how long that is; None when the block ends before.

    >>> _head(bytes([0x94, 0x01, 0x10]), 0)
    (148, 3, 16)
    """
    kind, at = _read_number(block, at, 2)
    length, at = _read_number(block, at, 4)
    return (kind, at, length) if 0 <= at <= len(block) else None


def _read_number(block: bytes, at: int, most: int) -> tuple[int, int]:
    """Give a number of seven bits a byte, and where it ends; -1 when the block ends within it."""
    number = 0
    for place in range(most):
        if at < 0 or at + place >= len(block):
            return 0, -1
        byte = block[at + place]
        number |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            return number, at + place + 1
    return number, at + most
