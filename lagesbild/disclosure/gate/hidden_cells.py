"""Every place of a suppressed figure, looked up in the files as written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lagesbild.core.tables import CellPlace, TableKind, figure_id
from lagesbild.disclosure.gate.chart_caches import find_cache_mismatches
from lagesbild.disclosure.gate.read_back import sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from lagesbild.core.report import Report
    from lagesbild.core.suppression import SuppressedFigure
    from lagesbild.core.tables import Table

    Grid = Sequence[Sequence[object]]

ID_LINE = "Tabell-id: {}"
"""What stands below every table of the workbook."""


class HiddenCells(Struct, frozen=True):
    """The suppressed figures of an edition by every name that a file could use for them."""

    figures: frozenset[str]
    """Their ids."""
    cells: frozenset[CellPlace]
    """Their places in the tables, as they stand there and as they are printed."""
    counts: frozenset[tuple[str, str | None, str]]
    """The counts that tell them: source, category, milieu."""
    tables: tuple[Table, ...]
    """The tables of the edition."""
    turned: tuple[Table, ...] = ()
    """Those of them that the section prints with rows and columns changed."""


def collect_hidden_cells(
    full_report: Report, published: Report, hidden: Sequence[SuppressedFigure]
) -> HiddenCells:
    """The hidden cells, looked up in the report as it was before anything was masked."""
    traces = {figure.trace for figure in hidden}
    cells = frozenset(
        table.place(row, column)
        for table in (*full_report.tables, *_turned(full_report))
        for row, column, cell in table.cells()
        if cell.trace in traces
    )
    counts = frozenset((c.source, c.category, c.milieu) for c in full_report.counts if c.trace in traces)
    names = frozenset(trace.id for trace in traces)
    return HiddenCells(names, cells, counts, published.tables, _turned(published))


def _turned(report: Report) -> tuple[Table, ...]:
    """The table of milieus and sources as the section prints it: a row for each source."""
    table = report.table(TableKind.MILIEU_BY_SOURCE)
    labels = {status.key: status.label for status in report.sources}
    return () if table is None else (table.turned("Källa", row_labels=labels, column_labels={}),)


def find_json_disclosures(content: bytes, hidden: HiddenCells) -> Iterator[str]:
    """Yield the places of a JSON report that hold a suppressed figure."""
    report = json.loads(content)
    yield from (f"tabellen {name}" for name in _find_in_cells(report, {place.id for place in hidden.cells}))
    for count in report["counts"]:
        key = (count["source"], count["category"], count["milieu"])
        if key in hidden.counts and count["count"] is not None:
            yield f"counts, {'/'.join(filter(None, key))}"
    for question in report["questions"]:
        source, key = question["source"], question["question"]
        for answer, count in question["answers"].items():
            if figure_id(source, (key, answer), report["year"]) in hidden.figures and count is not None:
                yield f"questions, {source}/{key}/{answer}"


def _find_in_cells(report: Mapping[str, Any], hidden: AbstractSet[str]) -> Iterator[str]:
    for table in report["tables"]:
        for row in table["rows"]:
            columns = zip(row["cell_ids"], row["cells"], row["shares"], row["figure_ids"], strict=True)
            for name, *published in columns:
                if name in hidden and published != [None, None, None]:
                    yield name


def find_workbook_disclosures(content: bytes, hidden: HiddenCells) -> Iterator[str]:
    """Yield the cells and charts of a workbook that hold a suppressed figure, and tables that cannot be found again."""
    yield from find_cache_mismatches(content)
    grids = sheets(content)
    for table in hidden.tables:
        places = [
            (number, position)
            for number, row in enumerate(table.rows)
            for position, column in enumerate(table.columns)
            if table.place(row, column) in hidden.cells
        ]
        for name, grid in grids.items():
            if places and (end := _id_row(grid, table)) is not None:
                yield from (f"blad {name}, {place}" for place in _find_in_places(grid[:end], table, places))


def _find_in_places(grid: Grid, table: Table, places: Sequence[tuple[int, int]]) -> Iterator[str]:
    start = _start(grid, [row.label for row in table.rows])
    if start is None:
        yield f"där tabellen {table.id} inte står som den ska"
        return
    for number, column in places:
        value = grid[start + number][column + 1]
        if not isinstance(value, str) or any(sign.isdigit() for sign in value):
            yield f"rad {start + number + 1}, kolumn {column + 2}"


def _id_row(grid: Grid, table: Table) -> int | None:
    """The row of a sheet that holds a table's id, below the table; None where the sheet has another."""
    line = ID_LINE.format(table.id)
    return next((number for number, row in enumerate(grid) if str(row[0]) == line), None)


def _start(grid: Grid, labels: Sequence[str]) -> int | None:
    """The row where a table's rows begin, known by their labels: the last such place, right above the table's id."""
    first = [str(row[0]) for row in grid]
    places = range(len(first) - len(labels), -1, -1)
    return next((start for start in places if first[start : start + len(labels)] == list(labels)), None)
