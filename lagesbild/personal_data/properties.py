"""Properties, abbreviated streets and ages beside a person: for a person to judge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.personal_data.addresses import BEFORE_PLACE, COUNTED
from lagesbild.personal_data.findings import Finding, make_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.personal_data.word_lists import Lists

WORD = r"[A-ZÅÄÖ][\w-]{2,30}"
NO_CLOCK = r"(?!(?:[01]?[0-9]|2[0-3]):[0-5][0-9]\b)"
PROPERTY = re.compile(
    rf"\b(?:fastighet\w{{0,3}}|[Kk]v\.?|[Kk]varteret|tomten) (?:{WORD} ){{1,2}}[0-9]{{1,3}}(?::[0-9]{{1,4}})?(?![\w:])"
    rf"|(?<![\w-])(?:{BEFORE_PLACE}{WORD} )?(?P<place>{WORD}) {NO_CLOCK}[0-9]{{1,3}}:[0-9]{{1,4}}(?![\w:])"
)
SHORTENED_STREET = re.compile(
    r"(?<![\w-])(?:(?P<street>[A-ZÅÄÖ][a-zåäöé]{2,30}[gv])\.|(?<=på )[A-ZÅÄÖ][a-zåäöé]{2,30}[gv]) ?[0-9]{1,3}"
    r"(?:(?:[A-Za-z]| [A-Ha-h])(?!\w))?(?![\w/]|[.,:-][0-9])" + COUNTED
)
BESIDE_PERSON = re.compile(
    r"\b(?:mannen|kvinnan|pojken?|flickan?|killen?|tjejen?|eleven?|sonen?|dottern?|brodern?|systern?|barnet|ungdomen|personen|"
    r"bror|syster|kusin(?:en)?|[A-ZÅÄÖ][^\W\d_]{1,30}|\[namn\])(?:,| \() ?(?P<age>[0-9]{1,2})(?: år)?(?=[,.;)]|$)"
)


def find_properties(text: str, lists: Lists) -> Iterator[Finding]:
    """Properties by their name and number ("Skarpnäck 1:12", "kv. Tallen 4")."""
    for match in PROPERTY.finditer(text):
        if not match["place"] or lists.classify(match["place"]) != "common":
            yield make_finding("adress", match, "granskas")


def find_shortened_streets(text: str, lists: Lists) -> Iterator[Finding]:
    """Streets whose last part is cut short ("Storg. 12")."""
    for match in SHORTENED_STREET.finditer(text):
        if not match["street"] or lists.classify(match["street"]) in ("unknown", "ambiguous", "surname"):
            yield make_finding("adress", match, "granskas")


def find_ages(text: str, lists: Lists) -> Iterator[Finding]:
    """Ages that stand alone beside a person ("pojken, 14,")."""
    for match in BESIDE_PERSON.finditer(text):
        person = match.group().partition(",")[0].partition(" (")[0]
        if not person[0].isupper() or lists.is_name(person):
            age = match.span("age")
            yield Finding("indirekt", *age, "granskas", "ålder")
