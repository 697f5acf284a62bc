"""The cells of one column -> days, all in the order that the column as a whole shows. Raises ValueError alone.

Meant for the *unique* values of a column: the caller maps them, and adds file, row and column to an error.
No error carries the text of the cell.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.date_forms import (
    NO_DAY_TEXTS,
    NO_DAYS,
    date_text,
    day_in_sweden,
    day_of,
    match_day,
    match_month,
    match_triple,
)
from lagesbild.core.date_order import DateOrder, day_by, decide, is_near, parts_by
from lagesbild.core.vague_dates import possible_times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagesbild.core.cells import Raw
    from lagesbild.core.periods import Period

SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
SERIALS = range(20_000, 80_000)
"""Day numbers of the years 1954 to 2119; smaller and larger numbers are something else."""
DAY_ZERO = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""The day before day 1 as spreadsheets count it: from 1900 (with its false leap day), or from 1904."""
BETWEEN_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?: ?(?:-|till|to|t\.?o\.?m\.?) ?)(\d{4}-\d\d-\d\d)")
NO_DATE = "går inte att läsa som ett datum"
LONGEST_YEAR_ALONE = timedelta(days=300)
"""A longer stretch of days says too little to tell that it lies in the period."""


class DayParser(Struct, frozen=True):
    """Reads the days of one column, all in the order that the column as a whole showed."""

    order: DateOrder
    rivals: tuple[DateOrder, ...] = ()
    """Other orders that fit the column as well, by which some of its days would be other days."""
    by_form: bool = True
    """Whether the calendar alone told the order."""
    period: Period | None = None
    """The days that the file is sent in for: words such as "mars" mean a time in or near it."""
    from_1904: bool = False

    @property
    def ambiguous(self) -> bool:
        """Whether some days could be read in another way and nothing in the column told which."""
        return bool(self.rivals)

    def __call__(self, value: Raw) -> date:
        """Give the day, for a month alone its first; ValueError when it is none.

        >>> parse = day_parser(["7/10/14 18:37", "7/13/14 9:05"])
        >>> parse("7/10/14 18:37"), parse("1 mars 2021"), parse("mar-21")
        (datetime.date(2014, 7, 10), datetime.date(2021, 3, 1), datetime.date(2021, 3, 1))
        """
        day = self.read(value)
        if day is None:
            raise ValueError(NO_DATE)
        return day

    def read(self, value: Raw) -> date | None:
        """Give the day, or None where the cell says that there is none or only that it lies in the period.

        Raises ValueError when it is no day, or when the column leaves open whether it lies in the period.
        """
        return self.understand(value)[0]

    def understand(self, value: Raw) -> tuple[date | None, bool]:
        """Give the day as `read` does, and whether the value leaves the day or the year open.

        What is left open was understood from the period alone.
        """
        if isinstance(value, date | time | bool):
            day: date | None = _cell_day(value)
        else:
            text = date_text(value)
            if text in NO_DAY_TEXTS:
                return None, False
            day = self._exact(text)
            if day is None:
                return self._vague(text), True
        return (None if day in NO_DAYS else day), False

    def is_month(self, value: Raw) -> bool:
        """Whether the value names a month without a day, so that the day read from it is only a first.

        >>> day_parser([]).is_month("mars 2021"), day_parser([]).is_month("1 mars 2021")
        (True, False)
        """
        return isinstance(value, str) and match_month(date_text(value)) is not None

    def _exact(self, text: str) -> date | None:
        """Give the day that a text names, None when it names none.

        ValueError when it is a day that the calendar does not have, or that cannot be told from another.
        """
        if self._is_serial(text):
            return DAY_ZERO[self.from_1904] + timedelta(days=int(text[:5]))
        if named := match_day(text):
            return day_in_sweden(day_of(named[0]), named[1])
        if month := match_month(text):
            return day_of(month)
        if triple := match_triple(text):
            return self._ordered(triple)
        return None

    def _is_serial(self, text: str) -> bool:
        if not _is_serial(text):
            return False
        day = DAY_ZERO[self.from_1904] + timedelta(days=int(text[:5]))
        return self.order is DateOrder.SERIAL or (self.period is not None and is_near(day, self.period))

    def _ordered(self, triple: re.Match[str]) -> date:
        parts = parts_by(self.order if self.order is not DateOrder.SERIAL else DateOrder.DAY_FIRST, triple)
        day = day_in_sweden(day_of(parts or (0, 0, 0)), triple)
        others = {day_by(rival, triple) for rival in self.rivals} - {None, day}
        if self.period and any(self._within(day) != self._within(other) for other in others if other):
            raise ValueError("kan vara en annan dag, utanför perioden")
        return day

    def _within(self, day: date) -> bool:
        return self.period is not None and self.period.start <= day <= self.period.end

    def _vague(self, text: str) -> date | None:
        """Give a day outside the period, the first of the one month, or None for a day of the period that is not known.

        ValueError when the text names no time.
        """
        if self.period is None:
            raise ValueError(NO_DATE)
        if between := BETWEEN_DAYS.fullmatch(text):
            first, last = (date.fromisoformat(day) for day in between.groups())
            if self._within(first) != self._within(last):
                raise ValueError("kan ligga utanför perioden")
            return first
        times = possible_times(text, self.period)
        inside = [time for time in times if time.start <= self.period.end and time.end >= self.period.start]
        if not times:
            raise ValueError(NO_DATE)
        if not inside:
            return times[0].start
        if len(inside) > 1:
            return None
        stretch = inside[0]
        if stretch.end - stretch.start > LONGEST_YEAR_ALONE and not (
            self._within(stretch.start) and self._within(stretch.end)
        ):
            raise ValueError("säger inte om dagen ligger i perioden")
        if stretch.start == stretch.end:
            return stretch.start
        month = stretch.start.replace(day=1)
        return month if _same_month(stretch) and self._within(month) else None


