"""A question of a survey whose options are those that were chosen, and the order in which its answers are shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from lagesbild.core.number_classes import rank_number_classes
from lagesbild.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

QuestionType = Literal["enhet", "ja_nej", "ett_val", "skala", "flera_val", "tal", "text"]
FORMER_TYPES: dict[str, QuestionType] = {"val": "ett_val", "flerval": "flera_val", "antal": "tal"}
"""What the types are called in stores that were written before."""

OWN_QUESTION = "own_question"
"""The aspect of an import's definition under which the questions stand whose options are those that were chosen."""
WORDING = "wording"
"""The aspect under which stands how each defined question is worded in the file."""
FREE_TEXT = "Annat (fritext)"
"""What stands for an answer in the respondent's own words, which must never become the name of an option."""
SCALES: tuple[tuple[str, ...], ...] = (
    (
        *("instämmer helt", "instämmer helt och hållet", "instämmer till stor del", "instämmer i hög grad"),
        *("instämmer", "instämmer delvis", "instämmer till viss del", "instämmer i viss mån", "varken eller"),
        *(
            "instämmer i liten grad",
            "instämmer knappast",
            "instämmer inte",
            "instämmer inte alls",
            "tar avstånd",
        ),
    ),
    (
        *(
            "i mycket hög grad",
            "i mycket stor utsträckning",
            "i hög grad",
            "i stor utsträckning",
            "i stor grad",
        ),
        *(
            "i ganska hög grad",
            "i viss grad",
            "i viss mån",
            "i viss utsträckning",
            "i någon mån",
            "i ganska låg grad",
        ),
        *(
            "i låg grad",
            "i liten grad",
            "i liten utsträckning",
            "i mycket låg grad",
            "i mycket liten utsträckning",
        ),
        *("inte alls", "aldrig"),
    ),
    (
        *("stämmer helt", "stämmer mycket bra", "stämmer", "stämmer ganska bra", "stämmer delvis"),
        *("stämmer ganska dåligt", "stämmer knappast", "stämmer inte", "stämmer inte alls"),
    ),
    ("dagligen", "varje dag", "varje vecka", "varje månad", "någon gång per år", "mer sällan", "aldrig"),
    ("alltid", "nästan alltid", "mycket ofta", "ofta", "ibland", "sällan", "nästan aldrig", "aldrig"),
    (
        "mycket stort",
        "stort",
        "ganska stort",
        "varken stort eller litet",
        "ganska litet",
        "litet",
        "mycket litet",
        "inget",
    ),
    (
        "mycket stor",
        "stor",
        "ganska stor",
        "varken stor eller liten",
        "ganska liten",
        "liten",
        "mycket liten",
        "ingen",
    ),
    (
        *(
            "mycket bra",
            "bra",
            "ganska bra",
            "varken bra eller dåligt",
            "ganska dåligt",
            "dåligt",
            "mycket dåligt",
        ),
        *("inte alls bra", "inte alls"),
    ),
    (
        *("mycket väl", "väl", "ganska väl", "varken väl eller dåligt", "inte så väl"),
        *("ganska dåligt", "dåligt", "mycket dåligt", "inte alls"),
    ),
    (
        "mycket nöjd",
        "nöjd",
        "ganska nöjd",
        "varken nöjd eller missnöjd",
        "ganska missnöjd",
        "missnöjd",
        "mycket missnöjd",
    ),
    (
        "mycket trygg",
        "trygg",
        "ganska trygg",
        "varken trygg eller otrygg",
        "ganska otrygg",
        "otrygg",
        "mycket otrygg",
    ),
    (
        "mycket viktigt",
        "viktigt",
        "ganska viktigt",
        "mindre viktigt",
        "inte viktigt",
        "inte alls viktigt",
        "oviktigt",
    ),
    ("mycket", "ganska mycket", "en del", "lite", "något", "mycket lite", "inte alls"),
    ("ja, helt", "ja", "ja, delvis", "delvis", "till viss del", "nej", "nej, inte alls"),
    ("ökat mycket", "ökat", "ökat något", "oförändrat", "minskat något", "minskat", "minskat mycket"),
)
"""Scales in words, folded, each from one end to the other; a question uses some steps of one."""
WITHOUT_OPINION = (
    "vet ej",
    "vet inte",
    "ingen åsikt",
    "ingen uppfattning",
    "ej aktuellt",
    "inte aktuellt",
    "annat",
)
YES_NO = frozenset({"ja", "nej", *WITHOUT_OPINION})


