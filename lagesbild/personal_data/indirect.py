"""Details that together may point to one person though no name is said: for a person to judge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.personal_data.findings import Finding, make_hint
from lagesbild.personal_data.special_categories import SPECIAL_CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.personal_data.word_lists import Lists

SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\w)[^.!?\n]*)*")
SCHOOL = re.compile(
    r"\b[A-ZÅÄÖ][\w-]{0,40}(?:skolan?|gymnasiet|gymnasium|förskolan?)\b|\b[A-ZÅÄÖ]\w+s (?:skola|gymnasium|förskola)\b"
)
ROLE = re.compile(
    r"\b(?:biträdande rektor|rektorn?|läraren?|SO-läraren?|elev|eleven|kuratorn?|vaktmästaren?|skolsköterskan?|fritidsledaren?"
    r"|förskolläraren?|imamen?|prästen?|ordföranden?|(?:klass|åk|årskurs) ?[1-9][A-Fa-f]?|[1-9][A-F])\b",
    re.IGNORECASE,
)
AGE = re.compile(
    r"\b(?<!-)(?<!för )(?<!under )(?<!sedan )[0-9]{1,2}[- ]?(?:åri(?:g|ge|ga|ng|ngen)\b|år(?: gammal)?\b(?! sedan| åldern))"
    r"|\bfödd (?:år |den )?(?:19|20)?[0-9]{2}\b(?:[-./][0-9]{2}){0,2}|\btonåri(?:g|ge|ga|ng|ngen)\b",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"\b(?:mannen|kvinnan|pojken|flickan|killen|tjejen|eleven|familjen|mamman|pappan|(?:en|ett) (?:\w{1,20} )?(?:man|kvinna|pojke"
    r"|flicka|kille|tjej|elev|familj|mamma|pappa|person|ungdom|barn|kollega|medarbetare|förälder)"
    r"|hans|hennes|sonen|dottern|brodern|systern|personen|ungdomen|barnet|kollegan|medarbetaren|klienten|brukaren|han|hon)\b",
    re.IGNORECASE,
)
EVENT = re.compile(
    r"\b(?:brand\w*|skjutning\w*|misshandel\w*|misshandlad\w*|rån\w*|demonstration\w*|knivhugg\w*|sprängning\w*|explosion\w*|gripen|gripande\w*"
    r"|häktad|dömd|bröllop\w*|begravning\w*|(?:mån|tis|ons|tors|fre|lör|sön)dagen den)\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b",
    re.IGNORECASE,
)
ONLY = re.compile(
    r"\b(?:den|det|vår|vårt) (?:enda|ende) (?:[\w-]{1,20} ){0,2}"
    r"(?:familj\w*|elev\w*|person\w*|man\w*|kvinn\w*|pojk\w*|flick\w*|barn\w*)",
    re.IGNORECASE,
)
PLACE = re.compile(r"\b(?:i|på|från|vid|bor i|bor på) (?P<place>[A-ZÅÄÖ][\w-]{2,30})")


def find_indirect_details(text: str, lists: Lists) -> Iterator[Finding]:
    """The detail to judge: a role at a named school, an age in a named place, a special category beside one person."""
    for sentence in SENTENCE.finditer(text):
        start, end = sentence.span()
        yield from _find_in_sentence(text, start, end, lists)


def _find_in_sentence(text: str, start: int, end: int, lists: Lists) -> Iterator[Finding]:
    age = AGE.search(text, start, end)
    if SCHOOL.search(text, start, end) and (role := ROLE.search(text, start, end)):
        yield make_hint(role, "roll")
    if age and _names_place(text, start, end, lists):
        yield make_hint(age, "ålder")
    if any(pattern.search(text, start, end) for pattern in (PERSON, EVENT)):
        yield from _find_special_categories(text, start, end)
    for only in ONLY.finditer(text, start, end):
        yield make_hint(only, "ensam")


def _find_special_categories(text: str, start: int, end: int) -> Iterator[Finding]:
    """The first word of each special category; the gate of a person or an event stands before it."""
    for why, words in SPECIAL_CATEGORIES.items():
        if match := words.search(text, start, end):
            yield make_hint(match, why)


def _names_place(text: str, start: int, end: int, lists: Lists) -> bool:
    """Whether a sentence says where, in a place that is named or kept."""
    if SCHOOL.search(text, start, end) or PLACE.search(text, start, end):
        return True
    return any(lists.keeps(word) for word in text[start:end].split() if word[0].isupper())
