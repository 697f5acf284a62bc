"""The lines above a table without a column of areas -> a problem where they say that it is of another place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.text import as_line, fold
from lagesbild.files.sheet import is_empty
from lagesbild.intake.shapes.areas import OutsideAreaError, name_place
from lagesbild.intake.shapes.case_areas import ROLE
from lagesbild.intake.shapes.note_places import list_located_places, list_stated_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.errors import Problem
    from lagesbild.intake.candidates import Candidate
    from lagesbild.intake.shapes.context import Context

OTHER_PLACE = (
    "Ovanför tabellen står att den gäller {place}, som inte hör till området. Raderna är räknade. Är de från ett annat "
    "område, ta bort filen; hör platsen till området, lägg den under stadsdelar i lagesbild.toml."
)
ANY = re.compile(r"\(?(?:alla?|all|samtliga|hela|flera objekt|multiple items|tom|blank)\b.*")
"""What a filter says that lets all through, or several."""


def tell_stated_area(candidate: Candidate, context: Context) -> Iterator[Problem]:
    """Yield a problem for each place outside the area that stands above a register or a table of counts as its own."""
    layout, is_known = candidate.layout, bool(context.settings.area_parts.parts)
    if layout is None or candidate.source.form != "register" or not is_known:
        return
    if ROLE in candidate.roles_by_column.values():
        return
    for number, cells in enumerate(candidate.sheet.rows_above(layout), start=1):
        line = ": ".join(as_line(str(cell)).rstrip(" :") for cell in cells if not is_empty(cell))
        places = (*list_stated_places(line), *list_located_places(line, candidate.source, context.settings))
        for place in dict.fromkeys(filter(None, map(name_place, places))):
            if not ANY.fullmatch(fold(place)) and _is_outside(place, context):
                yield context.problem("other_area_stated", OTHER_PLACE.format(place=place), number)


def _is_outside(place: str, context: Context) -> bool:
    try:
        context.area_parser(place)
    except OutsideAreaError:
        return True
    except ValueError:
        return False
    return False
