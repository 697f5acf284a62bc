"""The days that a picture covers, and the ways in which people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.date_forms import date_text, day_of, match_day, match_month
from lagesbild.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.date_forms import Parts

SEPARATOR = re.compile(r" ?(?:\.\.\.?|…| till och med | t\.? ?o\.? ?m\.? | till |-) ?")
UNREADABLE = "Perioden ”{text}” går inte att läsa. Skriv den som 2020-05-01..2021-04-30 eller ”1 maj 2020 – 30 april 2021”."


class Period(Struct, frozen=True):
    """The days that the picture covers, both included."""

    start: date
    end: date

    def months(self) -> list[tuple[int, int]]:
        """Return the year and the number of each month that the period touches.

        >>> Period(date(2020, 12, 1), date(2021, 1, 31)).months()
        [(2020, 12), (2021, 1)]
        """
        first, last = (day.year * 12 + day.month - 1 for day in (self.start, self.end))
        return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]

    def moved(self, years: int) -> Period:
        """Return the period so many years later; the last day of a month stays the last."""
        return Period(_moved(self.start, years), _moved(self.end, years))


EVER = Period(date.min, date.max)
"""The period of a file that is described as it is: no record is outside it."""

LONGEST = 3653
"""Days between the first and the last one: a longer period is a slip of the pen, and no year's picture."""


def parse_period(text: str) -> Period:
    """Return the period that a text means; UsageError when it means none.

    >>> parse_period("2020-05-01..2021-04-30") == parse_period("1 maj 2020 – 30 april 2021")
    True
    >>> parse_period("1 maj – 30 april 2021") == parse_period("maj 2020 till april 2021")
    True
    """
    try:
        period = next(_possible_periods(date_text(text)), None)
    except ValueError:
        raise UsageError(f"Perioden ”{text}” har ett datum som inte finns i almanackan.") from None
    if period is None:
        raise UsageError(UNREADABLE.format(text=text))
    if period.end < period.start:
        raise UsageError(f"Perioden ”{text}” slutar innan den börjar. Byt plats på datumen.")
    if (period.end - period.start).days > LONGEST:
        raise UsageError(f"Perioden ”{text}” är längre än tio år. Kontrollera årtalen.")
    return period


def _moved(day: date, years: int) -> date:
    year, last = day.year + years, monthrange(day.year, day.month)[1]
    longest = monthrange(year, day.month)[1]
    return day.replace(year=year, day=longest if day.day == last else min(day.day, longest))


def _possible_periods(text: str) -> Iterator[Period]:
    """Yield the period of each way to divide the text in two days or months; ValueError for a day that is not there."""
    for match in SEPARATOR.finditer(text):
        first, last = text[: match.start()], text[match.end() :]
        if (ends := _parse_end(last)) is None:
            continue
        end = day_of(ends)
        if starts := _parse_start(first):
            yield Period(day_of(starts), end)
        elif starts := _parse_start(f"{first} {end.year}"):
            start = day_of(starts)
            yield Period(start if start <= end else day_of((end.year - 1, *starts[1:])), end)


def _parse_start(text: str) -> Parts | None:
    day = match_day(text)
    return day[0] if day else match_month(text)


def _parse_end(text: str) -> Parts | None:
    """Return the day, or the last day of a month that is named without one."""
    if day := match_day(text):
        return day[0]
    if month := match_month(text):
        year, number, _ = month
        return year, number, monthrange(year, number)[1]
    return None
