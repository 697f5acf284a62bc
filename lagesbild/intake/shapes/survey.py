"""A sheet of answers -> the surveys that it may be of, and the observations of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.errors import InputError
from lagesbild.core.own_questions import OWN_QUESTION
from lagesbild.core.text import fold
from lagesbild.intake.candidates import Candidate, count_hints, split_words, words_of
from lagesbild.intake.shapes.answer_codes import set_codes_aside
from lagesbild.intake.shapes.declined_answers import remove_declined
from lagesbild.intake.shapes.event_doubts import find_event_doubts
from lagesbild.intake.shapes.milieu_answers import match_all, tell_milieu_answers
from lagesbild.intake.shapes.survey_doubts import find_doubts, set_aside_outside
from lagesbild.intake.shapes.survey_observations import observe
from lagesbild.intake.surveys.headings import bare, tidy
from lagesbild.intake.surveys.option_columns import Crossed
from lagesbild.intake.surveys.reading import read_answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.errors import Problem
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.candidates import Observed
    from lagesbild.intake.shapes.asked import Asked
    from lagesbild.intake.shapes.context import Context
    from lagesbild.intake.surveys.answers import Answers

FEWEST_QUESTIONS = 3
"""So many questions of the questionnaire must be there before a file is taken for the survey."""


def find_candidates(sheet: Sheet, settings: Settings, _: Period) -> list[Candidate]:
    """Return the surveys that a sheet's answers may be of."""
    return [
        candidate
        for questions, surveys in settings.vocabulary.questionnaires()
        for candidate in _find_in(sheet, questions, surveys, settings.vocabulary)
    ]


def _find_in(
    sheet: Sheet,
    questions: Sequence[Question],
    surveys: Sequence[SourceDefinition],
    vocabulary: Vocabulary,
) -> list[Candidate]:
    """Return the surveys, all with the same questions, that a sheet's answers may be of."""
    fewest = min(FEWEST_QUESTIONS, len(questions))
    if _count_announced(sheet, questions) < fewest:
        return []
    try:
        answers = read_answers(
            sheet, vocabulary.known_options(questions), find_crossed(questions, vocabulary)
        )
    except InputError:
        return []
    asked = match_all(answers, questions, vocabulary)
    if len(asked) < fewest:
        return []
    chosen, headings = _pointing_words(sheet, answers, questions)
    return [
        Candidate(
            source,
            sheet,
            count_hints(source, chosen | headings),
            len(asked),
            partial(read, answers),
            tuple(asked),
            roles_by_column=roles_by_column(answers, asked),
            filename_hints=count_hints(source, chosen),
            layout=answers.layout,
        )
        for source in surveys
    ]


def roles_by_column(answers: Answers, asked: Mapping[str, Asked]) -> dict[int, str]:
    """Return position -> the key of the question that the column answers, or what the survey tool has it for."""
    columns = {question.heading: key for key, question in asked.items()}
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
    sheet: Sheet, answers: Answers, questions: Iterable[Question]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that the sender chose, and those of the headings.

    The questionnaire's own wording is the same in every survey and points at none, except in asking for the unit.
    """
    shared = {fold(question.wording) for question in questions if question.type != "enhet"}
    headings = {fold(question.heading) for question in answers.questions} - shared
    return words_of(replace(sheet, head=sheet.rows_above(answers.layout)), None), split_words(headings)


def read(answers: Answers, context: Context) -> Observed:
    """Return the observations of a survey's answers, and what was left out or wrong in them."""
    answers, declined = remove_declined(set_aside_outside(answers, context), context)
    asked, coded = set_codes_aside(match_all(answers, context.questions, context.vocabulary), context)
    observations, problems = observe(answers, asked, context)
    earlier = answers.frame.attrs.get("problems", ())
    doubts = (
        *find_doubts(answers, asked, context),
        *find_event_doubts(answers, asked, context),
        *tell_milieu_answers(answers, asked, context),
    )
    return observations, (
        *earlier,
        *warn_dropped(answers.dropped, context),
        *coded,
        *declined,
        *doubts,
        *problems,
    )


def warn_dropped(headings: Sequence[str], context: Context) -> tuple[Problem, ...]:
    """Return the problem that says which columns were left behind, if any were."""
    if not headings:
        return ()
    message = f"Kolumner med personuppgifter lästes inte in: {', '.join(headings)}. Inget behöver göras."
    return (context.problem("dropped_columns", message),)


def find_crossed(questions: Iterable[Question], vocabulary: Vocabulary) -> Crossed | None:
    """Return the question about milieus, whose columns may be headed by the milieus; None when there is none."""
    wording = next((question.wording for question in questions if question.milieu), None)
    return Crossed(wording, frozenset(vocabulary.milieu_codes()) - {""}) if wording else None


def _count_announced(sheet: Sheet, questions: Iterable[Question]) -> int:
    """Count the questions that begin a cell of the sheet's first rows: quick, and never fewer than are matched."""
    written = [tidy(cell) for row in sheet.head for cell in row if isinstance(cell, str) and cell]
    cells = {*map(fold, written), *map(bare, written)}
    wordings = (tuple(map(fold, (*question.headings, question.key))) for question in questions)
    return sum(any(cell.startswith(wording) for cell in cells) for wording in wordings)
