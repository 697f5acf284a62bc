"""One cell to one value: a whole number, a yes or no, a day. Strict, and raising only ValueError.

Meant for the *unique* values of a column: the caller maps them, and adds file, row and column to an error.
No error carries the text of the cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from lagesbild.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

Raw = str | int | float | bool | datetime | date | time
"""What a cell holds as it stands in the file. An empty cell is "" (text files: always str)."""

NONE = frozenset("-–—−")
NOT_REPORTED = frozenset({"", ".", "..", "…", "na", "n/a", "n.a.", "#n/a", "null", "none", "-99", "-88"})
WHOLE = re.compile(r"([-−]?)(\d{1,18}|\d{1,3}(?: \d{3}){1,5})(?:[.,](?!000$)0+)?", re.ASCII)
"""Decimals may all be zero, but not three of them: 1.000 may be a thousand."""

ANSWERS = {
    "ja": ("ja", "j", "yes", "y", "1", "true", "sant", "oui"),
    "nej": ("nej", "n", "no", "nei", "nein", "0", "false", "falskt"),
    "vet_ej": ("vet ej", "vet inte", "vet ikke", "don't know", "don’t know", "do not know", "weiss nicht"),
}
"""Spelled as `fold` leaves them."""
_ANSWER_OF = {spelling: answer for answer, spellings in ANSWERS.items() for spelling in spellings}

MONTH_NAMES = (
    "januari januar january jänner jan",
    "februari februar february feb",
    "mars märz march marts mar mär mrz",
    "april apr",
    "maj mai may",
    "juni june jun",
    "juli july jul",
    "augusti august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december desember dezember dec des dez",
)
"""Swedish, Norwegian, German and English."""
_MONTH_OF = {name: number for number, names in enumerate(MONTH_NAMES, start=1) for name in names.split()}

CLOCK = r"(?:(?:t|,? (?:kl\.? )?)\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?(?: ?[ap]m)?(?: ?(?:z|utc|gmt|ces?t|[+-]\d\d:?\d\d))?)?"
"""A time of day after the day is passed over; the day is the one that is written, whatever the zone."""
NAME = r"(?P<name>[^\W\d_]{3,})\.?"
YEAR = r"(?P<year>\d{4}|\d\d)"
FORMS = tuple(
    re.compile(form + CLOCK)
    for form in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\. ?{YEAR}",
        rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})[ -]{YEAR}",
        rf"(?:[^\W\d]+,? ){{0,2}}(?P<day>\d{{1,2}})(?::?[ae]|\.|st|nd|rd|th)?[ -]?{NAME},?[ -]?{YEAR}",
        rf"(?:[^\W\d]+, )?{NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    )
)
EITHER_ORDER = re.compile(rf"(?P<first>\d{{1,2}})(?P<mark>[/-])(?P<second>\d{{1,2}})(?P=mark){YEAR}{CLOCK}")
"""Day or month first: only the whole column can tell."""
MONTHS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})[-/.m](?P<month>\d{1,2})",
        r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})",
        rf"{NAME}[ -]{{0,2}}[’']?{YEAR}",
        rf"(?P<year>\d{{4}})[ -]?{NAME}",
    )
)
SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
SERIALS = range(20_000, 80_000)
"""Day numbers of the years 1954 to 2119; smaller and larger numbers are something else."""
DAY_ZERO = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""The day before day 1 as spreadsheets count it: from 1900 (with its false leap day), or from 1904."""
MONTHS_OF_YEAR = 12
LAST_YEAR_OF_2000 = 69
"""Two digits up to here are of this century."""


class NotReported(ValueError):  # noqa: N818 — it is a named nothing rather than an error
    """The cell says that there is no figure: "..", ".", "NA" or empty. It is not zero."""


class DateOrder(StrEnum):
    """How a column writes its days."""

    PLAIN = "plain"
    """Every day can be read in one way only."""
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    SERIAL = "serial"
    """Numbers of days, as spreadsheets keep them."""


def whole_number(value: Raw) -> int:
    r"""Give a count. A dash means none and gives 0; NotReported for the signs of no figure.

    >>> whole_number("1\u00a0204"), whole_number("3,0"), whole_number("–"), whole_number(7.0)
    (1204, 3, 0, 7)
    >>> whole_number("..")
    Traceback (most recent call last):
    lagesbild.core.cells.NotReported: ingen uppgift är lämnad
    """
    text = fold(value)
    if text in NOT_REPORTED:
        raise NotReported("ingen uppgift är lämnad")
    if text in NONE:
        return 0
    found = WHOLE.fullmatch(text)
    if not found:
        raise ValueError("är inte ett heltal")
    number = int(found[2].replace(" ", ""))
    return -number if found[1] else number


