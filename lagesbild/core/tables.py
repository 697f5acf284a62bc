"""What finished tables are made of: a table is a value, and so is a cell that holds no figure."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.states import FigureState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COUNTED = "counted"
TOTAL = "totalt"
"""The key of a total row, and what the id of a whole source's figure says in the place of a line."""
UNSAID, UNSAID_LABEL = "ej_angivet", "Ej angivet"
"""The key of what leaves a dimension open, and the label of its row or column."""
ANSWER_BASE, EVERYBODY = "bas", "alla"
"""In a table of answers by group or by year: the row of the numbers that the shares are parts of, the column of all."""
WHOLES = {"svarande": "svar", "utskick": "utskick"}
"""The same for those who answered a survey, and for those who were asked."""
REASON_WORDS = {
    "incomplete": "ofullstandigt",
    "outside_period": "utanfor_perioden",
    "outside_area": "utanfor_omradet",
    "not_extremist": "ej_extremistiskt",
    "duplicate": "dubblett",
    "withdrawn": "makulerad",
    "test_answer": "testsvar",
    "total_row": "summarad",
    "unreadable": "olasligt",
}
"""The reasons for setting a row aside, as the user reads and writes them in ids, options and rules."""


class MissingValue(StrEnum):
    """Why a cell holds no figure, as the missing-value codes of SDMX say it. Zero is a figure."""

    NOT_REPORTED = "not_reported"
    """Asked, but no answer or no figure given."""
    NOT_READ = "not_read"
    """Something came in that could not be read."""
    NOT_ASKED = "not_asked"
    NOT_CLASSIFIED = "not_classified"
    """The sender did not sort by the line."""
    SUPPRESSED = "suppressed"
    NOT_SUMMED = "not_summed"
    """A total of what are not parts of anything."""
    BREAK = "break"
    """The figure exists but cannot be compared: the series is broken here."""


class Share(Struct, frozen=True):
    """A part of a base, both counts. Whether a percentage may be printed is the wording's to say."""

    part: int
    base: int


class AtLeast(Struct, frozen=True):
    """The least that a figure can be, where something that may belong to it was not understood. No count of its own."""

    count: int


Value = int | AtLeast | Share | str | MissingValue
"""What a cell holds: a count, the least it can be, a share, a text (dates as ISO text), or why there is no figure.

A plain number is exact, zero included.
"""
MISSING_STATES = {
    MissingValue.NOT_REPORTED: FigureState.NOT_GIVEN,
    MissingValue.NOT_READ: FigureState.NOT_GIVEN,
    MissingValue.NOT_ASKED: FigureState.NOT_ASKED,
    MissingValue.NOT_CLASSIFIED: FigureState.NOT_CLASSIFIED,
    MissingValue.SUPPRESSED: FigureState.SUPPRESSED,
    MissingValue.NOT_SUMMED: FigureState.NOT_SUMMED,
}
"""What is known of the figure that a cell lacks."""


def stated_value(count: int, state: FigureState) -> int | AtLeast | MissingValue:
    """What stands in a cell for what was counted of a source that came in, and what is known of it.

    >>> stated_value(2, FigureState.AT_LEAST), stated_value(0, FigureState.NOT_CLASSIFIED).value
    (AtLeast(count=2), 'not_classified')
    """
    if state is FigureState.EXACT:
        return count
    if state is FigureState.AT_LEAST:
        return AtLeast(count)
    return next(missing for missing, of_figure in MISSING_STATES.items() if of_figure is state)


def figure_id(source: str, lines: tuple[str, ...], year: int) -> str:
    """The id of a figure: the source's key, the keys of what it is narrowed by, and the year.

    >>> figure_id("klotter", ("nazistiskt",), 2021), figure_id("klotter", (TOTAL,), 2021)
    ('klotter/nazistiskt/2021', 'klotter/totalt/2021')
    """
    return "/".join((source, *lines, str(year)))


class Trace(Struct, frozen=True):
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
        lines = tuple(value or UNSAID for value in narrowed.values())
        return figure_id(self.source, lines or (whole,), self.year)


class Origin(Struct, frozen=True):
    """Where a figure comes from: a file, its sheet, and the numbers of the rows."""

    file: str
    sheet: str | None
    rows: tuple[int, ...]


class Cell(Struct, frozen=True):
    """One value and, for a figure counted from rows, the way back to them."""

    value: Value
    trace: Trace | None = None
    state: FigureState | None = None
    """What is known of the figure; None in a cell that is no counted figure."""

    @property
    def counted(self) -> int | None:
        """What was counted of the figure, whatever is said of it; None when nothing leads back to rows."""
        if isinstance(self.value, AtLeast):
            return self.value.count
        if isinstance(self.value, Share):
            return self.value.part
        if isinstance(self.value, MissingValue):
            return 0 if self.trace and self.value is not MissingValue.SUPPRESSED else None
        return self.value if isinstance(self.value, int) else None


