"""What came in, what was counted, and what may be said of two years side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from lagesbild.core.own_questions import join_options
from lagesbild.core.states import COUNTED_STATES, FigureState, StatedCount, sum_of
from lagesbild.core.tables import Cell, MissingValue

if TYPE_CHECKING:
    from lagesbild.core.imports import Incoming, UnreadFile
    from lagesbild.core.periods import Period
    from lagesbild.core.tables import Trace

REASONS = (
    "incomplete",
    "outside_period",
    "outside_area",
    "not_extremist",
    "duplicate",
    "withdrawn",
    "test_answer",
    "total_row",
    "unreadable",
)
"""Why a record may be set aside, in the order in which the ledger prints them."""

RESIDUAL = "oklar"
"""The milieu of what nobody sorted: every table has it."""
State = Literal["received", "text_received", "not_received", "not_asked"]


NO_TOTAL = Cell(MissingValue.NOT_REPORTED, state=FigureState.NOT_GIVEN)


class Milieu(Struct, frozen=True):
    """An extremist milieu under the term set in use.

    `label` stands alone ("Vit makt-miljön"), `phrase` in a sentence after a preposition ("vit makt-miljön"),
    `short` in a narrow column.
    """

    code: str
    label: str
    phrase: str
    short: str


class Category(Struct, frozen=True):
    """A category line of a source, and the milieu it counts for (None: set aside as not extremist)."""

    key: str
    label: str
    milieu: str | None


class SourcePhrases(Struct, frozen=True):
    """The words of a source in running text."""

    noun: str
    """What came from it, definite: "enkäten till skolor"."""
    some: str
    """How its sentence opens; `{antal}` holds the place of the number with its noun."""
    none: str
    """The sentence, without full stop, when it counted nothing."""
    unit: tuple[str, str]
    """What is said to be counted, singular and plural."""
    verb: str
    """What one of its units does to a milieu: "kopplas till"."""
    sender: str
    """The word before who it came from; empty where that is not told."""
    who: str
    """Who has something to report, as the subject of a sentence: "polisen"; empty where nobody is named."""
    where: str
    """Where those are who have answered, after a number of them: "på skolorna"."""
    topic: tuple[str, str] | None = None
    """What its categories describe, and the word for none of it: "klotter" and "inget"; None where they describe nothing."""
    happened: str = ""
    """How what it counts came to be known, after the number: "registrerades i IA"."""
    limit: str = ""
    """How the source limits what can be known, as a clause."""


class SourceStatus(Struct, frozen=True):
    """What came in from one source, and what became of every row of it."""

    key: str
    label: str
    short: str
    sender: str
    unit: tuple[str, str]
    """What is counted, singular and plural ("tillfälle", "tillfällen")."""
    phrases: SourcePhrases
    state: State
    files: tuple[Incoming, ...] = ()
    sent: int | None = None
    answered: int | None = None
    incomplete: int | None = None
    read: int | None = 0
    """None, like `counted`, where the number is not published."""
    counted: int | None = 0
    set_aside: tuple[tuple[str, int], ...] = ()
    """Pairs of reason and number, in the order of REASONS, zeros left out."""
    silent: tuple[str, ...] = ()
    """Units on the recipient list that have not answered."""
    survey: bool = False
    counts_events: bool = True
    """Whether its records are or describe events; not in a survey in which no question asks for any."""
    unread_files: tuple[UnreadFile, ...] = ()
    """The files that came from it, as far as their names tell, and could not be read."""
    total: Cell = NO_TOTAL
    """The source's own total of the year."""


class Count(Struct, frozen=True):
    """One counted figure. `value` is the least that it can be, and None when its state says that there is none.

    ValueError when value and state contradict each other.
    """

    source: str
    kind: str
    category: str | None
    milieu: str
    value: int | None
    trace: Trace | None = None
    state: FigureState = FigureState.EXACT

    def __post_init__(self) -> None:
        StatedCount(self.value, self.state)


class QuestionCount(Struct, frozen=True):
    """The answers to one question of a survey: how many answered it, and what they said."""

    source: str
    question: str
    label: str
    multi: bool
    base: int | None
    answers: tuple[tuple[str, str, int | None], ...]
    """Triples of option key, option label and count; no count where it is suppressed, or nothing is known of it."""
    states: tuple[FigureState, ...] = ()
    """What is known of each answer; where it is empty every count is exact, and what has none is suppressed."""
    wording: str = ""
    """The question as it was put."""
    type: str = "ett_val"
    is_defined: bool = True
    """Whether the survey's definition has it; another is counted under its own wording."""
    asked_if: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """The keys of the questions on which it depends whether it is asked, and the answers for which it is."""
    summed: tuple[str, ...] = ()
    """The keys of the options that are counted together."""
    is_event: bool = False
    """Whether a yes describes an event."""
    phrase: str = ""
    """What those who say yes have done, after "har"."""
    in_section: bool = False
    """Whether the settings name it for the section."""

    @property
    def sum_label(self) -> str:
        """The options that are counted together, as one."""
        return join_options([label for key, label, _ in self.answers if key in self.summed])

    @property
    def sum(self) -> StatedCount | None:
        """How many chose one of the options that are counted together; None where none are, or several can be chosen."""
        parts = [
            StatedCount(count if state in COUNTED_STATES else None, state)
            for (key, _, count), state in zip(self.answers, self.stated(), strict=True)
            if key in self.summed
        ]
        return sum_of(parts) if parts and not self.multi else None

    def stated(self) -> tuple[FigureState, ...]:
        """What is known of each answer, in their order."""
        return self.states or tuple(
            FigureState.SUPPRESSED if count is None else FigureState.EXACT for _, _, count in self.answers
        )


Verdict = Literal[
    "ej_jamforbart",
    "for_fa_for_att_jamfora",
    "ingen_sakerstalld_forandring",
    "okning",
    "minskning",
]


class ComparedCounts(Struct, frozen=True):
    """What is tested of two years' figures: events or episodes, and the months or answers that they come from."""

    previous: int
    current: int
    previous_exposure: float | None = 1.0
    current_exposure: float | None = 1.0


class Comparison(Struct, frozen=True):
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
    needed: int | None = None
    """The smallest current count that alone would have been a rise, where no change is ascertained."""
    previous_state: FigureState = FigureState.EXACT
    current_state: FigureState = FigureState.EXACT
    part: tuple[Period, Period] | None = None
    """The days compared, of the earlier year and of this one, where they are a part of a longer period."""
    counts: ComparedCounts | None = None
    """What the verdict was judged by; None where the two years cannot be compared."""

    @property
    def tested(self) -> bool:
        """Whether a test was made of it: it can be compared, and there are enough events."""
        return self.verdict not in {"ej_jamforbart", "for_fa_for_att_jamfora"}


RemarkKind = Literal["response_rate", "common_period", "concentration"]


class Remark(Struct, frozen=True):
    """A sentence that must be said with the figures, what it is of, and the one source that it is about ("": of several)."""

    kind: RemarkKind
    source: str
    text: str


class Freeze(Struct, frozen=True):
    """A year's figures established as published: the ISO day, by whom, and how many cells they fill."""

    day: str
    by: str
    figures: int


class AffectedFigures(NamedTuple):
    """What the removal of an import touches: its year, file and rows, and what rests on it."""

    year: int
    name: str
    rows: int
    frozen: tuple[tuple[int, Freeze], ...]
    """Pairs of an established year and when that was done last; years that are compared with the import's too."""
    published: tuple[int, ...]
    """The years that have a public edition, of those from the import's own on."""
