"""One finished table on a sheet of its own: heading, table object, notes, legend, source, id and charts."""

from __future__ import annotations

from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING

from lagesbild.core.tables import MissingValue
from lagesbild.core.wording import period
from lagesbild.outputs.excel.cells import content, is_dense, write_cell
from lagesbild.outputs.excel.charts import insert_charts
from lagesbild.outputs.excel.names import headings, reference
from lagesbild.outputs.excel.sizes import column_widths, height
from lagesbild.outputs.excel.style import HEADER_ROW, PAGE_WIDTH, STANDARD_WIDTH
from lagesbild.outputs.labels import legend

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from lagesbild.core.tables import Cell, Row, Table
    from lagesbild.outputs.excel.book import Book

CONTENTS = "Innehåll"
FILTERED_FROM = 25
"""From so many rows on, a table gets buttons to sort and filter by, unless it ends in a sum."""


def write_table(book: Book, name: str, table_object: str, table: Table) -> None:
    """Write a table to a sheet of its own, under the names of the sheet and of the table object."""
    widths = column_widths(table, short=is_dense(table), buttons=_is_filtered(table))
    across = max(sum(widths), PAGE_WIDTH)
    sheet = book.sheet(name, landscape=sum(widths) > PAGE_WIDTH)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    _write_head(book, sheet, table)
    if table.rows:
        _add_table(book, sheet, table, table_object)
        _write_body(book, sheet, table, widths)
    below = _write_foot(book, sheet, table, across)
    last = insert_charts(book, sheet, table, below)
    spare = ceil((across - sum(widths)) / STANDARD_WIDTH)
    sheet.print_area(0, 0, last, len(widths) - 1 + spare)


def _write_head(book: Book, sheet: Worksheet, table: Table) -> None:
    covered = period(book.report.period.start, book.report.period.end)
    parts = (table.unit, f"Perioden {covered}", book.edition)
    sheet.write_string(0, 0, table.title, book.format("title"))
    sheet.write_string(1, 0, ". ".join(filter(None, parts)), book.format("subtitle"))
    sheet.write_url(2, 0, reference(CONTENTS), book.format("link"), "Till innehållet")


def _add_table(book: Book, sheet: Worksheet, table: Table, name: str) -> None:
    place = (HEADER_ROW, 0, HEADER_ROW + len(table.rows), len(table.columns))
    options = {
        "name": name,
        "style": "Table Style Light 1",
        "banded_rows": False,
        "autofilter": _is_filtered(table),
        "columns": _columns(book, table),
    }
    sheet.add_table(*place, options)


def _columns(book: Book, table: Table) -> list[dict[str, object]]:
    """The headings of the table object, set like the cells below them where no button is in the way."""
    figures = {"count", "share"} if not _is_filtered(table) else set()
    sides = ("left", *("right" if column.kind in figures else "left" for column in table.columns))
    return [
        {"header": head, "header_format": book.format("column", side)}
        for head, side in zip(_heads(table), sides, strict=True)
    ]


def _is_filtered(table: Table) -> bool:
    return len(table.rows) >= FILTERED_FROM and not any(row.total for row in table.rows)


def _heads(table: Table) -> tuple[str, ...]:
    return headings((table.stub, *(column.label for column in table.columns)))


def _write_body(book: Book, sheet: Worksheet, table: Table, widths: Sequence[int]) -> None:
    sheet.set_row(HEADER_ROW, height(_heads(table), widths))
    for number, row in enumerate(table.rows, start=HEADER_ROW + 1):
        _write_row(book, sheet, number, row, table)
        sheet.set_row(number, height((row.label, *map(_running_text, row.cells)), widths))
    sheet.freeze_panes(HEADER_ROW + 1, 1)
    sheet.repeat_rows(HEADER_ROW)


def _write_row(book: Book, sheet: Worksheet, number: int, row: Row, table: Table) -> None:
    base = ("cell", "total") if row.total else ("cell",)
    sheet.write_string(number, 0, row.label, book.format(*base, "left", "text"))
    for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True), start=1):
        value, styles = content(cell.value, column, short=is_dense(table))
        write_cell(sheet, (number, place), value, book.format(*base, *styles))


def _running_text(cell: Cell) -> str:
    """The text that may have to be wrapped; a figure or a mark never is."""
    return cell.value if isinstance(cell.value, str) and not isinstance(cell.value, MissingValue) else ""


def _write_foot(book: Book, sheet: Worksheet, table: Table, across: int) -> int:
    """Write what stands below the table; the number of the first free row."""
    number = HEADER_ROW + len(table.rows) + 2
    for text, style in _foot(table):
        for line in wrap(text, across):
            sheet.write_string(number, 0, line, book.format(style))
            number += 1
    return number


def _foot(table: Table) -> Iterator[tuple[str, str]]:
    yield from ((note, "note") for note in table.notes)
    yield from ((line, "note") for line in legend(table, short=is_dense(table)))
    if table.source:
        yield f"Källa: {table.source.removeprefix('Källa: ')}", "note"
    yield f"Tabell-id: {table.id}", "small"
