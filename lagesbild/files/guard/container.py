"""The container of Office files before 2007: a file system of its own, from which one stream is taken."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = 512
ENTRY = 128
END = 0xFFFFFFFA
"""Sector numbers from here on are marks: free, end of chain, part of a table."""
SMALL_SECTOR = 64
ROOT = 5


def stream(content: bytes, names: Sequence[str]) -> bytes:
    """The first stream of the container that has one of the names; empty when there is none.

    Raises ValueError when the container is damaged.
    """
    try:
        return _stream(content, names)
    except (struct.error, IndexError) as error:
        raise ValueError("a damaged container") from error


def _stream(content: bytes, names: Sequence[str]) -> bytes:
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    (directory_start, _, smallest, small_start) = struct.unpack_from("<4I", content, 48)
    table = _table(content, size)
    directory = _chain(content, size, table, directory_start, HEADER)
    entries = [directory[at : at + ENTRY] for at in range(0, len(directory) - ENTRY + 1, ENTRY)]
    root = next(entry for entry in entries if entry[66] == ROOT)
    for entry in entries:
        if _name(entry) in names:
            start, length = struct.unpack_from("<2I", entry, 116)
            if length >= smallest:
                return _chain(content, size, table, start, HEADER)[:length]
            small = _numbers(_chain(content, size, table, small_start, HEADER))
            within = _chain(content, size, table, struct.unpack_from("<I", root, 116)[0], HEADER)
            return _chain(within, SMALL_SECTOR, small, start, 0)[:length]
    return b""


def _name(entry: bytes) -> str:
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(0, length - 2)].decode("utf-16-le", "replace")


def _table(content: bytes, size: int) -> Sequence[int]:
    """By sector, the sector that follows it."""
    places = list(struct.unpack_from("<109I", content, 76))
    (more, count) = struct.unpack_from("<2I", content, 68)
    for _ in range(min(count, len(content) // size)):
        if more >= END:
            break
        *further, more = struct.unpack_from(f"<{size // 4}I", content, HEADER + more * size)
        places += further
    at = (HEADER + place * size for place in places if place < END)
    return _numbers(b"".join(content[start : start + size] for start in at))


def _numbers(table: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])


def _chain(content: bytes, size: int, table: Sequence[int], start: int, offset: int) -> bytes:
    """The sectors that follow each other from the first; ValueError when they go in a circle."""
    pieces = []
    while start < END:
        pieces.append(content[offset + start * size : offset + (start + 1) * size])
        if len(pieces) > len(table):
            raise ValueError("a circle of sectors")
        start = table[start]
    return b"".join(pieces)
