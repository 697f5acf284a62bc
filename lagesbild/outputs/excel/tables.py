"""Finished tables on a sheet, one below the other: heading, table object, notes, legend, source, id and charts."""

from __future__ import annotations

from math import ceil
from textwrap import wrap
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.tables import MissingValue
from lagesbild.core.wording import period
from lagesbild.outputs.excel.cells import content, is_dense, write_cell
from lagesbild.outputs.excel.charts import insert_charts
from lagesbild.outputs.excel.names import headings, reference
from lagesbild.outputs.excel.plan import OVERVIEW
from lagesbild.outputs.excel.sizes import height, is_filtered, shared_widths
from lagesbild.outputs.excel.style import HEADER_ROW, PAGE_WIDTH, STANDARD_WIDTH
from lagesbild.outputs.labels import legend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from lagesbild.core.tables import Cell, Row, Table
    from lagesbild.outputs.excel.book import Book
    from lagesbild.outputs.excel.plan import SheetPlan

TO_ROWS = "Till raderna bakom siffran"


class Page(Struct, frozen=True):
    """A sheet that is being written, with the widths of its columns in digits."""

    book: Book
    sheet: Worksheet
    widths: tuple[int, ...]

    @property
    def last_column(self) -> int:
        """The last column that is printed: of the tables, or as far as a page reaches."""
        spare = max(0, PAGE_WIDTH - sum(self.widths))
        return len(self.widths) - 1 + ceil(spare / STANDARD_WIDTH)

    def write_lines(self, row: int, lines: Iterable[str], style: str = "note") -> int:
        """Write lines of text below each other, broken at the page's width; the number of the first free row."""
        for text in lines:
            for line in wrap(text, max(PAGE_WIDTH, sum(self.widths))):
                self.sheet.write_string(row, 0, line, self.book.format(style))
                row += 1
        return row


def write_table(book: Book, name: str, table_object: str, table: Table, front: str) -> None:
    """Write a table to a sheet of its own, with a way back to the front sheet."""
    _write_sheet(book, name, (table,), iter((table_object,)), front)


def write_tables(book: Book, name: str, plan: SheetPlan, objects: Iterator[str]) -> None:
    """Write the tables of a plan to one sheet, one below the other, under the names of table objects."""
    _write_sheet(book, name, plan.tables, objects, OVERVIEW)


def _write_sheet(book: Book, name: str, tables: Sequence[Table], objects: Iterator[str], front: str) -> None:
    page = open_page(book, name, tables)
    sheet = page.sheet
    covered = period(book.report.period.start, book.report.period.end)
    sheet.write_string(0, 0, tables[0].title if len(tables) == 1 else name, book.format("title"))
    unit = tables[0].unit if len(tables) == 1 else ""
    parts = (unit, f"Perioden {covered}", book.edition)
    sheet.write_string(1, 0, ". ".join(filter(None, parts)), book.format("subtitle"))
    sheet.write_url(2, 0, reference(front), book.format("link"), f"Till {front.lower()}")
    if len(tables) == 1:
        last = write_one(page, HEADER_ROW, tables[0], next(objects))
        sheet.freeze_panes(HEADER_ROW + 1, 1)
        sheet.repeat_rows(HEADER_ROW)
    else:
        last = write_stack(page, HEADER_ROW, tables, objects)
    sheet.print_area(0, 0, last, page.last_column)


def open_page(book: Book, name: str, tables: Sequence[Table]) -> Page:
    """Return a new sheet with columns that are wide enough for all the tables."""
    widths = shared_widths(tables)
    sheet = book.sheet(name, landscape=sum(widths) > PAGE_WIDTH)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    return Page(book, sheet, widths)


def write_stack(page: Page, row: int, tables: Sequence[Table], objects: Iterator[str]) -> int:
    """Write tables one below the other, each under its title, from a row on; the number of the first free row."""
    for table in tables:
        page.sheet.write_string(row, 0, table.title, page.book.format("title2"))
        page.sheet.write_string(row + 1, 0, table.unit, page.book.format("note"))
        row = write_one(page, row + 2, table, next(objects)) + 2
    return row


def write_one(page: Page, row: int, table: Table, name: str) -> int:
    """Write a table with its headings on a row, what stands below it, and its charts; the number of the last row in use."""
    if table.rows:
        _add_table(page, row, table, name)
        _write_body(page, row, table)
    below = page.write_lines(row + len(table.rows) + 2, _foot(table))
    below = page.write_lines(below, (f"Tabell-id: {table.id}",), "small")
    return insert_charts(page.book, page.sheet, table, row, below)


def _add_table(page: Page, row: int, table: Table, name: str) -> None:
    options = {
        "name": name,
        "style": "Table Style Light 1",
        "banded_rows": False,
        "autofilter": is_filtered(table),
        "columns": _columns(page.book, table),
    }
    page.sheet.add_table(row, 0, row + len(table.rows), len(table.columns), options)


def _columns(book: Book, table: Table) -> list[dict[str, object]]:
    """The headings of the table object, set like the cells below them where no button is in the way."""
    figures = {"count", "share"} if not is_filtered(table) else set()
    sides = ("left", *("right" if column.kind in figures else "left" for column in table.columns))
    return [
        {"header": head, "header_format": book.format("column", side)}
        for head, side in zip(_heads(table), sides, strict=True)
    ]


def _heads(table: Table) -> tuple[str, ...]:
    return headings((table.stub, *(column.label for column in table.columns)))


def _write_body(page: Page, top: int, table: Table) -> None:
    own = page.widths[: len(table.columns) + 1]
    page.sheet.set_row(top, height(_heads(table), own))
    for number, row in enumerate(table.rows, start=top + 1):
        _write_row(page.book, page.sheet, number, row, table)
        page.sheet.set_row(number, height((row.label, *map(_running_text, row.cells)), own))


def _write_row(book: Book, sheet: Worksheet, number: int, row: Row, table: Table) -> None:
    base = ("cell", "total") if row.total else ("cell",)
    sheet.write_string(number, 0, row.label, book.format(*base, "left", "text"))
    for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True), start=1):
        value, styles = content(cell.value, column, short=is_dense(table))
        style = book.format(*base, *styles)
        if link := book.places.link(cell.trace):
            sheet.write_url(number, place, link, style, tip=TO_ROWS)
        write_cell(sheet, (number, place), value, style)


def _running_text(cell: Cell) -> str:
    """The text that may have to be wrapped; a figure or a mark never is."""
    return cell.value if isinstance(cell.value, str) and not isinstance(cell.value, MissingValue) else ""


def _foot(table: Table) -> Iterator[str]:
    yield from table.notes
    yield from legend(table, short=is_dense(table))
    if table.source:
        yield f"Källa: {table.source.removeprefix('Källa: ')}"
