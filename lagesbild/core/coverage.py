"""Of which parts a city's picture is put together: those that there are, and those that have given theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.wording import PARTS, enumerate_words, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.core.wording import PartWord

ALL_PARTS: Mapping[PartWord, str] = {
    "stadsdel": "stadsdelarna",
    "stadsdelsområde": "stadsdelsområdena",
    "kommundel": "kommundelarna",
    "ort": "orterna",
    "kommun": "kommunerna",
    "område": "områdena",
}
"""The parts, as one speaks of both of two."""
BOTH = 2


class Coverage(Struct, frozen=True):
    """The parts of a city by name, in Swedish order; `is_listed` says that the settings name every one of them."""

    word: PartWord
    given: tuple[str, ...]
    missing: tuple[str, ...]
    is_listed: bool
    partly: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What has come in from some of those that have given theirs, as its noun, and those from which it is missing."""

    @property
    def parts(self) -> int:
        """How many parts there are, as far as is known."""
        return len(self.given) + len(self.missing)

    @property
    def plural(self) -> str:
        """What the parts are called."""
        return PARTS[self.word]

    @property
    def share(self) -> str:
        """How many have given their picture: "11 av 13 stadsdelar"."""
        of_all = f" av {self.parts}" if self.is_listed else ""
        return f"{len(self.given)}{of_all} {self.word if self.parts == 1 else self.plural}"

    @property
    def text(self) -> str:
        """The same as a sentence, with those that are missing.

        >>> Coverage("stadsdel", ("Farsta",), ("Kista", "Älvsjö"), is_listed=True).text
        'Lägesbilden bygger på 1 av 3 stadsdelar; underlag saknas från Kista och Älvsjö.'
        >>> Coverage("stadsdel", ("Farsta", "Kista"), (), is_listed=False).text
        'Lägesbilden bygger på 2 stadsdelar; om det finns fler är inte angivet.'
        >>> Coverage("kommun", ("Almstad", "Havsby"), (), is_listed=True).text
        'Lägesbilden bygger på båda kommunerna.'
        """
        if not self.is_listed:
            return f"Lägesbilden bygger på {self.share}; om det finns fler är inte angivet."
        if self.missing:
            return (
                f"Lägesbilden bygger på {self.share}; underlag saknas från {enumerate_words(self.missing)}."
            )
        return f"Lägesbilden bygger på {self._all}."

    @property
    def _all(self) -> str:
        """Every part, however many there are: "båda kommunerna", "alla tre kommuner"."""
        if self.parts == 1:
            return self.given[0]
        return (
            f"båda {ALL_PARTS[self.word]}"
            if self.parts == BOTH
            else f"alla {number(self.parts)} {self.plural}"
        )

    @property
    def partly_text(self) -> str:
        """Which sources are missing from which parts, as a sentence; "" where none is.

        >>> Coverage("ort", ("Bro", "Vik"), (), is_listed=True, partly=(("enkäten", ("Vik",)),)).partly_text
        'Saknas från en del orter: enkäten (Vik).'
        """
        sources = [f"{noun} ({enumerate_words(parts)})" for noun, parts in self.partly]
        return f"Saknas från en del {self.plural}: {enumerate_words(sources)}." if sources else ""
