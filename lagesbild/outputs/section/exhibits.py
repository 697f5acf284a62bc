"""The tables and charts that belong in the section; all others stay in the workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagesbild.core.tables import Column, Row
from lagesbild.outputs.largest import printed
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
    by_source = (table for key in graffiti for table in (f"ar_{key}", f"{key}_omrade"))
    return _exhibits(report, charts, ("miljo_kalla", *by_source))


def mapping_exhibits(report: Report, charts: Sequence[ChartLike]) -> tuple[TableBlock | Figure, ...]:
    """Who answered the surveys, what they answered, and what has been revised since it was published."""
    questions = (f"fragor_{survey.key}" for survey in surveys(report))
    return _exhibits(report, charts, ("svarande", *questions, "revideringar"))


def _exhibits(
    report: Report, charts: Sequence[ChartLike], ids: Iterable[str]
) -> tuple[TableBlock | Figure, ...]:
    blocks: list[TableBlock | Figure] = []
    for table in filter(None, map(report.table, ids)):
        shown = _sources_as_rows(report, table) if table.id == "miljo_kalla" else printed(table)
        blocks.append(TableBlock(shown))
        blocks += [Figure(chart) for chart in charts if chart.table == table.id]
    return tuple(blocks)


def _sources_as_rows(report: Report, table: Table) -> Table:
    """The table of milieus and sources turned, so that it fits a page however many the sources are."""
    short = {milieu.code: milieu.short for milieu in report.milieus}
    label = {status.key: status.label for status in report.sources}
    rows = tuple(
        Row(column.key, label.get(column.key, column.label), tuple(row.cells[place] for row in table.rows))
        for place, column in enumerate(table.columns)
    )
    columns = tuple(Column(row.key, short.get(row.key, row.label)) for row in table.rows)
    return replace(table, stub="Källa", columns=columns, rows=rows)
