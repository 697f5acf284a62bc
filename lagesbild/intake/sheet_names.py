"""The name of a sheet -> the months or the part of the area that it says the sheet is of, or whether it says nothing more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.date_forms import MONTH_OF
from lagesbild.core.text import fold
from lagesbild.intake.candidates import count_hints
from lagesbild.intake.shapes.areas import make_area_parser
from lagesbild.intake.shapes.words import NOT_KNOWN
from lagesbild.intake.shapes.years import YEARS, years_of_months

if TYPE_CHECKING:
    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.periods import Period

    Months = frozenset[tuple[int, int]]
    """Pairs of year and month."""

ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
LENGTHS = {
    "kvartal": 3, "kvartalet": 3, "kv": 3, "q": 3, "tertial": 4, "tertialet": 4, "t": 4, "halvår": 6, "halvåret": 6, "h": 6,
}  # fmt: skip
"""By the word for a part of a year, its months."""
_NUMBERED = re.compile(rf"({'|'.join(sorted(LENGTHS, key=len, reverse=True))})([1-4])")
_WORD = re.compile(r"\d{4}-\d\d(?!\d)|[^\W\d_]+|\d+")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
PLAIN = frozenset(
    {"blad", "sheet", "tabell", "table", "lista", "listan", "data", "register", "ärenden", "del", "sida", "år", "och", "sdf"}
)  # fmt: skip
"""Words in the name of a sheet that say nothing of what is on it."""
MONTHS_OF_A_YEAR = 12
FIRST_AND_LAST = 2


def find_months(name: str, period: Period) -> Months:
    """Return the months of the one month or part of a year that a name says; none where it says anything else.

    A year that is not said is the one in which the period has the whole of the month.
    """
    words = _WORD.findall(fold(name))
    written = {int(year) for year in YEARS.findall(name)}
    if len(written) > 1:
        return frozenset()
    if len(words) == 1 and (match := _MONTH.fullmatch(words[0])):
        month = int(match[2])
        return frozenset({(int(match[1]), month)}) if 1 <= month <= MONTHS_OF_A_YEAR else frozenset()
    numbers = _month_numbers([word for word in words if word not in {*map(str, written), "år"}])
    years = dict.fromkeys(numbers, written.pop()) if written else years_of_months(period, ())
    return (
        frozenset((years[number], number) for number in numbers)
        if {*numbers} <= years.keys()
        else frozenset()
    )


def _month_numbers(words: list[str]) -> range:
    """Return the months that the words of a name mean: a month, "03 mars", "mars – maj", "kvartal 2", "h1"."""
    if words[1:] and words[0].isdigit() and MONTH_OF.get(words[1]) == int(words[0]):
        words = words[1:]
    if words and len(words) <= FIRST_AND_LAST and all(word in MONTH_OF for word in words):
        return range(MONTH_OF[words[0]], MONTH_OF[words[-1]] + 1)
    match = _NUMBERED.fullmatch("".join(words))
    word, number = (match[1], int(match[2])) if match else _said_in_order(words)
    length = LENGTHS.get(word, 0)
    last = length * number
    return range(last - length + 1, last + 1) if length and last <= MONTHS_OF_A_YEAR else range(0)


def _said_in_order(words: list[str]) -> tuple[str, int]:
    """Return the part of a year and its number in "första kvartalet"."""
    ordinal, word = words if len(words) == FIRST_AND_LAST else ("", "")
    return word, ORDINALS.get(ordinal, 0)


def find_part(name: str, settings: Settings) -> str:
    """Return the part of the area that a name says; "" where it says none."""
    parser = make_area_parser(settings)
    if fold(name) in NOT_KNOWN or not parser.is_inside(name):
        return ""
    return parser(name)


def says_nothing(name: str, source: SourceDefinition) -> bool:
    """Return whether a name has no word but those of the source, numbers, and what a sheet may be called anyhow."""
    words = [word for word in _WORD.findall(fold(name)) if not word[0].isdigit()]
    return all(
        word in PLAIN or word.rstrip("0123456789") in PLAIN or count_hints(source, frozenset({word}))
        for word in words
    )
