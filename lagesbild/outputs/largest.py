"""What is printed of a table with more parts of an area than a page or a picture can hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagesbild.core.tables import TableKind
from lagesbild.core.wording import digits

if TYPE_CHECKING:
    from lagesbild.core.tables import Row, Table

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
    return sum(cell.value for cell in row.cells if isinstance(cell.value, int))
