"""The shapes of `visa --json`: mypy holds `json_report` to them, and docs/schema/visa.json is made of them."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from lagesbild.core.figures import State, Verdict  # noqa: TC001 — the schema is made of the types themselves
from lagesbild.core.report import Edition  # noqa: TC001
from lagesbild.core.states import FigureState  # noqa: TC001

DaysJson = TypedDict("DaysJson", {"from": str, "to": str})


class FileJson(TypedDict):
    """A file that came from a source; in the public edition the day of its import alone."""

    name: NotRequired[str]
    sha256: NotRequired[str]
    sheet: NotRequired[str | None]
    rows: NotRequired[int | None]
    imported: NotRequired[str]
    dnr: NotRequired[str]
    read: NotRequired[bool]
    reason: NotRequired[str]


class CellsJson(TypedDict):
    """What became of the cells of a source's sheets that hold something."""

    filled: int
    used: int
    set_aside: dict[str, int]
    notes: int
    unread: int


class RowsJson(TypedDict):
    """What became of a source's rows: read = counted + the sum of those set aside."""

    read: int | None
    counted: int | None
    set_aside: dict[str, int]


class TotalJson(TypedDict):
    """A source's own total, and what is known of it."""

    count: float | str | None
    state: FigureState | None


class SourceJson(TypedDict):
    """What came in from one source."""

    key: str
    label: str
    short: str
    sender: str
    unit: list[str]
    form: Literal["enkat", "register", "text"]
    state: State
    files: list[FileJson]
    sent: int | None
    answered: int | None
    incomplete: int | None
    cells: CellsJson | None
    rows: RowsJson
    silent: list[str]
    total: TotalJson


class BackgroundValueJson(TypedDict):
    """A value from outside, as its sender gave it; a text is empty where the sender does not say it."""

    label: str
    value: str
    base: str
    area: str
    year: str


class BackgroundJson(TypedDict):
    """What came in from one source of values from outside: none of them is counted."""

    key: str
    label: str
    short: str
    sender: str
    files: list[FileJson]
    values: list[BackgroundValueJson]


class SuppressedJson(TypedDict, total=False):
    """The mark of a figure that the public edition suppresses; not there on any other."""

    suppressed: bool


class CountJson(SuppressedJson):
    """One line of a source; the count is the least that it can be, and null where its state says that there is none."""

    source: str
    kind: str
    category: str | None
    milieu: str
    count: int | None
    state: FigureState


class ConditionJson(TypedDict):
    """On which questions, by key, and which answers to them it depends whether a question is asked."""

    questions: list[str]
    answers: list[str]


class SumJson(TypedDict):
    """How many chose one of the options that are counted together."""

    label: str
    count: int | None
    state: FigureState


class GroupJson(TypedDict):
    """What one group of respondents answered to a question."""

    label: str
    base: int | None
    answers: dict[str, int | None]


class QuestionJson(SuppressedJson):
    """The answers to a question, by key; the keys are the wordings where no definition knows the question."""

    source: str
    question: str
    key: str
    label: str
    wording: str
    type: str
    defined: bool
    base: int | None
    asked_if: ConditionJson | None
    answers: dict[str, int | None]
    states: dict[str, FigureState]
    labels: dict[str, str]
    sum: SumJson | None
    by_group: dict[str, GroupJson] | None


class ComparisonJson(TypedDict):
    """Two years' figures side by side, and what may be said of them."""

    source: str
    category: str | None
    milieu: str
    label: str
    previous_year: int
    previous: int | None
    current: int | None
    previous_state: FigureState
    current_state: FigureState
    verdict: Verdict
    uncertain: bool
    reason: str
    needed: int | None
    part: list[DaysJson] | None
    tested: dict[str, float | None] | None
    """By name, the figures that were tested, events or episodes, and the months or answers that they come from."""


class ShareJson(TypedDict):
    """The counts of a share."""

    part: int
    base: int


class RowJson(TypedDict):
    """A row of a table. All its lists have an entry a column."""

    key: str
    label: str
    total: bool
    cells: list[float | str | None]
    shares: list[ShareJson | None]
    nothings: list[str | None]
    states: list[FigureState | None]
    figure_ids: list[str | None]
    cell_ids: list[str]


class TableJson(TypedDict):
    """A finished table."""

    id: str
    title: str
    unit: str
    stub: str
    columns: list[str]
    column_keys: list[str]
    rows: list[RowJson]
    notes: list[str]
    source: str


class ProblemJson(TypedDict):
    """What is wrong in a file, and where."""

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    code: str
    message: str


class UnreadFileJson(TypedDict):
    """A file that could not be read and whose name points to no source."""

    name: str
    reason: str


class FreezeJson(TypedDict):
    """When the figures were established as published, by whom, and how many cells they fill."""

    day: str
    by: str
    figures: int


class FindingsJson(TypedDict):
    """By kind, how many pieces of personal data were masked, and how many are doubtful."""

    masked: dict[str, int]
    doubtful: dict[str, int]


class FileFindingsJson(FindingsJson):
    """What was found in the free text of one file."""

    file: str


class FreeTextJson(TypedDict):
    """How much free text there is and how much waits to be judged; never a word of it."""

    texts: int
    waiting: int
    files: list[FileFindingsJson]


class CoverageJson(TypedDict):
    """Of which districts a city's picture is made, and whether every district of the city is known."""

    given: list[str]
    missing: list[str]
    all_known: bool


class InternJson(TypedDict, total=False):
    """What the internal edition alone has."""

    unread_files: list[UnreadFileJson]
    free_text: FreeTextJson
    coverage: CoverageJson


class OutsideJson(TypedDict, total=False):
    """What came in from outside, where anything did."""

    background: list[BackgroundJson]


class ReportJson(InternJson, OutsideJson):
    """The picture of a year in one edition."""

    year: int
    period: DaysJson
    area: str
    edition: Edition
    as_of: str
    sources: list[SourceJson]
    counts: list[CountJson]
    questions: list[QuestionJson]
    comparison: list[ComparisonJson]
    tables: list[TableJson]
    problems: list[ProblemJson]
    remarks: list[str]
    analysis: list[str]
    frozen: list[FreezeJson]
