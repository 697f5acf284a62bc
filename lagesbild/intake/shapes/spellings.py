"""A text in which known names are sought -> what they mean, and whether words of the writer's own stand beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz.distance import OSA

from lagesbild.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
SHORT = 3
"""A name of so few letters ("IS") is only known where no other words stand beside it."""
SHORTEST_NEAR, LONG_NEAR = 5, 8
"""A name of so many letters may be written with one slip of the pen, a long one with two, and be known again."""
DENYING = frozenset({"anti", "inte", "ej", "icke", "utan", "varken", "ingen", "inga", "inget"})
"""Beside these a name is named and not meant."""
JOINING = frozenset({"och", "samt", "eller", "the", "den", "det", "de"})
EITHER = "eller"
_ENDED = re.compile(r"(?:^|[;,/|&+()#:.–]|\boch|\bsamt)\s*$")
_BEGUN = re.compile(r"\s*(?:$|[;,/|&+()#:.–]|och\b|samt\b)")


class Mentions(Struct, frozen=True):
    """The meanings of the names that a text holds, in the order of the text."""

    keys: tuple[str, ...]
    own_words: bool = False
    """Whether other words stand beside them."""


def find_near(text: object, spellings: Mapping[str, str]) -> frozenset[str]:
    """Return the meanings of the names that a text, or a word of it, is a slip of the pen from: two letters of a long word.

    >>> sorted(find_near("Nasistikst", {"nazistiskt": "naz", "rasistiskt": "ras", "islamistiskt": "isl"}))
    ['naz', 'ras']
    >>> find_near("Politiskt", {"nazistiskt": "naz"})
    frozenset()
    """
    folded = fold(text)
    words = {word for word in (folded, *WORD.findall(folded)) if len(word) >= SHORTEST_NEAR}
    if words & spellings.keys():
        return frozenset()
    return frozenset(
        key
        for spelling, key in spellings.items()
        if len(spelling) >= SHORTEST_NEAR and any(_is_slip(word, spelling) for word in words)
    )


def _is_slip(word: str, spelling: str) -> bool:
    most = 2 if min(len(word), len(spelling)) >= LONG_NEAR else 1
    return bool(OSA.distance(word, spelling, score_cutoff=most) <= most)


class SpellingFinder:
    """Finds known spellings in a text, however they are joined: the longest first, and whole words alone."""

    def __init__(self, spellings: Mapping[str, str], fillers: Collection[str] = ()) -> None:
        self._spellings = {spelling: key for spelling, key in spellings.items() if spelling}
        self._fillers = JOINING | frozenset(fillers)
        longest = sorted(map(re.escape, self._spellings), key=len, reverse=True)
        self._any = re.compile(rf"(?<![^\W_])(?:{'|'.join(longest)})(?![^\W_])") if longest else None

    def __call__(self, text: object) -> Mentions:
        """Return what the text names.

        Raises ValueError when it names nothing known, denies a name, or leaves open which of several is meant.
        """
        folded = fold(text)
        if folded in self._spellings:
            return Mentions((self._spellings[folded],))
        matches = list(self._any.finditer(folded)) if self._any else []
        words = WORD.findall(self._any.sub(" ", folded)) if self._any else []
        own_words = not self._fillers.issuperset(words)
        spelled = [match[0] for match in matches if not own_words or len(match[0]) > SHORT]
        keys = tuple(dict.fromkeys(self._spellings[spelling] for spelling in spelled))
        if not keys or DENYING & set(words) or (EITHER in words and len(keys) > 1):
            raise ValueError("names nothing known")
        return Mentions(keys, own_words)

    def mentions_alone(self, text: object) -> Mentions:
        """Return what the text names by names of several words, or by such as no other words touch.

        "Hot, och en dålig stämning" names a threat; "hotfull" and "hot stämning" do not.
        """
        folded = fold(text)
        matches = self._any.finditer(folded) if self._any else ()
        alone = [
            match[0]
            for match in matches
            if " " in match[0]
            or (_ENDED.search(folded[: match.start()]) and _BEGUN.match(folded[match.end() :]))
        ]
        denied = bool(DENYING & set(WORD.findall(folded)))
        return Mentions(() if denied else tuple(dict.fromkeys(map(self._spellings.__getitem__, alone))), True)
