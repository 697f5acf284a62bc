"""The frozen values that the whole path shares. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lagesbild.errors import Problem

COUNTED = "counted"
TOTAL = "totalt"
"""The key of a total row, and what the id of a whole source's figure says in the place of a line."""
WHOLES = {"svarande": "svar", "utskick": "utskick"}
"""The same for those who answered a survey, and for those who were asked."""
REASONS = (
    "incomplete",
    "outside_period",
    "outside_area",
    "not_extremist",
    "duplicate",
    "test_answer",
    "total_row",
    "unreadable",
)
"""Why a record may be set aside, in the order in which the ledger prints them."""

Edition = Literal["intern", "publik"]
State = Literal["received", "not_received", "not_asked"]


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
        return "/".join((self.source, *(narrowed.values() or [whole]), str(self.year)))


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

    def value(self, row: str, column: str) -> Value:
        """The value at a row key and a column key; KeyError when there is no such place."""
        places = {place.key: number for number, place in enumerate(self.columns)}
        for candidate in self.rows:
            if candidate.key == row:
                return candidate.cells[places[column]].value
        raise KeyError(row)


@dataclass(frozen=True, slots=True)
class Milieu:
    """An extremist milieu under the term set in use.

    `label` stands alone ("Vit makt-miljön"), `phrase` in a sentence after a preposition ("vit makt-miljön"),
    `short` in a narrow column.
    """

    code: str
    label: str
    phrase: str
    short: str


@dataclass(frozen=True, slots=True)
class Category:
    """A category line of a source, and the milieu it counts for (None: set aside as not extremist)."""

    key: str
    label: str
    milieu: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """The days that the picture covers, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Incoming:
    """One incoming file (one sheet of it) as the manifest lists it."""

    id: int
    source: str
    name: str
    sha256: str
    sheet: str | None
    rows: int
    imported: str
    """ISO date of the import."""
    dnr: str = ""
    label: str = ""
    """The name of the source, or of the recipient list."""
    counted: int = 0
    set_aside: tuple[tuple[str, int], ...] = ()
    """Pairs of reason and number, in the order of REASONS, zeros left out."""


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """What came in from one source, and what became of every row of it."""

    key: str
    label: str
    short: str
    sender: str
    unit: tuple[str, str]
    """What is counted, singular and plural ("tillfälle", "tillfällen")."""
    state: State
    files: tuple[Incoming, ...] = ()
    sent: int | None = None
    answered: int | None = None
    incomplete: int | None = None
    read: int = 0
    counted: int = 0
    set_aside: tuple[tuple[str, int], ...] = ()
    """Pairs of reason and number, in the order of REASONS, zeros left out."""
    silent: tuple[str, ...] = ()
    """Units on the recipient list that have not answered."""
    survey: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """One counted figure. `value` is None when it is suppressed."""

    source: str
    kind: str
    category: str | None
    milieu: str
    value: int | None
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """The answers to one question of a survey: how many answered it, and what they said."""

    source: str
    question: str
    label: str
    multi: bool
    base: int | None
    answers: tuple[tuple[str, str, int | None], ...]
    """Triples of option key, option label and count (None when suppressed)."""


Verdict = Literal[
    "ej_jamforbart",
    "for_fa_for_att_jamfora",
    "ingen_sakerstalld_forandring",
    "okning",
    "minskning",
]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two years' figures side by side and the one thing that may be said of them."""

    source: str
    category: str | None
    milieu: str
    label: str
    previous_year: int
    previous: int | None
    current: int | None
    verdict: Verdict
    uncertain: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One year in one edition, after disclosure: all that any output may know."""

    year: int
    period: Period
    area: str
    edition: Edition
    as_of: str
    """ISO date of the latest import: what the documents carry as their date."""
    milieus: tuple[Milieu, ...]
    sources: tuple[SourceStatus, ...]
    incoming: tuple[Incoming, ...]
    """Every file of the year, recipient lists included."""
    counts: tuple[Count, ...]
    questions: tuple[QuestionCount, ...]
    comparisons: tuple[Comparison, ...]
    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]
    categories: Mapping[str, tuple[Category, ...]]
    """Per source, the category lines in their fixed order."""
    remarks: tuple[str, ...] = ()
    """What must be said of these figures besides: large shifts in response rate, clumping, differences."""

    def table(self, table_id: str) -> Table | None:
        """The table with that id, or None when this year has none."""
        return next((table for table in self.tables if table.id == table_id), None)

    def source(self, key: str) -> SourceStatus:
        """The status of a source; KeyError when there is none with that key."""
        for status in self.sources:
            if status.key == key:
                return status
        raise KeyError(key)

    def count(self, source: str, *, milieu: str | None = None, category: str | None = None) -> Count | None:
        """The figure of a source for a milieu or a category, or None when it has none."""
        for figure in self.counts:
            if (
                figure.source == source
                and milieu in (None, figure.milieu)
                and category in (None, figure.category)
            ):
                return figure
        return None