class OwnQuestion(Struct, frozen=True):
    """A question without written options: its key (made of its wording, where it is not defined), its type, its options."""

    key: str
    wording: str
    type: QuestionType
    options: tuple[str, ...]

    def as_json(self) -> str:
        """Return the question as a line of JSON."""
        return json.dumps([self.key, self.wording, self.type, self.options], ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> OwnQuestion:
        """Return the question of a line of JSON.

        >>> OwnQuestion.from_json(OwnQuestion("k", "Hur?", "ett_val", ("Så",)).as_json())
        OwnQuestion(key='k', wording='Hur?', type='ett_val', options=('Så',))
        """
        key, wording, question_type, options = json.loads(line)
        return cls(key, wording, FORMER_TYPES.get(question_type, question_type), tuple(options))


def scale_of(options: Iterable[str]) -> tuple[str, ...] | None:
    """Return the scale that all the options are steps of, but for those without an opinion; None when there is none.

    >>> scale_of(["Instämmer inte", "Vet ej", "Instämmer helt"]) == SCALES[0], scale_of(["Skola", "Ja"])
    (True, None)
    """
    steps = {fold(option) for option in options} - {*WITHOUT_OPINION, fold(FREE_TEXT)}
    return next((scale for scale in SCALES if len(steps) > 1 and steps <= set(scale)), None)


def order_options(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return the options in the order in which they are shown: a scale by its steps, numbers by size, others by count.

    `counts` is option -> how many chose it. What says no opinion, and own words, come last.

    >>> order_options({"Ofta": 1, "Vet ej": 9, "Aldrig": 3, "Ibland": 2}), order_options({"10": 1, "9": 1})
    (('Ofta', 'Ibland', 'Aldrig', 'Vet ej'), ('9', '10'))
    """
    scale = scale_of(counts)
    numbers = rank_number_classes(_with_opinion(counts))

    def place(option: str) -> tuple[int, float, int, str]:
        folded = fold(option)
        if option == FREE_TEXT:
            return 2, 0, 0, ""
        if folded in WITHOUT_OPINION:
            return 1, WITHOUT_OPINION.index(folded), 0, folded
        if scale:
            return 0, scale.index(folded), 0, folded
        return 0, *(numbers[option] if numbers else (-counts[option], 0)), folded

    return tuple(sorted(counts, key=place))


def is_ordered(options: Iterable[str]) -> bool:
    """Whether the options have an order of their own: the steps of a scale in words, or two or more classes of numbers.

    >>> is_ordered(["0", "1–2", "Vet ej"]), is_ordered(["Ofta", "Aldrig"]), is_ordered(["Skola", "Fritid"])
    (True, True, False)
    """
    options = tuple(options)
    stated = _with_opinion(options)
    return scale_of(options) is not None or (len(stated) > 1 and rank_number_classes(stated) is not None)


def _with_opinion(options: Iterable[str]) -> tuple[str, ...]:
    return tuple(option for option in options if option != FREE_TEXT and fold(option) not in WITHOUT_OPINION)


def join_options(options: Sequence[str]) -> str:
    """Return options that are counted together as one; words that all begin with stand once.

    >>> join_options(["Instämmer helt", "Instämmer delvis"]), join_options(["Ofta", "Ibland"]), join_options(["Ja"])
    ('Instämmer helt eller delvis', 'Ofta eller ibland', 'Ja')
    """
    words = [option.split() for option in options]
    shortest = min(map(len, words), default=0)
    alike = next((n for n in range(shortest) if len({fold(option[n]) for option in words}) > 1), shortest)
    shared = min(alike, shortest - 1) if len(words) > 1 else 0
    rest = [" ".join(option[shared:]) for option in words[1:]]
    lowered = [text if shared else f"{text[:1].lower()}{text[1:]}" for text in rest]
    *first, last = [*options[:1], *lowered] or [""]
    return f"{', '.join(first)} eller {last}" if first else last
