"""An answer to a question of the questionnaire -> the keys of the options that it names, and whether there are other words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.cells import yes_no
from lagesbild.core.text import fold
from lagesbild.intake.shapes.columns import milieus_of
from lagesbild.intake.shapes.spellings import Mentions, SpellingFinder

if TYPE_CHECKING:
    from collections.abc import Callable

    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.config.vocabulary.vocabulary import Vocabulary

    OptionParser = Callable[[object], Mentions]

OTHER = "annat"
"""How the key of the option begins that answers in own words count under, where the question has one."""
UNCLEAR = "oklar"
_YES = "ja, "
"""What begins several options of one question, and is written once: "Ja, i IA, till polisen"."""
_LIST_ITEM = re.compile(r";#(?:\d+;#)?")
"""What joins the choices of a list in SharePoint, with their numbers."""


def option_parser(question: Question, vocabulary: Vocabulary) -> OptionParser:
    """Return a parser from an answer, or a tuple of options, to option keys; ValueError on what was not offered."""
    if question.milieu:
        parse = _milieu_parser(vocabulary)
    elif question.type == "ja_nej":
        parse = _yes_no
    else:
        parse = _choice_parser(question)

    def parse_each(cell: object) -> Mentions:
        options = cell if isinstance(cell, tuple) else (cell,)
        mentions = [parse(option) for option in options]
        keys = dict.fromkeys(key for mention in mentions for key in mention.keys)
        return Mentions(tuple(keys), any(mention.own_words for mention in mentions))

    return parse_each


def _yes_no(cell: object) -> Mentions:
    return Mentions((yes_no(cell),))  # type: ignore[arg-type]


def _milieu_parser(vocabulary: Vocabulary) -> OptionParser:
    find = milieus_of(vocabulary)

    def parse(cell: object) -> Mentions:
        keys, own_words = find(_LIST_ITEM.sub(";", str(cell)))
        return Mentions(keys or (UNCLEAR,), own_words)

    return parse


def _choice_parser(question: Question) -> OptionParser:
    spellings = {fold(spelling): key for key, label in question.options.items() for spelling in (key, label)}
    shortened = {spelling.removeprefix(_YES): key for spelling, key in spellings.items()}
    find = SpellingFinder(shortened | spellings)
    other = next((key for key in question.options if fold(key).startswith(OTHER)), None)

    def parse(cell: object) -> Mentions:
        if (exact := spellings.get(fold(cell))) is not None:
            return Mentions((exact,))
        text = _LIST_ITEM.sub(";", str(cell))
        try:
            mentions = find(text)
        except ValueError:
            mentions = Mentions((), own_words=True)
        if mentions.own_words:
            mentions = find.mentions_alone(text)
        if other is not None and mentions.own_words:
            beside = tuple(key for key in mentions.keys if key != other)
            return Mentions((*beside, other), own_words=bool(beside))
        if not mentions.keys:
            raise ValueError("an answer that was not offered")
        return mentions

    return parse
