"""All that was gathered of a year -> its finished report: statuses, figures, comparisons and tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagesbild.core.figures import Count, QuestionCount
from lagesbild.core.report import Report
from lagesbild.core.states import COUNTED_STATES, FigureState
from lagesbild.figures.comparisons import comparisons
from lagesbild.figures.figures import ANSWER, RESIDUAL
from lagesbild.figures.remarks import remarks
from lagesbild.figures.text_answers import list_text_answers
from lagesbild.report.revisions import revisions, with_revisions
from lagesbild.report.tables.catalogue import tables
from lagesbild.report.tables.questions import answer_cell, list_questions, options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.figures.figures import Figures


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
        problems=figures.problems,
        categories=figures.categories,
        remarks=remarks(figures, compared),
        frozen=figures.frozen,
        descriptions=figures.descriptions,
        findings=figures.findings,
        analysis=figures.analysis,
        background=figures.background,
        text_answers=list_text_answers(figures.settings, figures.incoming),
    )


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
    own_types = {own.key: own.type for own in figures.own_questions.get(survey.key, ())}
    for question in list_questions(figures, survey):
        if question.type in {"ja_nej", "val", "flerval"}:
            offered = options(figures, question)
            cells = [answer_cell(figures, survey, question, key) for key in offered]
            states = tuple(cell.state or FigureState.EXACT for cell in cells)
            counts = [
                cell.counted if state in COUNTED_STATES else None
                for cell, state in zip(cells, states, strict=True)
            ]
            answers = tuple((key, label, n) for (key, label), n in zip(offered.items(), counts, strict=True))
            base = figures.count(survey, {"question": question.key}, kind=ANSWER)
            own = own_types.get(question.key)
            yield QuestionCount(
                source=survey.key,
                question=question.key,
                label=question.short,
                multi=question.type == "flerval",
                base=base,
                answers=answers,
                states=states,
                wording=question.headings[0],
                type=own or question.type,
                is_defined=own is None,
            )
