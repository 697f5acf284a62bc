"""Columns of years, months and days -> one date for each case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from lagesbild.config.sender_rules import DATE_PARTS
from lagesbild.core.cells import whole_number
from lagesbild.core.periods import EVER
from lagesbild.core.text import fold
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.shapes.time_spans import MONTHS_OF, MOST_ROWS
from lagesbild.intake.shapes.years import check_months, date_months, tell_dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.intake.shapes.context import Context

DAY, COUNT = "datum", "antal"
MONTH_NUMBER = 2
"""The digits that a month or a day has in a date."""
YEAR, MONTH, DAY_OF_MONTH = DATE_PARTS
CALLED = {
    YEAR: re.compile(
        r"(?:händelse|anmälnings|registrerings|kalender)?år(?:et|tal)?|year|period|verksamhetsår"
    ),
    MONTH: re.compile(
        r"(?:händelse|anmälnings|registrerings|kalender)?(?:månad(?:en)?|mån)|month"
        rf"|(?:{'|'.join(MONTHS_OF)})(?:et)?"
    ),
    DAY_OF_MONTH: re.compile(r"(?:kalender)?dag(?:en)?(?: i månaden)?|day"),
}
"""What a column of each part is called, folded."""
FIRST_YEAR, LAST_YEAR = 1900, 2100


def find_date_parts(
    cells_by_column: Mapping[int, Sequence[Raw]], headings: Mapping[int, str]
) -> dict[str, int]:
    """Return part of a date -> its column, where a year is told, or a month by its name.

    >>> find_date_parts({0: [2021], 1: ["maj"]}, {0: "År", 1: "Månad"}), find_date_parts({1: [3]}, {1: "Månad"})
    ({'ar': 0, 'manad': 1}, {})
    """
    parts: dict[str, int] = {}
    for part, called in CALLED.items():
        for column, cells in cells_by_column.items():
            if called.fullmatch(fold(headings[column]).strip(" :*")) and any(fold(cell) for cell in cells):
                parts.setdefault(part, column)
    if YEAR in parts:
        return parts if _are_years(cells_by_column[parts[YEAR]]) else {}
    is_named = MONTH in parts and not any(map(_is_number, cells_by_column[parts[MONTH]]))
    return {MONTH: parts[MONTH]} if is_named else {}


def _are_years(cells: Iterable[Raw]) -> bool:
    filled = [cell for cell in cells if fold(cell)]
    return all(_is_number(cell) and FIRST_YEAR <= whole_number(cell) <= LAST_YEAR for cell in filled)


def _is_number(cell: Raw) -> bool:
    try:
        whole_number(cell)
    except ValueError:
        return False
    return True


def with_days(cases: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Return the cases with one date made of its year, month and day, or of as many of them as there are.

    A number in a column of quarters is that of one.
    """
    parts = [role for role in DATE_PARTS if role in cases]
    if not parts:
        return cases
    if DAY not in cases:
        columns = [cases[role] if role in cases else pd.Series("", index=cases.index) for role in DATE_PARTS]
        called = fold(context.headings.get(MONTH, "")).removesuffix("et")
        if called in MONTHS_OF:
            columns[1] = columns[1].map(lambda cell: f"{called} {_text(cell)}" if _is_number(cell) else cell)
        cases[DAY] = [_day(*map(_text, row)) for row in zip(*columns, strict=True)]
    return cases.drop(columns=parts)


def date_counts(cases: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Return cases with counts with the year of each month that is named without one, and in `attrs` what is told of it.

    Raises InputError when the months are not those of the period.
    """
    if DAY not in cases or COUNT not in cases or len(cases) > MOST_ROWS:
        return cases
    labels = cases[DAY].unique()
    check_months(labels, context)
    if dated := date_months(labels, context):
        cases[DAY] = map_distinct(cases[DAY], lambda cell: dated.get(cell, cell))
        if context.period != EVER:
            cases.attrs["problems"] = (*cases.attrs.get("problems", ()), tell_dated(context))
    return cases


def name_date_parts(context: Context) -> Context:
    """Return the context in which a date made of parts is called by their headings."""
    parts = [context.headings[role] for role in DATE_PARTS if role in context.headings]
    return context.with_headings({DAY: ", ".join(parts), **context.headings}) if parts else context


def _text(cell: object) -> str:
    r"""Return a part of a date as text; a spreadsheet may give a whole number as one with decimals.

    >>> _text(3.0), _text(" maj ")
    ('3', 'maj')
    """
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _day(year: str, month: str, day: str) -> str:
    """Return a date in a form in which every part can be told from the others.

    >>> _day("2021", "3", "5"), _day("2021", "maj", "5"), _day("2021", "3", ""), _day("2021", "", "")
    ('2021-03-05', '5 maj 2021', '2021-03', '2021')
    """
    if not month:
        return year
    if not month.isdecimal():
        return f"{day} {month} {year}".strip()
    return "-".join(part.zfill(MONTH_NUMBER) for part in (year, month, day) if part)
