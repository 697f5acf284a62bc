"""The first sheet of the workbook: the year at a glance, what is missing, and the way to the other sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.wording import period
from lagesbild.outputs.excel.names import reference
from lagesbild.outputs.excel.plan import missing_lines
from lagesbild.outputs.excel.tables import open_page, write_stack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.outputs.excel.book import Book
    from lagesbild.outputs.excel.plan import SheetPlan

FIRST_TABLE = 3
EDITION_NOTES = {
    "intern": "Intern utgåva: alla siffror, även små tal. Ska inte publiceras.",
    "publik": "Publik utgåva: små tal som kan peka ut enskilda visas inte.",
}
APART = "Källorna läggs inte ihop: samma händelse kan finnas i flera."
METHOD_TOLD = "Vilka källor som ingår, hur det har räknats och vad tecknen betyder"


def write_overview(
    book: Book, names: Sequence[str], plans: Sequence[SheetPlan], method: str, objects: Iterator[str]
) -> None:
    """Write the sheet: its tables first, then what is missing, then a link for each of the other sheets."""
    report, plan = book.report, plans[0]
    page = open_page(book, names[0], plan.tables)
    sheet = page.sheet
    sheet.write_string(0, 0, f"Lokal lägesbild {report.year}", book.format("title"))
    subtitle = f"{report.area}. Perioden {period(report.period.start, report.period.end)}"
    sheet.write_string(1, 0, subtitle, book.format("subtitle"))
    sheet.write_string(2, 0, f"{EDITION_NOTES[report.edition]} {APART}", book.format("note"))
    row = write_stack(page, FIRST_TABLE + 1, plan.tables, objects)
    if missing := list(missing_lines(report)):
        sheet.write_string(row, 0, "Det här saknas", book.format("title2"))
        row = page.write_lines(row + 1, missing) + 1
    sheet.write_string(row, 0, "Bladen", book.format("title2"))
    others = [(name, other.told) for name, other in zip(names[1:], plans[1:], strict=True)]
    for number, (name, told) in enumerate((*others, (method, METHOD_TOLD)), start=row + 1):
        sheet.write_url(number, 0, reference(name), book.format("link"), name)
        sheet.write_string(number, 1, told, book.format("note"))
        row = number
    sheet.print_area(0, 0, row, page.last_column)