ColumnKind = Literal["count", "share", "text", "date"]


class Column(Struct, frozen=True):
    """A column of a finished table: a stable key, the heading, and what its cells hold."""

    key: str
    label: str
    kind: ColumnKind = "count"


class Row(Struct, frozen=True):
    """A row of a finished table: a stable key, the label, and one cell for each column."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    total: bool = False


class TableKind(Enum):
    """What a table shows. The value is the pattern of its id, filled by `table_id` and read by nobody else."""

    RESPONDENTS = "svarande"
    MILIEU_BY_SOURCE = "miljo_kalla"
    BY_DISTRICT = "delar"
    DISTRICTS_BY_YEAR = "{about}_delar_ar"
    DISTRICT_RESPONDENTS = "{about}_delar_svarande"
    SAME_EVENTS = "unika_handelser"
    BY_YEAR = "ar_{about}"
    DEVELOPMENT = "utveckling"
    BY_AREA = "{about}_omrade"
    BY_MONTH = "{about}_manad"
    BY_UNIT = "{about}_enhet"
    BY_CHANNEL = "{about}_kanal"
    BY_PLACE = "{about}_plats"
    BY_TYPE = "{about}_typ"
    CROSSED = "{about}_korsning"
    YES_NO_QUESTIONS = "fragor_{about}"
    CHOICES = "svar_{about}_{question}"
    ANSWERS_BY_GROUP = "svar_grupp_{about}_{question}"
    ANSWERS_BY_YEAR = "svar_ar_{about}_{question}"
    MATCHED_UNITS = "samma_enheter_{about}"
    SHARE_OF_WHOLE = "{about}_hela"
    BACKGROUND = "bakgrund_{about}"
    REVISIONS = "revideringar"
    ACTIVITIES = "aktiviteter_{about}"
    ACTIVITY_LINKS = "aktiviteter_lagesbild"
    ROW_ACCOUNTS = "avstamning"
    INCOMING_FILES = "underlag"
    PROBLEMS = "problem"
    NONRESPONDENTS = "ej_svarat"
    DESCRIPTIONS = "beskrivningar"
    RECORDS = "rader"


def table_id(kind: TableKind, about: str = "", question: str = "") -> str:
    """The id of a table, the same in every output.

    >>> table_id(TableKind.BY_AREA, "klotter"), table_id(TableKind.CHOICES, "enkat_egna", "slags_tecken")
    ('klotter_omrade', 'svar_enkat_egna_slags_tecken')
    """
    return kind.value.format(about=about, question=question)


class CellPlace(NamedTuple):
    """Where a cell stands: the id of its table, and the keys of its row and column."""

    table: str
    row: str
    column: str

    @property
    def id(self) -> str:
        """The cell's id, the same in every output."""
        return "/".join(self)


class Table(Struct, frozen=True):
    """A finished table. `stub` heads the label column, `unit` says what is counted, `source` where from."""

    kind: TableKind
    title: str
    unit: str
    stub: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    source: str = ""
    breaks: tuple[str, ...] = ()
    """The keys of the columns (years) before which the series is broken."""
    about: str = ""
    """The key of the source whose figures these are, or of the kind of activities; "" where it is of several."""
    question: str = ""
    """The key of the one question whose answers these are."""

    @property
    def id(self) -> str:
        """The table's id, the same in every output."""
        return table_id(self.kind, self.about, self.question)

    def place(self, row: Row, column: Column) -> CellPlace:
        """Where the cell of a row and a column stands."""
        return CellPlace(self.id, row.key, column.key)

    def cells(self) -> Iterator[tuple[Row, Column, Cell]]:
        """Every cell with its row and column, row by row."""
        for row in self.rows:
            for column, cell in zip(self.columns, row.cells, strict=True):
                yield row, column, cell

    def turned(self, stub: str, row_labels: Mapping[str, str], column_labels: Mapping[str, str]) -> Table:
        """The table with rows and columns changed; labels by key where they are to be other than they are."""
        rows = tuple(
            Row(
                column.key, row_labels.get(column.key, column.label), tuple(r.cells[place] for r in self.rows)
            )
            for place, column in enumerate(self.columns)
        )
        columns = tuple(Column(row.key, column_labels.get(row.key, row.label)) for row in self.rows)
        return replace(self, stub=stub, columns=columns, rows=rows)

    def value(self, row: str, column: str) -> Value:
        """The value at a row key and a column key; KeyError when there is no such place."""
        places = {place.key: number for number, place in enumerate(self.columns)}
        return {candidate.key: candidate for candidate in self.rows}[row].cells[places[column]].value
