"""The figures that the sentences are made from, read out of the finished report, and their ids."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from lagesbild.core.tables import TableKind
from lagesbild.core.tables import figure_id as id_of_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.figures import Count, SourceStatus, State
    from lagesbild.core.report import Report


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the ids of the figures behind it."""

    text: str
    ids: tuple[str, ...] = ()


class Rank(IntEnum):
    """What kind of fact it is, the weightiest last."""

    RECORD = 1
    NEW = 2
    ASCERTAINED = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence that is told if there is room, by its weight: the kind of fact, then its size."""

    weight: tuple[Rank, int]
    sentence: Sentence


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
    return any(count.value is None for count in counts_of(report, key))


def graffiti_sources(report: Report) -> tuple[SourceStatus, ...]:
    """The sources that came in and count graffiti."""
    return tuple(status for status in in_state(report, "received") if is_graffiti(report, status.key))


def is_graffiti(report: Report, key: str) -> bool:
    """Whether the source counts graffiti, which is told by content and not by milieu."""
    return any(count.kind == "klotter" for count in counts_of(report, key))


def total(report: Report, key: str) -> int | None:
    """The source's own total as its tables print it; without one, its only part that is not zero."""
    printed = _total_over_milieus(report, key)
    if printed is None:
        printed = yearly_total(report, key, report.year)
    if printed is not None or is_partly_suppressed(report, key):
        return printed
    parts = [count.value for count in counts_of(report, key) if count.value]
    return sum(parts) if len(parts) <= 1 else None


def _total_over_milieus(report: Report, key: str) -> int | None:
    """The total of a source in the table over all sources."""
    table = report.table(TableKind.MILIEU_BY_SOURCE)
    row = None if table is None else next((row for row in table.rows if row.total), None)
    if table is None or row is None or key not in {column.key for column in table.columns}:
        return None
    value = table.value(row.key, key)
    return value if isinstance(value, int) else None


def yearly_total(report: Report, key: str, year: int) -> int | None:
    """The total row of the source's table of years, when that year stands there as a figure."""
    table = report.table(TableKind.BY_YEAR, key)
    row = None if table is None else next((row for row in table.rows if row.total), None)
    if table is None or row is None or str(year) not in {column.key for column in table.columns}:
        return None
    value = table.value(row.key, str(year))
    return value if isinstance(value, int) else None
