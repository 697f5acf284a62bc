"""A file with one table of counts -> the table as it stands, for disclosure control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.cells import whole_number
from lagesbild.core.errors import InputError
from lagesbild.disclosure.plain_table import PlainTable
from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.core.cells import Raw

MOST_CELLS = 2_500
"""More than this the search for the cheapest pattern cannot do in reasonable time."""


def given_table(path: Path) -> PlainTable:
    """The first table of a file: a label first in each row, then counts; margins called Totalt or Summa.

    Raises InputError when the file holds no table, a cell holds no count, or the table is too large.
    """
    for sheet in open_file(path):
        layout = sheet.layout
        if layout is None:
            continue
        frame = sheet.read(layout)
        if frame.size > MOST_CELLS:
            raise InputError(
                f"{path.name}: tabellen har fler än {MOST_CELLS} celler. Dela den eller slå ihop rader."
            )
        columns = layout.headings[1:]
        records = list(frame.itertuples(name=None))
        values = tuple(
            tuple(
                _count(value, f"{path.name}, rad {number}, kolumn {heading}")
                for heading, value in zip(columns, cells, strict=True)
            )
            for number, _, *cells in records
        )
        return PlainTable(tuple(str(record[1]).strip() for record in records), columns, values)
    raise InputError(f"{path.name}: filen har ingen tabell. Lägg rubriker överst och en rad för varje grupp.")


def _count(value: Raw, place: str) -> int:
    try:
        return whole_number(value)
    except ValueError:
        raise InputError(f"{place}: cellen är inget antal. Ange ett heltal, 0 eller mer.") from None
