"""The numbers cached in a workbook's charts: only those of the cells that the charts draw may stand there."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from xlsxwriter.utility import xl_cell_to_rowcol

from lagesbild.disclosure.gate.read_back import sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Grids = Mapping[str, Sequence[Sequence[object]]]

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
AREA = re.compile(r"'?(.+?)'?!(\$[A-Z]+\$\d+)(?::(\$[A-Z]+\$\d+))?")


def find_cache_mismatches(content: bytes) -> Iterator[str]:
    """Yield the chart part and cell of every cached number that the cell itself does not hold."""
    grids = sheets(content)
    with ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            if part.startswith("xl/charts/chart"):
                tree = ET.fromstring(archive.read(part))  # noqa: S314 — just written by this program
                for reference in tree.iter(f"{C}numRef"):
                    yield from (f"delen {part}, {cell}" for cell in _mismatched_cells(reference, grids))


def _mismatched_cells(reference: ET.Element, grids: Grids) -> Iterator[str]:
    area = AREA.fullmatch(reference.findtext(f"{C}f", ""))
    for point in reference.iter(f"{C}pt"):
        number = point.findtext(f"{C}v", "")
        place = int(point.get("idx", "0"))
        if area is None or number not in _allowed_values(grids, area, place):
            yield reference.findtext(f"{C}f", "")


def _allowed_values(grids: Grids, area: re.Match[str], place: int) -> tuple[str, ...]:
    """The values that may be cached of one cell of an area of one column or row: its number, or zero for a text."""
    name, first, last = area.groups()
    row, column = xl_cell_to_rowcol(first)
    if last is not None and xl_cell_to_rowcol(last)[0] != row:
        row += place
    else:
        column += place
    value = grids[name.replace("''", "'")][row][column]
    return (f"{value:g}", str(value)) if isinstance(value, float | int) else ("0", "")
