"""The surveys' questions: yes/no questions together with their bases, and each question with options of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.config.vocabulary.questions import YES_NO, Question
from lagesbild.core.own_questions import join_options
from lagesbild.core.records import ANSWER
from lagesbild.core.states import COUNTED_STATES, FigureState, StatedCount, sum_of
from lagesbild.core.tables import Cell, Column, MissingValue, Row, Share, Table, TableKind, stated_value
from lagesbild.report.tables.years import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.own_questions import OwnQuestion
    from lagesbild.figures.figures import Figures

SEVERAL_ANSWERS = "Flera svar kan ges, så delarna kan bli fler än de som svarat."
ONLY_SOME = "Frågan ställs bara till dem som har svarat {answers} på {questions}."
SUM = "summa"
"""The key of the row of the options that are counted together."""


def list_questions(figures: Figures, survey: SourceDefinition) -> list[Question]:
    """The questions that someone answered in a survey this year: those of its definition, then others."""
    defined = figures.questions_of(survey)
    chosen = {own.key: own for own in figures.own_questions.get((figures.year, survey.key), ())}
    answered = [q for q in defined if figures.count(survey, {"question": q.key}, kind=ANSWER)]
    known = {question.key for question in defined}
    return [
        *(with_options(q, chosen[q.key].options) if q.key in chosen else q for q in answered),
        *(_as_question(own) for key, own in chosen.items() if key not in known),
    ]


def with_options(question: Question, options: Sequence[str]) -> Question:
    """A question with the options that were chosen, which are their own keys."""
    return question.model_copy(update={"options": {option: option for option in options}})


def _as_question(own: OwnQuestion) -> Question:
    """Give a question that no definition knows as one: a yes to it is an option like others."""
    kind = "ett_val" if own.type == "ja_nej" else own.type
    written = {"nyckel": own.key, "typ": kind, "lydelse": own.wording, "svar": own.options}
    return Question.model_validate(written)


def options(figures: Figures, question: Question) -> dict[str, str]:
    """The keys and labels of a question's options; a question about milieus offers the milieus."""
    if question.milieu:
        return {m.code: m.label for m in figures.milieus if figures.in_use(m.code)}
    return question.offered


def yes_no_questions(figures: Figures) -> Iterator[Table]:
    """One table a survey: a row for each yes/no question, with the number that answered it."""
    for survey in list_received(figures):
        rows = tuple(
            Row(
                q.key,
                q.short,
                (*(answer_cell(figures, survey, q, o) for o in YES_NO), base_cell(figures, survey, q)),
            )
            for q in list_questions(figures, survey)
            if q.type == "ja_nej"
        )
        if rows:
            yield lay_out_yes_no(survey, figures.year, rows)


def lay_out_yes_no(
    survey: SourceDefinition, year: int, rows: tuple[Row, ...], notes: tuple[str, ...] = ()
) -> Table:
    """The table of a survey's yes/no questions: who said what, and how many answered."""
    return Table(
        kind=TableKind.YES_NO_QUESTIONS,
        about=survey.key,
        title=f"{survey.label} {year}",
        unit="Antal svar",
        stub="Fråga",
        columns=(*(Column(key, label) for key, label in YES_NO.items()), Column("base", "Antal svar")),
        rows=rows,
        notes=notes,
        source=source_line(survey),
    )


def choices(figures: Figures) -> Iterator[Table]:
    """One table for each survey and question with options of its own: how many chose each, of how many."""
    for survey in list_received(figures):
        for question in list_questions(figures, survey):
            if question.has_choices:
                rows, notes = _chosen(figures, survey, question), notes_of(figures, survey, question)
                yield lay_out_choices(
                    survey, (question.key, question.short), figures.year, tuple(rows), tuple(notes)
                )


def lay_out_choices(
    survey: SourceDefinition,
    question: tuple[str, str],
    year: int,
    rows: tuple[Row, ...],
    notes: tuple[str, ...],
) -> Table:
    """The table of the answers to one question, given by its key and its name: how many chose each, of how many."""
    key, name = question
    return Table(
        kind=TableKind.CHOICES,
        about=survey.key,
        question=key,
        title=f"{name}, {survey.area_label or survey.label} {year}",
        unit="Antal svar",
        stub=name,
        columns=(Column("count", "Antal svar"), Column("share", "Andel svar", "share")),
        rows=rows,
        notes=notes,
        source=source_line(survey),
    )


def notes_of(figures: Figures, survey: SourceDefinition, question: Question) -> Iterator[str]:
    """What must be said below a table of the answers to a question."""
    if question.type == "flera_val":
        yield SEVERAL_ANSWERS
    if condition := question.asked_if:
        short = {known.key: known.short for known in figures.questions_of(survey)}
        asked = [f"”{short[key]}”" for key in condition.questions if key in short]
        said = [YES_NO.get(answer, answer) for answer in condition.answers]
        answers = " eller ".join(f"”{answer}”" for answer in said)
        yield ONLY_SOME.format(answers=answers, questions=" eller ".join(asked))


def _chosen(figures: Figures, survey: SourceDefinition, question: Question) -> Iterator[Row]:
    base = figures.count(survey, {"question": question.key}, kind=ANSWER)
    offered = options(figures, question)
    cells = {key: answer_cell(figures, survey, question, key) for key in offered}
    for key, cell in cells.items():
        yield Row(key, offered[key], (cell, share_cell(cell, base)))
    if summed := sum_cell(question, cells):
        yield Row(SUM, sum_label(question, offered), (summed, share_cell(summed, base)))


def sum_label(question: Question, offered: dict[str, str]) -> str:
    """The options of a question that are counted together, as one."""
    return join_options([label for key, label in offered.items() if key in question.summed])


def sum_cell(question: Question, cells: dict[str, Cell]) -> Cell | None:
    """How many chose one of the options that are counted together; None where none are, or several can be chosen."""
    parts = [_stated(cell) for key, cell in cells.items() if key in question.summed]
    if not parts or question.type == "flera_val":
        return None
    total = sum_of(parts)
    return Cell(stated_value(total.count or 0, total.state), state=total.state)


def _stated(cell: Cell) -> StatedCount:
    state = cell.state or FigureState.EXACT
    return StatedCount(cell.counted if state in COUNTED_STATES else None, state)


def list_received(figures: Figures) -> list[SourceDefinition]:
    """The surveys that came in this year."""
    return [source for source in figures.sources if source.survey and figures.has_received(source)]


def answer_cell(figures: Figures, survey: SourceDefinition, question: Question, option: str) -> Cell:
    """How many gave an answer, as a cell that leads back to their rows."""
    return figures.cell(survey, {"question": question.key, "category": option}, kind=ANSWER)


def base_cell(figures: Figures, survey: SourceDefinition, question: Question) -> Cell:
    """How many answered a question, as a cell that leads back to their rows."""
    return figures.cell(survey, {"question": question.key}, kind=ANSWER)


def share_cell(cell: Cell, base: int) -> Cell:
    """A count as a share of a base, with the way back to its rows."""
    return (
        Cell(Share(cell.value, base), cell.trace)
        if isinstance(cell.value, int)
        else Cell(MissingValue.NOT_REPORTED, state=FigureState.NOT_GIVEN)
    )
