"""The source rows of the year as a table of the intern workbook, and where in it the rows of a figure begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from lagesbild.core.records import MOST_RECORDS, RESPONDENT, RecordIndex
from lagesbild.core.tables import COUNTED, Cell, Column, Row, Table, TableKind
from lagesbild.core.wording import digits
from lagesbild.outputs.excel.names import reference
from lagesbild.outputs.excel.style import HEADER_ROW
from lagesbild.outputs.labels import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.records import SourceRecord
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Trace, Value

COLUMNS = (
    Column("status", "Vad", "text"),
    Column("date", "Dag", "date"),
    Column("area", "Område", "text"),
    Column("unit", "Enhet", "text"),
    Column("category", "Kategori", "text"),
    Column("milieu", "Miljö", "text"),
    Column("count", "Antal"),
    Column("file", "Fil", "text"),
    Column("sheet", "Blad", "text"),
    Column("row", "Rad"),
)
UNREADABLE = "unreadable"
"""The status of a row of which no number can be said."""
UNIT = "En rad per post: räknad, eller varför den är lagd åt sidan"
CUT = "Tabellen har de första {shown} raderna; alla finns med kommandot lagesbild rader."


class RecordPlaces(Struct, frozen=True):
    """Where the source rows stand in the workbook, in the order of the sheet."""

    sheet: str = ""
    index: RecordIndex = field(default_factory=RecordIndex)

    def link(self, trace: Trace | None) -> str:
        """Return the address of the first of the rows that a figure is counted from; "" where none is listed."""
        places = self.index.places_of(trace) if trace else ()
        return reference(self.sheet, HEADER_ROW + 2 + places[0]) if places else ""


def tabulate_records(report: Report, records: Sequence[SourceRecord]) -> tuple[Table, ...]:
    """Return the table of the source rows; none where the edition has none to list."""
    if not records:
        return ()
    rows = tuple(
        Row(str(n), _source(report, one), _cells(report, one)) for n, one in enumerate(records[:MOST_RECORDS])
    )
    notes = (CUT.format(shown=digits(MOST_RECORDS)),) if len(records) > MOST_RECORDS else ()
    return (Table(TableKind.RECORDS, "Rader", UNIT, "Källa", COLUMNS, rows, notes),)


def _source(report: Report, record: SourceRecord) -> str:
    return next((status.short for status in report.sources if status.key == record.source), record.source)


def _cells(report: Report, record: SourceRecord) -> tuple[Cell, ...]:
    return tuple(map(Cell, _values(report, record)))


def _values(report: Report, record: SourceRecord) -> Iterator[Value]:
    milieus = {milieu.code: milieu.label for milieu in report.milieus}
    lines = {line.key: line.label for line in report.categories.get(record.source, ())}
    yield "räknad" if record.status == COUNTED else REASONS[record.status].full
    yield record.date or "–"
    yield record.area or "–"
    yield record.unit or record.place or "–"
    yield lines.get(record.category) or record.category.replace("_", " ").capitalize() or "–"
    yield "–" if record.kind == RESPONDENT else milieus.get(record.milieu, "–")
    yield "–" if record.status == UNREADABLE else record.count
    yield record.file
    yield record.sheet or "–"
    yield record.row
