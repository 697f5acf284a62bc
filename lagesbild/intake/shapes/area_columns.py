"""A table in which no column has a heading of the source's for areas -> the column that names them all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.intake.shapes.areas import name_place
from lagesbild.intake.shapes.words import NOT_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.core.errors import Problem
    from lagesbild.intake.shapes.context import Context

AREA = "omrade"
CALLED = re.compile(
    r"(?:stadsdel|kommundel|kommun|ort|orten|tätort|distrikt|område|bostadsområde|delområde|(?:lokal)?polisområde|lpo"
    r"|sdf|sdn|sdo|geografi|geografiskt område|upptagningsområde|valdistrikt|församling)(?:\w*nämnd|sområde|snamn|en|et|s?del)?"
    r"|(?:berörd|vilken|vilket|i vilken|i vilket) (?:stadsdel|kommundel|kommun|ort|område)"
)
"""What a column of areas may be called, folded."""
OF_MUNICIPALITIES = re.compile(r"(?:(?:berörd|vilken|i vilken) )?kommun(?:namn|en)?")
SOME = 0.2
"""A column of another heading is told when at least this share of its cells names a part of the area. Own choice."""
NONE_OF_AREA = (
    "Inget av namnen i ”{heading}” hör till området, så raderna är lagda åt sidan. Är de från ett annat område, ta bort filen; "
    "hör platserna till området, lägg dem under stadsdelar i lagesbild.toml."
)
SOME_OF_AREA = (
    "”{heading}” namnger delar av området men också annat. Det framgår inte om det andra ligger i området, så de raderna är "
    "lagda åt sidan. Hör platserna dit, lägg dem under stadsdelar i lagesbild.toml; ta annars bort raderna."
)


def find_area_column(
    cells_by_column: Mapping[int, Sequence[Raw]], headings: Mapping[int, str], context: Context
) -> int | None:
    """Return the first column that is called as areas are and names some of the area's; None when there is none."""
    called = (c for c in cells_by_column if is_called_area(headings[c], context))
    return next((c for c in called if _share_named(cells_by_column[c], context)), None)


def is_called_area(heading: str, context: Context) -> bool:
    """Return whether a heading is a word for areas; without known parts only municipalities can be told from others."""
    pattern = CALLED if context.settings.area_parts.parts else OF_MUNICIPALITIES
    return bool(pattern.fullmatch(fold(heading).strip(" :*?")))


def find_doubtful_places(
    cells_by_column: Mapping[int, Sequence[Raw]], headings: Mapping[int, str], context: Context
) -> Iterator[tuple[int, Problem]]:
    """Yield position and problem of each column that names areas and is read as none: cases in it may be of another."""
    for column, cells in cells_by_column.items():
        heading, share = headings[column], _share_named(cells, context)
        if is_called_area(heading, context) and not share and any(map(name_place, _names(cells))):
            message = NONE_OF_AREA
        elif context.settings.area_parts.parts and SOME <= share < 1:
            message = SOME_OF_AREA
        else:
            continue
        yield column, context.problem("other_area_stated", message.format(heading=heading), role=heading)


def may_be_elsewhere(cell: Raw, context: Context) -> bool:
    """Return whether a cell of a column of places names one that is not known to lie in the area."""
    return any(_names([cell])) and not context.area_parser.is_inside(cell)


def _names(cells: Iterable[Raw]) -> Iterator[str]:
    """Yield the cells that may name a place, each as it stands."""
    yield from (
        str(cell) for cell in cells if isinstance(cell, str) and fold(cell) and fold(cell) not in NOT_KNOWN
    )


def _share_named(cells: Iterable[Raw], context: Context) -> float:
    """Return the share of the cells that name the area or a part of it."""
    names = [*_names(cells)]
    named = sum(bool(context.area_parser.is_inside(name)) for name in names)
    return named / len(names) if names else 0.0
