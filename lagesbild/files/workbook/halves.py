"""A long sheet of an .xlsx as two workbooks, which two cores read in half the time: the reader needs no more than one."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lagesbild.files.guard.package import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import IO

    from lagesbild.files.guard.package import Package

LONG = 16 << 20
"""Bytes of a sheet's XML that is worth dividing."""
ROW, END = b"<row ", b"</sheetData>"


def in_halves(package: Package, part: str, pieces: Sequence[bytes]) -> Iterator[IO[bytes]]:
    """Give the workbook with the first half of a sheet's rows, then with the second; each cell must say where it stands.

    `pieces` are the sheet's XML. Raises InputError when no row begins a piece in the middle.
    """
    with zipfile.ZipFile(package.path) as archive:
        others = {name: archive.read(name) for name in package.parts if name != part}
    first = next((place for place, piece in enumerate(pieces) if ROW in piece), 0)
    last = next((place for place in reversed(range(len(pieces))) if END in pieces[place]), 0)
    begun = (
        place for place in range(max(first + 1, len(pieces) // 2), last) if pieces[place].startswith(ROW)
    )
    if not (middle := next(begun, 0)):
        raise damaged(package.path)
    before = pieces[first].partition(ROW)[0]
    after = pieces[last].rpartition(END)[2]
    yield _workbook(others, part, [*pieces[:middle], END, after, *pieces[last + 1 :]])
    yield _workbook(others, part, [*pieces[:first], before, *pieces[middle:]])


def _workbook(others: Mapping[str, bytes], part: str, pieces: Iterable[bytes]) -> IO[bytes]:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in others.items():
            archive.writestr(name, content)
        with archive.open(part, "w") as sheet:
            for piece in pieces:
                sheet.write(piece)
    file.seek(0)
    return file
