"""Names at the edges of a text: signatures, initials before a surname, and pairs of words in capitals."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from lagesbild.personal_data.findings import Finding, make_finding
from lagesbild.personal_data.words import INSTITUTION, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.personal_data.word_lists import Lists

UPPER = "".join(letter for letter in map(chr, range(0x180)) if letter.isupper())
CAPITALISED = rf"[{UPPER}][^\W\d_A-ZÅÄÖ]{{1,30}}(?:[-'][{UPPER}]?[^\W\d_]{{1,30}})?"
NAME = rf"{CAPITALISED}(?: {CAPITALISED}| [A-ZÅÄÖ]\.?){{0,2}}"
SLASH = re.compile(
    rf"(?:(?<=\n)|(?<=[ .!?])|^)/{{1,2}} ?(?P<name>{NAME}|[A-ZÅÄÖ]\.? ?[A-ZÅÄÖ]\.?)(?= ?(?:\n|$))"
)
"""Only a signature stands after a slash at the end of a line."""
SMALL_SLASH = re.compile(r"(?:(?<=\n)|(?<=[.!?] )|^)/{1,2} ?(?P<name>[^\W\d_]{2,30})(?= ?(?:\n|$))")
GREETING = re.compile(
    rf"\b(?i:mvh|vh|hälsningar|hälsar|hälsning)(?:[ ,]{{1,2}}|,? ?\n)(?P<name>{NAME})(?=[ .]{{0,2}}(?:\n|$|,))"
)
LAST_LINE = re.compile(rf"\n[-*~ ]{{0,3}}(?P<name>{NAME}) ?$")
"""A name alone on the last line: it may be anything else too."""
INITIAL = re.compile(
    r"(?<![\w.&-])(?P<initials>(?:[A-ZÅÄÖ](?:-[A-ZÅÄÖ])?\. ?){1,3}|[A-ZÅÄÖ](?:-[A-ZÅÄÖ])? )"
    rf"(?P<surname>(?:(?:von|af|de) )?{CAPITALISED})"
)
LETTERED = re.compile(
    r"\b(?:grupp|klass|hus|port|korridor|plan|uppgång|sal|del|alternativ|typ|trappa"
    r"|avdelning|avd\.?|nivå|spår|zon|vitamin|lag|\d) ?$",
    re.IGNORECASE,
)
"""The letter after it is no initial."""
COMPASS = re.compile(r"[NSÖV]\. ?$")
IN_CAPITALS = rf"[{UPPER}]{{2,30}}(?:-[{UPPER}]{{2,30}})?"
CAPITALS = re.compile(rf"(?<![\w-]){IN_CAPITALS}(?: {IN_CAPITALS}){{1,40}}(?![\w-])")
BETWEEN_BLANKS = re.compile("[^ ]+")
SHORTEST_IN_CAPITALS = 3
MOST_IN_CAPITALS = 3
REACH = 20


def find_signatures(text: str, lists: Lists) -> Iterator[Finding]:
    """Names after a slash or a greeting, sure; small letters after a slash and a name alone on the last line, to judge."""
    for pattern in (SLASH, GREETING):
        for match in pattern.finditer(text):
            if _may_be_name(match["name"], lists):
                yield make_finding("namn", match, "maskas", "name")
    for pattern in (SMALL_SLASH, LAST_LINE):
        for match in pattern.finditer(text):
            if _may_be_name(match["name"], lists):
                yield make_finding("namn", match, "granskas", "name")


def find_initialled_surnames(text: str, lists: Lists) -> Iterator[Finding]:
    """An initial and a capitalised word; without a full stop only where the word is a surname."""
    for match in INITIAL.finditer(text):
        if LETTERED.search(text, match.start() - REACH, match.start()):
            continue
        surname = match["surname"]
        if _is_surely_name(surname, lists) or (
            "." in match["initials"] and _may_be_name(surname, lists) and not _is_place(match)
        ):
            yield make_finding("namn", match)


def find_pairs_in_capitals(text: str, lists: Lists) -> Iterator[Finding]:
    """Two or three words in capitals that may be names: sure where one of them is a known name, otherwise to judge."""
    for match in CAPITALS.finditer(text):
        words = BETWEEN_BLANKS.finditer(text, match.start(), match.end())
        for are_names, group in groupby(words, key=lambda word: _is_part_of_name(word.group(), lists)):
            first, *others = group
            if are_names and 0 < len(others) < MOST_IN_CAPITALS:
                is_sure = any(_is_surely_name(word.group(), lists) for word in (first, *others))
                yield Finding("namn", first.start(), others[-1].end(), "maskas" if is_sure else "granskas")


def _is_part_of_name(word: str, lists: Lists) -> bool:
    return len(word) >= SHORTEST_IN_CAPITALS and _may_be_name(word, lists)


def _is_surely_name(word: str, lists: Lists) -> bool:
    return lists.is_name(word) or SUFFIX.search(word.casefold()) is not None


def _may_be_name(words: str, lists: Lists) -> bool:
    """Whether no word is a common one, a place or an institution."""
    if lists.keeps(words):
        return False
    return all(
        lists.classify(word) not in ("common", "kept")
        and not lists.abbreviates(word)
        and not INSTITUTION.search(word.casefold())
        for word in words.split()
    )


def _is_place(match: re.Match[str]) -> bool:
    """Whether it is a direction before a place: "S. Hammarbyhamnen"."""
    return bool(COMPASS.match(match["initials"])) and match["surname"].endswith(
        ("hamnen", "berget", "gatan", "torp")
    )
