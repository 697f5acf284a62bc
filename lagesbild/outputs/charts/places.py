"""A level bar for the sum of each row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.tables import MissingValue
from lagesbild.outputs.charts.description import LEVEL_BARS, Mark, Panel, Picture, note
from lagesbild.outputs.charts.series import LARGEST_UNIT, cells_of, detail_rows, drawn_length, row_total
from lagesbild.outputs.labels import cell_text

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table, Value

PITCH, THICKNESS = 0.75, 0.5


def places(table: Table, _report: Report) -> Picture:
    """The bars of this year on one scale, the longest first."""
    table = ranked(table)
    rows = detail_rows(table)
    panel = Panel(tuple(_mark(number, row, table) for number, row in enumerate(rows)))
    return Picture(LEVEL_BARS, tuple(row.label for row in rows), (panel,), LARGEST_UNIT, PITCH, THICKNESS)


def ranked(table: Table) -> Table:
    """The table with its rows by size, what is not known last; equal ones keep their order."""
    rows = sorted(detail_rows(table), key=lambda row: _size(row_total(row, table)), reverse=True)
    return replace(table, rows=tuple(rows))


def _size(value: Value) -> int:
    return -1 if isinstance(value, MissingValue) else drawn_length(value)


def _mark(number: int, row: Row, table: Table) -> Mark:
    value, cells = row_total(row, table), cells_of(row, table)
    if isinstance(value, MissingValue) and value is not MissingValue.SUPPRESSED:
        return note(number, cell_text(value), cells)
    return Mark(number, cell_text(value), cells, drawn_length(value), bold=True)
