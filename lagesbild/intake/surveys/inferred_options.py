"""The options of a question that no questionnaire tells of, inferred from all its cells at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lagesbild.core.cells import ANSWERS
from lagesbild.core.own_questions import FREE_TEXT, SCALES, WITHOUT_OPINION
from lagesbild.core.text import as_line, fold
from lagesbild.intake.surveys.multiple_response import OptionList, is_closed, without_close

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LONGEST_OPTION = 100
"""Options in questionnaires are shorter (characters); longer texts were written by respondents."""
MOST_OPTIONS = 40
RECURRING = 10
"""More options than that are still options when each was chosen this many times on average …"""
SPELLINGS = 2
"""… and is not written in more ways than these."""
SENTENCE = 6
"""Words from which a text that only one respondent gave may be a sentence: two such, and the text is free."""
OWN_SENTENCE = 8
"""Words from which it surely is one, and is kept from the options …"""
FEW_ANSWERS = 20
"""… unless so few answered that any option may have been chosen but once."""
LONE_WORDS = 3
"""Where most options were chosen but once and have this many words on average, they are no options."""
MOSTLY_RECURRING = 0.75
"""Where recurring texts are this share of the answers, the others are own words beside options. Own choice."""
PAIRED = 5
"""Distinct cells in which two pieces never stand apart, before they are taken for one option."""

_PLAIN_ANSWERS = frozenset(
    {
        *(spelling for spellings in ANSWERS.values() for spelling in spellings),
        *(step for scale in SCALES for step in scale),
        *WITHOUT_OPINION,
        *("kanske", "delvis", "osäker", "ej aktuellt", "ibland", "ofta", "sällan", "alltid", "aldrig"),
    }
)


def infer_joined_options(texts: Mapping[str, int], separator: str) -> OptionList | None:
    """Give the choices of a question whose cells join several, or None when nothing shows that they do."""
    cells = {text: _pieces(text, separator) for text in texts}
    closed = is_closed(texts, separator)
    if not closed and len({cell[0] for cell in cells.values()}) > MOST_OPTIONS:
        return None
    pieces = _continuations(tuple(cells.values()))
    chosen = {text: tuple(_options(row, pieces, separator)) for text, row in cells.items()}
    counts: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for text, options in chosen.items():
        for option in options:
            counts[fold(option)] += texts[text]
            spelled.setdefault(fold(option), option)
    if not closed and not _looks_joined(tuple(chosen.values()), counts):
        return None
    return OptionList(_present_options(counts, spelled, sum(texts.values())), separator)


def infer_single_option(texts: Mapping[str, int]) -> OptionList | None:
    """Give the options of a question with one choice, or None when the cells look like free text."""
    most = max(MOST_OPTIONS, sum(texts.values()) // RECURRING)
    if len(texts) > SPELLINGS * most:
        return None
    counts: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for text, count in texts.items():
        counts[fold(text)] += count
        spelled.setdefault(fold(text), as_line(text))
    if counts.keys() <= _PLAIN_ANSWERS or (len(counts) <= most and _few_and_short(counts, texts)):
        return OptionList(_present_options(counts, spelled, sum(counts.values())))
    recurring = [text for text, count in counts.items() if count > 1]
    if len(recurring) > most or not _recur(recurring, counts):
        return None
    return OptionList((*(spelled[text] for text in recurring), FREE_TEXT))


def _recur(recurring: Sequence[str], counts: Mapping[str, int]) -> bool:
    """Whether nearly all answers are of a few short texts, beside which a few wrote their own."""
    answered, repeated = sum(counts.values()), sum(counts[text] for text in recurring)
    return (
        answered >= FEW_ANSWERS
        and repeated >= MOSTLY_RECURRING * answered
        and all(len(text) <= LONGEST_OPTION for text in recurring)
    )


def _few_and_short(counts: Mapping[str, int], texts: Mapping[str, int]) -> bool:
    answered = sum(counts.values())
    if any("\n" in text or len(text) > LONGEST_OPTION for text in texts):
        return False
    lone = [text.split() for text, count in counts.items() if count == 1]
    if sum(len(words) >= SENTENCE for words in lone) > 1:
        return False
    if 2 * len(lone) > len(counts) and sum(map(len, lone)) >= LONE_WORDS * len(lone):
        return False
    return len(counts) < answered and len(counts) <= (answered + 1) // 2


def _present_options(counts: Mapping[str, int], spelled: Mapping[str, str], answered: int) -> tuple[str, ...]:
    """Give the options as first spelled, with what one respondent wrote in a sentence kept out."""
    own = {text for text, count in counts.items() if count == 1 and len(text.split()) >= OWN_SENTENCE}
    shown = (FREE_TEXT if answered >= FEW_ANSWERS and text in own else spelled[text] for text in counts)
    return tuple(dict.fromkeys(shown))


def _pieces(text: str, separator: str) -> tuple[str, ...]:
    """Give the pieces of a cell with leading blanks, which tell an option's separator from the tool's."""
    return tuple(without_close(text.replace("\u00a0", " ").strip(), separator).split(separator))


def _continuations(cells: Sequence[tuple[str, ...]]) -> frozenset[str]:
    """Give the pieces that never begin an option.

    A piece is the rest of an option when something always stands before it and it begins with a blank, or
    in lower case among options that begin in upper case, or never parts from the piece before it.
    """
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    times: Counter[str] = Counter()
    for cell in cells:
        for previous, piece, following in zip(("", *cell), cell, (*cell[1:], ""), strict=False):
            before.setdefault(piece, set()).add(previous)
            after.setdefault(piece, set()).add(following)
            times[piece] += 1
    upper = all(not cell[0][:1].islower() for cell in cells)
    return frozenset(
        piece
        for piece, previous in before.items()
        if "" not in previous
        and (
            piece[:1].isspace()
            or (upper and piece[:1].islower())
            or (times[piece] >= PAIRED and all(after[other] == {piece} for other in previous))
        )
    )


def _options(cell: tuple[str, ...], continuations: frozenset[str], separator: str) -> Iterator[str]:
    option = ""
    for number, piece in enumerate(cell):
        if number and piece not in continuations:
            yield as_line(option)
            option = piece
        else:
            option = option + separator + piece if number else piece
    yield as_line(option)


def _looks_joined(chosen: Sequence[tuple[str, ...]], counts: Mapping[str, int]) -> bool:
    """Whether short, recurring options stand now alone and now together, as no free text does."""
    if len(counts) > MOST_OPTIONS or any(len(option) > LONGEST_OPTION for option in counts):
        return False
    together = {fold(option) for options in chosen if len(options) > 1 for option in options}
    alone = {fold(options[0]) for options in chosen if len(options) == 1}
    recurring = sum(count for count in counts.values() if count > 1)
    return (
        bool(together)
        and (bool(together & alone) or len(chosen) > len(counts))
        and recurring * 2 >= sum(counts.values())
    )
