"""The units that a survey was sent to: those that have answered, those that have not, and answers from others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.errors import Problem
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import fold
from lagesbild.core.wording import digits, enumerate_words, inside, swedish_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.figures import SourceStatus
    from lagesbild.store.database import Store

_UNITS = f"""
SELECT year, source, kind = 'svarande', unit, count(*) FROM source_rows
WHERE status = '{COUNTED}' AND record AND list_contains(?, year) AND list_contains(?, source) GROUP BY ALL
"""
MOST_NAMED = 10
"""So many units are named in one sentence; of the others the number is said."""
NOT_ASKED = (
    "Svar från enheter som inte står på utskickslistan till {survey}: {units}. De räknas bland svaren men inte i "
    "svarsfrekvensen. Rätta namnet i svaret eller lägg till enheten i listan om den har tillfrågats."
)
UNNAMED = (
    "{answers} svar i {survey} saknar enhet och kan inte prickas av mot utskickslistan. De räknas bland svaren men "
    "inte i svarsfrekvensen, som därför kan vara högre."
)
LISTED_AGAIN = (
    "Utskickslistan till {survey} har flera rader för {units}. Svaren räknas per enhet, så varje enhet räknas en gång i "
    "utskicket. Inget behöver göras."
)
MORE_THAN_SENT = (
    "{answered} har svarat på {survey} men bara {sent} anges ha fått den, så svarsfrekvensen stämmer inte. "
    "Rätta antalet i utskick, eller läs in en utskickslista med en rad per enhet."
)


class AskedUnits(Struct, frozen=True):
    """The units on a survey's list of recipients, set against the answers. Names are as they are first spelled."""

    listed: int
    """How many units are on the list, each once however often it stands there."""
    answered: int
    """How many of the units on the list have answered; an answer without a unit is of none of them."""
    silent: tuple[str, ...]
    """The units on the list that have not answered, in alphabetical order."""
    strangers: tuple[str, ...]
    """The units that have answered and are not on the list, in alphabetical order."""
    unnamed: int
    """The answers without a unit."""
    repeated: tuple[str, ...] = ()
    """The units that stand several times on the list, in alphabetical order."""


def unit_key(name: str) -> str:
    """Return the letters and digits of a unit's name, so that its spellings meet.

    >>> unit_key("Förskolan  Ängen."), unit_key("förskolan-ängen")
    ('förskolan ängen', 'förskolan ängen')
    """
    return " ".join(re.sub(r"[\W_]+", " ", fold(name)).split())


def ask_units(
    store: Store, sources: Sequence[SourceDefinition], years: Sequence[int]
) -> dict[tuple[int, str], AskedUnits]:
    """Return the asked units by year and survey, where the survey has a list and an answer says who gave it."""
    lists = {source.key: source.recipients_of for source in sources if source.recipients_of}
    wanted = [*lists, *lists.values()]
    listed: dict[tuple[int, str], dict[str, tuple[str, int]]] = {}
    answers: dict[tuple[int, str], dict[str, tuple[str, int]]] = {}
    for year, source, is_answer, unit, number in store.run(_UNITS, (list(years), wanted)):
        if is_answer:
            _add(answers.setdefault((year, source), {}), unit, number)
        elif source in lists and unit_key(unit):
            _add(listed.setdefault((year, lists[source]), {}), unit, number)
    return {
        key: _match(units, answers.get(key, {}))
        for key, units in listed.items()
        if key not in answers or any(answers[key])
    }


def _add(seen: dict[str, tuple[str, int]], unit: str, number: int) -> None:
    """Add to how often a unit stands, under its key and as it is first spelled."""
    first, before = seen.get(unit_key(unit), (unit, 0))
    seen[unit_key(unit)] = (first, before + number)


def _match(listed: Mapping[str, tuple[str, int]], answers: Mapping[str, tuple[str, int]]) -> AskedUnits:
    def in_order(names: Iterator[str]) -> tuple[str, ...]:
        return tuple(sorted(names, key=swedish_key))

    return AskedUnits(
        listed=len(listed),
        answered=len(listed.keys() & answers.keys()),
        silent=in_order(name for key, (name, _) in listed.items() if key not in answers),
        strangers=in_order(name for key, (name, _) in answers.items() if key and key not in listed),
        unnamed=answers.get("", ("", 0))[1],
        repeated=in_order(name for name, number in listed.values() if number > 1),
    )


def unit_problems(
    sources: Sequence[SourceDefinition],
    year: int,
    asked: Mapping[tuple[int, str], AskedUnits],
    statuses: Mapping[tuple[int, str], SourceStatus],
) -> Iterator[Problem]:
    """Yield what is wrong between a year's answers to the surveys and the lists of recipients."""
    for survey in (source for source in sources if source.survey):
        status, units = statuses[year, survey.key], asked.get((year, survey.key))
        name = inside(survey.label)
        if units and units.strangers:
            yield Problem(
                "unit_not_asked", NOT_ASKED.format(survey=name, units=_names(units.strangers)), survey.short
            )
        if units and units.unnamed:
            yield Problem(
                "unit_missing", UNNAMED.format(answers=digits(units.unnamed), survey=name), survey.short
            )
        if units and units.repeated:
            message = LISTED_AGAIN.format(survey=name, units=_names(units.repeated))
            yield Problem("unit_listed_again", message, survey.short)
        if status.sent and (status.answered or 0) > status.sent:
            numbers = {"answered": digits(status.answered or 0), "sent": digits(status.sent)}
            yield Problem("more_than_sent", MORE_THAN_SENT.format(survey=name, **numbers), survey.short)


def _names(units: Sequence[str]) -> str:
    named, more = units[:MOST_NAMED], len(units) - MOST_NAMED
    return enumerate_words([*named, f"{digits(more)} till"] if more > 0 else named)
