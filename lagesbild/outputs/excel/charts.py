"""Native charts below their table: one panel a column, all on one scale, so that colour can mean year."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from lagesbild.outputs.excel.chart_panel import ColumnChart
from lagesbild.outputs.excel.drawing import drawing

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from lagesbild.core.tables import Table
    from lagesbild.outputs.excel.book import Book

CAPTION = "Diagram till tabellen ovan. Alla delar har samma skala."
ROW_PIXELS = 20
"""The height of a row that nobody has set."""
MOVE_ONLY = 2
"""XlsxWriter's number for an object that moves with its cells and keeps its size."""


def insert_charts(book: Book, sheet: Worksheet, table: Table, header_row: int, row: int) -> int:
    """Draw the table from the row on, where the report has a chart of it; the last row in use."""
    drawn = drawing(table) if table.id in book.charted else None
    if drawn is None:
        return row - 1
    sheet.write_string(row + 1, 0, CAPTION, book.format("note"))
    rows = ceil(drawn.height / ROW_PIXELS) + 1
    for number, column in enumerate(drawn.columns):
        line, place = divmod(number, drawn.across)
        panel = ColumnChart(drawn, column, header_row, labelled=place == 0)
        chart = book.chart(f"Diagram {number + 1}")
        panel.draw(chart, sheet.name, book.report.year)
        options = {
            "x_offset": drawn.left(place),
            "object_position": MOVE_ONLY,
            "description": panel.alternative_text,
        }
        sheet.insert_chart(row + 2 + line * rows, 0, chart, options)
    return row + 2 + rows * drawn.lines
