"""The figures that the sentences are made from, read out of the finished report, and their ids."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.states import FigureState, StatedCount
from lagesbild.core.tables import AtLeast, MissingValue, TableKind
from lagesbild.core.tables import figure_id as id_of_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.figures import Count, SourceStatus, State
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Value


class Sentence(Struct, frozen=True):
    """One sentence and the ids of the figures behind it."""

    text: str
    ids: tuple[str, ...] = ()


class Rank(IntEnum):
    """What kind of fact it is, the weightiest last."""

    RECORD = 1
    NEW = 2
    ASCERTAINED = 3


class Fact(Struct, frozen=True):
    """A sentence that is told if there is room, by its weight: the kind of fact, then its size.

    `moved` says how something has changed, and `thing` what, with its figures, as it is told after another that has
    changed so; both are empty where the sentence stands by itself. `is_uncertain` says that the numbers are small.
    """

    weight: tuple[Rank, int]
    sentence: Sentence
    moved: str = ""
    thing: str = ""
    is_uncertain: bool = False


def figure_id(report: Report, source: str, *lines: str) -> str:
    """The id of one of the year's figures: its source, what it counts, and the year ("klotter/nazistiskt/2021")."""
    return id_of_figure(source, lines, report.year)


def in_state(report: Report, state: State) -> tuple[SourceStatus, ...]:
    """The sources in that state, in their fixed order."""
    return tuple(status for status in report.sources if status.state == state)


def surveys(report: Report) -> tuple[SourceStatus, ...]:
    """The surveys that came in."""
    return tuple(status for status in in_state(report, "received") if status.survey)


def counts_of(report: Report, key: str) -> tuple[Count, ...]:
    """All figures of a source."""
    return tuple(count for count in report.counts if count.source == key)


def count_ids(report: Report, counts: Sequence[Count]) -> tuple[str, ...]:
    """The ids of those figures."""
    return tuple(figure_id(report, count.source, count.category or count.milieu) for count in counts)


def is_partly_suppressed(report: Report, key: str) -> bool:
    """Whether any figure of the source is suppressed: then no total of it may be worked out."""
    return any(count.state is FigureState.SUPPRESSED for count in counts_of(report, key))


def is_zero(count: Count) -> bool:
    """Whether it is proven that there was nothing of a line."""
    return count.value == 0 and count.state is FigureState.EXACT


def is_unknown(count: Count) -> bool:
    """Whether nothing is known of a line, for another reason than that it is suppressed."""
    known = bool(count.value) or count.state is FigureState.EXACT
    return not known and count.state is not FigureState.SUPPRESSED


def sources_by_category(report: Report) -> tuple[SourceStatus, ...]:
    """The sources that came in and are sorted by categories."""
    return tuple(status for status in in_state(report, "received") if status.key in report.categories)


def sources_by_content(report: Report) -> tuple[SourceStatus, ...]:
    """The sources that came in and are told by what was found, as graffiti is, and not by milieu."""
    return tuple(status for status in in_state(report, "received") if status.phrases.topic)


def total(report: Report, key: str) -> StatedCount:
    """The source's own total, as its status or its tables print it; without one, its only part that is not zero.

    What is not summed has one only where there was nothing of anything.
    """
    printed = (
        report.source(key).total.value,
        _total_over_milieus(report, key),
        yearly_total(report, key, report.year),
    )
    known = next((value for value in printed if isinstance(value, int | AtLeast)), None)
    if isinstance(known, int):
        return StatedCount(known)
    if known is not None and known.count:
        return StatedCount(known.count, FigureState.AT_LEAST)
    counts = counts_of(report, key)
    if report.source(key).total.state is FigureState.NOT_SUMMED:
        is_nothing = bool(counts) and all(map(is_zero, counts))
        return StatedCount(0) if is_nothing else StatedCount(None, FigureState.NOT_SUMMED)
    if is_partly_suppressed(report, key):
        return StatedCount(None, FigureState.SUPPRESSED)
    parts = [count.value for count in counts if count.value]
    if counts and len(parts) <= 1 and all(count.state is FigureState.EXACT for count in counts):
        return StatedCount(sum(parts))
    return StatedCount(None, FigureState.NOT_GIVEN)


def _total_over_milieus(report: Report, key: str) -> Value:
    """The total of a source in the table over all sources."""
    table = report.table(TableKind.MILIEU_BY_SOURCE)
    row = None if table is None else next((row for row in table.rows if row.total), None)
    if table is None or row is None or key not in {column.key for column in table.columns}:
        return MissingValue.NOT_REPORTED
    return table.value(row.key, key)


def yearly_total(report: Report, key: str, year: int) -> int | None:
    """The total row of the source's table of years, when that year stands there as a figure."""
    table = report.table(TableKind.BY_YEAR, key)
    row = None if table is None else next((row for row in table.rows if row.total), None)
    if table is None or row is None or str(year) not in {column.key for column in table.columns}:
        return None
    value = table.value(row.key, str(year))
    return value if isinstance(value, int) else None
