"""All sources, lines and years in one table of the intern workbook, to filter and to pivot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import Cell, Column, MissingValue, Row, Table, TableKind

if TYPE_CHECKING:
    from lagesbild.core.report import Report

TITLE = "Alla källor, rader och år"
UNIT = "Antal i varje källas egen enhet; lägg inte ihop källorna"
SOURCE, COUNTED_AS = Column("source", "Källa", "text"), Column("unit", "Räknas i", "text")


def tabulate_development(report: Report) -> tuple[Table, ...]:
    """Return the table; none in the public edition, whose tables are read back one by one, or of a single source.

    A row for each line of each source, its total among them, and a column for each year that any of them knows.
    """
    sources = {status.key for status in report.sources}
    tables = [table for table in report.tables if table.kind is TableKind.BY_YEAR and table.about in sources]
    if report.edition == "publik" or len(tables) < 2:  # noqa: PLR2004 — one table says it by itself
        return ()
    years = sorted({column.key for table in tables for column in table.columns})
    rows = tuple(_join(table, row, years, report) for table in tables for row in table.rows)
    columns = (*(Column(year, year) for year in years), SOURCE, COUNTED_AS)
    return (Table(TableKind.DEVELOPMENT, TITLE, UNIT, "Rad", columns, rows),)


def _join(table: Table, row: Row, years: list[str], report: Report) -> Row:
    """A line of a source with its figures of all years; what its own table has no column for is not known."""
    known = {column.key: cell for column, cell in zip(table.columns, row.cells, strict=True)}
    status = report.source(table.about)
    figures = (known.get(year, Cell(MissingValue.NOT_REPORTED)) for year in years)
    return Row(f"{table.about}/{row.key}", row.label, (*figures, Cell(status.label), Cell(status.unit[1])))
