"""A district's picture as `visa --json` gives it -> a checked value; names that are not needed are passed over."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lagesbild.core.errors import InputError
from lagesbild.core.figures import State, Verdict
from lagesbild.core.report import Edition
from lagesbild.core.states import COUNTED_STATES, FigureState, StatedCount

NOT_GIVEN = StatedCount(None, FigureState.NOT_GIVEN)
Amount = Annotated[int, Field(ge=0, le=10**12)]


class PictureModel(BaseModel):
    """A frozen part of a picture."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class PictureDays(PictureModel):
    """The days that a picture covers."""

    start: date = Field(alias="from")
    end: date = Field(alias="to")


class PictureTotal(PictureModel):
    """A source's own total."""

    count: Amount | None
    state: FigureState

    @property
    def figure(self) -> StatedCount:
        """The total with what is known of it."""
        return stated(self.count, self.state)


class PictureRows(PictureModel):
    """What became of a source's rows."""

    read: Amount | None
    counted: Amount | None
    set_aside: dict[str, Amount]


class PictureSource(PictureModel):
    """What came in from a source."""

    key: str
    label: str
    short: str = ""
    sender: str = ""
    unit: tuple[str, ...] = ()
    form: Literal["enkat", "register", "text", ""] = ""
    """ "" in a picture that was written before it was told; so are the words above."""
    state: State
    sent: Amount | None
    answered: Amount | None
    incomplete: Amount | None
    rows: PictureRows
    total: PictureTotal


class PictureCount(PictureModel):
    """A line of a source."""

    source: str
    kind: str
    category: str | None
    milieu: str
    count: Amount | None
    state: FigureState

    @property
    def figure(self) -> StatedCount:
        """The count with what is known of it."""
        return stated(self.count, self.state)


class PictureQuestion(PictureModel):
    """The answers to a question."""

    source: str
    key: str
    label: str
    wording: str
    type: str
    defined: bool
    base: Amount | None
    answers: dict[str, Amount | None]
    states: dict[str, FigureState]
    labels: dict[str, str]

    def answer(self, key: str) -> StatedCount:
        """How many gave an answer; nobody gave one that is not there, if all that are there are known."""
        if key not in self.answers:
            return StatedCount(0) if set(self.states.values()) <= {FigureState.EXACT} else NOT_GIVEN
        return stated(self.answers[key], self.states.get(key))


class PictureRow(PictureModel):
    """A row of a table."""

    key: str
    label: str
    total: bool = False
    cells: tuple[int | float | str | None, ...]
    states: tuple[FigureState | None, ...]


class PictureTable(PictureModel):
    """A table with its figures by the keys of their row and column."""

    id: str
    column_keys: tuple[str, ...]
    rows: tuple[PictureRow, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def _places(self) -> dict[str, tuple[tuple[object, FigureState | None], ...]]:
        return {row.key: tuple(zip(row.cells, row.states, strict=False)) for row in self.rows}

    def figure(self, row: str, column: str) -> StatedCount | None:
        """The figure at a place; None where there is no such place."""
        if row not in self._places or column not in self.column_keys:
            return None
        values = self._places[row]
        position = self.column_keys.index(column)
        return stated(*values[position]) if position < len(values) else NOT_GIVEN


class PictureTest(PictureModel):
    """What was tested of two years' figures."""

    previous: Amount
    current: Amount
    previous_exposure: float | None
    current_exposure: float | None


class PictureComparison(PictureModel):
    """Two years' figures of a line, and why they cannot be compared where they cannot."""

    source: str
    category: str | None
    milieu: str
    previous_year: int
    verdict: Verdict
    reason: str
    part: tuple[PictureDays, ...] | None = None
    tested: PictureTest | None = None
    """None in a public edition, and in a picture that was written before it was told."""


class PictureValue(PictureModel):
    """A value from outside as its sender gave it."""

    label: str
    value: str
    base: str
    area: str
    year: str


class PictureBackground(PictureModel):
    """What came in from a source of values from outside."""

    key: str
    label: str
    short: str = ""
    sender: str
    values: tuple[PictureValue, ...]


class DistrictPicture(PictureModel):
    """The picture of a district and a year, in either edition."""

    year: int
    period: PictureDays
    area: str = Field(min_length=1)
    edition: Edition
    as_of: str
    sources: tuple[PictureSource, ...]
    counts: tuple[PictureCount, ...]
    questions: tuple[PictureQuestion, ...]
    comparison: tuple[PictureComparison, ...] = ()
    background: tuple[PictureBackground, ...] = ()
    tables: tuple[PictureTable, ...]

    def table(self, table: str) -> PictureTable | None:
        """The table with that id."""
        return self._tables_by_id.get(table)

    @cached_property
    def _tables_by_id(self) -> dict[str, PictureTable]:
        return {table.id: table for table in reversed(self.tables)}

    def source(self, key: str) -> PictureSource | None:
        """The source with that key."""
        return next((candidate for candidate in self.sources if candidate.key == key), None)


def stated(count: object, state: FigureState | None) -> StatedCount:
    """A count with its state; what is no number of its state is not given.

    >>> stated(3, FigureState.EXACT), stated("text", None).state.value, stated(2, FigureState.SUPPRESSED).state.value
    (StatedCount(count=3, state=<FigureState.EXACT: 'exact'>), 'not_given', 'suppressed')
    """
    if state in COUNTED_STATES:
        return StatedCount(count, state) if isinstance(count, int) and count >= 0 else NOT_GIVEN
    return NOT_GIVEN if state is None else StatedCount(None, state)


def read_picture(written: bytes | dict[str, Any], name: str) -> DistrictPicture:
    """The picture that a file, or a report, holds; InputError, naming the file, where it holds none."""
    try:
        return (
            DistrictPicture.model_validate_json(written)
            if isinstance(written, bytes)
            else DistrictPicture.model_validate(written)
        )
    except ValidationError as error:
        raise InputError(
            f"{name}: filen är ingen lägesbild. Ta lagesbild-ÅR.json ur mappen med stadsdelens rapporter."
        ) from error