def _cell_day(value: date | time | bool) -> date:  # noqa: FBT001 — a cell of any type
    if isinstance(value, time | bool):
        raise ValueError(NO_DATE)  # noqa: TRY004 — whoever reads cells expects this error alone
    return value.date() if isinstance(value, datetime) else value


def _same_month(stretch: Period) -> bool:
    return (stretch.start.year, stretch.start.month) == (stretch.end.year, stretch.end.month)


def day_parser(values: Iterable[Raw], *, period: Period | None = None, from_1904: bool = False) -> DayParser:
    """Give the reader of a column's days after looking at all its values (unique ones are enough).

    Day numbers are days when the whole column is such numbers, or near the period among other days.

    >>> day_parser(["3/4/2021", "13/4/2021"]).order, day_parser(["3/4/2021"]).ambiguous
    (<DateOrder.DAY_FIRST: 'day_first'>, True)
    >>> day_parser([44256, 44257])(44256)
    datetime.date(2021, 3, 1)
    """
    texts = [date_text(value) for value in values if not isinstance(value, date)]
    texts = [text for text in texts if text]
    if texts and all(map(_is_serial, texts)):
        return DayParser(DateOrder.SERIAL, period=period, from_1904=from_1904)
    triples = [triple for text in texts if not match_day(text) and (triple := match_triple(text))]
    if not triples:
        return DayParser(DateOrder.PLAIN, period=period, from_1904=from_1904)
    decision = decide(triples, period)
    return DayParser(decision.order, decision.rivals, decision.by_form, period, from_1904)


def is_open_order(value: Raw) -> bool:
    """Whether a cell is three numbers whose order it does not tell.

    >>> is_open_order("3/4/2021"), is_open_order("2021-03-04")
    (True, False)
    """
    text = date_text(value)
    return match_day(text) is None and match_month(text) is None and match_triple(text) is not None


def _is_serial(text: str) -> bool:
    return bool(SERIAL.fullmatch(text)) and int(text[:5]) in SERIALS
