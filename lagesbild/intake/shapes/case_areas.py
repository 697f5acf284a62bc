"""The column of areas -> each case's part of the area; what lies outside it is told by name and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from lagesbild.core.imports import BY_DISTRICT
from lagesbild.core.text import as_line, fold
from lagesbild.intake.shapes.area_columns import OF_MUNICIPALITIES
from lagesbild.intake.shapes.areas import LONGEST_NAME, name_place, place_key
from lagesbild.intake.shapes.case_rows import Doubt
from lagesbild.intake.shapes.columns import Distinct, Parsed, parse
from lagesbild.intake.shapes.words import NOT_KNOWN, names_rest

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from lagesbild.intake.shapes.case_rows import CaseRows
    from lagesbild.intake.shapes.context import Context

ROLE = "omrade"
OF_PARTS = "stadsdel"
"""The heading of a column of parts: a name in it that is the whole area's too is that of a part."""
MOST_NAMES = 10
UNCLEAR = (
    "Det framgår inte om platsen ligger i området; raden är lagd åt sidan. "
    "Skriv stadsdelen som i listan över områdets delar."
)
NAMES_UNCLEAR = (
    "Det framgår inte om de här namnen hör till området: {names}. Raderna är lagda åt sidan. "
    "Rätta stavningen i filen, eller lägg namnet under stadsdelar i lagesbild.toml."
)
OUTSIDE = (
    "Utanför området: {names}. Hör något av namnen till området, lägg det under stadsdelar i lagesbild.toml."
)

MANY_PLACES = 5
"""A list that names so many places is of a larger area, and would name those of the area if it had any."""
OTHER_AREA = (
    "Alla rader gäller platser utanför området: {names}. Är det rätt fil? Den visar inte att svaret för området är noll; är "
    "det så, lägg källans mall tom bredvid (”lagesbild mallar”). Hör något av namnen till området, lägg det under stadsdelar "
    "i lagesbild.toml."
)


class Areas(Struct, frozen=True):
    """What a column of areas says: the parts, the rows outside, and the rows that may be either."""

    parsed: Parsed
    outside: NDArray[np.bool_]
    unclear: NDArray[np.bool_]
    is_by_district: bool = False
    """Whether every row of the area's own calls it by its own name."""

    def texts(self) -> pd.Categorical[str]:
        """Return the part of the area of each row, and of a row outside it the name of the place.

        What calls the area by its own name among others of its kind is of no part of it, though a part may be called so.
        """
        outside = set(np.unique(self.parsed.codes[self.outside]).tolist())
        names = (name_place(cell) if n in outside else None for n, cell in enumerate(self.parsed.distinct))
        own = [m and "" if self.is_by_district else m for m in self.parsed.meanings]
        pairs = zip(own, (*names, None), strict=True)
        return self.parsed.with_meanings(tuple(m if n is None else n for m, n in pairs)).texts()


def read_areas(rows: CaseRows) -> tuple[Areas, list[Doubt]]:
    """Return the part of the area of each case, and what is doubtful; nothing is outside an area without known parts."""
    column = rows.column(ROLE)
    if column is None or not _can_be_outside(column, rows.context):
        blank = Distinct(np.zeros(len(rows.cases), dtype=np.int64), ("",))
        parsed = parse(blank if column is None else column, lambda cell: as_line(str(cell)), NOT_KNOWN)
        return Areas(parsed, rows.none(), rows.none()), []
    parser = rows.context.area_parser
    parsed = parse(column, parser, NOT_KNOWN)
    is_unclear = parse(column, lambda cell: parser.is_unclear(cell) or None, NOT_KNOWN)
    unclear = is_unclear.numbers(0).astype(bool)
    rest = parse(column, lambda cell: names_rest(fold(cell)) or None, NOT_KNOWN).numbers(0).astype(bool)
    if not (parsed.failed & ~unclear & ~rest).any():
        unclear |= rest  # no other place is named, so what is left may be of the area
    own = [cell for n, cell in enumerate(parsed.distinct) if parsed.meanings[n] is not None]
    is_of_parts = fold(rows.context.headings.get(ROLE, "")) == OF_PARTS
    by_district = bool(own) and not is_of_parts and all(map(parser.is_area_itself, own))
    areas = Areas(parsed, parsed.failed & ~unclear, unclear, by_district)
    return areas, [Doubt(unclear, "unclear_area", UNCLEAR, ROLE, unreadable=True)]


def _can_be_outside(column: Distinct, context: Context) -> bool:
    """Return whether a place can be told to be outside: by the parts of the area, or by its name among municipalities."""
    is_by_municipality = bool(OF_MUNICIPALITIES.fullmatch(fold(context.headings.get(ROLE, ""))))
    return bool(context.settings.area_parts.parts) or (
        is_by_municipality and any(map(context.area_parser.is_area_itself, column.cells))
    )


def tell_outside(areas: Areas, rows: CaseRows) -> None:
    """Tell by name and number what was set aside as outside the area, and what must be asked about."""
    if areas.is_by_district:
        rows.context.collect_definition(BY_DISTRICT, "")
    outside = areas.outside & (rows.has("outside_area"))
    if _are_of_other_area(areas, rows):
        rows.tell("other_area", OTHER_AREA.format(names=_names(areas.outside, areas, rows)), ROLE)
    elif outside.any():
        rows.tell("outside_area", OUTSIDE.format(names=_names(outside, areas, rows)), ROLE)
    unclear = areas.unclear & (rows.has("unreadable"))
    if unclear.any():
        rows.tell("unclear_area_names", NAMES_UNCLEAR.format(names=_names(unclear, areas, rows)), ROLE)


def _are_of_other_area(areas: Areas, rows: CaseRows) -> bool:
    """Return whether every case lies outside the area, in few places: the file may be another area's."""
    cases = ~(rows.has("total_row") | rows.has("duplicate") | rows.has("withdrawn"))
    places = {place_key(areas.parsed.distinct[code]) for code in np.unique(areas.parsed.codes[areas.outside])}
    return 0 < len(places) < MANY_PLACES and not bool((cases & ~areas.outside).any())


def _names(chosen: NDArray[np.bool_], areas: Areas, rows: CaseRows) -> str:
    """Return the names of some rows with their numbers, the commonest first.

    Where one is nearly spelt as one of the area's own, that name follows.
    """
    codes, numbers = np.unique(areas.parsed.codes[chosen], return_counts=True)
    order = np.argsort(-numbers, kind="stable")
    names = [
        f"{_name(areas.parsed.distinct[codes[n]], rows)} {numbers[n]}" for n in order[:MOST_NAMES].tolist()
    ]
    more = len(order) - MOST_NAMES
    return ", ".join(names) + (f" och {more} till" if more > 0 else "")


def _name(cell: object, rows: CaseRows) -> str:
    name = as_line(str(cell))
    if len(name) > LONGEST_NAME:
        return "(lång text)"
    likely = rows.context.area_parser.suggest(name)
    return f"”{name}” (liknar {likely})" if likely else name
