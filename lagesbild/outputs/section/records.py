"""Where a source's year stands among those stored: said only of what is comparable, and never of tiny numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import TableKind, figure_id
from lagesbild.core.wording import UNLIKE_PERIODS
from lagesbild.outputs.section.quantities import record
from lagesbild.outputs.section.sentences import Fact, Rank, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table

SMALLEST_RECORD = 5
"""The highest of three years is no news below this, nor the lowest of years that were all below it. Own choice."""
APART = 5
"""A figure that is less than one part in this many from the next is no record. Own choice."""


def record_facts(report: Report) -> Iterator[Fact]:
    """The sources whose sum is the highest or lowest for long; a survey's sum depends on who answered."""
    for key in dict.fromkeys(line.source for line in report.comparisons):
        table = report.table(TableKind.BY_YEAR, key)
        if table is not None and not report.source(key).survey and _is_comparable(report, table):
            yield from (fact for row in table.rows if row.total for fact in _record(report, table, row))


def _is_comparable(report: Report, table: Table) -> bool:
    lines = [line for line in report.comparisons if line.source == table.about]
    unlike = any(note.startswith(UNLIKE_PERIODS) for note in table.notes)
    return not unlike and not any(line.verdict == "ej_jamforbart" or line.part for line in lines)


def _record(report: Report, table: Table, row: Row) -> Iterator[Fact]:
    figures = _unbroken(report, table, row)
    words = record(report.year, figures) if report.year in figures else None
    if words is None or not _stands_out(report.year, figures, highest=words.startswith("högst")):
        return
    ids = tuple(figure_id(table.about, (row.key,), year) for year in sorted(figures, reverse=True))
    text = f"Summan i {report.source(table.about).phrases.noun} är {words}."
    yield Fact((Rank.RECORD, figures[report.year]), Sentence(text, ids))


def _unbroken(report: Report, table: Table, row: Row) -> dict[int, int]:
    """The row's figures by year since the last break; a missing or hidden year is not there."""
    years = [int(column.key) for column in table.columns]
    since = max((int(key) for key in table.breaks), default=years[0])
    return {
        year: cell.value
        for year, cell in zip(years, row.cells, strict=True)
        if since <= year <= report.year and isinstance(cell.value, int)
    }


def _stands_out(year: int, figures: Mapping[int, int], *, highest: bool) -> bool:
    """Whether the figure is apart from each of the years that it passes, and none of them too small for a word."""
    current, passed, before = figures[year], [], year - 1
    while before in figures and (figures[before] < current if highest else figures[before] > current):
        passed.append(figures[before])
        before -= 1
    nearest = max(passed) if highest else min(passed)
    return max(current, nearest) >= SMALLEST_RECORD and APART * abs(current - nearest) >= max(
        current, nearest
    )
