"""A file of names or places that the user points at -> its words: text, csv or the first column of a workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
FIELD_END = re.compile(r"[;,\t]")
HEADINGS = frozenset(
    {"namn", "förnamn", "efternamn", "tilltalsnamn", "name", "plats", "gata", "ort", "skola", "ord"}
)
"""What the first line may say; it is no name itself."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def entries(path: Path, called: str) -> tuple[str, ...]:
    """What stands first on each line of a file, or in the first column of a workbook's first sheet.

    InputError, naming the file as what it is `called`, when it cannot be read.
    """
    try:
        read = _cells(path) if path.suffix.lower() in WORKBOOKS else _lines(path.read_bytes())
        found = [entry.strip().strip('"').strip() for entry in read]
    except OSError as error:
        raise InputError(f"{called} {path.name} kunde inte läsas; kontrollera sökvägen.") from error
    if found and found[0].casefold() in HEADINGS:
        found = found[1:]
    return tuple(entry for entry in found if entry)


def _lines(content: bytes) -> Iterator[str]:
    return (FIELD_END.split(line)[0] for line in _decoded(content).splitlines())


def _decoded(content: bytes) -> str:
    if content.startswith(UTF_16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _cells(path: Path) -> Iterator[str]:
    """The first column of the first sheet; OSError when it is no workbook after all."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    except (CalamineError, ValueError) as error:
        raise OSError(path.name) from error
    return (str(row[0]) for row in rows if row)
