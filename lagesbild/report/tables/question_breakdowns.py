"""The answers to each question by the group that the respondents say they belong to, and year by year."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagesbild.core.own_questions import order_options
from lagesbild.core.records import ANSWER
from lagesbild.core.states import FigureState
from lagesbild.core.tables import (
    ANSWER_BASE,
    EVERYBODY,
    UNSAID,
    UNSAID_LABEL,
    Cell,
    Column,
    MissingValue,
    Row,
    Table,
    TableKind,
)
from lagesbild.core.text import fold
from lagesbild.core.wording import inside
from lagesbild.report.tables.questions import (
    SUM,
    list_questions,
    list_received,
    notes_of,
    options,
    share_cell,
    sum_cell,
    sum_label,
    with_options,
)
from lagesbild.report.tables.years import MOST_YEARS, source_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.figures.figures import Figures

FEWEST_YEARS = 2


def answers_by_group(figures: Figures) -> Iterator[Table]:
    """One table for each survey with a question that divides the answers, and each other question: shares by group."""
    for survey in list_received(figures):
        asked = list_questions(figures, survey)
        group = next((question for question in asked if question.group), None)
        for question in asked:
            if group and question is not group and options(figures, question):
                yield _by_group(figures, survey, question, group)


def _by_group(figures: Figures, survey: SourceDefinition, question: Question, group: Question) -> Table:
    named = options(figures, group)
    columns = [Column(key, label, "share") for key, label in named.items()]
    groups = {**{key: key for key in named}, UNSAID: ""}

    def cell_of(column: str, where: Mapping[str, str]) -> Cell:
        narrowed = {} if column == EVERYBODY else {"subgroup": groups[column]}
        return figures.cell(survey, {"question": question.key, **where, **narrowed}, kind=ANSWER)

    if cell_of(UNSAID, {}).counted:
        columns.append(Column(UNSAID, UNSAID_LABEL, "share"))
    columns.append(Column(EVERYBODY, "Alla", "share"))
    return Table(
        kind=TableKind.ANSWERS_BY_GROUP,
        about=survey.key,
        question=question.key,
        title=f"{question.short}, efter {_named(group)} {figures.year}",
        unit="Andel av svaren",
        stub=question.short,
        columns=tuple(columns),
        rows=tuple(_shares(figures, question, columns, cell_of)),
        notes=tuple(notes_of(figures, survey, question)),
        source=source_line(survey),
    )


def _named(group: Question) -> str:
    """What the answers are divided by, inside a title."""
    return f"svar på ”{group.short}”" if group.short.endswith("?") else inside(group.short)


def _shares(
    figures: Figures,
    question: Question,
    columns: Sequence[Column],
    cell_of: Callable[[str, Mapping[str, str]], Cell],
) -> Iterator[Row]:
    """A row for each option, one for those that are counted together, and the base of every column."""
    offered = options(figures, question)
    bases = [cell_of(column.key, {}) for column in columns]
    counts = {key: [cell_of(column.key, {"category": key}) for column in columns] for key in offered}
    for key, label in offered.items():
        cells = (_part(cell, base) for cell, base in zip(counts[key], bases, strict=True))
        yield Row(key, label, tuple(cells))
    sums = [
        sum_cell(question, {key: cells[place] for key, cells in counts.items()})
        for place in range(len(columns))
    ]
    if known := [cell for cell in sums if cell is not None]:
        cells = (_part(cell, base) for cell, base in zip(known, bases, strict=True))
        yield Row(SUM, sum_label(question, offered), tuple(cells))
    yield Row(ANSWER_BASE, "Antal svar", tuple(bases), total=True)


def _part(cell: Cell, base: Cell) -> Cell:
    """A count as a share of its base; what is no number, or has no base, stays as it is."""
    return share_cell(cell, base.value) if isinstance(base.value, int) and base.value else base


def answers_by_year(figures: Figures) -> Iterator[Table]:
    """One table for each question that was answered this year and another: shares by year, with their bases."""
    for survey in list_received(figures):
        for question in list_questions(figures, survey):
            asked = [year for year in figures.years[-MOST_YEARS:] if _base(figures, survey, question, year)]
            if len(asked) >= FEWEST_YEARS and options(figures, question):
                yield _by_year(figures, survey, _over_years(figures, survey, question), asked)


def _base(figures: Figures, survey: SourceDefinition, question: Question, year: int) -> int:
    return figures.count(survey, {"question": question.key}, year=year, kind=ANSWER)


def _over_years(figures: Figures, survey: SourceDefinition, question: Question) -> Question:
    """The question with the options that were chosen in any year, where none are written."""
    chosen = [
        own
        for year in figures.years
        for own in figures.own_questions.get((year, survey.key), ())
        if own.key == question.key
    ]
    if not chosen:
        return question
    every = dict.fromkeys(option for own in chosen for option in own.options)
    counts = {
        option: figures.count(survey, {"question": question.key, "category": option}, kind=ANSWER)
        for option in every
    }
    return with_options(question, order_options(counts))


def _by_year(figures: Figures, survey: SourceDefinition, question: Question, asked: Sequence[int]) -> Table:
    years = range(asked[0], figures.year + 1)
    columns = [Column(str(year), str(year), "share") for year in years]

    def cell_of(column: str, where: Mapping[str, str]) -> Cell:
        year = int(column)
        cell = figures.cell(survey, {"question": question.key, **where}, year=year, kind=ANSWER)
        if year in asked or not figures.has_received(survey, year):
            return cell
        return Cell(MissingValue.NOT_ASKED, state=FigureState.NOT_ASKED)

    broken = list(_breaks(figures, survey, question, asked))
    reworded = [
        f"Frågan löd {year} ”{wording}”."
        for year, wording in _other_wordings(figures, survey, question, asked)
    ]
    return Table(
        kind=TableKind.ANSWERS_BY_YEAR,
        about=survey.key,
        question=question.key,
        title=f"{question.short}, {survey.area_label or survey.label}, per år",
        unit="Andel av svaren",
        stub=question.short,
        columns=tuple(columns),
        rows=tuple(_shares(figures, question, columns, cell_of)),
        notes=(*notes_of(figures, survey, question), *reworded, *(said for _, said in broken)),
        source=source_line(survey),
        breaks=tuple(str(year) for year, _ in broken),
    )


def _other_wordings(
    figures: Figures, survey: SourceDefinition, question: Question, years: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """Each year in which the question asked something else, with its wording then."""
    earlier = {fold(wording): wording for wording in question.earlier_wordings}
    for year in years:
        if wording := earlier.get(fold(figures.wordings.get((year, survey.key, question.key), ""))):
            yield year, wording


def _breaks(
    figures: Figures, survey: SourceDefinition, question: Question, years: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """Each year that cannot be compared with the one before it, and why."""
    others = dict(_other_wordings(figures, survey, question, years))
    for earlier, later in pairwise(years):
        reason = figures.break_reason(survey, earlier, later)
        if others.get(earlier, "") != others.get(later, ""):
            reason = "frågan löd annorlunda"
        if reason:
            yield later, f"Serien är bruten mellan {earlier} och {later}: {reason.rstrip('.')}."
