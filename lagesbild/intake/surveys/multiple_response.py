"""Several choices joined in one cell: taken apart against the options, known or inferred, never blindly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.own_questions import FREE_TEXT
from lagesbild.core.text import as_line, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

CLOSING = ";"
"""This separator also ends a cell of several choices; the others only stand between them."""
_OTHER = ("annat", "annan", "annet", "andet", "övrigt", "other", "ander", "sonstige")


def is_other(option: str) -> bool:
    """Whether the option is the one for what the other options do not cover.

    >>> is_other("Annat, nämligen"), is_other("Other (please specify)"), is_other("Klotter")
    (True, True, False)
    """
    return fold(option).startswith(_OTHER)


class OptionList(Struct, frozen=True):
    """The options of a question and what joins them in a cell ("" for a question with one choice).

    >>> OptionList(("Hot; våld", "Hot", "Klotter"), ";").split("Hot; våld;Klotter;")
    ('Hot; våld', 'Klotter')
    >>> OptionList(("Hot", "Klotter"), ";").split("Klotter;en skrift på väggen;")
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
        pieces = {_pieces(fold(option), self.separator): option for option in reversed(self.options)}
        return Splitter(pieces, self.separator, self.free_text)


class Cost(Struct, frozen=True):
    """What a way of taking a cell apart costs, and the length of its first part: the cheapest way is right."""

    own_words: int = 0
    other_blanks: int = 0
    parts: int = 0
    length: int = 0

    def after(self, own_words: int, other_blanks: int, length: int) -> Cost:
        """Give the cost with one part more in front."""
        return Cost(self.own_words + own_words, self.other_blanks + other_blanks, self.parts + 1, length)

    @property
    def order(self) -> tuple[int, int, int, int]:
        """Few own words, then blanks as in the options, then few and long parts."""
        return (self.own_words, self.other_blanks, self.parts, -self.length)


class Splitter(Struct, frozen=True):
    """Options by their folded pieces: what stands between separators, an option's own or the tool's."""

    options: Mapping[tuple[str, ...], str]
    separator: str
    free_text: str

    def __call__(self, text: str) -> tuple[str, ...]:
        """Give the options chosen in a cell; own words become the free-text option."""
        return tuple(dict.fromkeys(option or self.free_text for option, _ in self.match_options(text)))

    def recognised(self, text: str) -> tuple[str, ...]:
        """Give the options chosen in a cell, own words left out."""
        return tuple(option for option, _ in self.match_options(text) if option)

    def own_words(self, text: str) -> tuple[str, ...]:
        """Give what stands in a cell beside the options."""
        return tuple(own for option, own in self.match_options(text) if not option)

    def match_options(self, text: str) -> tuple[tuple[str, str], ...]:
        """Give pairs of option and "", or of "" and own words."""
        line = without_close(as_line(text), self.separator)
        shown = _pieces(line, self.separator)
        folded = _pieces(line.casefold(), self.separator)
        if folded in self.options:
            return ((self.options[folded], ""),)
        cheapest = [Cost()] * (len(shown) + 1)
        for start in range(len(shown) - 1, -1, -1):
            ways = self._ways(folded, start, cheapest)
            cheapest[start] = min(ways, key=lambda cost: cost.order)
        return self._walk(shown, folded, cheapest)

    def _ways(self, folded: tuple[str, ...], start: int, cheapest: Sequence[Cost]) -> Iterator[Cost]:
        """Give the cost from a piece on for each option that may stand there, and for own words."""
        yield cheapest[start + 1].after(1, 0, 1)
        for option in self.options:
            here = folded[start : start + len(option)]
            if here == option:
                yield cheapest[start + len(option)].after(0, 0, len(option))
            elif _stripped(here) == _stripped(option):
                yield cheapest[start + len(option)].after(0, 1, len(option))

    def _walk(
        self, shown: tuple[str, ...], folded: tuple[str, ...], cheapest: Sequence[Cost]
    ) -> tuple[tuple[str, str], ...]:
        parts: list[tuple[str, str]] = []
        start = 0
        while start < len(shown):
            end = start + cheapest[start].length
            option = self._option(folded[start:end])
            own = "" if option else self.separator.join(shown[start:end]).strip()
            if own and parts and not parts[-1][0]:
                own = parts.pop()[1] + self.separator + own
            parts.append((option, own))
            start = end
        return tuple(parts)

    def _option(self, pieces: tuple[str, ...]) -> str:
        alike = (name for option, name in self.options.items() if _stripped(option) == _stripped(pieces))
        return self.options.get(pieces) or next(alike, "")


def _pieces(text: str, separator: str) -> tuple[str, ...]:
    return tuple(text.split(separator)) if separator else (text,)


def _stripped(pieces: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in pieces)


def without_close(text: str, separator: str) -> str:
    """Give the cell without the separator that ends it, if the tool writes one there."""
    return text.removesuffix(CLOSING) if separator == CLOSING else text


def known_choices(texts: Mapping[str, int], options: Iterable[str], separator: str) -> OptionList | None:
    """Give the choices of a question with known options, or None when its cells speak of others.

    `texts` counts each distinct cell. What several respondents wrote alike is an option that the
    questionnaire left out; what one wrote is their own words.
    """
    option_list = OptionList(tuple(as_line(option) for option in options), separator)
    splitter = option_list.splitter()
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
    free = (option_list.free_text,) if 1 in own.values() else ()
    return OptionList(tuple(dict.fromkeys((*option_list.options, *repeated, *free))), separator)


def is_joined(texts: Mapping[str, int], option_list: OptionList) -> bool:
    """Whether cells hold several of the options, or end with the separator as a joined cell may."""
    if not option_list.separator:
        return False
    if is_closed(texts, option_list.separator):
        return True
    splitter = option_list.splitter()
    return any(len(splitter.recognised(text)) > 1 for text in texts)


def is_closed(texts: Mapping[str, int], separator: str) -> bool:
    """Whether nearly all cells end with the separator: no one-choice or free text does."""
    ended = sum(count for text, count in texts.items() if text.endswith(CLOSING))
    return separator == CLOSING and ended * 10 >= sum(texts.values()) * 9
