"""The workbook that is being written: its properties, its sheets as they are printed, its cell formats."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from lagesbild.core.wording import sentence
from lagesbild.outputs.excel.records import RecordPlaces
from lagesbild.outputs.excel.style import A4, STYLES
from lagesbild.outputs.labels import EDITIONS

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from lagesbild.core.report import Report

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
LONGEST_HEADER_PART = 80
"""Excel takes 255 signs for the three parts of a page header together."""
WHOLE_SHEET = "A1:XFD1048576"
MARGINS = {"left": 0.5, "right": 0.5, "top": 0.8, "bottom": 0.7}
"""In inches."""

NO_PLACES = RecordPlaces()


class Book:
    """An open workbook for one report, under a title of its own."""

    def __init__(
        self,
        report: Report,
        title: str = "Lokal lägesbild",
        places: RecordPlaces = NO_PLACES,
        charted: frozenset[str] = frozenset(),
    ) -> None:
        """Open it; it carries the report's own date, so that a second run gives the same bytes.

        `charted` are the ids of the tables that are drawn.
        """
        self.report = report
        self.places = places
        self.charted = charted
        self.title = f"{title} {report.year}, {report.area}"
        self.edition = sentence(EDITIONS[report.edition])
        self._bytes = BytesIO()
        self._workbook = Workbook(self._bytes, OPTIONS)
        self._formats: dict[tuple[str, ...], Format] = {}
        self._describe()

    def _describe(self) -> None:
        report = self.report
        created = report.as_of or report.period.end.isoformat()
        self._workbook.set_properties(
            {
                "title": self.title,
                "subject": "Lokal lägesbild om våldsbejakande extremism",
                "author": "lagesbild",
                "company": report.area,
                "category": self.edition,
                "created": datetime.fromisoformat(created),
            }
        )
        self._workbook.set_custom_property("Språk", "sv-SE")
        self._workbook.set_custom_property("Utgåva", self.edition)

    def format(self, *names: str) -> Format:
        """The cell format that lays the named styles over each other."""
        if names not in self._formats:
            properties = {key: value for name in names for key, value in STYLES[name].items()}
            self._formats[names] = self._workbook.add_format(properties)
        return self._formats[names]

    def sheet(self, name: str, *, landscape: bool = False) -> Worksheet:
        """A new sheet, set up for the printer: A4, one page wide, the edition on every page."""
        sheet = self._workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": WHOLE_SHEET})
        sheet.set_paper(A4)
        sheet.set_margins(**MARGINS)
        sheet.fit_to_pages(1, 0)
        if landscape:
            sheet.set_landscape()
        title = _header_part(self.title)
        sheet.set_header(f'&L{title}&R&"-,Bold"{self.edition}')
        sheet.set_footer("&L&A&RSida &P av &N")
        return sheet

    def chart(self, name: str) -> Chart:
        """A new bar chart under the name that the selection pane shows."""
        return self._workbook.add_chart({"type": "bar", "name": name})

    def close(self) -> bytes:
        """The finished workbook."""
        self._workbook.close()
        return self._bytes.getvalue()


def _header_part(text: str) -> str:
    return text[:LONGEST_HEADER_PART].replace("&", "&&")
