"""A sheet of text: a title, and lines of a term and what is said of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lagesbild.outputs.excel.cells import write_cell
from lagesbild.outputs.excel.names import reference
from lagesbild.outputs.excel.sizes import height
from lagesbild.outputs.excel.style import LINE

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from lagesbild.outputs.excel.book import Book
    from lagesbild.outputs.excel.pages import PageLine, TextPage

TERM_WIDTH, TEXT_WIDTH = 32, 62
FIRST_LINE = 3
SPACE = 3
"""Points between two lines."""


def write_text(book: Book, name: str, page: TextPage) -> None:
    """Write a page of text to a sheet of its own."""
    sheet = book.sheet(name)
    sheet.set_column(0, 0, TERM_WIDTH)
    sheet.set_column(1, 1, TEXT_WIDTH)
    sheet.write_string(0, 0, page.title, book.format("title"))
    sheet.write_string(1, 0, page.subtitle, book.format("subtitle"))
    for row, line in enumerate(page.lines, start=FIRST_LINE):
        _write_line(book, sheet, row, line)
    sheet.print_area(0, 0, FIRST_LINE + len(page.lines), 1)


def _write_line(book: Book, sheet: Worksheet, row: int, line: PageLine) -> None:
    if not line.text:
        _write_heading(book, sheet, row, line.term)
        return
    if line.link:
        sheet.write_url(row, 0, reference(line.link), book.format("link"), line.term)
    else:
        sheet.write_string(row, 0, line.term, book.format("term"))
    styles = ("body", "date", "flush") if isinstance(line.text, date) else ("body",)
    write_cell(sheet, (row, 1), line.text, book.format(*styles))
    sheet.set_row(row, height((line.term, str(line.text)), (TERM_WIDTH, TEXT_WIDTH)) + SPACE)


def _write_heading(book: Book, sheet: Worksheet, row: int, text: str) -> None:
    sheet.set_row(row, 2 * LINE)
    sheet.write_string(row, 0, text, book.format("heading"))
    sheet.write_blank(row, 1, None, book.format("heading"))
