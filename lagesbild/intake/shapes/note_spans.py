"""A text -> the spans of days that it names, and whether they hold the whole period."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from lagesbild.core.periods import EVER
from lagesbild.core.text import fold
from lagesbild.core.wording import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.periods import Period

    Written = tuple[int | None, int, int | None]
    """A year, a month and a day; None where it is not said."""

SHORT_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MONTH = rf"(?:{'|'.join(MONTHS)}|{'|'.join(SHORT_MONTHS)}|sept)\b\.?"
_DATE = (
    r"\d{4}-\d\d(?:-\d\d)?"
    rf"|(?:\d{{1,2}}(?::?[ea])?\s+)?{MONTH}(?:\s+(?:19|20)\d\d)?"
    r"|\d{1,2}/\d{1,2}(?:[ /-](?:19|20)\d\d)?"
)
_SPAN = re.compile(
    rf"(?<![\w/-])({_DATE})\s*(?:--?|–|—|till(?: och med)?|t\.?o\.?m\.?|och)\s*({_DATE})(?![\w/-])"
)
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:[ /-](\d{4}))?")
_WORDED = re.compile(rf"(?:(\d{{1,2}})\D*?\s+)?({MONTH})(?:\s+(\d{{4}}))?")
DECEMBER = 12


def covers(text: str, period: Period) -> bool:
    """Return whether each span of days or months that a text names holds the whole period; one that is no date is none.

    >>> from lagesbild.core.periods import Period
    >>> year = Period(date(2021, 1, 1), date(2021, 12, 31))
    >>> covers("januari-juni 2021", year), covers("1 januari till 31 december", year)
    (False, True)
    """
    return period == EVER or all(
        first <= period.start and last >= period.end for first, last in find_spans(fold(text), period)
    )


def without_spans(text: str) -> str:
    """Return a text, folded, without the spans of days or months that it names.

    >>> without_spans("Inga träffar januari–december 2021.")
    'inga träffar  .'
    """
    return _SPAN.sub(" ", fold(text))


def find_spans(text: str, period: Period) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of each span that a folded text names; a year that is not said is the period's."""
    for match in _SPAN.finditer(text):
        first, last = _take_apart(match[1]), _take_apart(match[2])
        if first and last and (span := _date_span(first, last, period)):
            yield span


def _take_apart(text: str) -> Written | None:
    """Return the year, the month and the day of a date; None for one that has no such month."""
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _SLASHED.fullmatch(text):
        day, month, year = match.groups()
    elif match := _WORDED.fullmatch(text):
        day, name, year = match.groups()
        month = str(SHORT_MONTHS.index(name[:3]) + 1)
    else:
        return None
    number = int(month)
    parts = (int(year) if year else None, number, int(day) if day else None)
    return parts if 1 <= number <= DECEMBER else None


def _date_span(first: Written, last: Written, period: Period) -> tuple[date, date] | None:
    """Return the first and the last day; a year that is not said is the other's, or the one in which the period begins."""
    begins = (first[1], first[2] or 1) <= (last[1], last[2] or 31)
    start = first[0] or (last[0] - (not begins) if last[0] else period.start.year)
    end = last[0] or start + (not begins)
    try:
        return (
            date(start, first[1], first[2] or 1),
            date(end, last[1], last[2] or monthrange(end, last[1])[1]),
        )
    except ValueError:
        return None
