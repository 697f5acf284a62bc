"""All that was gathered of a year -> its finished report: statuses, figures, comparisons and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.config.settings import FILE_NAME
from lagesbild.core.errors import Problem
from lagesbild.core.figures import RESIDUAL, Count, QuestionCount
from lagesbild.core.records import ANSWER
from lagesbild.core.report import Report
from lagesbild.core.states import COUNTED_STATES, FigureState
from lagesbild.core.text import fold
from lagesbild.figures.comparisons import comparisons
from lagesbild.figures.remarks import remarks
from lagesbild.figures.text_answers import list_text_answers
from lagesbild.report.revisions import revisions, with_revisions
from lagesbild.report.tables.catalogue import tables
from lagesbild.report.tables.questions import answer_cell, list_questions, options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.figures.figures import Figures


NO_ANSWERS = (
    "Frågan ”{question}”, som avsnittet ska ta upp, har inga svar i år. Skriv den under [avsnitt] så som den står i enkäten, "
    "eller ta bort den där."
)


def build_report(figures: Figures) -> Report:
    """The intern report of a year; a brief one lacks the tables that a summary shows nothing of."""
    compared = comparisons(figures)
    made = tables(figures, brief=figures.brief)
    return Report(
        year=figures.year,
        period=figures.period,
        area=figures.area,
        edition="intern",
        as_of=max((file.imported for file in figures.incoming), default=f"{figures.year}-12-31"),
        milieus=figures.milieus,
        sources=tuple(
            replace(figures.status(source), total=figures.cell(source)) for source in figures.sources
        ),
        incoming=figures.incoming,
        unread_files=figures.unread_files,
        counts=tuple(count for source in figures.sources for count in _counts(figures, source)),
        questions=tuple(
            question
            for source in figures.sources
            if source.survey
            for question in _questions(figures, source)
        ),
        comparisons=compared,
        tables=with_revisions(made, revisions(figures, made)),
        problems=(*figures.problems, *_unanswered(figures)),
        categories=figures.categories,
        remarks=remarks(figures, compared),
        frozen=figures.frozen,
        descriptions=figures.descriptions,
        findings=figures.findings,
        analysis=figures.analysis,
        background=figures.background,
        absent_background=tuple(_list_absent(figures)),
        text_answers=list_text_answers(figures),
    )


def _list_absent(figures: Figures) -> Iterator[str]:
    """Each source of figures from outside that was asked for some, and of which nothing has come in."""
    received = {source.source for source in figures.background}
    for source in figures.settings.vocabulary.asked_sources:
        is_absent = source.key not in received and figures.status(source).state != "not_asked"
        if source.form == "bakgrund" and is_absent:
            yield source.label


def _counts(figures: Figures, source: SourceDefinition) -> Iterator[Count]:
    """Every line of a source that came in, zeros included: by category, or by milieu where its cases say theirs."""
    if not figures.has_received(source):
        return
    milieus = {c.key: c.milieu for c in figures.categories.get(source.key, ())}
    by_milieu = "miljo" in source.columns and source.has_total
    lines = figures.milieu_lines() if by_milieu else figures.lines(source)
    for dimension, key, _ in lines:
        cell = figures.cell(source, {dimension: key})
        category = key if dimension == "category" else None
        milieu = (milieus.get(key) or RESIDUAL) if category else key
        figure = figures.stated(source, {dimension: key})
        yield Count(source.key, source.kind, category, milieu, figure.count, cell.trace, figure.state)


def _questions(figures: Figures, survey: SourceDefinition) -> Iterator[QuestionCount]:
    own = {one.key: one.type for one in figures.own_questions.get((figures.year, survey.key), ())}
    defined = {question.key for question in figures.questions_of(survey)}
    chosen = frozenset(map(fold, figures.settings.section_questions))
    for question in list_questions(figures, survey):
        if offered := options(figures, question):
            cells = [answer_cell(figures, survey, question, key) for key in offered]
            states = tuple(cell.state or FigureState.EXACT for cell in cells)
            counts = [
                cell.counted if state in COUNTED_STATES else None
                for cell, state in zip(cells, states, strict=True)
            ]
            condition = question.asked_if
            is_defined = question.key in defined
            yield QuestionCount(
                source=survey.key,
                question=question.key,
                label=question.short,
                multi=question.type == "flera_val",
                base=figures.count(survey, {"question": question.key}, kind=ANSWER),
                answers=tuple(
                    (key, label, n) for (key, label), n in zip(offered.items(), counts, strict=True)
                ),
                states=states,
                wording=question.wording,
                type=question.type if is_defined else own[question.key],
                is_defined=is_defined,
                asked_if=(condition.questions, condition.answers) if condition else None,
                summed=question.summed,
                is_event=question.is_event,
                phrase=question.phrase,
                in_section=bool(chosen & _names(survey, question)),
            )


def _names(survey: SourceDefinition, question: Question) -> frozenset[str]:
    """What the settings may call a question by."""
    named = (question.wording, question.short, question.key, f"{survey.key}/{question.key}")
    return frozenset(map(fold, named))


def _unanswered(figures: Figures) -> Iterator[Problem]:
    """A problem for each question that the settings name for the section and that nobody has answered."""
    known = {
        name
        for survey in figures.sources
        if survey.survey
        for question in list_questions(figures, survey)
        for name in _names(survey, question)
    }
    for name in figures.settings.section_questions:
        if fold(name) not in known:
            yield Problem("question_without_answers", NO_ANSWERS.format(question=name), FILE_NAME)
