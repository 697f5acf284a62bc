"""The archive of a year: one zip file, the same bytes for the same state, that can be checked from within."""

from __future__ import annotations

import hashlib
import io
import zlib
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SUMS = "kontrollsummor.txt"
"""Lists every other member with its SHA-256, in the form that `sha256sum -c` reads."""
NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold: members carry no time of their own."""
READABLE = 0o600 << 16
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
"""What a broken zip file makes the standard library raise."""
LINE_PARTS = "  "


def pack(members: Mapping[str, bytes]) -> bytes:
    """The members, in the order of their names, and their sums as the bytes of a zip file."""
    file = io.BytesIO()
    sums = "".join(f"{_sum(members[name])}{LINE_PARTS}{name}\n" for name in sorted(members))
    with ZipFile(file, "w") as archive:
        for name, content in (*sorted(members.items()), (SUMS, sums.encode())):
            entry = ZipInfo(name, NO_TIME)
            entry.external_attr = READABLE
            archive.writestr(entry, content, ZIP_DEFLATED)
    return file.getvalue()


def unpack(path: Path) -> dict[str, bytes]:
    """Name -> content of every member of an archive that is whole.

    Raises InputError when the file is no archive of ours, or when a member is missing, changed or added.
    """
    members = _members(path)
    wrong = tuple(_faults(members))
    if wrong:
        more = f" och {len(wrong) - 1} till" if len(wrong) > 1 else ""
        raise InputError(
            f"{path.name} är inte som när det skrevs: {wrong[0]}{more}. Hämta en annan kopia av arkivet."
        )
    return members


def _members(path: Path) -> dict[str, bytes]:
    try:
        with ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except BROKEN as error:
        raise InputError(
            f"{path} går inte att läsa som ett arkiv: den saknas, är skadad eller är ingen zip-fil. "
            "Kontrollera sökvägen eller hämta en annan kopia."
        ) from error
    if SUMS not in members:
        raise InputError(f"{path.name} saknar {SUMS} och är inget arkiv från ”lagesbild arkivera”.")
    return members


def _faults(members: Mapping[str, bytes]) -> Iterator[str]:
    lines = members[SUMS].decode("utf-8", "replace").splitlines()
    listed = {name: digest for digest, _, name in (line.partition(LINE_PARTS) for line in lines)}
    for name, digest in listed.items():
        if name not in members:
            yield f"{name} saknas"
        elif _sum(members[name]) != digest:
            yield f"{name} är ändrad"
    yield from (f"{name} hör inte dit" for name in members if name not in listed and name != SUMS)


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
