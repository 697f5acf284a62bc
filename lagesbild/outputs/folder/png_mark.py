"""The mark by which a picture of ours is known again: a line of text in the file, and nothing that is seen."""

from __future__ import annotations

import struct
import zlib

_HEADER = 33
"""The bytes of the signature and the header, with which every PNG begins."""


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


_MARK = _chunk(b"tEXt", b"Software\0lagesbild")


def mark_png(png: bytes) -> bytes:
    """The picture with the mark, the same bytes for the same picture."""
    return png[:_HEADER] + _MARK + png[_HEADER:]


def is_ours(png: bytes) -> bool:
    """Whether a picture has the mark; one that somebody else has saved anew has not."""
    return png[_HEADER:].startswith(_MARK)
