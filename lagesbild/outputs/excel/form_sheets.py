"""What the workbooks that are sent out share: their options, formats and print set-up."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from lagesbild.outputs.excel.style import A4, STYLES

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
CREATED = datetime(2020, 1, 1)  # noqa: DTZ001 — a file property without a zone, fixed so that bytes are the same
SPACE = 6
"""Points above and below the text of a row, together."""
FULL_LINE = 0.95
"""The share of a column's width that text fills on average before a word goes to the next line."""


def count_lines(text: str, width: float) -> int:
    """Return how many lines the text takes in a column; words that break early need some room."""
    return -(-len(text) // max(1, int(width * FULL_LINE)))


def set_up_print(sheet: Worksheet, *, landscape: bool = True) -> None:
    """Print the sheet on A4, all its columns on one page."""
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if landscape:
        sheet.set_landscape()


def add_format(book: Workbook, style: str) -> Format:
    """Add the format of a style to the workbook and return it."""
    return book.add_format(dict(STYLES[style]))
