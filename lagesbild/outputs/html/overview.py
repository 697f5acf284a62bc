"""The year at a glance as a table of the page: sources down, milieus across, from the picture's own description."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from lagesbild.core.tables import TOTAL, CellPlace, TableKind
from lagesbild.outputs.charts.overview import MOST_DOTS, headline, overview
from lagesbild.outputs.charts.series import detail_rows
from lagesbild.outputs.html.names import anchor
from lagesbild.outputs.labels import short_cell_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table
    from lagesbild.outputs.charts.description import Panel, Picture
    from lagesbild.outputs.html.figures import Behind, Sources

WHOLE = "Totalt"
SEPARATOR = "\n"
"""Between the names of several figures: a name may hold blanks."""


class Glance(Struct, frozen=True):
    """A figure of the overview: dots or the length of a bar, the number, the earlier one, and what it opens to."""

    text: str
    place: str
    heading: str
    dots: int = 0
    bar: float = 0.0
    addition: str = ""
    addition_places: str = ""
    behind: Behind | None = None

    @property
    def is_event(self) -> bool:
        """Whether something is counted: neither a zero nor a word."""
        return self.dots > 0 or self.bar > 0

    @property
    def anchor(self) -> str:
        """What its rows are found by on the page."""
        return anchor(self.place)


class SourceRow(Struct, frozen=True):
    """A source: its name, its place on the page, what is said beneath it, its figures, and how it was counted."""

    key: str
    label: str
    beneath: str
    glances: tuple[Glance, ...]
    total: Glance
    counted: str

    @property
    def opened(self) -> tuple[Glance, ...]:
        """The figures that open to their rows."""
        return tuple(glance for glance in self.glances if glance.behind)


class Overview(Struct, frozen=True):
    """The whole table: its title, its headings and rows, and what its signs mean."""

    headline: str
    headings: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    explained: str


def view_overview(report: Report, sources: Sources, counted: Mapping[str, str]) -> Overview | None:
    """The overview; None where the year has no table of sources. `counted` says of each source how it was counted."""
    table = report.table(TableKind.MILIEU_BY_SOURCE)
    if table is None:
        return None
    picture = overview(table, report)
    return Overview(
        headline(table, report),
        tuple(panel.heading for panel in picture.panels),
        tuple(
            _row(_Line(report, table, picture, number, sources), counted)
            for number in range(len(table.columns))
        ),
        picture.source,
    )


class _Line(NamedTuple):
    """A source in the table and in the picture of it, by its number."""

    report: Report
    table: Table
    picture: Picture
    number: int
    sources: Sources


def _row(line: _Line, counted: Mapping[str, str]) -> SourceRow:
    column = line.table.columns[line.number]
    status = line.report.source(column.key)
    pairs = zip(line.picture.panels, detail_rows(line.table), strict=True)
    return SourceRow(
        column.key,
        status.label,
        line.picture.sublabels[line.number],
        tuple(_glance(line, panel, row) for panel, row in pairs),
        Glance(short_cell_text(status.total.value), CellPlace(line.table.id, TOTAL, column.key).id, WHOLE),
        counted[column.key],
    )


def _glance(line: _Line, panel: Panel, row: Row) -> Glance:
    mark = panel.marks[line.number]
    few = mark.shape == "prick"
    return Glance(
        mark.text,
        line.table.place(row, line.table.columns[line.number]).id,
        panel.heading,
        int(mark.length) if few else 0,
        0.0 if few else mark.length / MOST_DOTS,
        mark.addition,
        SEPARATOR.join(mark.addition_cells),
        line.sources.list_records(row.cells[line.number].trace),
    )
