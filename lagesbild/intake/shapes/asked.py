"""The answers of a file -> the questions of the survey that it has, each known by its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from lagesbild.core.cells import is_yes
from lagesbild.core.text import fold
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.surveys.cells import as_text
from lagesbild.intake.surveys.headings import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd
    from numpy.typing import NDArray

    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.intake.surveys.answers import Answers


class Asked(Struct, frozen=True):
    """A question of the survey as this file has it: its number among the columns' questions, its heading, its answers."""

    question: Question
    number: int
    heading: str
    cells: pd.Series

    @property
    def type(self) -> str:
        """The question's type in its definition."""
        return self.question.type


def match_questions(answers: Answers, questions: Iterable[Question]) -> dict[str, Asked]:
    """Return question key -> the question that the answers hold, known by its heading."""
    by_heading = heading_lookup(questions)
    matched: dict[str, Asked] = {}
    for number, column in enumerate(answers.questions):
        question = find_defined(by_heading, column.heading)
        if question is not None and question.key not in matched:
            matched[question.key] = ask_column(answers, number, question)
    return matched


def ask_column(answers: Answers, number: int, question: Question) -> Asked:
    """Return a question as one of the columns' questions holds its answers."""
    return Asked(question, number, answers.questions[number].heading, _cells(answers, number, question))


def heading_lookup(questions: Iterable[Question]) -> dict[str, Question]:
    """Return every folded heading of some questions, without a question mark -> the question."""
    return {
        _unmarked(fold(heading)): question
        for question in questions
        for heading in (*question.headings, question.key)
    }


def _unmarked(heading: str) -> str:
    return heading.rstrip("? ")


def find_defined(by_heading: Mapping[str, Question], heading: str) -> Question | None:
    """Return the question that is asked under a heading."""
    return by_heading.get(_unmarked(fold(heading))) or by_heading.get(_unmarked(bare(heading)))


def _cells(answers: Answers, number: int, question: Question) -> pd.Series:
    """Return the answers to a question; those of one cell as they stand where its options are known."""
    columns = answers.questions[number].columns
    if question.is_closed and len(columns) == 1:
        return map_distinct(answers.cells[columns[0]], as_text)
    if question.type == "ja_nej":
        return map_distinct(answers.frame[number], _in_words)
    return answers.frame[number]


def _in_words(answer: object) -> object:
    """Return the answer to a yes/no question that was spread over a column for each."""
    return ", ".join(map(str, answer)) if isinstance(answer, tuple) else answer


def unit_question(asked: Mapping[str, Asked]) -> Asked | None:
    """Return the question that asks which unit answers; None when the file has none."""
    return next((question for question in asked.values() if question.type == "enhet"), None)


def milieu_question(asked: Mapping[str, Asked]) -> Asked | None:
    """Return the question on the milieus of what is described; None when the file has none."""
    return next((question for question in asked.values() if question.question.milieu), None)


def occasions_question(asked: Mapping[str, Asked]) -> Asked | None:
    """Return the question on how many occasions are described; None when the file has none."""
    return next((question for question in asked.values() if question.question.counts_occasions), None)


def event_questions(asked: Mapping[str, Asked]) -> tuple[Asked, ...]:
    """Return the questions of which a yes describes an event."""
    return tuple(question for question in asked.values() if question.question.is_event)


def says_yes(asked: Mapping[str, Asked], rows: pd.Index) -> NDArray[np.bool_]:
    """Return which of the rows say yes to a question of which a yes describes an event."""
    yes = np.zeros(len(rows), dtype=bool)
    for question in event_questions(asked):
        yes |= map_distinct(question.cells.loc[rows], is_yes).to_numpy(dtype=bool)
    return yes
