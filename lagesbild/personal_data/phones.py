"""Telephone numbers, Swedish and foreign, as the phone library judges them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.personal_data.findings import Finding, make_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

WINDOW = re.compile(r"(?<![0-9+])[+(]{0,2}[0-9]{2,14}(?:[ ()./-]{1,4}[0-9]{1,14}(?![0-9])){0,8}(?![0-9])")
"""A number and what follows it; the library is shown the longest beginning first."""
START = re.compile(r"(?<![0-9+])(?<![0-9][.-])(?:\(?\+|\(?0)[0-9(]")
LAST_GROUP = re.compile(r"(?:^[+(]*|[ ()./-]+)[0-9]+$")
DECOY = re.compile(
    r"[0-2]?[0-9][.:][0-5][0-9] ?- ?[0-2]?[0-9][.:][0-5][0-9]"  # opening hours
    r"|[0-3]?[0-9][/.-][01]?[0-9][ /.-]+(?:19|20)[0-9]{2}"  # a date, day first
)
SPOKEN = re.compile(
    r"\b(?:tel|tfn|telefon\w*|mobil\w*|mob|ring\w*|nås på|sms\w*)[ .:]{0,3}(?:på |nr |nummer )?"
    r"(?P<number>[0-9]{2,8}(?:[ -][0-9]{2,4}){0,3})(?![0-9])",
    re.IGNORECASE,
)
FEWEST = 8
SHORTEST_SPOKEN = 6


def find_phones(text: str) -> Iterator[Finding]:
    """Numbers with an area code or country code that are valid telephone numbers."""
    for start in START.finditer(text):
        if end := _find_end(text, start.start()):
            yield Finding("telefon", start.start(), end, "maskas")


def find_spoken_phones(text: str) -> Iterator[Finding]:
    """Numbers without an area code after a word such as "ring": for a person to judge."""
    for match in SPOKEN.finditer(text):
        if _digits(match["number"]) >= SHORTEST_SPOKEN:
            yield make_finding("telefon", match, "granskas", "number")


def _find_end(text: str, start: int) -> int | None:
    """Where the longest valid number that starts there ends."""
    window = WINDOW.match(text, start)
    candidate = window.group() if window else ""
    while _digits(candidate) >= FEWEST:
        if not DECOY.fullmatch(candidate) and _valid(candidate):
            return start + len(candidate)
        candidate = LAST_GROUP.sub("", candidate)
    return None


def _valid(candidate: str) -> bool:
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415 — loaded for a text with digits alone

    numbers = PhoneNumberMatcher(candidate, "SE", leniency=Leniency.VALID)
    return any(number.raw_string == candidate for number in numbers)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))
