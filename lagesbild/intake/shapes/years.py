"""Tables by year -> the one year that the report is of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from lagesbild.intake.shapes.context import Context

NO_YEAR = (
    "{file}: Tabellen är uppdelad på kalenderår, men perioden är {start}–{end}. Be avsändaren om antalen för "
    "perioden, eller skriv av dem i mallen."
)
OTHER_YEAR = (
    "{file}: Kolumnen ”{heading}” gäller ett annat år än perioden. Be avsändaren om antalen för perioden, eller skriv av "
    "dem i mallen."
)
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def year_of(context: Context) -> str:
    """Return the year whose figures in a table by year are the report's.

    Raises InputError when the period is no calendar year: then none of them is.
    """
    start, end = context.period.start, context.period.end
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31) or start.year != end.year:
        raise InputError(NO_YEAR.format(file=context.sheet.path.name, start=start, end=end))
    return str(end.year)


def check_year(heading: str, context: Context) -> None:
    """Raise InputError when a column of counts is of another year than the report's, by its heading."""
    years = YEARS.findall(heading)
    if years and str(context.period.end.year) not in years:
        raise InputError(OTHER_YEAR.format(file=context.sheet.path.name, heading=heading))
