"""Hostile office files, and parts of such, that several tests make."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from reading_files import REGISTER, write_xls

if TYPE_CHECKING:
    from pathlib import Path

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>'
)
"""The shared texts of a workbook, in definitions that refer to each other."""
LONG_CELL = (
    f'<table:table-cell office:value-type="string" {{}}><text:p>{"x" * 9000}</text:p></table:table-cell>'
)
"""A cell of an .ods with nine thousand letters, and room for one more attribute."""


def claiming_rows(path: Path) -> None:
    """Write an .xls whose record of dimensions claims a billion rows."""
    write_xls(path, REGISTER)
    content = bytearray(path.read_bytes())
    struct.pack_into("<II", content, content.index(b"\x00\x02\x0e\x00") + 4, 0, 1_000_000_000)
    path.write_bytes(content)
