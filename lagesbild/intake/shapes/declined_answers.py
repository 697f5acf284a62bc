"""Answers that say that none is given, as "vill ej svara" -> the same as no answer, told question by question."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line, fold
from lagesbild.core.wording import digits, enumerate_words, sentence, tally
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.shapes.asked import (
    find_defined,
    heading_lookup,
)
from lagesbild.intake.shapes.words import declines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.core.errors import Problem
    from lagesbild.intake.shapes.context import Context
    from lagesbild.intake.surveys.answers import AnsweredQuestion, Answers

DECLINED = "{answers} säger att inget svar ges (som ”vill ej svara”) och räknas som obesvarade: {wordings}. Inget behöver göras."
MOST_NAMED = 8
"""So many questions are named in one sentence."""
JOINED = re.compile(r"([;,|\n])")
"""What stands between the choices in a cell."""
KEPT = frozenset({"tal", "enhet", "text"})
"""Types of questions in which such an answer stays: a number that is withheld may be of more, and a text is only read."""


def remove_declined(answers: Answers, context: Context) -> tuple[Answers, tuple[Problem, ...]]:
    """Return the answers without those that say that none is given, and how many of each question they were.

    The cells of a question with known options are read as they stand.
    """
    frame, cells = answers.frame.copy(deep=False), answers.cells.copy(deep=False)
    numbers: dict[str, int] = {}
    for position, question, defined in _list_questions(answers, context):
        is_in_cells = defined is not None and defined.is_closed and len(question.columns) == 1
        table, column = (cells, question.columns[0]) if is_in_cells else (frame, position)
        without = map_distinct(table[column], partial(_without_declined, options=_fold_options(defined)))
        declined = without.astype(object).ne(table[column].astype(object)).to_numpy(dtype=bool)
        if declined.any():
            table[column] = without
            numbers[question.heading] = int((declined & (answers.status == COUNTED)).sum())
    told = _tell({heading: number for heading, number in numbers.items() if number}, context)
    return replace(answers, frame=frame, cells=cells) if numbers else answers, tuple(told)


def _list_questions(
    answers: Answers, context: Context
) -> Iterator[tuple[int, AnsweredQuestion, Question | None]]:
    """Yield the place of each question in which such an answer is none, the question, and its definition."""
    known = heading_lookup(context.questions)
    for position, question in enumerate(answers.questions):
        defined = find_defined(known, question.heading)
        if defined is None or defined.type not in KEPT:
            yield position, question, defined


def _fold_options(question: Question | None) -> frozenset[str]:
    return frozenset(map(fold, question.options.values())) if question else frozenset()


def _without_declined(cell: object, options: Collection[str]) -> object:
    """Return an answer, or several choices, without those that say that none is given and are no options of the question."""
    if isinstance(cell, tuple):
        return tuple(option for option in cell if not _is_declined(option, options))
    pieces = JOINED.split(cell) if isinstance(cell, str) else []
    kept = [n for n in range(0, len(pieces), 2) if not _is_declined(pieces[n], options)]
    if len(kept) == len(pieces[::2]):
        return cell
    return "".join(
        piece for n in kept for piece in (*(pieces[n - 1 : n] if n > kept[0] else ()), pieces[n])
    ).strip()


def _is_declined(text: str, options: Collection[str]) -> bool:
    return declines(fold(text)) and fold(text) not in options


def _tell(numbers: Mapping[str, int], context: Context) -> Iterator[Problem]:
    if numbers:
        named = [f"”{as_line(heading)}” {digits(number)}" for heading, number in numbers.items()]
        more = [f"{digits(len(named) - MOST_NAMED)} frågor till"] if len(named) > MOST_NAMED else []
        wordings = enumerate_words([*named[:MOST_NAMED], *more])
        answers = sentence(tally(sum(numbers.values()), "svar", "svar", "ett"))
        yield context.problem("declined_answer", DECLINED.format(answers=answers, wordings=wordings))
