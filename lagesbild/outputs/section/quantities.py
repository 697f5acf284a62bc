"""Verbal quantities: computed from the figures by named limits, never chosen freely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import Share
from lagesbild.core.wording import SMALLEST_BASE, number, numbers, percent, year_range

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FEW = (5, 15)
"""The most that is "få", and how many per cent of the base it may be: a small share of a large base is not few.

Own choice.
"""
DOUBLE = (19, 21)
"""Between how many tenths of a number another is twice as large."""
FEWEST_BEATEN = 2
"""How many earlier years in a row a figure must pass before that is worth saying."""


def change(previous: int, current: int) -> str:
    """Both figures, digits throughout when one of them is in digits.

    >>> change(0, 12), change(3, 6), change(6, 6)
    ('från 0 till 12', 'från tre till sex', 'oförändrat sex')
    """
    if previous == current:
        return f"oförändrat {number(current)}"
    first, last = numbers((previous, current))
    return f"från {first} till {last}"


def growth(previous: int, current: int) -> str:
    r"""The change as it follows upon "har": to be said only where the comparison's verdict is a change.

    >>> growth(3, 7), growth(10, 21), growth(3, 9), growth(3, 10), growth(0, 12), growth(5, 6)
    ('mer än fördubblats', 'fördubblats', 'tredubblats', 'mer än tredubblats', 'ökat', 'ökat')
    >>> growth(20, 9), growth(20, 10), growth(20, 15)
    ('mer än halverats', 'halverats', 'minskat med 25\xa0%')
    """
    if previous == current:
        return "varit oförändrat"
    if 0 in {previous, current}:
        return "ökat" if current else "minskat"
    if word := _multiple(previous, current):
        return word
    verb = "ökat" if current > previous else "minskat"
    if previous < SMALLEST_BASE:
        return verb
    return f"{verb} med {percent(Share(abs(current - previous), previous))}"


def _multiple(previous: int, current: int) -> str:
    """The word for about twice, thrice or half as many; empty where it is less."""
    larger, smaller = max(previous, current), min(previous, current)
    below, above = DOUBLE
    if 10 * larger < below * smaller:
        return ""
    if 10 * larger <= above * smaller:
        return "fördubblats" if current > previous else "halverats"
    if current < previous:
        return "mer än halverats"
    if larger < 3 * smaller:
        return "mer än fördubblats"
    return "tredubblats" if larger == 3 * smaller else "mer än tredubblats"


def record(year: int, figures: Mapping[int, int]) -> str | None:
    """Whether a year's figure is the highest or lowest for long, against the unbroken run of stored years.

    `figures` holds the stored count of each year, this one included; a missing year ends the run, since
    nothing is known of it. None when fewer than two earlier years are passed.

    >>> record(2021, {2018: 9, 2019: 4, 2020: 3, 2021: 7})
    'högst sedan 2018'
    >>> record(2021, {2019: 4, 2020: 3, 2021: 7})
    'högst av åren 2019–2021'
    """
    current = figures[year]
    return _record_words("högst", year, figures, lambda earlier: earlier < current) or _record_words(
        "lägst", year, figures, lambda earlier: earlier > current
    )


def _record_words(
    word: str, year: int, figures: Mapping[int, int], passed: Callable[[int], bool]
) -> str | None:
    first = year
    while first - 1 in figures and passed(figures[first - 1]):
        first -= 1
    if year - first < FEWEST_BEATEN:
        return None
    return (
        f"{word} sedan {first - 1}" if first - 1 in figures else f"{word} av åren {year_range(first, year)}"
    )
