"""A sheet of answers -> the surveys that it may be of, and the observations of one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.core.own_questions import OWN_QUESTION
from lagesbild.core.text import fold
from lagesbild.intake.candidates import Candidate, count_hints, split_words, words_of
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.shapes.survey_doubts import find_doubts, set_aside_outside
from lagesbild.intake.shapes.survey_observations import Asked, observe
from lagesbild.intake.surveys.cells import as_text
from lagesbild.intake.surveys.headings import bare, tidy
from lagesbild.intake.surveys.option_columns import Crossed
from lagesbild.intake.surveys.reading import read_answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import Question
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.errors import Problem
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.candidates import Observed
    from lagesbild.intake.shapes.context import Context
    from lagesbild.intake.surveys.answers import Answers

FEWEST_QUESTIONS = 3
"""So many questions of the questionnaire must be there before a file is taken for the survey."""


def find_candidates(sheet: Sheet, settings: Settings, _: Period) -> list[Candidate]:
    """Return the surveys that a sheet's answers may be of."""
    if _count_announced(sheet, settings.vocabulary) < FEWEST_QUESTIONS:
        return []
    try:
        answers = read_answers(sheet, settings.vocabulary.known_options(), _crossed(settings.vocabulary))
    except InputError:
        return []
    questions = tuple(match_questions(answers, settings.vocabulary))
    if len(questions) < FEWEST_QUESTIONS:
        return []
    roles = roles_by_column(answers, settings.vocabulary)
    chosen, headings = _pointing_words(sheet, answers, settings.vocabulary)
    return [
        Candidate(
            source,
            sheet,
            count_hints(source, chosen | headings),
            len(questions),
            partial(read, answers),
            questions,
            roles_by_column=roles,
            filename_hints=count_hints(source, chosen),
            layout=answers.layout,
        )
        for source in settings.vocabulary.sources
        if source.survey
    ]


def roles_by_column(answers: Answers, vocabulary: Vocabulary) -> dict[int, str]:
    """Return position -> the key of the question that the column answers, or what the survey tool has it for."""
    matched = match_questions(answers, vocabulary)
    columns = {asked.heading: key for key, asked in matched.items()}
    questions = {
        column: columns[question.heading]
        for question in answers.questions
        if question.heading in columns
        for column in question.columns
    }
    own = {
        column: OWN_QUESTION
        for question in answers.questions
        if question.type in {"single", "multi", "number"}
        for column in question.columns
    }
    return dict(answers.tool_columns) | own | questions


def _pointing_words(
    sheet: Sheet, answers: Answers, vocabulary: Vocabulary
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that the sender chose, and those of the headings.

    The questionnaire's own wording is the same in every survey and points at none, except in asking for the unit.
    """
    top = answers.layout.header_rows[0]
    shared = {fold(question.headings[0]) for question in vocabulary.questions if question.type != "enhet"}
    headings = {fold(question.heading) for question in answers.questions} - shared
    return words_of(replace(sheet, head=sheet.head[: top - 1]), None), split_words(headings)


def read(answers: Answers, context: Context) -> Observed:
    """Return the observations of a survey's answers, and what was left out or wrong in them."""
    answers = set_aside_outside(answers, context)
    asked = match_questions(answers, context.vocabulary)
    observations, problems = observe(answers, asked, context)
    earlier = answers.frame.attrs.get("problems", ())
    doubts = find_doubts(answers, asked, context)
    return observations, (*earlier, *warn_dropped(answers.dropped, context), *doubts, *problems)


def warn_dropped(headings: Sequence[str], context: Context) -> tuple[Problem, ...]:
    """Return the problem that says which columns were left behind, if any were."""
    if not headings:
        return ()
    message = f"Kolumner med personuppgifter lästes inte in: {', '.join(headings)}. Inget behöver göras."
    return (context.problem("dropped_columns", message),)


def _crossed(vocabulary: Vocabulary) -> Crossed | None:
    """Return the question about milieus, whose columns may be headed by the milieus; None when there is none."""
    heading = next((question.headings[0] for question in vocabulary.questions if question.milieu), None)
    return Crossed(heading, frozenset(vocabulary.milieu_codes()) - {""}) if heading else None


def _count_announced(sheet: Sheet, vocabulary: Vocabulary) -> int:
    """Count the questions that begin a cell of the sheet's first rows: quick, and never fewer than are matched."""
    cells = [bare(tidy(cell)) for row in sheet.head for cell in row if isinstance(cell, str) and cell]
    wordings = (tuple(map(fold, (*question.headings, question.key))) for question in vocabulary.questions)
    return sum(any(cell.startswith(wording) for cell in cells) for wording in wordings)


def match_questions(answers: Answers, vocabulary: Vocabulary) -> dict[str, Asked]:
    """Return question key -> the question of the questionnaire that the answers hold, known by its heading."""
    by_heading = {fold(h): q for q in vocabulary.questions for h in (*q.headings, q.key)}
    matched: dict[str, Asked] = {}
    for number, column in enumerate(answers.questions):
        question = by_heading.get(fold(column.heading)) or by_heading.get(bare(column.heading))
        if question is not None and question.key not in matched:
            matched[question.key] = Asked(question, column.heading, _cells(answers, number, question))
    return matched


def _cells(answers: Answers, number: int, question: Question) -> pd.Series:
    """Return the answers to a question; choices of one cell as they stand, since its options are known."""
    columns = answers.questions[number].columns
    if question.type in {"val", "flerval"} and len(columns) == 1:
        return map_distinct(answers.cells[columns[0]], as_text)
    return answers.frame[number]
