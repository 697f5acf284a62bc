"""Three small pictures as the charts module would give them, for the tests of the text outputs."""

from __future__ import annotations

import struct
import zlib

from msgspec import Struct


class SampleChart(Struct, frozen=True):
    name: str
    tables: tuple[str, ...]
    headline: str
    alt: str
    caption: str
    png: bytes


def png(width: int = 160, height: int = 40) -> bytes:
    """A grey picture of that size in pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    lines = zlib.compress((b"\0" + b"\xc0" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def sample_charts() -> tuple[SampleChart, ...]:
    """One chart each of two tables of the section, and one of a table that the section leaves out."""
    return tuple(
        SampleChart(name, (table,), f"Rubrik {table}", f"Diagram över {table}", f"Bild av {table}", png())
        for name, table in (
            ("klotter-ar", "ar_klotter"),
            ("klotter-manad", "klotter_manad"),
            ("svarsfrekvens", "svarande"),
        )
    )
