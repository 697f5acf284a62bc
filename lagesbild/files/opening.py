"""From a path to its sheets: what kind of file it is shows in its first bytes, never in its name."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.errors import InputError
from lagesbild.core.file_marks import mark_file
from lagesbild.core.text import clean
from lagesbild.files.file_types import refuse_unread_kind
from lagesbild.files.guard.xls import check_old_extent
from lagesbild.files.header import locate
from lagesbild.files.text.delimited import open_delimited
from lagesbild.files.workbook.opening import encrypted, open_with_calamine, open_zipped, tell_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lagesbild.core.file_marks import Mark
    from lagesbild.files.sheet import Sheet

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of Office files before 2007, and of encrypted ones since."""
LONGEST_SIGNATURE = 1024
PIECE = 4 << 20
"""Bytes that are digested at a time: many, so that another thread is seldom waited for."""
LARGEST_OLE = 200 << 20
OLD_SHEETS = ("Workbook", "Book")
OTHERS = (
    (b"%PDF", "en pdf"),
    (b"\x89PNG", "en bild"),
    (b"\xff\xd8\xff", "en bild"),
    (b"GIF8", "en bild"),
    (b"{\\rtf", "ett textdokument (rtf)"),
    (b"\x1f\x8b", "en packad fil"),
    (b"Rar!", "en packad fil"),
    (b"7z\xbc\xaf", "en packad fil"),
)
MARKUP = (b"<html", b"<!doctype html", b"<?xml", b"<table")
"""Some systems name a web page .xls; Excel opens it with a warning."""
UNREADABLE = "filen går inte att läsa. Stäng den om den är öppen i ett annat program och försök igen."
CHANGED = "filen ändrades eller flyttades medan den lästes. Vänta tills den är färdig och kör igen."


def open_file(path: Path) -> tuple[Sheet, ...]:
    """Open a file as its sheets, hidden ones too; a text file is one sheet.

    Raises InputError, one sentence with the cure, when the file is missing, locked, damaged, protected by a
    password, larger inside than can be, or no table at all.
    """
    with _readable(path):
        start = _first_bytes(path)
        refuse_unread_kind(path)
        if start.startswith(ZIP):
            sheets = open_zipped(path)
        elif start.startswith(OLE):
            sheets = _open_old(path)
        else:
            _refuse_others(path, start)
            sheets = open_delimited(path)
    if not sheets:
        raise InputError(f"{path.name}: arbetsboken har inget kalkylblad. Be avsändaren skicka den igen.")
    cleaned = map(_clean, sheets)
    return tuple(replace(sheet, layout=locate(sheet)) for sheet in cleaned)


def _clean(sheet: Sheet) -> Sheet:
    """Spell the names of file and sheet in one way."""
    path = sheet.path.with_name(clean(sheet.path.name))
    name = sheet.name and clean(sheet.name)
    return replace(sheet, path=path, name=name)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"{path.name}: {UNREADABLE}") from error


@contextmanager
def hold_unchanged(path: Path, mark: Mark) -> Iterator[None]:
    """Within, a file is read whose mark was taken before it was opened.

    Raises InputError where it is another one in the end, whatever came of that, or can no longer be read: a part of
    one content must never go with the fingerprint of another.
    """
    try:
        with _readable(path):
            yield
    except Exception as error:
        if mark_file(path) != mark:
            raise InputError(f"{path.name}: {CHANGED}") from error
        raise
    if mark_file(path) != mark:
        raise InputError(f"{path.name}: {CHANGED}")


def sha256(path: Path) -> str:
    """Give the file's fingerprint in hexadecimal; InputError when it cannot be read."""
    try:
        with path.open("rb", buffering=0) as file:
            digest, piece = hashlib.sha256(), memoryview(bytearray(PIECE))
            while size := file.readinto(piece):
                digest.update(piece[:size])
            return digest.hexdigest()
    except OSError as error:
        raise InputError(f"{path.name}: filen går inte att läsa.") from error


def _first_bytes(path: Path) -> bytes:
    if not path.exists():
        raise InputError(f"{path}: filen finns inte. Kontrollera namnet och mappen.")
    if path.is_dir():
        raise InputError(f"{path}: det är en mapp, inte en fil.")
    with path.open("rb") as file:
        start = file.read(LONGEST_SIGNATURE)
    if not start.strip():
        raise InputError(f"{path.name}: filen är tom. Be avsändaren skicka den igen.")
    return start


def _open_old(path: Path) -> tuple[Sheet, ...]:
    """Open an .xls; InputError when the container holds something else."""
    if path.stat().st_size > LARGEST_OLE:
        raise InputError(f"{path.name}: filen är för stor. Öppna den i Excel och spara den som .xlsx.")
    content = path.read_bytes()
    if _names(content, "EncryptedPackage"):
        raise encrypted(path)
    if not any(_names(content, name) for name in OLD_SHEETS):
        raise InputError(
            f"{path.name}: filen är ett äldre Office-dokument, inte ett kalkylblad. "
            "Öppna den och spara tabellen som .xlsx."
        )
    unseen = check_old_extent(path, content)
    if unseen is None:
        raise encrypted(path)
    del content
    return tell_unseen(open_with_calamine(path, "xls"), unseen)


def _names(content: bytes, name: str) -> bool:
    """Whether the container has an entry of that name."""
    return f"{name}\0".encode("utf-16-le") in content


def _refuse_others(path: Path, start: bytes) -> None:
    """Raise InputError for kinds of files that are known and are no tables."""
    what = next((what for signature, what in OTHERS if start.startswith(signature)), None)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP):
        what = "en webbsida eller XML-fil"
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b'{"', b"[{")):
        what = "en fil för program (JSON)"
    if what:
        raise InputError(f"{path.name}: filen är {what}. Öppna den i Excel och spara tabellen som .xlsx.")
