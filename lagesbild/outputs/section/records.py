"""Where the year stands among those stored, and what lies behind a source's sum: said only of what is comparable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import TableKind, figure_id
from lagesbild.core.wording import UNLIKE_PERIODS, enumerate_words, sentence
from lagesbild.outputs.section.changes import compared_ids, names_of, place_of
from lagesbild.outputs.section.quantities import change, record
from lagesbild.outputs.section.sentences import TOTAL, Sentence, yearly_total

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.core.figures import Comparison
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table

SMALLEST_RECORD = 5
"""The highest of three years is no news below this, nor the lowest of years that were all below it. Own choice."""
APART = 5
"""A figure that is less than one part in this many from the next is no record. Own choice."""
SLIGHT = 10
"""A sum that moved by at most one part in this many is nearly the same. Own choice."""
CHANGED = frozenset({"okning", "minskning"})


def record_sentences(report: Report) -> tuple[Sentence, ...]:
    """What stands behind a sum's change, what a sum hides, and which figures are the highest or lowest for long."""
    sources = dict.fromkeys(one.source for one in report.comparisons)
    return (
        *(said for key in sources for said in _behind(report, key)),
        *(said for key in sources for said in _records(report, key)),
    )


def _behind(report: Report, key: str) -> Iterator[Sentence]:
    """The line that most of a change lies in, or the lines that went different ways under a sum that did not move."""
    lines = [one for one in report.comparisons if one.source == key and not one.part]
    totals = _totals(report, key, lines)
    if totals is None or any(one.verdict == "ej_jamforbart" for one in lines):
        return
    moved = [one for one in lines if one.verdict in CHANGED and _step(one)]
    whole = totals[1] - totals[0]
    if len({one.verdict for one in moved}) == len(CHANGED) and 2 * abs(whole) < max(
        abs(_step(one)) for one in moved
    ):
        yield _hidden_shift(report, moved, totals)
        return
    for one in moved:
        if len(lines) > 1 and 2 * abs(_step(one)) > abs(whole) > 0 and (_step(one) > 0) == (whole > 0):
            yield _driver(report, one, totals)
            return


def _totals(report: Report, key: str, lines: Sequence[Comparison]) -> tuple[int, int] | None:
    """The sums of the two years, where each record is of one line alone: parts of one whole."""
    if not lines:
        return None
    then, now = (yearly_total(report, key, year) for year in (lines[0].previous_year, report.year))
    parts = [
        sum(count or 0 for count in counts)
        for counts in zip(*((x.previous, x.current) for x in lines), strict=True)
    ]
    return (then, now) if then is not None and now is not None and parts == [then, now] else None


def _step(one: Comparison) -> int:
    return 0 if one.previous is None or one.current is None else one.current - one.previous


def _hidden_shift(report: Report, moved: Sequence[Comparison], totals: tuple[int, int]) -> Sentence:
    then, now = totals
    how = "oförändrad" if then == now else "nästan oförändrad" if SLIGHT * abs(now - then) <= then else ""
    told = [
        f"{names_of(report, [one])} har {'ökat' if _step(one) > 0 else 'minskat'} ({change(*_pair(one))})"
        for one in moved
    ]
    place = place_of(report, moved[0].source)
    opening = f"Summan {place} är {how}" if how else f"Summan {place} döljer förändringar"
    return Sentence(
        f"{opening} ({change(then, now)}), men fördelningen har ändrats: {enumerate_words(told)}.",
        (*_total_ids(report, moved[0]), *compared_ids(report, moved)),
    )


def _driver(report: Report, one: Comparison, totals: tuple[int, int]) -> Sentence:
    text = f"{names_of(report, [one])} står för det mesta av skillnaden {place_of(report, one.source)}"
    return Sentence(
        f"{sentence(text)}, vars summa gick {change(*totals)}.",
        (*compared_ids(report, [one]), *_total_ids(report, one)),
    )


def _pair(one: Comparison) -> tuple[int, int]:
    return one.previous or 0, one.current or 0


def _total_ids(report: Report, one: Comparison) -> tuple[str, ...]:
    return tuple(figure_id(one.source, (TOTAL,), year) for year in (report.year, one.previous_year))


def _records(report: Report, key: str) -> Iterator[Sentence]:
    """The sum of a source that is no survey, and each of its lines with an ascertained change."""
    table, lines = (
        report.table(TableKind.BY_YEAR, key),
        [one for one in report.comparisons if one.source == key],
    )
    if (
        table is None
        or report.source(key).survey
        or any(note.startswith(UNLIKE_PERIODS) for note in table.notes)
    ):
        return
    if any(one.verdict == "ej_jamforbart" or one.part for one in lines):
        return
    for row in table.rows:
        moved = [one for one in lines if (one.category or one.milieu) == row.key and one.verdict in CHANGED]
        if row.total or moved:
            yield from _record(report, table, row, moved)


def _record(report: Report, table: Table, row: Row, moved: Sequence[Comparison]) -> Iterator[Sentence]:
    figures = _unbroken(report, table, row)
    words = record(report.year, figures) if report.year in figures else None
    if words is None or not _stands_out(report.year, figures, highest=words.startswith("högst")):
        return
    key = table.about
    subject = f"Summan {place_of(report, key)}" if row.total else _amount(report, moved)
    ids = tuple(figure_id(key, (row.key,), year) for year in sorted(figures, reverse=True))
    yield Sentence(f"{subject} är {words}.", ids)


def _unbroken(report: Report, table: Table, row: Row) -> dict[int, int]:
    """The row's figures by year since the last break; a missing or hidden year is not there."""
    years = [int(column.key) for column in table.columns]
    since = max((int(key) for key in table.breaks), default=years[0])
    return {
        year: cell.value
        for year, cell in zip(years, row.cells, strict=True)
        if since <= year <= report.year and isinstance(cell.value, int)
    }


def _amount(report: Report, moved: Sequence[Comparison]) -> str:
    named, unit = names_of(report, moved), report.source(moved[0].source).unit[1]
    return sentence(f"antalet {unit} med {named}" if moved[0].category else named)


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
