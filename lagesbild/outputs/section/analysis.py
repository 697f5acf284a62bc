"""Analys: the figures once more, milieu by milieu, and the marked place for the judgement of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import MissingValue, TableKind
from lagesbild.core.wording import digits, enumerate_words, inside
from lagesbild.outputs.section.blocks import Bullets, Judgement, Paragraph, Part
from lagesbild.outputs.section.sentences import figure_id

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table
    from lagesbild.outputs.section.blocks import Block

PLACE = (
    "Bedömning – skrivs av den lokala samordnaren i samråd med polisen. Vad betyder siffrorna för {area}? "
    "Vad är känt utöver dem, och hur säkert är det? Vad bör följas upp?"
)


def analysis(report: Report) -> tuple[Block, ...]:
    """The plain figures of each milieu, what must be weighed in, and the place for the judgement."""
    table = report.table(TableKind.MILIEU_BY_SOURCE)
    return (
        *(_figures(report, table) if table else ()),
        *_remarks(report),
        Judgement(PLACE.format(area=report.area)),
    )


def _figures(report: Report, table: Table) -> tuple[Block, ...]:
    rows = [row for row in table.rows if not row.total]
    intro = "Siffrorna i sammandrag, källa för källa och utan summor mellan källorna:"
    ids = tuple(_ids(report, table, row) for row in rows)
    return (
        Paragraph(intro, tuple(figure for of_row in ids for figure in of_row), (Part(intro),)),
        Bullets(tuple(_milieu(table, row) for row in rows), ids),
    )


def _ids(report: Report, table: Table, row: Row) -> tuple[str, ...]:
    return tuple(
        figure_id(report, column.key, row.key)
        for column, cell in zip(table.columns, row.cells, strict=True)
        if isinstance(cell.value, int)
    )


def _milieu(table: Table, row: Row) -> str:
    """Where a milieu appears and how often; of a hidden figure it is said that it is not shown."""
    pairs = [
        (inside(column.label), cell.value) for column, cell in zip(table.columns, row.cells, strict=True)
    ]
    seen = [f"{label} {digits(value)}" for label, value in pairs if isinstance(value, int) and value]
    hidden = [label for label, value in pairs if value is MissingValue.SUPPRESSED]
    withheld = f"antalet visas inte för {enumerate_words(hidden)}" if hidden else ""
    found = "; ".join(filter(None, (", ".join(seen), withheld)))
    return f"{row.label}: {found or 'redovisas inte i någon källa som har lämnat underlag'}."


def _remarks(report: Report) -> tuple[Block, ...]:
    if not report.remarks:
        return ()
    return Paragraph("Att väga in när siffrorna läses:"), Bullets(report.remarks)
