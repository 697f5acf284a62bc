"""A question in words that no definition has, whose answers are milieus -> the survey's question on milieus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.shapes.asked import (
    ask_column,
    event_questions,
    find_defined,
    heading_lookup,
    match_questions,
    milieu_question,
    says_yes,
)
from lagesbild.intake.shapes.survey_options import UNCLEAR, option_parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.errors import Problem
    from lagesbild.intake.shapes.asked import Asked
    from lagesbild.intake.shapes.context import Context
    from lagesbild.intake.surveys.answers import AnsweredQuestion, Answers

MOSTLY = 0.5
"""Where this share of the answers are milieus and nothing else, the question asks for one. Own choice."""
ASTRAY = 0.1
"""Where no more than this share of those who name a milieu have met nothing, it is that of what was met. Own choice."""
READ_SO = (
    "Svaren på ”{heading}” är miljöer, så den läses som frågan ”{wording}”. Gäller den något annat än det som de svarande har "
    "mött, skriv om rubriken och läs in filen igen."
)
NOT_READ_SO = (
    "Svaren på ”{heading}” är miljöer, men de är inte givna av just dem som har mött något, så händelserna redovisas utan miljö. "
    "Gäller svaren händelserna, skriv frågan som i utskicket (”{wording}”) och läs in filen igen."
)


def match_all(answers: Answers, questions: Sequence[Question], vocabulary: Vocabulary) -> dict[str, Asked]:
    """Return question key -> the question that the answers hold; that on milieus may be told by its answers alone."""
    asked = match_questions(answers, questions)
    fitting = [
        question
        for question in _list_unheard(answers, asked, questions, vocabulary)
        if _is_of_events(question, answers, asked, vocabulary)
    ]
    return {**asked, fitting[0].question.key: fitting[0]} if fitting else asked


def tell_milieu_answers(answers: Answers, asked: Mapping[str, Asked], context: Context) -> Iterator[Problem]:
    """Yield a problem for a question that its answers alone make that on milieus, and for each that is not read as it."""
    read = milieu_question(asked)
    if read and not find_defined(heading_lookup([read.question]), read.heading):
        message = READ_SO.format(heading=as_line(read.heading), wording=read.question.wording)
        yield context.problem("read_as_milieu", message, role=read.heading)
    for question in _list_unheard(answers, asked, context.questions, context.vocabulary):
        message = NOT_READ_SO.format(heading=as_line(question.heading), wording=question.question.wording)
        yield context.problem("milieus_not_read", message, role=question.heading)


def _list_unheard(
    answers: Answers, asked: Mapping[str, Asked], questions: Sequence[Question], vocabulary: Vocabulary
) -> Iterator[Asked]:
    """Yield as that on milieus each question of no known words that has milieus for answers, where the survey lacks it."""
    defined = next((question for question in questions if question.milieu), None)
    if defined is None or milieu_question(asked) or not event_questions(asked):
        return
    taken = {question.number for question in asked.values()}
    names_milieu = _milieu_test(defined, vocabulary)
    for number, column in enumerate(answers.questions):
        if number in taken or not _may_name_milieus(column, names_milieu):
            continue
        question = ask_column(answers, number, defined)
        cells = question.cells[(answers.status == COUNTED) & (question.cells != "")]
        if len(cells) and map_distinct(cells, names_milieu).to_numpy(dtype=bool).mean() >= MOSTLY:
            yield question


def _may_name_milieus(column: AnsweredQuestion, names_milieu: Callable[[object], bool]) -> bool:
    """Return whether some answer may name a milieu, without a look at the answers where the options tell."""
    return column.type == "text" or any(map(names_milieu, column.options))


def _is_of_events(
    question: Asked, answers: Answers, asked: Mapping[str, Asked], vocabulary: Vocabulary
) -> bool:
    """Return whether those who name a milieu are nearly all such as have met something."""
    counted = answers.status.index[answers.status == COUNTED]
    test = _milieu_test(question.question, vocabulary)
    names = map_distinct(question.cells.loc[counted], test).to_numpy(dtype=bool)
    return bool(np.sum(names & ~says_yes(asked, counted)) <= ASTRAY * np.sum(names))


def _milieu_test(defined: Question, vocabulary: Vocabulary) -> Callable[[object], bool]:
    """Return what says whether an answer names a milieu and says nothing else."""
    parse = option_parser(defined, vocabulary)

    def names_milieu(cell: object) -> bool:
        try:
            mentions = parse(cell)
        except ValueError:
            return False
        return not mentions.own_words and bool({*mentions.keys} - {UNCLEAR})

    return names_milieu
