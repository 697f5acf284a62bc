"""Registration plates, street addresses and postal addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.personal_data.findings import Finding, make_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.personal_data.word_lists import Lists

PLATE = re.compile(
    r"(?<![\w-])(?P<letters>[A-HJ-PR-UW-Z]{3})[ -]?[0-9]{2}[0-9A-HJ-NPR-UW-Z](?![\w/]|[-.,][0-9])",
    re.IGNORECASE,
)
VEHICLE = re.compile(
    r"\b(?:reg\w*|skylt\w*|bil\w*|fordon\w*|moped\w*|mc|motorcykel\w*|skåpbil\w*|lastbil\w*|\w+bil(?:en)?)\b",
    re.IGNORECASE,
)
VEHICLE_REACH = 40
COUNTED = (
    r"(?! ?(?:st\b|stycken|gånger|gång|tillfällen|personer|ungdomar|elever|män|kvinnor|barn|killar|tjejer|pojkar|flickor"
    r"|klistermärken|affischer|klotter|gäng|år\b|dagar|veckor|månader|timmar|minuter|meter|km\b|m\b|procent|%|kr\b|kronor"
    r"|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))"
)
"""No number of a house comes before these."""
BEFORE_PLACE = (
    r"(?!(?:Bakom|Bredvid|Efter|Framför|Från|Genom|Hos|Innan|Intill|Invid|Kring|Längs|Mellan|Mot|Nedanför|Nära|Ovanför|På|Runt"
    r"|Till|Under|Utanför|Utanpå|Utmed|Via|Vid|Över) )"
)
"""A preposition has a capital letter where it begins the sentence, and is no part of the place after it."""
PART = rf"{BEFORE_PLACE}[A-ZÅÄÖ][\w:'é-]{{0,29}}\w"
STREET = re.compile(
    r"(?<![\w-])(?:"
    rf"(?:{PART} ){{0,3}}\w[\w:é-]{{1,30}}?(?:gatan|vägen|gränd|gränden|stigen|allén)"
    rf"|{PART}(?:torget|slingan|backen|liden|kajen|esplanaden|kroken|brinken|promenaden)"
    r"|(?:Oden|Karla|Maria|Fridhems|Gullmars)plan"
    rf"|(?:{PART} ){{0,2}}{PART}(?<=[sxz]) (?:gata|väg|gränd|stig|allé|torg|plan|backe|gård|kaj|led)"
    r") (?:nr )?[0-9]{1,3}(?:(?:[A-Za-z]| [A-Ha-h])(?!\w))?(?:[-–][0-9]{1,3}(?:[A-Za-z](?!\w))?)?(?![\w/]|[.,:-][0-9])"
    + COUNTED
    + r"(?:,? (?:lgh|lägenhet) ?[0-9]{1,4})?"
)
NUMBER = re.compile(r" (?:nr )?[0-9].*$")
POSTAL = re.compile(
    r"(?<![0-9+/-])(?<![0-9] )(?:SE?-)?(?:[1-9][0-9]{2} [0-9]{2}|[1-9][0-9]{4}) {1,2}(?P<place>[A-ZÅÄÖ][\w-]{2,30})(?![\w/])"
)


def find_plates(text: str, lists: Lists) -> Iterator[Finding]:
    """Plates in capitals, and in small letters where the text speaks of a vehicle."""
    for match in PLATE.finditer(text):
        vehicle = VEHICLE.search(text, match.start() - VEHICLE_REACH, match.start())
        sure = match["letters"].isupper() and not lists.abbreviates(match["letters"])
        if (vehicle or sure) and not lists.keeps(match.group()):
            yield make_finding("registreringsnummer", match)


def find_addresses(text: str, lists: Lists) -> Iterator[Finding]:
    """Streets with a number; free where the keep-list names both, to judge where it names the street."""
    for match in STREET.finditer(text):
        if not lists.keeps(match.group()):
            known = lists.keeps(NUMBER.sub("", match.group()))
            yield make_finding("adress", match, "granskas" if known else "maskas")


def find_postal_places(text: str, lists: Lists) -> Iterator[Finding]:
    """Postcodes with their place; five digits in a row before an unknown place are for a person to judge."""
    for match in POSTAL.finditer(text):
        spaced = " " in match.group()[: -len(match["place"])].rstrip()
        yield make_finding(
            "postort", match, "maskas" if spaced or lists.keeps(match["place"]) else "granskas"
        )
