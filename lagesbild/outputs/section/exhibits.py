"""The tables and charts that belong in the section; all others stay in the workbook."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from lagesbild.core.tables import TableKind
from lagesbild.outputs.captions import printed
from lagesbild.outputs.section.blocks import Figure, TableBlock
from lagesbild.outputs.section.sentences import graffiti_sources, surveys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.section.blocks import ChartLike


def picture_exhibits(report: Report, charts: Sequence[ChartLike]) -> tuple[TableBlock | Figure, ...]:
    """Milieus by source, and graffiti by year and by area."""
    graffiti = (status.key for status in graffiti_sources(report))
    by_source = ((kind, key) for key in graffiti for kind in (TableKind.BY_YEAR, TableKind.BY_AREA))
    return _exhibits(report, charts, ((TableKind.MILIEU_BY_SOURCE, ""), *by_source))


def collection_exhibits(report: Report, charts: Sequence[ChartLike]) -> tuple[TableBlock | Figure, ...]:
    """Who answered the surveys, what they answered, and what has been revised since it was published."""
    questions = ((TableKind.YES_NO_QUESTIONS, survey.key) for survey in surveys(report))
    return _exhibits(report, charts, ((TableKind.RESPONDENTS, ""), *questions, (TableKind.REVISIONS, "")))


def _exhibits(
    report: Report, charts: Sequence[ChartLike], wanted: Iterable[tuple[TableKind, str]]
) -> tuple[TableBlock | Figure, ...]:
    blocks: list[TableBlock | Figure] = []
    for table in filter(None, itertools.starmap(report.table, wanted)):
        turned = table.kind is TableKind.MILIEU_BY_SOURCE
        shown = _sources_as_rows(report, table) if turned else printed(table)
        blocks.append(TableBlock(shown))
        blocks += [Figure(chart) for chart in charts if chart.table == table.id]
    return tuple(blocks)


def _sources_as_rows(report: Report, table: Table) -> Table:
    """The table of milieus and sources turned, so that it fits a page however many the sources are."""
    short = {milieu.code: milieu.short for milieu in report.milieus}
    label = {status.key: status.label for status in report.sources}
    return table.turned("Källa", row_labels=label, column_labels=short)
