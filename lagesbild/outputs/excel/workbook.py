"""A report as an Excel workbook: one table a sheet, each traceable, identical bytes on a second run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.outputs.excel.accounts import bookkeeping
from lagesbild.outputs.excel.book import Book
from lagesbild.outputs.excel.names import sheet_names, table_names
from lagesbild.outputs.excel.pages import contents, cover, method
from lagesbild.outputs.excel.tables import write_table
from lagesbild.outputs.excel.texts import write_text

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table

FRONT = ("Försättsblad", "Innehåll")
BACK = "Metod och begränsningar"


def workbook(report: Report) -> bytes:
    """The workbook of a report as the bytes of an .xlsx file.

    Sheets: cover, contents, the report's tables in their order, the bookkeeping (ledger, incoming files,
    problems, silent units), and method. Holds values only: no formula is ever written.
    """
    tables = (*report.tables, *bookkeeping(report))
    names = sheet_names([_short_title(report, table) for table in tables], taken=(*FRONT, BACK))
    book = Book(report)
    write_text(book, FRONT[0], cover(report))
    write_text(book, FRONT[1], contents(report, tuple(zip(names, tables, strict=True)), BACK))
    objects = table_names([table.id for table in tables])
    for name, table_object, table in zip(names, objects, tables, strict=True):
        write_table(book, name, table_object, table)
    write_text(book, BACK, method(report))
    return book.close()


def _short_title(report: Report, table: Table) -> str:
    """The title with the sources' short names, so that a sheet's tab need not be cut."""
    title = table.title
    for status in report.sources:
        title = title.replace(status.label, status.short)
    return title