def yes_no(value: Raw) -> str:
    """Give "ja", "nej" or "vet_ej"; NotReported when nothing is answered.

    >>> yes_no("Yes"), yes_no(0), yes_no("Vet ej "), yes_no(True)
    ('ja', 'nej', 'vet_ej', 'ja')
    """
    text = fold(int(value) if isinstance(value, float) and value.is_integer() else value)
    if text in NOT_REPORTED:
        raise NotReported("inget svar är lämnat")
    try:
        return _ANSWER_OF[text.rstrip(".!")]
    except KeyError:
        raise ValueError("är varken ja, nej eller vet ej") from None


@dataclass(frozen=True, slots=True)
class DayParser:
    """Reads the days of one column, all in the order that the column as a whole showed."""

    order: DateOrder
    ambiguous: bool = False
    """Whether some days could be read either way and nothing in the column told which."""
    from_1904: bool = False

    def __call__(self, value: Raw) -> date:
        """Give the day, for a month alone its first; ValueError when it is none.

        >>> parse = day_parser(["7/10/14 18:37", "7/13/14 9:05"])
        >>> parse("7/10/14 18:37"), parse("1 mars 2021"), parse("mar-21")
        (datetime.date(2014, 7, 10), datetime.date(2021, 3, 1), datetime.date(2021, 3, 1))
        """
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        parts = self._parts(fold(value)) if not isinstance(value, time | bool) else None
        if parts is None:
            raise ValueError("går inte att läsa som ett datum")
        return _day(*parts)

    def is_month(self, value: Raw) -> bool:
        """Whether the value names a month without a day, so that the day read from it is only a first.

        >>> day_parser([]).is_month("mars 2021"), day_parser([]).is_month("1 mars 2021")
        (True, False)
        """
        return isinstance(value, str) and _month(fold(value)) is not None

    def _parts(self, text: str) -> tuple[int, int, int] | None:
        """Give year, month and day, or None when the text has none of the forms."""
        if self.order is DateOrder.SERIAL and _is_serial(text):
            day = DAY_ZERO[self.from_1904] + timedelta(days=int(text[:5]))
            return day.year, day.month, day.day
        if either := EITHER_ORDER.fullmatch(text):
            first, second = int(either["first"]), int(either["second"])
            day_first = self.order is not DateOrder.MONTH_FIRST
            return (_year(either["year"]), *((second, first) if day_first else (first, second)))
        for form in FORMS:
            if found := form.fullmatch(text):
                return _named(found, int(found["day"]))
        return _month(text)


def day_parser(values: Iterable[Raw], *, from_1904: bool = False) -> DayParser:
    """Give the reader of a column's days after looking at all its values (unique ones are enough).

    Day numbers are days only when the whole column is such numbers. When nothing tells, the day comes first.

    >>> day_parser(["3/4/2021", "13/4/2021"]).order, day_parser(["3/4/2021"]).ambiguous
    (<DateOrder.DAY_FIRST: 'day_first'>, True)
    >>> day_parser([44256, 44257])(44256)
    datetime.date(2021, 3, 1)
    """
    texts = [fold(value) for value in values if not isinstance(value, date) and fold(value)]
    if texts and all(map(_is_serial, texts)):
        return DayParser(DateOrder.SERIAL, from_1904=from_1904)
    found = [match for match in map(EITHER_ORDER.fullmatch, texts) if match]
    if not found:
        return DayParser(DateOrder.PLAIN)
    pairs = {(int(match["first"]), int(match["second"])) for match in found}
    return _decided(pairs, american=any(re.search(r"\d ?[ap]m\b", match[0]) for match in found))


def _decided(pairs: set[tuple[int, int]], *, american: bool) -> DayParser:
    """Choose the order in which the most pairs are days; am and pm decide when both do as well."""
    day_first = sum(second <= MONTHS_OF_YEAR for _, second in pairs)
    month_first = sum(first <= MONTHS_OF_YEAR for first, _ in pairs)
    if day_first != month_first:
        return DayParser(DateOrder.DAY_FIRST if day_first > month_first else DateOrder.MONTH_FIRST)
    if american:
        return DayParser(DateOrder.MONTH_FIRST)
    return DayParser(DateOrder.DAY_FIRST, ambiguous=any(first != second for first, second in pairs))


def _is_serial(text: str) -> bool:
    return bool(SERIAL.fullmatch(text)) and int(text[:5]) in SERIALS


def _month(text: str) -> tuple[int, int, int] | None:
    """Give the first of a month that is named without a day."""
    for form in MONTHS:
        if found := form.fullmatch(text):
            return _named(found, 1)
    return None


def _named(found: re.Match[str], day: int) -> tuple[int, int, int] | None:
    """Give year, month and day when the month is a number or the name of one."""
    parts = found.groupdict()
    month = int(parts["month"]) if parts.get("month") else _MONTH_OF.get(parts.get("name") or "")
    return (_year(parts["year"]), month, day) if month else None


def _year(digits: str) -> int:
    """Give a year of four digits; two are of this century or, from 70, of the last."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 — two digits leave the century out
        return year
    return year + (2000 if year <= LAST_YEAR_OF_2000 else 1900)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("finns inte i kalendern") from None
