"""The words of a text that may be names, each with what is known of it and where in its sentence it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.personal_data.name_contexts import COMMON_ENDING, VERB_ENDING
from lagesbild.personal_data.word_lists import LONGEST_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.personal_data.word_lists import Lists, WordClass

WORD = re.compile(r"[^\W\d_][\w'\u0300-\u036f]*(?:[-:][^\W\d_][\w'\u0300-\u036f]*)*")
SUFFIX = re.compile(r"(?:\wsson|\wdotter|ović|ovic|ević|evic|zadeh|oğlu|oglu|shvili)s?$")
INSTITUTION = re.compile(
    r"(?:skolan?|skolans|gymnasiet|gymnasium|förskolan?|gården|gårdar|parken|torget|gatan|vägen|gränd|gränden|stigen|allén|backen"
    r"|plan|badet|huset|kyrkan|moskén|centrum|förvaltningen|nämnden|kontoret|verket|styrelsen|enheten|teamet|tjänsten|jouren"
    r"|polisen|rådet|partiet|rörelsen|fronten|förbundet|föreningen|klubben|biblioteket|hallen|leken|stödet|boendet|hemmet"
    r"|staden|höjden|ismen?|ister|isterna|istisk\w*|miljön|bron|skogen|sjön|ån|viken|berget|dalen|kulle|brinken)s?$"
)
PARTICLE = re.compile(r" {1,2}(?:(?:von|af|de|van|der|la|al|el|bin|bint|ibn|abu|umm)[ -]){0,2}")
"""What may stand between the parts of one name."""
STARTED = re.compile(r"(?:^[ \-\"'“”»«(\[]*|[.!?:;\n•*#>|/\"”“»«(\[]|[\n.!?:] ?-) *[\"”“»«'(\[]*$")
ABBREVIATED = re.compile(
    r"\b(?:t\.ex|bl\.a|s\.k|dvs|m\.m|m\.fl|ev|inkl|resp|f\.d|ca|dr|hr)\. $", re.IGNORECASE
)
REACH = 12
ACRONYM = 5


class Word(Struct, frozen=True):
    """A word that may be part of a name."""

    text: str
    start: int
    end: int
    word_class: WordClass
    opening: bool
    """Whether it stands first in its sentence, where every word has a capital letter."""

    @property
    def capital(self) -> bool:
        """Whether it has a capital letter."""
        return _capital(self.text)

    @property
    def sure(self) -> bool:
        """Whether it is a name by itself."""
        return self.word_class in ("given", "surname")


def find_runs(text: str, lists: Lists) -> Iterator[tuple[Word, ...]]:
    """Words that stand together as the parts of a name do; small letters only where the word is a known name."""
    run: list[Word] = []
    for word in _find_words(text, lists):
        if run and not _are_joined(text, run[-1], word):
            yield tuple(run)
            run = []
        run.append(word)
    if run:
        yield tuple(run)


def _are_joined(text: str, left: Word, right: Word) -> bool:
    return left.capital == right.capital and PARTICLE.fullmatch(text, left.end, right.start) is not None


def _find_words(text: str, lists: Lists) -> Iterator[Word]:
    protected = 0
    for match in WORD.finditer(text):
        if match.start() < protected or match.end() - match.start() > LONGEST_WORD:
            continue
        protected = (match.group()[0].isupper() and lists.end_of_kept_phrase(text, match.start())) or 0
        if not protected and (word := _classify_word(match, lists)):
            yield word


def _classify_word(match: re.Match[str], lists: Lists) -> Word | None:
    text = match.group()
    capital = _capital(text)
    if not capital and not _is_small_name(text, lists):
        return None
    word_class = lists.classify(text)
    if word_class == "common":
        return None
    if word_class == "unknown":
        if SUFFIX.search(text.casefold()):
            word_class = "surname"
        elif _is_no_name(text) or lists.abbreviates(text):
            return None
    return Word(text, match.start(), match.end(), word_class, _is_opening(match))


def _is_small_name(text: str, lists: Lists) -> bool:
    """Whether a word in small letters is a name, or names joined by hyphens, one of which may be in no list."""
    parts = text.split("-")
    rest = [part for part in parts if not lists.is_name(part)]
    return lists.is_name(text) or (
        len(rest) < len(parts)
        and all(lists.classify(part) not in ("common", "kept") for part in rest)
        and not any(end.search(part) for part in rest for end in (COMMON_ENDING, VERB_ENDING, INSTITUTION))
    )


def _capital(text: str) -> bool:
    return any(part[0].isupper() for part in text.split("-"))


def _is_no_name(text: str) -> bool:
    """Whether a capital letter stands there for another reason: an abbreviation or an institution."""
    if len(text) == 1 or any(map(str.isdigit, text)) or (len(text) <= ACRONYM and text.isupper()):
        return True
    return (text[1:2].isupper() and not text.isupper()) or INSTITUTION.search(text.casefold()) is not None


def _is_opening(match: re.Match[str]) -> bool:
    before = (match.string, match.start() - REACH, match.start())
    return STARTED.search(*before) is not None and not ABBREVIATED.search(*before)
