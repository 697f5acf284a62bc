"""Which pictures stand in the section, and which tables and pictures in its appendix."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from lagesbild.core.tables import TableKind
from lagesbild.core.wording import SMALLEST_BASE, enumerate_words
from lagesbild.outputs.captions import printed
from lagesbild.outputs.section.blocks import FigureBlock, TableBlock
from lagesbild.outputs.section.sentences import sources_by_category, surveys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.figures import QuestionCount
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.section.blocks import ChartLike

OF_CATEGORIES = (TableKind.BY_YEAR, TableKind.BY_AREA, TableKind.BY_MONTH)
"""The tables of a source with categories that the appendix has."""
DECLARED = (
    *(TableKind.BY_CHANNEL, TableKind.BY_PLACE, TableKind.BY_TYPE, TableKind.CROSSED),
    TableKind.SHARE_OF_WHOLE,
)
"""Those that a source has only where its definition says so."""


def pictures_of_year(report: Report, charts: Sequence[ChartLike]) -> tuple[FigureBlock, ...]:
    """The year at a glance, and each source with categories by those and by year."""
    tables = [report.table(TableKind.MILIEU_BY_SOURCE), *_by_category_and_year(report)]
    return tuple(
        FigureBlock(chart, f"Siffrorna står i bilagan, i tabellen ”{table.title}”.")
        for table in filter(None, tables)
        for chart in charts
        if table.id in chart.tables
    )


def _by_category_and_year(report: Report) -> Iterator[Table | None]:
    for status in sources_by_category(report):
        yield report.table(TableKind.BY_YEAR, status.key)


def tables_and_charts(report: Report, charts: Sequence[ChartLike]) -> tuple[TableBlock | FigureBlock, ...]:
    """The tables of the appendix, each with its picture where the section does not show it."""
    shown = {figure.chart.name for figure in pictures_of_year(report, charts)}
    blocks: list[TableBlock | FigureBlock] = []
    for table in filter(None, itertools.starmap(report.table, _wanted(report))):
        pictures = [chart for chart in charts if chart.tables[-1] == table.id and chart.name not in shown]
        if table.kind is TableKind.BY_MONTH and not pictures:
            continue
        turned = table.kind is TableKind.MILIEU_BY_SOURCE
        blocks.append(TableBlock(_sources_as_rows(report, table) if turned else printed(table)))
        blocks += [FigureBlock(chart, _where_figures_stand(chart, report)) for chart in pictures]
    return tuple(blocks)


def _where_figures_stand(chart: ChartLike, report: Report) -> str:
    titles = [f"”{table.title}”" for table in report.tables if table.id in chart.tables]
    return f"Siffrorna står i {'tabellen' if len(titles) == 1 else 'tabellerna'} {enumerate_words(titles)}."


def _wanted(report: Report) -> Iterator[tuple[TableKind, str] | tuple[TableKind, str, str]]:
    yield TableKind.MILIEU_BY_SOURCE, ""
    yield TableKind.BY_DISTRICT, ""
    for status in sources_by_category(report):
        yield from ((kind, status.key) for kind in OF_CATEGORIES)
    by_category = {status.key for status in sources_by_category(report)}
    for table in report.tables:
        if table.kind in DECLARED or (table.kind in OF_CATEGORIES[1:] and table.about not in by_category):
            yield table.kind, table.about
    yield TableKind.RESPONDENTS, ""
    yield from ((TableKind.YES_NO_QUESTIONS, survey.key) for survey in surveys(report))
    for question in filter(_is_for_appendix, report.questions):
        yield TableKind.CHOICES, question.source, question.question
        yield TableKind.ANSWERS_BY_GROUP, question.source, question.question
        if question.in_section:
            yield TableKind.ANSWERS_BY_YEAR, question.source, question.question
    yield from ((TableKind.BACKGROUND, source.source) for source in report.background)
    yield TableKind.REVISIONS, ""


def _is_for_appendix(question: QuestionCount) -> bool:
    """Whether a question is more than a follow-up that few were asked: the workbook has those."""
    return question.asked_if is None or (question.base or 0) >= SMALLEST_BASE


def _sources_as_rows(report: Report, table: Table) -> Table:
    """The table of milieus and sources turned, so that it fits a page however many the sources are."""
    short = {milieu.code: milieu.short for milieu in report.milieus}
    label = {status.key: status.label for status in report.sources}
    return table.turned("Källa", row_labels=label, column_labels=short)
