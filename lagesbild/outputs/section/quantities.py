"""Verbal quantities: computed from the figures by named limits, never chosen freely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import Share
from lagesbild.core.wording import SMALLEST_BASE, number, numbers, percent, year_range

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FRACTIONS = ((3, "var tredje"), (4, "var fjärde"), (5, "var femte"), (10, "var tionde"))
"""One in how many, and its name."""
TOLERANCE = 10
"""A share is "drygt" or "knappt" a fraction while it is off by at most one part in this many of it."""
SINGLE = (2, 10)
"""The most that is "enstaka", and how many per cent of the base it may be. Own choice."""
FEW = (5, 15)
"""The same for "få": both limits, so that a small share of a large base is never few. Own choice."""
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

    >>> growth(3, 7), growth(3, 6), growth(0, 12), growth(5, 6)
    ('mer än fördubblats', 'fördubblats', 'ökat', 'ökat')
    >>> growth(20, 9), growth(20, 10), growth(20, 15)
    ('mer än halverats', 'halverats', 'minskat med 25\xa0%')
    """
    if previous == current:
        return "varit oförändrat"
    if 0 in {previous, current}:
        return "ökat" if current else "minskat"
    if max(previous, current) >= 2 * min(previous, current):
        verb = "fördubblats" if current > previous else "halverats"
        exact = max(previous, current) == 2 * min(previous, current)
        return verb if exact else f"mer än {verb}"
    verb = "ökat" if current > previous else "minskat"
    if previous < SMALLEST_BASE:
        return verb
    return f"{verb} med {percent(Share(abs(current - previous), previous))}"


def required(previous: int, needed: int) -> str:
    """What an ascertained rise would have taken.

    >>> required(3, 12)
    'från tre krävs minst tolv'
    """
    first, last = numbers((previous, needed))
    return f"från {first} krävs minst {last}"


def majority(part: int, base: int) -> str | None:
    """The word for half of a base or more, or None: nothing is a majority of fewer than ten.

    >>> majority(17, 17), majority(11, 20), majority(10, 20), majority(9, 20)
    ('samtliga', 'majoriteten', 'hälften', None)
    """
    if base < SMALLEST_BASE or not base <= 2 * part <= 2 * base:
        return None
    if part == base:
        return "samtliga"
    return "majoriteten" if 2 * part > base else "hälften"


def proportion(part: int, base: int) -> str | None:
    """The word for a share, or None when no word is warranted and the figures must speak.

    >>> proportion(1, 17), proportion(2, 17), proportion(18, 100), proportion(20, 100), proportion(45, 100)
    ('enstaka', 'få', 'knappt var femte', 'var femte', None)
    """
    if base < SMALLEST_BASE or not 0 < part <= base:
        return None
    return majority(part, base) or _scarcity(part, base) or _fraction(part, base)


def _scarcity(part: int, base: int) -> str | None:
    for (most, per_cent), word in ((SINGLE, "enstaka"), (FEW, "få")):
        if part <= most and 100 * part <= per_cent * base:
            return word
    return None


def _fraction(part: int, base: int) -> str | None:
    for whole, name in FRACTIONS:
        off = whole * part - base
        if TOLERANCE * abs(off) <= base:
            return name if off == 0 else f"{'drygt' if off > 0 else 'knappt'} {name}"
    return None


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
    return _stretch("högst", year, figures, lambda earlier: earlier < current) or _stretch(
        "lägst", year, figures, lambda earlier: earlier > current
    )


def _stretch(word: str, year: int, figures: Mapping[int, int], passed: Callable[[int], bool]) -> str | None:
    first = year
    while first - 1 in figures and passed(figures[first - 1]):
        first -= 1
    if year - first < FEWEST_BEATEN:
        return None
    return (
        f"{word} sedan {first - 1}" if first - 1 in figures else f"{word} av åren {year_range(first, year)}"
    )
