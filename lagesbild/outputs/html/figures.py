"""What stands in a cell of the page, and what it opens to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.records import MOST_RECORDS, RecordIndex
from lagesbild.core.wording import day, digits
from lagesbild.outputs.section.origins import spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.core.records import SourceRecord
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Origin, Trace

    Origins = Mapping[str, tuple[Origin, ...]]

MOST_LISTED = 50
"""So many records are listed of one figure; the others are found by the program."""
COLUMNS = ("Dag", "Område", "Verksamhet", "Innehåll")


class FileRows(NamedTuple):
    """Where a figure was counted: a file with its sheet, and the rows in it."""

    file: str
    rows: str


class Listing(NamedTuple):
    """The records behind a figure: the headings of the columns that say something, their lines, and what is left out."""

    headings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    more: str


class Behind(Struct, frozen=True):
    """What a figure opens to: its id, the rows file by file, and its records."""

    figure: str
    files: tuple[FileRows, ...]
    listing: Listing | None = None


class Sources:
    """From a figure to its rows; an edition that prints none has none."""

    def __init__(self, report: Report, origins: Origins, records: Sequence[SourceRecord]) -> None:
        self._origins = origins
        self._lines = {
            (key, line.key): line.label for key, lines in report.categories.items() for line in lines
        }
        listed = tuple(records) if len(records) <= MOST_RECORDS else ()
        self._index = RecordIndex(report.year, listed)

    def behind(self, trace: Trace | None) -> Behind | None:
        """The rows of a figure; None where there is none, or where they are not printed."""
        return self.of(trace.id) if trace else None

    def of(self, figure: str) -> Behind | None:
        """The same of a figure by its id."""
        found = self._origins.get(figure, ())
        files = tuple(FileRows(_name(origin), spans(origin.rows)) for origin in found)
        return Behind(figure, files) if files else None

    def list_records(self, trace: Trace | None) -> Behind | None:
        """The same with what the records say."""
        behind = self.behind(trace)
        if behind is None or trace is None:
            return behind
        mine = (self._index.records[place] for place in self._index.places_of(trace))
        records = sorted(mine, key=lambda record: (record.file, record.sheet, record.row))
        return replace(behind, listing=self._listing(records))

    def _listing(self, records: Sequence[SourceRecord]) -> Listing | None:
        shown = records[:MOST_LISTED]
        lines = [self._say(record) for record in shown]
        told = [place for place in range(len(COLUMNS)) if any(line[place] for line in lines)]
        if not told:
            return None
        several = len({(record.file, record.sheet) for record in records}) > 1
        left = len(records) - len(shown)
        return Listing(
            (*(("Fil",) if several else ()), "Rad", *(COLUMNS[place] for place in told)),
            tuple(
                (
                    *((record.file,) if several else ()),
                    str(record.row),
                    *(line[place] for place in told),
                )
                for record, line in zip(shown, lines, strict=True)
            ),
            f"Och {digits(left)} till." if left else "",
        )

    def _say(self, record: SourceRecord) -> tuple[str, ...]:
        """What a record says, in the order of COLUMNS."""
        moment = day(date.fromisoformat(record.date)) if record.date else ""
        line = self._lines.get((record.source, record.category), "")
        return moment, record.area, record.unit, line


def _name(origin: Origin) -> str:
    return f"{origin.file}, bladet {origin.sheet}" if origin.sheet else origin.file
