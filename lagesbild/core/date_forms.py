"""The ways in which a day or a month is written -> its parts, where one writing has one meaning."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from lagesbild.core.text import DASHES, fold

MONTH_NAMES = (
    "januari januar january jänner jan",
    "februari februar february febr feb",
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
MONTH_OF = {name: number for number, names in enumerate(MONTH_NAMES, start=1) for name in names.split()}

CLOCK = (
    r"(?:(?:t|,? (?:kl\.? ?)?)(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.]\d\d(?:[.,]\d+)?)?"
    r"(?: ?(?P<half>[ap]m|fm|em))?(?: ?(?P<zone>z|ces?t|(?:utc|gmt)(?:[+-]\d\d?(?::?\d\d)?)?|[+-]\d\d(?::?\d\d)?))?)?"
)
"""A time of day after the day; with its zone it may be another day in Sweden."""
NAME = r"(?P<name>[^\W\d_]{3,})\.?"
YEAR = r"(?P<year>\d{4}|\d\d)"
DAYS = tuple(
    re.compile(form + CLOCK)
    for form in (
        r"(?P<year>\d{4})(?P<mark>[-/. ])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})",
        rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})[ -]{YEAR}",
        rf"(?:[^\W\d]+,? ){{0,2}}(?P<day>\d{{1,2}})(?::?[ae]|\.|st|nd|rd|th)?[ -]?{NAME},?[ -]?{YEAR}",
        rf"(?:[^\W\d]+, )?{NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    )
)
TRIPLES = tuple(
    re.compile(form + CLOCK)
    for form in (
        r"(?P<first>\d{1,2})(?P<mark>[-/.]) ?(?P<second>\d{1,2})(?P=mark) ?(?P<third>\d{4}|\d\d)",
        r"(?P<first>\d\d)(?P<mark>)(?P<second>0[1-9]|1[0-2])(?P<third>\d\d)",
    )
)
"""Day, month and year in an order that only the whole column can tell."""
MONTHS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})[-/.m](?P<month>\d{1,2})(?:[-/.](?:\?+|x+|00)?)?",
        r"(?P<year>(?:19|20)(?:1[3-9]|[2-9]\d))(?P<month>0[1-9]|1[0-2])",
        r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})",
        rf"{NAME}[ -]{{0,2}}[’']?{YEAR}",
        rf"(?P<year>\d{{4}})[ -]?{NAME}",
    )
)
_HYPHENS = str.maketrans(dict.fromkeys(DASHES, "-"))
NO_DAYS = frozenset(
    date.fromisoformat(day)
    for day in ("0001-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1970-01-01", "9999-12-31")
)  # fmt: skip
"""Days that systems write where there is none."""
NO_DAY_TEXTS = frozenset({"0", "0000-00-00", "1900-01-00", "00-00-00", "0000-00-00 00:00:00"})
LAST_YEAR_OF_2000 = 69
"""Two digits up to here are of this century."""
SWEDEN = ZoneInfo("Europe/Stockholm")
_OFFSET = re.compile(r"([+-])(\d\d?):?(\d\d)?")

Parts = tuple[int, int, int]
"""Year, month and day; not always a day of the calendar."""


def date_text(value: object) -> str:
    """Give a cell of dates for comparing: folded, with every dash as a hyphen.

    >>> date_text("2021–03–01 ")
    '2021-03-01'
    """
    return fold(value).translate(_HYPHENS).replace(" - ", "-")


def match_day(text: str) -> tuple[Parts, re.Match[str]] | None:
    """Give the parts of a day that can be read in one way only, and the match that knows its time of day."""
    for form in DAYS:
        match = form.fullmatch(text)
        if match and (parts := _date_parts(match, int(match["day"]))):
            return parts, match
    return None


def match_triple(text: str) -> re.Match[str] | None:
    """Give the match of three numbers whose order the text alone does not tell."""
    return next((match for form in TRIPLES if (match := form.fullmatch(text))), None)


def match_month(text: str) -> Parts | None:
    """Give the first of a month that is named without a day.

    >>> match_month("mars 2021"), match_month("202103"), match_month("1 mars 2021")
    ((2021, 3, 1), (2021, 3, 1), None)
    """
    for form in MONTHS:
        if match := form.fullmatch(text):
            return _date_parts(match, 1)
    return None


def _date_parts(match: re.Match[str], day: int) -> Parts | None:
    """Give year, month and day when the month is a number or the name of one."""
    groups = match.groupdict()
    month = int(groups["month"]) if groups.get("month") else MONTH_OF.get(groups.get("name") or "")
    return (full_year(groups["year"]), month, day) if month else None


def full_year(digits: str) -> int:
    """Give a year of four digits; two are of this century or, from 70, of the last."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 — two digits leave the century out
        return year
    return year + (2000 if year <= LAST_YEAR_OF_2000 else 1900)


def day_of(parts: Parts) -> date:
    """Give the day; ValueError when the calendar has none such."""
    try:
        return date(*parts)
    except ValueError:
        raise ValueError("finns inte i kalendern") from None


def day_in_sweden(day: date, match: re.Match[str]) -> date:
    """Give the day in Sweden of a day whose match may have a time with a zone.

    >>> match = DAYS[0].fullmatch("2021-04-30t22:30:00z")
    >>> day_in_sweden(date(2021, 4, 30), match)
    datetime.date(2021, 5, 1)
    """
    zone = match["zone"]
    if not zone or day in NO_DAYS:
        return day
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] in {"pm", "em"} else 0)
    try:
        moment = datetime(day.year, day.month, day.day, hour, int(match["minute"]))  # noqa: DTZ001 — the zone stands beside
    except ValueError:
        raise ValueError("har ett klockslag som inte finns") from None
    return in_sweden(moment, zone).date()


def in_sweden(moment: datetime, zone: str) -> datetime:
    """Give the time in Sweden of a time in the zone that is written after it; without one it is Sweden's.

    >>> in_sweden(datetime(2021, 4, 30, 22, 30), "GMT+0")
    datetime.datetime(2021, 5, 1, 0, 30)
    """
    if not zone or zone.casefold().startswith("ce"):
        return moment
    return moment.replace(tzinfo=_zone(zone)).astimezone(SWEDEN).replace(tzinfo=None)


def _zone(text: str) -> timezone:
    offset = _OFFSET.search(text)
    if offset is None:
        return UTC
    length = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    return timezone(-length if offset[1] == "-" else length)
