"""How large the sheets of an .xlsb claim to be: their cells stand in records, each with its kind and length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.files.guard.package import MOST_CELLS, damaged, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.files.guard.package import Package

ROW, FIRST_CELL, LAST_CELL = 0, 2, 11
"""Kinds of records: a row, and the cells that hold something."""
LONGEST = 1 << 24
"""Bytes of one record: far above the longest text of a cell."""


def check_binary_extent(package: Package) -> None:
    """Raise InputError when the sheets of a workbook together are larger than can be read."""
    total = 0
    for part in package.parts:
        if part.startswith("xl/worksheets/") and part.endswith(".bin"):
            total = _extent(package, part, total)


def _extent(package: Package, part: str, before: int) -> int:
    """Give the number of cells from the sheet's first to its last, added to those of the sheets before."""
    row = width = area = 0
    for kind, start in _records(package, part):
        if kind == ROW:
            row = int.from_bytes(start, "little") + 1
        elif FIRST_CELL <= kind <= LAST_CELL:
            width = max(width, int.from_bytes(start, "little") + 1)
            area = row * width
            if before + area > MOST_CELLS:
                raise too_large(package.path)
    return before + area


def _records(package: Package, part: str) -> Iterator[tuple[int, bytes]]:
    """Give the kind and the first four bytes of every record, reading the part piece by piece."""
    rest = b""
    for piece in package.pieces(part, b""):
        block, at = rest + piece, 0
        while found := _head(block, at):
            kind, start, length = found
            if length > LONGEST:
                raise damaged(package.path)
            if start + length > len(block):
                break
            yield kind, block[start : start + 4]
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
