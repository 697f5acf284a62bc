"""The name of a sheet -> the months or the part of the area that it says the sheet is of, or whether it says nothing more."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lagesbild.core.date_forms import MONTH_OF
from lagesbild.core.periods import EVER
from lagesbild.core.text import fold
from lagesbild.intake.candidates import count_hints
from lagesbild.intake.shapes.areas import make_area_parser
from lagesbild.intake.shapes.time_spans import find_span
from lagesbild.intake.shapes.words import NOT_KNOWN, is_total_label, names_all, names_rest
from lagesbild.intake.shapes.years import YEARS, years_of_months

if TYPE_CHECKING:
    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.periods import Period

    Months = frozenset[tuple[int, int]]
    """Pairs of year and month."""

_WORD = re.compile(r"[^\W\d_]+|\d+")
_ISO = re.compile(r"(\d{4})-(\d\d)")
PLAIN = frozenset(
    {"blad", "data", "del", "lista", "listan", "och", "register", "sdf", "sheet", "sida", "tabell", "table", "v", "vecka"}
    | {"år", "ärenden"}
)  # fmt: skip
"""Words in the name of a sheet that say nothing of what is on it."""
TERMS = frozenset(
    {"ht", "vt", "höst", "hösten", "hösttermin", "höstterminen", "läsår", "läsåret", "sommar", "sommaren", "termin", "terminen"}
    | {"vår", "våren", "vårtermin", "vårterminen"}
)  # fmt: skip
"""Words that say no more than when, and not by the months, of what has days."""


def find_months(name: str, period: Period) -> Months:
    """Return the months of the one month or part of a year that a name says; none where it says anything else.

    A year that is not said is the one in which the period has the whole of the month.
    """
    written = {*map(int, YEARS.findall(name))}
    numbers = _month_numbers(name)
    if not numbers or len(written) > 1:
        return frozenset()
    years = dict.fromkeys(numbers, written.pop()) if written else years_of_months(period, ())
    known = {*numbers} <= years.keys()
    return frozenset((years[number], number) for number in numbers) if known else frozenset()


def _month_numbers(name: str) -> range:
    """Return the numbers of the months that a name means: "03 mars", "2021-03", "mars – maj", "kvartal 2"."""
    if (match := _ISO.fullmatch(fold(name))) and 1 <= int(match[2]) <= max(MONTH_OF.values()):
        return range(int(match[2]), int(match[2]) + 1)
    words = [word for word in _WORD.findall(fold(name)) if not YEARS.fullmatch(word)]
    if words[1:] and words[0].isdigit() and MONTH_OF.get(words[1]) == int(words[0]):
        words = words[1:]
    if len(words) == 1 and words[0] in MONTH_OF:
        return range(MONTH_OF[words[0]], MONTH_OF[words[0]] + 1)
    first, last = find_span(name, EVER) or (date.max, date.min)
    is_whole = first.day == 1 and (last + timedelta(days=1)).day == 1 and first.year == last.year
    return range(first.month, last.month + 1) if is_whole else range(0)


def find_part(name: str, settings: Settings) -> str:
    """Return the part of the area that a name says; "" where it says none."""
    parser = make_area_parser(settings)
    if fold(name) in NOT_KNOWN or not parser.is_inside(name) or parser.is_area_itself(name):
        return ""
    return parser(name)


def may_name_place(name: str, source: SourceDefinition) -> bool:
    """Return whether a name may be that of a place, and is none of the words that a sheet is called by otherwise."""
    words = _WORD.findall(fold(name))
    is_rest = any(map(names_rest, words)) or fold(name) in NOT_KNOWN
    is_whole = is_total_label(fold(name)) or names_all(fold(name))
    return not (is_rest or is_whole or says_nothing(name, source) or _month_numbers(name))


def says_nothing(name: str, source: SourceDefinition, *, is_dated: bool = False) -> bool:
    """Return whether a name has no word but those of the source, numbers, and what a sheet may be called anyhow.

    A term says nothing of a sheet whose rows all have days (`is_dated`).
    """
    plain = PLAIN | TERMS if is_dated else PLAIN
    words = [word for word in _WORD.findall(fold(name)) if not word[0].isdigit()]
    return all(
        word in plain or word.rstrip("0123456789") in plain or count_hints(source, frozenset({word}))
        for word in words
    )
