"""Personnummer and samordningsnummer, in every layout that people write.

Skatteverket's rules: a samordningsnummer has 60 added to the day, and the month 00 or the day 60 when they are not
known; an interim number has a letter for the first of the last four. An organisation number has 20 or more in the
month's place, so it has no date and is never taken for a person.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.personal_data.findings import Finding, Kind, make_finding, make_hint

if TYPE_CHECKING:
    from collections.abc import Iterator

DATE = (
    r"(?P<year>[0-9]{2})(?P<gap>[-. /]?)(?P<month>[01][0-9])"
    r"(?P<gap2>[-. /]?)(?P<day>[0-9]{2})"
)
LAST = r"(?P<last>[0-9TRSUWXJKLMNtrsuwxjklmn][0-9](?: ?[0-9]{2}|[0-9][- ][0-9]))(?![0-9])"
TEN = DATE + r"(?P<sep> {0,2}(?:--|[-+./:_]?)[ \n]{0,2}|,)" + LAST
LONG = re.compile(r"(?<![0-9])(?P<century>18|19|20) ?" + TEN)
SHORT = re.compile(r"(?<![0-9])(?P<century>)" + TEN)
BRACKETED = re.compile(r"\((?P<century>18|19|20|)" + DATE + r"(?P<sep>\) ?[-+]? ?)" + LAST)
BORN = r"(?:[0-9]{2})?[0-9]{2}[01][0-9][0-9]{2}"
BIRTH = re.compile(
    rf"(?<![0-9]){BORN} ?[-+]? ?(?:[xX]{{4}}|[*]{{4}}|[?]{{4}}|_{{4}})|(?:(?<=född )|(?<=född den )){BORN}(?![0-9])",
    re.IGNORECASE,
)
DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The most days that a month may have, by its number; there is none of the number nought."""
COORDINATION = range(60, 92)
"""The days of a samordningsnummer: all of them are given, whatever the month, and 00 is a month of them."""


def find_clear_numbers(text: str) -> Iterator[Finding]:
    """Numbers whose check digit is right, or that are written as only such numbers are."""
    for match, is_checked in _find_numbers(text):
        if is_checked or _is_unmistakable(match):
            is_usual = not _may_be_pairs(match) if is_checked else _has_usual_layout(match)
            yield make_finding(_kind(match), match, "maskas" if is_usual else "granskas")


def find_bare_numbers(text: str) -> Iterator[Finding]:
    """Ten digits in a row with a plausible date but a wrong check digit: they may be a telephone number too."""
    for match, is_checked in _find_numbers(text):
        if not is_checked and not _is_unmistakable(match):
            yield make_finding(_kind(match), match)


def find_birth_dates(text: str) -> Iterator[Finding]:
    """Numbers whose last four have been left out by hand, and days of birth written as the beginning of one."""
    for match in BIRTH.finditer(text):
        yield make_hint(match, "född")


def _find_numbers(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """What may be a number, and whether its check digit is right; one written in pairs must have it right."""
    for match in _find_number_forms(text):
        if is_plausible_date(int(match["month"]), int(match["day"])):
            is_checked = _has_check_digit(match)
            if is_checked or not _needs_check_digit(match):
                yield match, is_checked


def _find_number_forms(text: str) -> Iterator[re.Match[str]]:
    """Whatever has the form of a number, also where the digits of one are the beginning of another."""
    for pattern in (LONG, SHORT, BRACKETED):
        match = pattern.search(text)
        while match:
            if not _is_date_range(match):
                yield match
            match = pattern.search(text, match.start() + 1)


def is_plausible_date(month: int, day: int) -> bool:
    """Whether a month and a day may stand in a number.

    >>> [is_plausible_date(*pair) for pair in ((2, 30), (2, 29), (0, 60), (2, 91), (66, 77))]
    [False, True, True, True, False]
    """
    if day in COORDINATION:
        return month < len(DAYS)
    return month < len(DAYS) and 1 <= day <= DAYS[month]


def check_digit(digits: str) -> int:
    """The last digit that makes nine digits a number (Luhn, as Skatteverket uses it).

    >>> check_digit("811218987")
    6
    """
    doubled = (int(digit) * (2 - position % 2) for position, digit in enumerate(digits))
    return -sum(n // 10 + n % 10 for n in doubled) % 10


def _has_check_digit(match: re.Match[str]) -> bool:
    last = re.sub("[- ]", "", match["last"])
    if not last.isdigit():
        return False
    return check_digit(match["year"] + match["month"] + match["day"] + last[:3]) == int(last[3])


def _needs_check_digit(match: re.Match[str]) -> bool:
    """Whether the layout is a list's or a date's before a number too: pairs of digits, a comma, or a bracket and a blank."""
    sep = match["sep"]
    return " " in match["last"] or (sep == "," and bool(match["gap"])) or (")" in sep and " " in sep)


def _is_unmistakable(match: re.Match[str]) -> bool:
    return bool(match["gap"] or match["sep"]) or match["last"][0].isalpha()


def _has_usual_layout(match: re.Match[str]) -> bool:
    """Whether the layout is a number's, and not also that of a date before some other number."""
    gap, sep = match["gap"], match["sep"].strip()
    if gap != match["gap2"] or gap == "/":
        return False
    return gap in ("", " ") or bool(sep)


def _may_be_pairs(match: re.Match[str]) -> bool:
    """Whether it may as well be five numbers of two digits: one such row in ten has a right check digit."""
    return (
        not match["century"] and match["gap"] == match["gap2"] == match["sep"] == " " and " " in match["last"]
    )


def _is_date_range(match: re.Match[str]) -> bool:
    """Whether the last four are the year of a second date: 2021-03-04 - 2021-03-10."""
    gap = match["gap"]
    if not gap:
        return False
    return (
        re.match(f"{re.escape(gap)}[0-9]{{2}}{re.escape(gap)}[0-9]{{2}}", match.string[match.end() :][:6])
        is not None
    )


def _kind(match: re.Match[str]) -> Kind:
    return "samordningsnummer" if int(match["day"]) in COORDINATION else "personnummer"
