"""A long sheet of an .xlsx as two workbooks, which two cores read in half the time: the reader needs no more than one."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lagesbild.reading.archive import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import IO

    from lagesbild.reading.archive import Package

LONG, LONGEST = 16 << 20, 128 << 20
"""Unpacked bytes of a sheet that is worth dividing, and of one that would take too much memory to divide."""
ROW, END = b"<row ", b"</sheetData>"


def in_halves(package: Package, part: str) -> Iterator[IO[bytes]]:
    """Give the workbook with the first half of a sheet's rows, then with the second; each cell must say where it stands.

    Raises InputError when the sheet has no two rows to part.
    """
    with zipfile.ZipFile(package.path) as archive:
        others = {name: archive.read(name) for name in package.parts if name != part}
        xml = archive.read(part)
    first, end = xml.find(ROW), xml.rfind(END)
    middle = xml.find(ROW, (first + end) // 2, end)
    if not 0 < first < middle:
        raise damaged(package.path)
    view = memoryview(xml)
    yield _workbook(others, part, (view[:middle], view[end:]))
    yield _workbook(others, part, (view[:first], view[middle:]))


def _workbook(others: Mapping[str, bytes], part: str, pieces: Iterable[memoryview]) -> IO[bytes]:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in others.items():
            archive.writestr(name, content)
        with archive.open(part, "w") as sheet:
            for piece in pieces:
                sheet.write(piece)
    file.seek(0)
    return file
