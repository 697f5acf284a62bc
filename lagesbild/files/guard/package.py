"""The zipped parts of .xlsx, .xlsb and .ods: sizes and contents are checked before anything unpacks them."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import deque
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIECE = 1 << 18
LARGEST_PART = 1 << 30
"""Bytes of one unpacked part: the sheet of a full spreadsheet with a dozen columns is about this size."""
SUSPECT = 100 << 20
RATIO = 100
"""Sheets pack to a tenth or a thirtieth; a part that is this much larger than its packed form is a trap."""
MOST_CELLS = 5_000_000
"""Cells of all sheets, empty ones inside their used areas included: about 400 MB when read."""
MOST_TEXT = 100_000_000
INFLATION = 10
"""Text that is this many times larger than the XML it stands in, and huge, is a trap."""
DOCTYPE = b"<!DOCTYPE"
SHEETS = ("xl/worksheets/", "content.xml")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
"""What a broken archive makes the standard library raise."""
XML = (".xml", ".rels")
READ_PARTS = (*XML, ".bin")

WORKBOOK = "xl/workbook.xml"
KINDS = (
    (WORKBOOK, "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("content.xml", "ods"),
)
MAIN_PART = re.compile(rb"<Relationship\b(?=[^>]*/officeDocument\")[^>]*\sTarget=\"/?([^\"]+)\"")
LONGEST_LINKS = 1 << 16
UNREAD = "customXml/"
"""Where Excel keeps what its add-ins have left (Power Query writes it in UTF-16); no reader of sheets opens it."""
OTHER_KINDS = (
    ("word/document.xml", "ett Word-dokument"),
    ("ppt/presentation.xml", "en presentation"),
)


class Package(Struct, frozen=True):
    """An office file: a zip archive of parts."""

    path: Path
    kind: str
    parts: tuple[str, ...]
    size: int
    """Bytes of all parts when unpacked, as the archive declares them."""
    workbook: str = WORKBOOK
    """The part of an .xlsx that lists its sheets."""

    def pieces(self, part: str, cut: bytes = b"<") -> Iterator[bytes]:
        """Unpack a part piece by piece; one ends where `cut` begins or a tag does, so that no element is split.

        Raises InputError when the part is damaged, or is XML that defines entities or is no UTF-8.
        """
        rest = b""
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(part) as file:
                while block := file.read(PIECE):
                    piece, rest = _cut(rest + block, cut)
                    yield self._limit_size(part, piece)
        except BROKEN as error:
            raise damaged(self.path) from error
        yield self._limit_size(part, rest)

    def _limit_size(self, part: str, piece: bytes) -> bytes:
        """The piece; XML may define nothing, and have no encoding in which nobody sees what it says."""
        if part.endswith(XML) and (DOCTYPE in piece or b"\0" in piece):
            raise InputError(
                f"{self.path.name}: filen innehåller XML-definitioner, eller en teckenkod, som inte hör hemma i ett kalkylblad. "
                "Öppna filen i Excel och spara den som en ny .xlsx."
            )
        return piece

    def text(self, part: str) -> str:
        """Unpack a small part of XML whole; empty when the package has no such part."""
        if part not in self.parts:
            return ""
        return b"".join(self.pieces(part)).decode("utf-8", "replace")


def open_package(path: Path) -> Package:
    """Look into an office file; InputError when it is no spreadsheet, or a part of it is larger than any is."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            parts = tuple(entry.filename for entry in entries)
            workbook = _workbook_part(archive)
            kind = _kind(path, archive, workbook)
    except BROKEN as error:
        raise damaged(path) from error
    if len(set(parts)) < len(parts):  # which of two alike is read, every reader decides for itself
        raise damaged(path)
    for entry in entries:
        _check_size(path, entry)
    return Package(path, kind, parts, sum(entry.file_size for entry in entries), workbook)


def _workbook_part(archive: zipfile.ZipFile) -> str:
    """Give the part that the package says is its workbook; it may stand in any folder."""
    links = "_rels/.rels"
    if WORKBOOK in archive.namelist() or links not in archive.namelist():
        return WORKBOOK
    with archive.open(links) as file:
        match = MAIN_PART.search(file.read(LONGEST_LINKS))
    part = match[1].decode("utf-8", "replace") if match else ""
    return part if part.endswith("workbook.xml") and part in archive.namelist() else WORKBOOK


def check_parts(package: Package) -> None:
    """Unpack once all that a reader may read but the sheets; InputError when a part is not sound."""
    for part in package.parts:
        if part.endswith(READ_PARTS) and not part.startswith((*SHEETS, UNREAD)):
            deque(package.pieces(part), maxlen=0)


def _cut(block: bytes, cut: bytes) -> tuple[bytes, bytes]:
    """Part the bytes where `cut` or else a tag begins for the last time; all of them when neither is there."""
    end = block.rfind(cut)
    if end <= 0:
        end = block.rfind(b"<")
    return (block[:end], block[end:]) if end > 0 else (block, b"")


def _kind(path: Path, archive: zipfile.ZipFile, workbook: str) -> str:
    names = set(archive.namelist())
    if workbook in names:
        return "xlsx"
    for part, kind in KINDS:
        if part in names and _is_spreadsheet(archive, kind):
            return kind
    what = next((what for part, what in OTHER_KINDS if part in names), "en zip-fil, inte ett kalkylblad")
    raise InputError(f"{path.name}: filen är {what}. Öppna den och spara tabellen som .xlsx.")


def _is_spreadsheet(archive: zipfile.ZipFile, kind: str) -> bool:
    """Whether an OpenDocument file is a spreadsheet and not a text."""
    if kind != "ods" or "mimetype" not in archive.namelist():
        return True
    return b"spreadsheet" in archive.open("mimetype").read(200)


def _check_size(path: Path, entry: zipfile.ZipInfo) -> None:
    ratio = entry.file_size / max(entry.compress_size, 1)
    if entry.file_size > LARGEST_PART or (entry.file_size > SUSPECT and ratio > RATIO):
        raise too_large(path)


def damaged(path: Path) -> InputError:
    """Give the error for a file that is cut off or otherwise broken."""
    return InputError(
        f"{path.name}: filen är skadad eller ofullständig. Öppna den i Excel och spara den som en ny .xlsx, "
        "eller be avsändaren skicka den igen."
    )


def too_large(path: Path) -> InputError:
    """Give the error for a file that is larger inside than it can be to be read."""
    return InputError(
        f"{path.name}: filen är för stor när den packas upp. Ta bort tomma rader och kolumner utanför "
        "tabellen i Excel, eller spara tabellen som CSV UTF-8."
    )
