"""The lines above a table without a column of areas -> the area of its rows, and a problem where it is another place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line, fold
from lagesbild.files.sheet import is_empty
from lagesbild.intake.columns import repeat_word
from lagesbild.intake.shapes.areas import OutsideAreaError, name_place
from lagesbild.intake.shapes.case_areas import ROLE
from lagesbild.intake.shapes.note_places import (
    find_stated_district,
    list_located_places,
    list_stated_places,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from lagesbild.core.errors import Problem
    from lagesbild.intake.candidates import Candidate
    from lagesbild.intake.shapes.context import Context

OUTSIDE = "outside_area"
OTHER_PLACE = (
    "Ovanför tabellen står att den gäller {place}, som inte hör till området. Raderna är räknade. Är de från ett annat "
    "område, ta bort filen; hör platsen till området, lägg den under stadsdelar i lagesbild.toml."
)
OTHER_DISTRICT = (
    "Ovanför tabellen står att den gäller {place}, som inte hör till området, så raderna räknas inte. Be avsändaren om "
    "uppgifterna för området; hör platsen dit, lägg den under stadsdelar i lagesbild.toml."
)
ANY = re.compile(r"\(?(?:alla?|all|samtliga|hela|flera objekt|multiple items|tom|blank)\b.*")
"""What a filter says that lets all through, or several."""


def place_by_statement(
    candidate: Candidate, observations: pd.DataFrame, context: Context
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Return the observations with the part of the area that a line above them is of, as "Stadsdel: Kärrtorp".

    Those of another district are set aside as outside the area, which is told.
    """
    for number, line in _list_lines(candidate, context):
        place = name_place(find_stated_district(line))
        if not place or ANY.fullmatch(fold(place)):
            continue
        if _is_outside(place, context):
            status = observations["status"].astype(object)
            outside = status.where(status != COUNTED, OUTSIDE).astype("category")
            problem = context.problem("other_area", OTHER_DISTRICT.format(place=place), number)
            return observations.assign(status=outside), (problem,)
        if context.area_parser.is_inside(place) and not context.area_parser.is_area_itself(place):
            return observations.assign(area=repeat_word(context.area_parser(place), len(observations))), ()
    return observations, ()


def tell_stated_area(candidate: Candidate, context: Context) -> Iterator[Problem]:
    """Yield a problem for each place outside the area that stands above a register or a table of counts as its own."""
    for number, line in _list_lines(candidate, context):
        if find_stated_district(line):
            continue
        places = (*list_stated_places(line), *list_located_places(line, candidate.source, context.settings))
        for place in dict.fromkeys(filter(None, map(name_place, places))):
            if not ANY.fullmatch(fold(place)) and _is_outside(place, context):
                yield context.problem("other_area_stated", OTHER_PLACE.format(place=place), number)


def _list_lines(candidate: Candidate, context: Context) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line above a register or a table of counts whose rows do not say where they are."""
    layout, is_known = candidate.layout, bool(context.settings.area_parts.parts)
    if layout is None or candidate.source.form != "register" or not is_known:
        return
    if ROLE in candidate.roles_by_column.values():
        return
    for number, cells in enumerate(candidate.sheet.rows_above(layout), start=1):
        yield number, ": ".join(as_line(str(cell)).rstrip(" :") for cell in cells if not is_empty(cell))


def _is_outside(place: str, context: Context) -> bool:
    try:
        context.area_parser(place)
    except OutsideAreaError:
        return True
    except ValueError:
        return False
    return False
