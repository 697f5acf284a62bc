"""Several choices joined in one cell: taken apart against the options, known or inferred, never blindly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.cells import fold
from lagesbild.surveys.columns import as_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FREE_TEXT = "Annat (fritext)"
"""What stands for an answer in the respondent's own words, which must never become the name of an option."""

_OTHER = ("annat", "annan", "annet", "andet", "övrigt", "other", "ander", "sonstige")


def is_other(option: str) -> bool:
    """Whether the option is the one for what the other options do not cover.

    >>> is_other("Annat, nämligen"), is_other("Other (please specify)"), is_other("Klotter")
    (True, True, False)
    """
    return fold(option).startswith(_OTHER)


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of a question and what joins them in a cell ("" for a question with one choice).

    >>> Choices(("Hot; våld", "Hot", "Klotter"), ";").split("Hot; våld;Klotter;")
    ('Hot; våld', 'Klotter')
    >>> Choices(("Hot", "Klotter"), ";").split("Klotter;en skrift på väggen;")
    ('Klotter', 'Annat (fritext)')
    """

    options: tuple[str, ...]
    separator: str = ""

    @property
    def free_text(self) -> str:
        """The option that answers in the respondent's own words count under."""
        return next((option for option in self.options if is_other(option)), FREE_TEXT)

    def split(self, text: str) -> tuple[str, ...]:
        """Give the options chosen, in the order of the cell, each once."""
        return self.splitter()(text)

    def splitter(self) -> Splitter:
        """Give the options prepared for taking many cells apart."""
        known = {_pieces(fold(option), self.separator): option for option in reversed(self.options)}
        return Splitter(known, self.separator, self.free_text)


@dataclass(frozen=True, slots=True)
class Splitter:
    """Options by their folded pieces."""

    known: Mapping[tuple[str, ...], str]
    separator: str
    free_text: str

    def __call__(self, text: str) -> tuple[str, ...]:
        """Give the options chosen in a cell; own words become the free-text option."""
        return tuple(dict.fromkeys(option or self.free_text for option, _ in self.parts(text)))

    def recognised(self, text: str) -> tuple[str, ...]:
        """Give the options chosen in a cell, own words left out."""
        return tuple(option for option, _ in self.parts(text) if option)

    def own_words(self, text: str) -> tuple[str, ...]:
        """Give what stands in a cell beside the options."""
        return tuple(own for option, own in self.parts(text) if not option)

    def parts(self, text: str) -> tuple[tuple[str, str], ...]:
        """Pairs of option and "", or of "" and own words: as few own words as can be, then as few parts."""
        shown = _pieces(as_line(text), self.separator)
        folded = tuple(fold(piece) for piece in shown)
        best: list[tuple[int, int, int]] = [(0, 0, 0)] * (len(shown) + 1)
        for start in range(len(shown) - 1, -1, -1):
            best[start] = self._best(folded, start, best)
        return self._walk(shown, folded, [length for _, _, length in best])

    def _best(
        self, folded: tuple[str, ...], start: int, best: list[tuple[int, int, int]]
    ) -> tuple[int, int, int]:
        """Give the cost from here on as (own words, parts), and the length of the part that gives it."""
        own, parts, _ = best[start + 1]
        candidates = [(own + 1, parts + 1, 1)]
        for option in self.known:
            if folded[start : start + len(option)] == option:
                own, parts, _ = best[start + len(option)]
                candidates.append((own, parts + 1, len(option)))
        return min(candidates, key=lambda cost: (cost[0], cost[1], -cost[2]))

    def _walk(
        self, shown: tuple[str, ...], folded: tuple[str, ...], lengths: list[int]
    ) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        start = 0
        while start < len(shown):
            end = start + lengths[start]
            option = self.known.get(folded[start:end], "")
            own = "" if option else self.separator.join(shown[start:end])
            if own and found and not found[-1][0]:
                own = found.pop()[1] + self.separator + own
            found.append((option, own))
            start = end
        return tuple(found)


def _pieces(text: str, separator: str) -> tuple[str, ...]:
    """Give the text between the separators; the one that ends the text is no boundary.

    >>> _pieces("Hot;Våld;", ";")
    ('Hot', 'Våld')
    """
    if not separator:
        return (text,)
    pieces = text.split(separator)
    ended = len(pieces) > 1 and not pieces[-1].strip()
    return tuple(piece.strip() for piece in (pieces[:-1] if ended else pieces))


def known_choices(texts: Mapping[str, int], options: Iterable[str], separator: str) -> Choices | None:
    """Give the choices of a question with known options, or None when its cells speak of others.

    `texts` counts each distinct cell. What several respondents wrote alike is an option that the
    questionnaire left out; what one wrote is their own words.
    """
    choices = Choices(tuple(as_line(option) for option in options), separator)
    splitter = choices.splitter()
    hits = sum(count for text, count in texts.items() if splitter.recognised(text))
    if hits * 2 < sum(texts.values()):
        return None
    own: dict[str, int] = {}
    spelled: dict[str, str] = {}
    for text, count in texts.items():
        for words in splitter.own_words(text):
            own[fold(words)] = own.get(fold(words), 0) + count
            spelled.setdefault(fold(words), words)
    repeated = tuple(spelled[words] for words, count in own.items() if count > 1 and words)
    free = (choices.free_text,) if 1 in own.values() else ()
    return Choices(tuple(dict.fromkeys((*choices.options, *repeated, *free))), separator)


def is_joined(texts: Mapping[str, int], choices: Choices) -> bool:
    """Whether cells hold several of the options, or end with the separator as a joined cell may."""
    if not choices.separator:
        return False
    if is_closed(texts, choices.separator):
        return True
    splitter = choices.splitter()
    return any(len(splitter.recognised(text)) > 1 for text in texts)


def is_closed(texts: Mapping[str, int], separator: str) -> bool:
    """Whether nearly all cells end with the separator: no one-choice or free text does."""
    ended = sum(count for text, count in texts.items() if text.endswith(separator))
    return ended * 10 >= sum(texts.values()) * 9
