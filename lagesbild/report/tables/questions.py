"""The surveys' questions: yes/no questions together with their bases, and each question with options of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.config.vocabulary.definitions import YES_NO, Question
from lagesbild.core.states import FigureState
from lagesbild.core.tables import Cell, Column, MissingValue, Row, Share, Table, TableKind
from lagesbild.figures.figures import ANSWER
from lagesbild.report.tables.years import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.own_questions import OwnQuestion
    from lagesbild.figures.figures import Figures

SEVERAL_ANSWERS = "Flera svar kan ges, så delarna kan bli fler än de som svarat."


def list_questions(figures: Figures, survey: SourceDefinition) -> list[Question]:
    """The questions that someone answered in a survey this year: those of the questionnaire, then the survey's own."""
    defined = [q for q in figures.questions if figures.count(survey, {"question": q.key}, kind=ANSWER)]
    return [*defined, *map(_as_question, figures.own_questions.get(survey.key, ()))]


def _as_question(own: OwnQuestion) -> Question:
    """Give a question that no definition knows as one: its options are their own keys."""
    return Question.model_validate(
        {
            "nyckel": own.key,
            "typ": "flerval" if own.type == "flerval" else "val",
            "kort": own.wording,
            "rubriker": (own.wording,),
            "svar": {option: option for option in own.options},
        }
    )


def options(figures: Figures, question: Question) -> dict[str, str]:
    """The keys and labels of a question's options; a question about milieus offers the milieus."""
    if question.milieu:
        return {m.code: m.label for m in figures.milieus if figures.in_use(m.code)}
    return question.offered


def yes_no_questions(figures: Figures) -> Iterator[Table]:
    """One table a survey: a row for each yes/no question, with the number that answered it."""
    for survey in _list_received(figures):
        rows = tuple(
            Row(
                q.key,
                q.short,
                (*(answer_cell(figures, survey, q, o) for o in YES_NO), _base(figures, survey, q)),
            )
            for q in list_questions(figures, survey)
            if q.type == "ja_nej"
        )
        if rows:
            yield Table(
                kind=TableKind.YES_NO_QUESTIONS,
                about=survey.key,
                title=f"{survey.label} {figures.year}",
                unit="Antal svar",
                stub="Fråga",
                columns=(
                    *(Column(key, label) for key, label in YES_NO.items()),
                    Column("base", "Antal svar"),
                ),
                rows=rows,
                source=source_line(survey),
            )


def choices(figures: Figures) -> Iterator[Table]:
    """One table for each survey and question with options of its own: how many chose each, of how many."""
    for survey in _list_received(figures):
        for question in list_questions(figures, survey):
            if question.type in {"val", "flerval"}:
                yield Table(
                    kind=TableKind.CHOICES,
                    about=survey.key,
                    question=question.key,
                    title=f"{question.short}, {survey.area_label or survey.label} {figures.year}",
                    unit="Antal svar",
                    stub=question.short,
                    columns=(Column("count", "Antal svar"), Column("share", "Andel svar", "share")),
                    rows=tuple(_chosen(figures, survey, question)),
                    notes=(SEVERAL_ANSWERS,) if question.type == "flerval" else (),
                    source=source_line(survey),
                )


def _chosen(figures: Figures, survey: SourceDefinition, question: Question) -> Iterator[Row]:
    base = figures.count(survey, {"question": question.key}, kind=ANSWER)
    for key, label in options(figures, question).items():
        cell = answer_cell(figures, survey, question, key)
        yield Row(key, label, (cell, _share(cell, base)))


def _list_received(figures: Figures) -> list[SourceDefinition]:
    return [source for source in figures.sources if source.survey and figures.has_received(source)]


def answer_cell(figures: Figures, survey: SourceDefinition, question: Question, option: str) -> Cell:
    """How many gave an answer, as a cell that leads back to their rows."""
    return figures.cell(survey, {"question": question.key, "category": option}, kind=ANSWER)


def _base(figures: Figures, survey: SourceDefinition, question: Question) -> Cell:
    return figures.cell(survey, {"question": question.key}, kind=ANSWER)


def _share(cell: Cell, base: int) -> Cell:
    return (
        Cell(Share(cell.value, base), cell.trace)
        if isinstance(cell.value, int)
        else Cell(MissingValue.NOT_REPORTED, state=FigureState.NOT_GIVEN)
    )
