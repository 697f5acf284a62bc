"""Finished tables as the page lays them out: every figure with its id, and with the way to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.outputs.captions import caption, footnotes
from lagesbild.outputs.captions import cell as cell_text

if TYPE_CHECKING:
    from lagesbild.core.tables import Cell, Column, Row, Table
    from lagesbild.outputs.html.figures import Behind, Sources

FIGURES = frozenset({"count", "share"})
"""The kinds of columns that hold figures."""


class CellView(Struct, frozen=True):
    """A cell: what it says, the id of its place, whether it is a figure, and what it opens to."""

    text: str
    place: str
    is_figure: bool
    behind: Behind | None = None


class RowView(Struct, frozen=True):
    """A row: its label and its cells."""

    label: str
    cells: tuple[CellView, ...]
    total: bool = False


class TableView(Struct, frozen=True):
    """A table with its caption, its headings and the notes below it."""

    id: str
    caption: str
    stub: str
    headings: tuple[tuple[str, bool], ...]
    """What heads each column, and whether figures stand in it."""
    rows: tuple[RowView, ...]
    notes: tuple[str, ...]


def view_table(table: Table, sources: Sources) -> TableView:
    """A table, cell by cell."""
    return TableView(
        table.id,
        caption(table),
        table.stub,
        tuple((column.label, column.kind in FIGURES) for column in table.columns),
        tuple(_row(table, row, sources) for row in table.rows),
        footnotes(table),
    )


def _row(table: Table, row: Row, sources: Sources) -> RowView:
    pairs = zip(table.columns, row.cells, strict=True)
    return RowView(
        row.label, tuple(_cell(table, row, column, cell, sources) for column, cell in pairs), row.total
    )


def _cell(table: Table, row: Row, column: Column, cell: Cell, sources: Sources) -> CellView:
    return CellView(
        cell_text(cell.value, table),
        table.place(row, column).id,
        column.kind in FIGURES,
        sources.behind(cell.trace),
    )
