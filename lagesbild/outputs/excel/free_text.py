"""The screened free text as a table of the intern workbook, row by row, and what was found in it, in notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.records import RESPONDENT
from lagesbild.core.tables import Cell, Column, Row, Table, TableKind
from lagesbild.core.wording import digits, start
from lagesbild.outputs.terminal.free_text import found_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.core.free_text import Description, TextStatus
    from lagesbild.core.records import SourceRecord
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Value

    RowPlace = tuple[str, str, int]

COLUMNS = (
    Column("file", "Fil", "text"),
    Column("sheet", "Blad", "text"),
    Column("row", "Rad"),
    Column("date", "Dag", "date"),
    Column("area", "Område", "text"),
    Column("milieu", "Miljö", "text"),
    Column("text", "Beskrivning", "text"),
    Column("status", "Läge", "text"),
)
WAITING = "väntar på granskning"
STATUSES: dict[TextStatus, str] = {"free": "inget tveksamt", "decided": "granskad", "waiting": WAITING}
READ_ON = (
    "Fritext ur underlaget, maskad av programmet. Namn och uppgifter kan finnas kvar. Ska inte publiceras."
)


def descriptions(report: Report, records: Sequence[SourceRecord] = ()) -> tuple[Table, ...]:
    """The table of the free text; none where the report knows of none, as the public edition does.

    `records` are the source rows, which say when and where, and of which milieu.
    """
    if not report.descriptions.shown:
        return ()
    said = _said_of_rows(report, records)
    labels = {status.key: status.short for status in report.sources}
    rows = tuple(
        Row(
            str(number),
            labels.get(one.place.source, one.place.source),
            tuple(Cell(value) for value in _values(one, said)),
        )
        for number, one in enumerate(report.descriptions.shown)
    )
    return (
        Table(
            TableKind.DESCRIPTIONS,
            "Beskrivningar",
            "Fritext, en rad per beskrivning",
            "Källa",
            COLUMNS,
            rows,
            tuple(_notes(report)),
        ),
    )


def _said_of_rows(report: Report, records: Sequence[SourceRecord]) -> dict[RowPlace, tuple[str, str, str]]:
    """By file, sheet and row: the day, the area and the milieus of what the row tells."""
    labels = {milieu.code: milieu.label for milieu in report.milieus}
    said: dict[RowPlace, tuple[str, str, str]] = {}
    for record in records:
        place = (record.file, record.sheet, record.row)
        day, area, milieus = said.get(place, ("", "", ""))
        more = "" if record.kind == RESPONDENT else labels.get(record.milieu, "")
        said[place] = (record.date or day, record.area or area, ", ".join(filter(None, (milieus, more))))
    return said


def _values(one: Description, said: Mapping[RowPlace, tuple[str, str, str]]) -> tuple[Value, ...]:
    place = one.place
    told = said.get((place.file, place.sheet or "", place.row), ("", "", ""))
    return (
        place.file,
        place.sheet or "–",
        place.row,
        *(value or "–" for value in told),
        one.text or "–",
        STATUSES[one.status],
    )


def _notes(report: Report) -> Iterator[str]:
    yield READ_ON
    texts = report.descriptions
    if texts.waiting:
        told = start(texts.waiting, "beskrivning", "beskrivningar")
        yield f"{told} väntar på granskning. Gå igenom med: lagesbild granska-text --år {report.year}"
    if texts.total > len(texts.shown):
        yield f"Tabellen har de första {digits(len(texts.shown))} av {digits(texts.total)} beskrivningar."


def found_notes(report: Report) -> tuple[str, ...]:
    """A note for each file in whose free text something was found."""
    return tuple(f"Fritexten i {one.file}: {found_line(one.found)}." for one in report.findings)
