"""What is printed of a table, and what stands over and under it, alike in Word and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.tables import TableKind
from lagesbild.core.wording import digits
from lagesbild.outputs.labels import cell_text, legend, short_cell_text

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table, Value

INTERNAL = "Intern utgåva"
"""The marking of the edition that must not be published."""
MOST_WIDE_COLUMNS = 4
"""How many columns of figures leave room for marks in full."""


def edition_marking(report: Report) -> str:
    """What every page must say of the edition; nothing for the public one."""
    return INTERNAL if report.edition == "intern" else ""


def caption(table: Table) -> str:
    """The title and the unit: "Klotter efter innehåll. Antal."."""
    return f"{table.title.rstrip('.')}. {table.unit.rstrip('.')}."


def is_wide(table: Table) -> bool:
    """Whether the table has so many columns that only short marks fit."""
    return len(table.columns) > MOST_WIDE_COLUMNS


def cell(value: Value, table: Table) -> str:
    """What stands in a cell of the table."""
    return short_cell_text(value) if is_wide(table) else cell_text(value)


def footnotes(table: Table) -> tuple[str, ...]:
    """The table's notes, the meaning of its marks and its source, each a sentence of its own."""
    marks = "; ".join(legend(table, short=is_wide(table)))
    source = f"Källa: {table.source.removeprefix('Källa: ')}" if table.source else ""
    return tuple(f"{line.rstrip('.')}." for line in (*table.notes, marks, source) if line)


MOST_AREAS = 30
"""So many parts fit one page and one picture; the workbook has them all."""


def printed(table: Table) -> Table:
    """The table as it is printed: of very many parts of an area those with most, in the table's own order."""
    parts = [row for row in table.rows if not row.total]
    if table.kind is not TableKind.BY_AREA or len(parts) <= MOST_AREAS:
        return table
    largest = sorted(parts, key=_amount, reverse=True)[:MOST_AREAS]
    kept = {row.key for row in largest}
    note = f"Visar de {MOST_AREAS} med flest, av {digits(len(parts))}; alla står i arbetsboken."
    rows = tuple(row for row in table.rows if row.total or row.key in kept)
    return replace(table, rows=rows, notes=(*table.notes, note))


def _amount(row: Row) -> int:
    return sum(cell.counted or 0 for cell in row.cells)
