"""A time in words, without a day or a year ("ca 15 nov", "våren 2021", "vecka 12") -> the days that it can mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lagesbild.core.date_forms import MONTH_OF, full_year
from lagesbild.core.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEASONS = {
    "våren": (3, 5), "vår": (3, 5), "vårterminen": (1, 6), "vt": (1, 6), "påsken": (3, 4), "påsk": (3, 4),
    "sommaren": (6, 8), "sommar": (6, 8), "sommarlovet": (6, 8), "midsommar": (6, 6),
    "hösten": (9, 11), "höst": (9, 11), "höstterminen": (8, 12), "ht": (8, 12), "höstlovet": (10, 11),
    "vintern": (12, 14), "vinter": (12, 14), "julen": (12, 12), "jullovet": (12, 13), "nyår": (12, 13),
    "sportlovet": (2, 3), "årsskiftet": (12, 13),
}  # fmt: skip
"""First and last month; 13 and 14 are those of the next year."""
OPEN_ENDED = frozenset({"före", "innan", "efter", "sedan", "fr", "from", "tom", "ej", "inte", "icke"})
"""Beside these a time says when it was not."""
WORD = re.compile(r"[^\W\d_]+|\d+")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SHORT_YEAR = re.compile(rf"\b(?:{'|'.join(SEASONS)})[ -]?[’']?(\d\d)(?!\d)")
WEEK = re.compile(r"\b(?:v|vecka|week|w)\.? ?(\d{1,2})\b|(?<=\d)[vw](\d{1,2})\b")
WEEK_OF_YEAR = re.compile(
    r"(?:19|20)\d\d[ ,-]*(?:v|vecka|week|w)\.? ?-?\d{1,2}|(?:v|vecka|week|w)\.? ?\d{1,2}[ ,-]*(?:19|20)\d\d"
)
"""A week whose year is said, folded."""
DAY_AND_MONTH = re.compile(r"(?:den )?(\d{1,2})(?:(?:\. ?|/)(\d{1,2})|(?::?[ae])?\.? ?([^\W\d_]{3,}))\.?")
MONTHS = 12


def possible_times(text: str, period: Period) -> list[Period]:
    """Give the stretches of days that a folded text can mean around a period, the first one first.

    ValueError when it names no time, or says when something was not.

    >>> possible_times("ca 15 nov", Period(date(2020, 5, 1), date(2021, 4, 30)))[0].start
    datetime.date(2019, 11, 1)
    """
    words = WORD.findall(text)
    if OPEN_ENDED & set(words):
        raise ValueError("går inte att läsa som ett datum")
    short = SHORT_YEAR.findall(text)
    named = sorted({*map(int, YEAR.findall(text)), *map(full_year, short)})
    years = named or list(range(period.start.year - 1, period.end.year + 2))
    stretches = _stretches(text, words)
    if stretches is None and not (named and YEAR.sub("", text).strip(" -–/.,") in {"", "år", "under"}):
        raise ValueError("går inte att läsa som ett datum")
    if stretches is None:
        return [Period(date(named[0], 1, 1), date(named[-1], 12, 31))]
    return [time for year in years for time in stretches(year)]


def _stretches(text: str, words: list[str]) -> Callable[[int], Iterator[Period]] | None:
    """Give what makes the stretches of a year that a text names; None when it names none."""
    if exact := DAY_AND_MONTH.fullmatch(text):
        month = int(exact[2]) if exact[2] else MONTH_OF.get(exact[3], 0)
        if 1 <= month <= MONTHS:
            return lambda year: _day(year, month, int(exact[1]))
    if week := WEEK.search(text):
        return lambda year: _week(year, int(week[1] or week[2]))
    months = [MONTH_OF[word] for word in words if word in MONTH_OF]
    seasons = [SEASONS[word] for word in words if word in SEASONS]
    if months and not seasons:
        return lambda year: _months(year, months[0], months[-1])
    if len(seasons) == 1 and not months:
        return lambda year: _months(year, *seasons[0])
    return None


def _day(year: int, month: int, day: int) -> Iterator[Period]:
    try:
        yield Period(date(year, month, day), date(year, month, day))
    except ValueError:
        return


def _week(year: int, week: int) -> Iterator[Period]:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return
    yield Period(monday, monday + timedelta(days=6))


def _months(year: int, first: int, last: int) -> Iterator[Period]:
    """Yield the days from one month to another, which is of the next year when it stands before."""
    end = last if last >= first else last + MONTHS
    closing_year, closing_month = year + (end - 1) // MONTHS, (end - 1) % MONTHS + 1
    closing_day = monthrange(closing_year, closing_month)[1]
    yield Period(date(year, first, 1), date(closing_year, closing_month, closing_day))
