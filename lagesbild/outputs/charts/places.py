"""A level bar for the sum of each row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import MissingValue
from lagesbild.outputs.charts.description import LEVEL_BARS, Mark, Panel, Picture, note
from lagesbild.outputs.charts.series import LARGEST_UNIT, cells_of, detail_rows, row_total
from lagesbild.outputs.labels import cell_text

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table

PITCH, THICKNESS = 0.75, 0.5


def places(table: Table, _report: Report) -> Picture:
    """The bars of this year, on one scale."""
    rows = detail_rows(table)
    panel = Panel(tuple(_mark(number, row, table) for number, row in enumerate(rows)))
    return Picture(LEVEL_BARS, tuple(row.label for row in rows), (panel,), LARGEST_UNIT, PITCH, THICKNESS)


def _mark(number: int, row: Row, table: Table) -> Mark:
    value, cells = row_total(row, table), cells_of(row, table)
    if isinstance(value, MissingValue) and value is not MissingValue.SUPPRESSED:
        return note(number, cell_text(value), cells)
    return Mark(number, cell_text(value), cells, value if isinstance(value, int) else 0, bold=True)
