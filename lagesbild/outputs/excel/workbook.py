"""A report as an Excel workbook of some ten sheets, each figure traceable, identical bytes on a second run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.records import MOST_RECORDS, RecordIndex
from lagesbild.outputs.charts.charts import list_charted
from lagesbild.outputs.excel.book import Book
from lagesbild.outputs.excel.names import sheet_names, table_names
from lagesbild.outputs.excel.overview import write_overview
from lagesbild.outputs.excel.pages import method
from lagesbild.outputs.excel.plan import RECORDS, plan_sheets
from lagesbild.outputs.excel.records import RecordPlaces
from lagesbild.outputs.excel.tables import write_tables
from lagesbild.outputs.excel.texts import write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.records import SourceRecord
    from lagesbild.core.report import Report

METHOD = "Metod"


def workbook(report: Report, records: Sequence[SourceRecord] = ()) -> bytes:
    """The workbook of a report as the bytes of an .xlsx file.

    Sheets: overview, development over the years, sources with categories, surveys, events, source rows (where `records`
    are given), free text, row accounts, input, and method. Holds values only: no formula is ever written.
    """
    keys = {status.key for status in report.sources}
    own = tuple(record for record in records if record.source in keys)
    plans = plan_sheets(report, own)
    names = sheet_names([plan.title for plan in plans], taken=(METHOD,))
    book = Book(
        report,
        places=RecordPlaces(RECORDS, RecordIndex(report.year, own[:MOST_RECORDS])),
        charted=list_charted(report),
    )
    objects = iter(table_names([table.id for plan in plans for table in plan.tables]))
    write_overview(book, names, plans, METHOD, objects)
    for name, plan in zip(names[1:], plans[1:], strict=True):
        write_tables(book, name, plan, objects)
    write_text(book, METHOD, method(report))
    return book.close()
