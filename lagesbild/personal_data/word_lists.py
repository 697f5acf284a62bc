"""Word lists of names and places: those that come with the program, and the user's own."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

# An ambiguous word is a name or a common word, a homonym a name or something that is to stand.
WordClass = Literal["given", "surname", "ambiguous", "homonym", "kept", "common", "unknown"]
LONGEST_WORD = 40
DIGIT = re.compile(r"[0-9]")


class BuiltInWords(Struct, frozen=True):
    """The lists that come with the program, folded."""

    given: frozenset[str]
    surnames: frozenset[str]
    ambiguous: frozenset[str]
    kept: frozenset[str]
    common: frozenset[str]
    abbreviations: frozenset[str]


class Lists(Struct, frozen=True):
    """The built-in lists, read when first asked for, with the user's names and the municipality's places."""

    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def with_names(self, names: Iterable[str]) -> Lists:
        """These lists and more names, each of one word or several."""
        words = (word for name in names for word in fold(name).split())
        return replace(self, names=self.names | {word for word in words if not DIGIT.search(word)})

    def with_places(self, places: Iterable[str]) -> Lists:
        """These lists and the streets and places that are to stand in the text."""
        return replace(self, places=self.places | {fold(place) for place in places if place.strip()})

    def keeps(self, text: str) -> bool:
        """Whether a word or phrase is to stand as it is."""
        folded = fold(text)
        return folded in built_in().kept or folded in self.places

    def abbreviates(self, letters: str) -> bool:
        """Whether letters before a number are an abbreviation rather than a plate's."""
        return fold(letters) in built_in().abbreviations

    def end_of_kept_phrase(self, text: str, start: int) -> int | None:
        """Where a kept phrase of several words ends that starts at a position in the text; None when none does."""
        first = fold(text[start : start + LONGEST_WORD].split(" ", 1)[0])
        for phrases in (self.places, built_in().kept):
            for phrase in _by_first_word(phrases).get(first, ()):
                end = start + len(phrase)
                if text[start:end].casefold() == phrase and not text[end : end + 1].isalnum():
                    return end
        return None

    def is_name(self, word: str) -> bool:
        """Whether a word, a genitive s taken away, is a name and nothing else."""
        return self._classify_stem(fold(word)) in ("given", "surname")

    def classify(self, word: str) -> WordClass:
        """The class of a word without its genitive s; "unknown" when no list has it."""
        folded = fold(word)
        if (word_class := self._classify_stem(folded)) != "unknown":
            return word_class
        return next(
            (
                part_class
                for part in folded.split("-")
                if (part_class := self._look_up(part)) in ("given", "surname")
            ),
            "unknown",
        )

    def _classify_stem(self, word: str) -> WordClass:
        """The class of a folded word, or else of the word without its last s."""
        word_class = self._look_up(word)
        return self._look_up(word.removesuffix("s").rstrip("':")) if word_class == "unknown" else word_class

    def _look_up(self, word: str) -> WordClass:
        words = built_in()
        is_name = word in words.given or word in words.surnames or word in self.names
        ambiguous = word in words.ambiguous
        if word in words.kept or word in self.places:
            return "homonym" if is_name or ambiguous else "kept"
        if ambiguous or word in words.common:
            return "ambiguous" if ambiguous else "common"
        if word in words.given:
            return "given"
        return "surname" if is_name else "unknown"


@cache
def built_in() -> BuiltInWords:
    """The lists that come with the program."""
    return BuiltInWords(
        given=_words("fornamn"),
        surnames=_words("efternamn"),
        ambiguous=_words("tvetydiga"),
        kept=frozenset(fold(entry) for entry in re.split(r"[,\n]", _text("behall")) if entry.strip()),
        common=_words("vanliga"),
        abbreviations=_words("forkortningar"),
    )


@cache
def _by_first_word(phrases: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Phrases of several words by their first word, the longest first."""
    index: dict[str, tuple[str, ...]] = {}
    for phrase in sorted((p for p in phrases if " " in p), key=len, reverse=True):
        first = phrase.split(" ", 1)[0]
        index[first] = (*index.get(first, ()), phrase)
    return index


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _text(name).split())


def _text(name: str) -> str:
    text = (files(__package__) / "ordlistor" / f"{name}.txt").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


DEFAULT = Lists()
