"""Tables by year or month -> the one year that the report is of, and the year of each month that has none."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from lagesbild.core.date_forms import MONTH_NAMES, MONTH_OF
from lagesbild.core.errors import InputError
from lagesbild.core.periods import EVER
from lagesbild.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

    from lagesbild.core.errors import Problem
    from lagesbild.core.periods import Period
    from lagesbild.intake.shapes.context import Context

NO_YEAR = (
    "{file}: Tabellen är uppdelad på kalenderår, men perioden är {start}–{end}. Be avsändaren om antalen för "
    "perioden, eller skriv av dem i mallen."
)
OTHER_YEAR = (
    "{file}: Kolumnen ”{heading}” gäller ett annat år än perioden. Be avsändaren om antalen för perioden, eller skriv av "
    "dem i mallen."
)
OTHER_MONTHS = (
    "{file}: Månaderna står utan år och inte i periodens ordning ({start}–{end}), så det framgår inte vilka som "
    "hör till perioden. Skriv ut året i dem (”maj 2020”) eller skriv av antalen i mallen."
)
DATED = (
    "Månaderna står utan år och är lästa som dem i perioden {start}–{end}. Kontrollera att det är rätt år."
)
ANY_YEAR = 2021
"""The year of the months of a file that is only described, where no year is written on it: it is not shown."""
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TWO = re.compile(r"(?:(?:läs|verksamhets|budget)?år(?:et)? ?)?((?:19|20)\d\d) ?[-/–] ?((?:19|20)?\d\d)")
_CENTURY = 100


def year_of(context: Context) -> str:
    """Return the year whose figures in a table by year are the report's.

    Raises InputError when the period is no calendar year: then none of them is.
    """
    start, end = context.period.start, context.period.end
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31) or start.year != end.year:
        raise InputError(NO_YEAR.format(file=context.sheet.path.name, start=start, end=end))
    return str(end.year)


def first_of_two_years(text: str) -> int | None:
    """Return the first of a year and the next, from a folded text; None where it is anything else, as the month "2020-05".

    >>> first_of_two_years("läsår 2020/21"), first_of_two_years("1999-2000"), first_of_two_years("2020-05")
    (2020, 1999, None)
    """
    years = _TWO.fullmatch(text)
    is_next = years is not None and (int(years[1]) + 1) % _CENTURY == int(years[2]) % _CENTURY
    return int(years[1]) if years and is_next else None


def check_year(heading: str, context: Context) -> None:
    """Raise InputError when a column of counts is of another year than the report's, by its heading."""
    years = YEARS.findall(heading)
    if years and str(context.period.end.year) not in years:
        raise InputError(OTHER_YEAR.format(file=context.sheet.path.name, heading=heading))


def date_months(labels: Iterable[Hashable], context: Context) -> dict[Hashable, str]:
    """Return label -> the same with its year, for months that are named without one.

    Each must be a whole month that the period has once, and they must stand as in the period: a table from January to
    December is of the calendar's year, and one from May to April is not. Nothing is dated where the name of the
    file, the sheet or the lines above name a year that is not the period's, or a label is a year.
    """
    named = {label: number for label in labels if (number := _month_alone(label))}
    written = _written_years(context)
    years = years_of_months(context.period, written)
    if not years.keys() >= set(named.values()) or not written <= set(years.values()):
        return {}
    if any(YEARS.fullmatch(fold(label)) for label in labels):
        return {}
    if context.period != EVER and not _in_order([*named.values()], years):
        return {}
    return {label: f"{label} {years[number]}" for label, number in named.items()}


def _in_order(months: Sequence[int], years: Mapping[int, int]) -> bool:
    """Return whether months may be those of the period: of one year in any order that does not run on to the next."""
    if len(set(years.values())) > 1:
        return all(before < after for before, after in pairwise((years[month], month) for month in months))
    return (months[-1:], months[:1]) == ([12], [1]) or (12, 1) not in pairwise(months)


def check_months(labels: Iterable[Hashable], context: Context) -> None:
    """Raise InputError when the labels are months without a year that are not those of the period."""
    stated = {label for label in labels if fold(label)}
    if sum(map(bool, map(_month_alone, stated))) > len(stated) / 2 and not date_months(labels, context):
        start, end = context.period.start, context.period.end
        raise InputError(OTHER_MONTHS.format(file=context.sheet.path.name, start=start, end=end))


def name_months(headings: Mapping[int, str], context: Context) -> dict[int, str]:
    """Return position -> heading, where months without a year have theirs."""
    dated = date_months(headings.values(), context)
    return {column: dated.get(heading, heading) for column, heading in headings.items()}


def tell_dated(context: Context) -> Problem:
    """Return what is told of a table whose months have the years of the period."""
    start, end = context.period.start, context.period.end
    return context.problem("months_without_year", DATED.format(start=start, end=end))


def _month_alone(label: Hashable) -> int:
    return MONTH_OF.get(fold(label).removesuffix("."), 0) if isinstance(label, str) else 0


def years_of_months(period: Period, written: Collection[int]) -> dict[int, int]:
    """Return month -> the year in which the period has the whole of it; nothing where a month is there twice.

    A file that is only described may be of any year: it is of the one that is written on it.
    """
    if period == EVER:
        return dict.fromkeys(MONTH_OF.values(), max(written, default=ANY_YEAR))
    whole = period.start.day == (period.end + timedelta(days=1)).day == 1
    months = period.months()
    return {month: year for year, month in months} if whole and len(months) <= len(MONTH_NAMES) else {}


def _written_years(context: Context) -> set[int]:
    """Return the years in the name of the file and the sheet, and in the lines above the table."""
    sheet = context.sheet
    above = sheet.rows_above(sheet.layout) if sheet.layout else ()
    texts = [sheet.path.stem, sheet.name or "", *(str(cell) for row in above for cell in row)]
    return {int(year) for text in texts for year in YEARS.findall(text)}
