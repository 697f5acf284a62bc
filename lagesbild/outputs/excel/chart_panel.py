"""One panel of a chart: the bars of one column of a table, with their figures beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.tables import AtLeast, MissingValue
from lagesbild.outputs.excel.drawing import TITLE
from lagesbild.outputs.labels import cell_text, short_cell_text
from lagesbild.outputs.palette import CURRENT, EARLIER, INK, MUTED

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart

    from lagesbild.outputs.excel.drawing import Drawing

EDGE = 6
"""Pixels left free beside the bars."""
LABEL_ROOM = 1.3
"""How much longer the scale is than the longest bar, so that the figure has room beside it."""
FONT = {"size": 9, "color": INK}
UNFRAMED = {"border": {"none": True}, "fill": {"none": True}}


class ColumnChart(Struct, frozen=True):
    """One column of a drawing; the first panel of a line carries the labels for all of it."""

    drawing: Drawing
    column: int
    header_row: int
    """Where the table's headings stand on the sheet, counted from zero."""
    labelled: bool

    @property
    def alternative_text(self) -> str:
        """What the panel shows, with every figure in it."""
        table = self.drawing.table
        figures = zip(self.drawing.labels, self.drawing.values(self.column), strict=True)
        listed = ", ".join(f"{label} {cell_text(value)}" for label, value in figures)
        return f"Stapeldiagram. {table.title}, {table.columns[self.column].label}: {listed}."

    def draw(self, chart: Chart, sheet: str, year: int) -> None:
        """Draw it into an empty bar chart; the title and the bars are read from the sheet's cells."""
        key = self.drawing.table.columns[self.column].key
        earlier = key.isdigit() and key != str(year)
        chart.set_size({"width": self._width, "height": self.drawing.height})
        chart.set_chartarea(UNFRAMED)
        chart.set_plotarea(UNFRAMED | {"layout": self._layout()})
        chart.set_legend({"none": True})
        chart.set_title(self._title(sheet, bold=not earlier))
        chart.set_y_axis(self._label_axis())
        chart.set_x_axis(
            {
                "visible": False,
                "min": 0,
                "max": self.drawing.peak * LABEL_ROOM,
                "major_gridlines": {"visible": False},
            }
        )
        chart.add_series(self._series(sheet, EARLIER if earlier else CURRENT))

    @property
    def _width(self) -> int:
        return self.drawing.panel_width + self._before

    @property
    def _before(self) -> int:
        return self.drawing.label_width if self.labelled else 0

    def _layout(self) -> dict[str, float]:
        """The bars' place in the panel, as parts of it: equally long in all panels."""
        return {
            "x": (self._before + EDGE) / self._width,
            "y": TITLE / self.drawing.height,
            "width": (self.drawing.panel_width - 2 * EDGE) / self._width,
            "height": 1 - TITLE / self.drawing.height,
        }

    def _title(self, sheet: str, *, bold: bool) -> dict[str, object]:
        return {
            "name": [sheet, self.header_row, self.column + 1],
            "name_font": FONT | {"bold": bold, "size": 10},
            "layout": {"x": self._before / self._width, "y": EDGE / self.drawing.height},
        }

    def _label_axis(self) -> dict[str, object]:
        return {
            "reverse": True,
            "label_position": "low" if self.labelled else "none",
            "num_font": FONT,
            "line": {"color": MUTED},
            "major_tick_mark": "none",
            "minor_tick_mark": "none",
        }

    def _series(self, sheet: str, colour: str) -> dict[str, object]:
        first, last = (self.header_row + 1 + row for row in (self.drawing.start, self.drawing.stop - 1))
        place = self.column + 1
        return {
            "name": [sheet, self.header_row, place],
            "categories": [sheet, first, 0, last, 0],
            "values": [sheet, first, place, last, place],
            "fill": {"color": colour},
            "gap": 45,
            "data_labels": {
                "value": True,
                "position": "outside_end",
                "font": FONT | {"bold": colour == CURRENT},
                "custom": self._draw_marks(),
            },
        }

    def _draw_marks(self) -> list[dict[str, object] | None]:
        """The mark of each nothing as its label: Excel would draw a text as a bar of zero."""
        return [
            {"value": short_cell_text(value)} if isinstance(value, MissingValue | AtLeast) else None
            for value in self.drawing.values(self.column)
        ]
