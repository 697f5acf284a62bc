"""What finished tables are made of: a table is a value, and so is a cell that holds no figure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

COUNTED = "counted"
TOTAL = "totalt"
"""The key of a total row, and what the id of a whole source's figure says in the place of a line."""
WHOLES = {"svarande": "svar", "utskick": "utskick"}
"""The same for those who answered a survey, and for those who were asked."""
REASON_WORDS = {
    "incomplete": "ofullstandigt",
    "outside_period": "utanfor_perioden",
    "outside_area": "utanfor_omradet",
    "not_extremist": "ej_extremistiskt",
    "duplicate": "dubblett",
    "test_answer": "testsvar",
    "total_row": "summarad",
    "unreadable": "olasligt",
}
"""The reasons for setting a row aside, as the user reads and writes them in ids, options and rules."""


class Nothing(StrEnum):
    """The named nothings: what stands in a cell that holds no figure. Zero is a figure."""

    NOT_REPORTED = "not_reported"
    """Asked, but no answer or no figure given."""
    NOT_ASKED = "not_asked"
    SUPPRESSED = "suppressed"
    BREAK = "break"
    """The figure exists but cannot be compared: the series is broken here."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a base, both counts. Whether a percentage may be printed is the wording's to say."""

    part: int
    base: int


Value = int | Share | str | Nothing
"""What a cell holds: a count, a share, a text (dates as ISO text), or a named nothing."""


@dataclass(frozen=True, slots=True)
class Trace:
    """The way from a figure back to its source rows: a source's observations, narrowed by columns.

    `where` pairs a column of the observations with the value it must have.
    """

    year: int
    source: str
    where: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The figure's id, the same in every output: source, what it counts, year.

        >>> Trace(2021, "klotter", (("status", "counted"), ("kind", "klotter"), ("category", "nazistiskt"))).id
        'klotter/nazistiskt/2021'
        """
        narrowed = dict(self.where)
        whole = WHOLES.get(narrowed.pop("kind", ""), TOTAL)
        if narrowed.get("status") == COUNTED:
            narrowed.pop("status")
        elif "status" in narrowed:
            narrowed["status"] = REASON_WORDS.get(narrowed["status"], narrowed["status"])
        return "/".join((self.source, *(narrowed.values() or [whole]), str(self.year)))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure comes from: a file, its sheet, and the numbers of the rows."""

    file: str
    sheet: str | None
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure that the public edition hides, why, and between which values it can be placed all the same."""

    trace: Trace
    reason: str
    """A rule for small numbers, or "secondary": it would give another hidden figure away."""
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Saving:
    """What leaving something out of a publication would save: so many hidden figures fewer.

    `key` and `title` name what is left out: a table, an earlier year, or a dimension of a table. `shown` of the
    figures that are hidden now would be shown in what remains.
    """

    key: str
    title: str
    fewer: int
    shown: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One value and, for a figure counted from rows, the way back to them."""

    value: Value
    trace: Trace | None = None


ColumnKind = Literal["count", "share", "text", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a finished table: a stable key, the heading, and what its cells hold."""

    key: str
    label: str
    kind: ColumnKind = "count"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a finished table: a stable key, the label, and one cell for each column."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A finished table. `stub` heads the label column, `unit` says what is counted, `source` where from."""

    id: str
    title: str
    unit: str
    stub: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    source: str = ""
    breaks: tuple[str, ...] = ()
    """The keys of the columns (years) before which the series is broken."""

    def value(self, row: str, column: str) -> Value:
        """The value at a row key and a column key; KeyError when there is no such place."""
        places = {place.key: number for number, place in enumerate(self.columns)}
        for candidate in self.rows:
            if candidate.key == row:
                return candidate.cells[places[column]].value
        raise KeyError(row)
