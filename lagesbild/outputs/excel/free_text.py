"""The screened free text as a table of the intern workbook, row by row, and what was found in it, in notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import Cell, Column, Row, Table, TableKind
from lagesbild.core.wording import digits, start
from lagesbild.outputs.terminal.free_text import found_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.free_text import Description, TextStatus
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Value

COLUMNS = (
    Column("file", "Fil", "text"),
    Column("sheet", "Blad", "text"),
    Column("row", "Rad"),
    Column("text", "Beskrivning", "text"),
    Column("status", "Läge", "text"),
)
WAITING = "väntar på granskning"
STATUSES: dict[TextStatus, str] = {"free": "inget tveksamt", "decided": "granskad", "waiting": WAITING}
READ_ON = (
    "Fritext ur underlaget, maskad av programmet. Namn och uppgifter kan finnas kvar. Ska inte publiceras."
)


def descriptions(report: Report) -> tuple[Table, ...]:
    """The table of the free text; none where the report knows of none, as the public edition does."""
    if not report.descriptions.shown:
        return ()
    labels = {status.key: status.short for status in report.sources}
    rows = tuple(
        Row(
            str(number),
            labels.get(one.place.source, one.place.source),
            tuple(Cell(value) for value in _values(one)),
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


def _values(one: Description) -> tuple[Value, ...]:
    place = one.place
    return place.file, place.sheet or "–", place.row, one.text or "–", STATUSES[one.status]


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
