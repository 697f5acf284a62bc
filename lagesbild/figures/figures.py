"""What has been counted, asked for by words: the tallies of the store that the tables are made of."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field

from lagesbild.core.figures import RESIDUAL
from lagesbild.core.free_text import NO_DESCRIPTIONS
from lagesbild.core.states import COUNTED_STATES, FigureState, StatedCount
from lagesbild.core.tables import (
    COUNTED,
    MISSING_STATES,
    Cell,
    MissingValue,
    Trace,
    stated_value,
)
from lagesbild.figures.states import may_belong, state_of
from lagesbild.figures.tallies import yearly_tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.core.background import Background
    from lagesbild.core.errors import Problem
    from lagesbild.core.figures import Category, Freeze, Milieu, SourceStatus
    from lagesbild.core.free_text import Descriptions, FileFindings
    from lagesbild.core.imports import Incoming, StoredYear, UnreadFile
    from lagesbild.core.own_questions import OwnQuestion
    from lagesbild.core.periods import Period
    from lagesbild.figures.common_period import CommonPeriod
    from lagesbild.figures.concentration import Concentration, Episodes
    from lagesbild.figures.outside import OutsideCounts
    from lagesbild.figures.states import ListedLines, Unread
    from lagesbild.figures.tallies import Tally
    from lagesbild.figures.units import SameUnits
    from lagesbild.store.freezes import PublishedValues

    Where = Mapping[str, str]

PARTS = frozenset({"milieu", "category"})
"""Dimensions of which one record may have several: each is counted, where other figures count the record once."""
_NONE = (0, 0)
EVERYTHING: Where = MappingProxyType({})


class Figures(Struct, frozen=True):
    """All that the report of one year is made of: its figures and those of the stored years before it."""

    year: int
    settings: Settings
    stored: Mapping[int, StoredYear]
    """The year and those before it, as they are stored."""
    milieus: tuple[Milieu, ...]
    sources: tuple[SourceDefinition, ...]
    categories: Mapping[str, tuple[Category, ...]]
    incoming: tuple[Incoming, ...]
    statuses: Mapping[tuple[int, str], SourceStatus]
    """By year and key of a source, those included that are printed as they stand."""
    tallies: Mapping[tuple[str, ...], Tally]
    breaks: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    """By source and two years, why the years' figures cannot be compared."""
    analysis: tuple[str, ...] = ()
    """What people have written of the year."""
    previous: int | None = None
    """The year that this one is compared with."""
    earlier_names: Mapping[int, tuple[Milieu, ...]] = field(default_factory=dict)
    """By year, the milieus under the term set that was in use then, where it was another."""
    same_events: tuple[tuple[int, int], ...] = ()
    """For each event decided to stand in several sources, its numbers of records and of sources."""
    same_units: Mapping[str, SameUnits] = field(default_factory=dict)
    """By survey, what those units describe that answered this year and the one that it is compared with."""
    common_period: CommonPeriod | None = None
    """What was counted in the same part of this year and the one compared with, where their lengths differ."""
    episodes: Episodes = field(default_factory=dict)
    """How many episodes the events of each line make, this year and in the one compared with."""
    concentrations: tuple[Concentration, ...] = ()
    """Each day, place and reporter that more than half of a source's events have."""
    frozen: tuple[Freeze, ...] = ()
    """When the year's figures were established, the latest last."""
    published: PublishedValues = field(default_factory=dict)
    """The figures as they were established, by the place where they stand."""
    descriptions: Descriptions = NO_DESCRIPTIONS
    findings: tuple[FileFindings, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: Unread = field(default_factory=dict)
    """What the records that could not be read say of themselves."""
    unsorted: Unread = field(default_factory=dict)
    """What the counted records whose milieu was not understood say of themselves otherwise."""
    listed_lines: ListedLines = field(default_factory=dict)
    """By year and source key, for each table that is not sorted by every line, the lines that it has."""
    own_questions: Mapping[tuple[int, str], tuple[OwnQuestion, ...]] = field(default_factory=dict)
    """By year and survey, the questions whose options are those that were chosen."""
    wordings: Mapping[tuple[int, str, str], str] = field(default_factory=dict)
    """By year, survey and question, how a defined question was worded."""
    unread_files: tuple[UnreadFile, ...] = ()
    """The files of the year that could not be read."""
    outside: Mapping[str, OutsideCounts] = field(default_factory=dict)
    """By source, what its register of a whole city has outside the area."""
    background: tuple[Background, ...] = ()
    """The figures from outside."""
    brief: bool = False
    """Whether the figures by unit, area and month are left out."""

    @property
    def periods(self) -> dict[int, Period]:
        """By year, the days that it covers."""
        return {year: stored.period for year, stored in self.stored.items()}

    @property
    def area(self) -> str:
        """The area that the year is of."""
        return self.stored[self.year].area

    def questions_of(self, survey: SourceDefinition) -> tuple[Question, ...]:
        """The questions that a survey is defined with."""
        return self.settings.vocabulary.questions_of(survey)

    @property
    def yearly_tables(self) -> frozenset[str]:
        """The ids of the tables that have a column for each year."""
        return yearly_tables(self.sources)

    @property
    def period(self) -> Period:
        """The days that the year covers."""
        return self.periods[self.year]

    @property
    def years(self) -> tuple[int, ...]:
        """The years from the first to the last, missing ones included: they are gaps, not nothing."""
        return tuple(range(min(self.periods), self.year + 1))

    def status(self, source: SourceDefinition, year: int | None = None) -> SourceStatus:
        """What came in from a source in a year (this one when none is given)."""
        return self.statuses[year or self.year, source.key]

    def has_received(self, source: SourceDefinition, year: int | None = None) -> bool:
        """Whether anything came in from a source in a year."""
        return self.nothing(source, year) is None

    def nothing(self, source: SourceDefinition, year: int | None = None) -> MissingValue | None:
        """Why a source has no figure in a year, or None when it has one, zero included."""
        status = self.statuses.get((year or self.year, source.key))
        if status is None or status.state == "not_received":
            return MissingValue.NOT_REPORTED
        if status.state == "text_received":
            return MissingValue.NOT_READ
        return MissingValue.NOT_ASKED if status.state == "not_asked" else None

    def break_reason(self, source: SourceDefinition, earlier: int, later: int) -> str:
        """Why a source's figures of two years cannot be compared, or "" when they are of one kind."""
        return self.breaks.get((source.key, earlier, later), "")

    def count(
        self, source: SourceDefinition, where: Where = EVERYTHING, *, year: int | None = None, kind: str = ""
    ) -> int:
        """A source's figure narrowed by dimensions; zero when nothing was counted."""
        key = (year or self.year, source.key, kind or source.kind, *where.values())
        of_all, of_first = self.tallies.get(tuple(where), {}).get(key, _NONE)
        return of_first if PARTS.isdisjoint(where) else of_all

    def cell(
        self, source: SourceDefinition, where: Where = EVERYTHING, *, year: int | None = None, kind: str = ""
    ) -> Cell:
        """The same figure as a cell that leads back to its rows: a number where it is exact, else what is known."""
        state = self.state(source, where, year=year, kind=kind)
        if nothing := self.nothing(source, year) or self._unsummed(source, where, kind):
            return Cell(nothing, state=state)
        narrowed = (("status", COUNTED), ("kind", kind or source.kind), *where.items())
        count = self.count(source, where, year=year, kind=kind)
        return Cell(stated_value(count, state), Trace(year or self.year, source.key, narrowed), state)

    def state(
        self, source: SourceDefinition, where: Where = EVERYTHING, *, year: int | None = None, kind: str = ""
    ) -> FigureState:
        """What is known of a source's figure narrowed by dimensions: exact only when nothing speaks against it."""
        if nothing := self.nothing(source, year) or self._unsummed(source, where, kind):
            return MISSING_STATES[nothing]
        return state_of(
            self.count(source, where, year=year, kind=kind),
            unread=bool(self.status(source, year).unread_files)
            or any(
                may_belong(records.get(tuple(where), {}).get(key, frozenset()), where.values())
                for records in self._doubtful(source, where)
                for key in ((year or self.year, source.key, of_kind) for of_kind in (kind or source.kind, ""))
            ),
            classified=kind not in {"", source.kind} or self._classified(source, where, year or self.year),
        )

    def _unsummed(self, source: SourceDefinition, where: Where, kind: str) -> MissingValue | None:
        """That a figure is a sum of what are not parts of anything; None for any other figure."""
        is_line = self.line_dimension(source) in where or kind not in {"", source.kind}
        return None if source.has_total or is_line else MissingValue.NOT_SUMMED

    def line_dimension(self, source: SourceDefinition) -> str:
        """The dimension of the lines that a source is counted by."""
        return "category" if source.key in self.categories else "milieu"

    def _doubtful(self, source: SourceDefinition, where: Where) -> tuple[Unread, ...]:
        """The records that may be part of a figure beside those that are counted in it."""
        is_sorted = where.get("milieu", RESIDUAL) != RESIDUAL or (
            "category" in where and self._is_defined(source, where["category"])
        )
        return (self.unread, self.unsorted) if is_sorted else (self.unread,)

    def stated(
        self, source: SourceDefinition, where: Where = EVERYTHING, *, year: int | None = None
    ) -> StatedCount:
        """A source's figure with what is known of it; a count only where there is one."""
        state = self.state(source, where, year=year)
        return StatedCount(self.count(source, where, year=year) if state in COUNTED_STATES else None, state)

    def _classified(self, source: SourceDefinition, where: Where, year: int) -> bool:
        """Whether every table of a source has the lines that a figure is a sum of; of a zero in all, every line.

        A register has every line that is defined, and those of its own that some record of it is in.
        """
        listed = self.listed_lines.get((year, source.key), ())
        if not listed and "category" in where and not self._is_defined(source, where["category"]):
            return bool(self.count(source, {"category": where["category"]}, year=year))
        lines = {("category", where["category"])} if "category" in where else set()
        if "milieu" in where and source.key in self.categories and "miljo" not in source.columns:
            of_milieu = [c.key for c in self.categories[source.key] if c.milieu == where["milieu"]]
            lines |= {("category", key) for key in of_milieu}
        elif where.get("milieu", RESIDUAL) != RESIDUAL:
            lines.add(("milieu", where["milieu"]))
        if not (where or self.count(source, year=year)):
            lines = self._every_line(source)
        return all(lines <= of_table for of_table in listed)

    def _is_defined(self, source: SourceDefinition, category: str) -> bool:
        return category in {line.key for line in self.categories.get(source.key, ())}

    def _every_line(self, source: SourceDefinition) -> set[tuple[str, str]]:
        """The lines that a source is sorted by, those left out of which the year has none."""
        if source.key in self.categories:
            return {("category", line.key) for line in self.categories[source.key] if line.milieu}
        return {("milieu", m.code) for m in self.milieus if m.code != RESIDUAL and self.in_use(m.code)}

    def seen(self, source: SourceDefinition, dimension: tuple[str, ...], place: int = 0) -> list[str]:
        """The values of one dimension that a source's counted observations have this year, in order."""
        keys = self.tallies.get(dimension, {})
        values = {
            str(k[3 + place]) for k in keys if k[:3] == (self.year, source.key, source.kind) and k[3 + place]
        }
        return sorted(values)

    def has_unsaid(self, source: SourceDefinition, dimension: tuple[str, ...], place: int = 0) -> bool:
        """Whether some of a source's counted observations leave one dimension open."""
        keys = self.tallies.get(dimension, {})
        return any(k[:3] == (self.year, source.key, source.kind) and not k[3 + place] for k in keys)

    def lines(self, source: SourceDefinition) -> tuple[tuple[str, str, str], ...]:
        """The lines that a source is counted by, as dimension, key and label: its categories, or the milieus.

        A survey that asks for no events has none.
        A category that nobody has defined keeps its own line; a milieu outside the three and the residual
        is left out in a year in which no source has it.
        """
        if source.key not in self.categories:
            return self.milieu_lines() if source.counts_events else ()
        known = [(c.key, c.label) for c in self.categories[source.key] if c.milieu is not None]
        listed = {key for key, _ in known} | {c.key for c in self.categories[source.key]}
        years = [key for key in self.tallies["category",] if key[1] == source.key and key[2] == source.kind]
        strange = sorted({str(key[3]) for key in years if key[3]} - listed)
        return tuple(
            ("category", key, label)
            for key, label in (*known, *((s, s.replace("_", " ").capitalize()) for s in strange))
        )

    def milieu_lines(self) -> tuple[tuple[str, str, str], ...]:
        """The milieus as lines: dimension, code and label."""
        return tuple(("milieu", m.code, m.label) for m in self.milieus if self.in_use(m.code))

    def in_use(self, milieu: str) -> bool:
        """Whether a milieu has a line: "annan" only where some year has it."""
        return milieu != "annan" or any(
            key[3] == milieu and of_all for key, (of_all, _) in self.tallies["milieu",].items()
        )
