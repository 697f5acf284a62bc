"""This year's figures and those of an earlier year, line by line: one verdict for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.figures import ComparedCounts, Comparison
from lagesbild.core.states import FigureState
from lagesbild.core.tables import MissingValue
from lagesbild.figures.common_period import differ_in_length
from lagesbild.figures.verdicts import FigurePair, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.periods import Period
    from lagesbild.core.states import StatedCount
    from lagesbild.figures.figures import Figures

DAYS_IN_MONTH = 30.44
INEXACT = {
    FigureState.AT_LEAST: "siffran för {year} är bara ett minsta antal",
    FigureState.NOT_GIVEN: "uppgift saknas för {year}",
    FigureState.NOT_CLASSIFIED: "uppgifterna för {year} är inte uppdelade så",
}
"""Why a figure of a source that came in cannot be compared."""


class Line(Struct, frozen=True):
    """A line that a source is counted by."""

    source: SourceDefinition
    dimension: str
    key: str
    label: str


class ComparedLine(Struct, frozen=True):
    """A line's figures of two years as they are shown and what is known of them, and as they are tested."""

    previous: int | None
    current: int | None
    tested: FigurePair
    states: tuple[FigureState, FigureState] = (FigureState.EXACT, FigureState.EXACT)
    part: tuple[Period, Period] | None = None


def comparisons(figures: Figures) -> tuple[Comparison, ...]:
    """Every line of every source that came in this year, and the same line of the year compared with.

    None when there is no such year.
    """
    earlier = figures.previous
    if earlier is None:
        return ()
    lines = list(_lines(figures))
    compared = [_compared(figures, line, earlier) for line in lines]
    results = verdicts([line.tested for line in compared])
    milieus = {(key, c.key): c.milieu for key, categories in figures.categories.items() for c in categories}
    return tuple(
        Comparison(
            source=line.source.key,
            category=line.key if line.dimension == "category" else None,
            milieu=line.key
            if line.dimension == "milieu"
            else milieus.get((line.source.key, line.key)) or "oklar",
            label=line.label,
            previous_year=earlier,
            previous=shown.previous,
            current=shown.current,
            previous_state=shown.states[0],
            current_state=shown.states[1],
            verdict=result.verdict,
            uncertain=result.uncertain,
            reason=result.reason,
            needed=result.smallest_significant if shown.tested.current == shown.current else None,
            part=shown.part,
            counts=_counts_of(shown.tested),
        )
        for line, shown, result in zip(lines, compared, results, strict=True)
    )


def _counts_of(pair: FigurePair) -> ComparedCounts | None:
    if not pair.comparable or pair.previous is None or pair.current is None:
        return None
    return ComparedCounts(pair.previous, pair.current, pair.previous_exposure, pair.current_exposure)


def _lines(figures: Figures) -> Iterator[Line]:
    for source in figures.sources:
        if figures.has_received(source):
            yield from (Line(source, *line) for line in figures.lines(source))


def _compared(figures: Figures, line: Line, earlier: int) -> ComparedLine:
    then, now = (
        figures.stated(line.source, {line.dimension: line.key}, year=year) for year in (earlier, figures.year)
    )
    if reason := _inexact(figures, line.source, {earlier: then, figures.year: now}):
        incomparable = FigurePair(then.count, now.count, comparable=False, reason=reason)
        return ComparedLine(then.count, now.count, incomparable, (then.state, now.state))
    return _compared_counts(figures, line, earlier, (then.count or 0, now.count or 0))


def _compared_counts(figures: Figures, line: Line, earlier: int, counted: tuple[int, int]) -> ComparedLine:
    """A line's figures of an earlier year and this one, both exact."""
    then, now = counted
    if reason := _reason(figures, line, earlier):
        return ComparedLine(then, now, FigurePair(then, now, comparable=False, reason=reason))
    if common := figures.common_period:
        key = (line.source.key, line.dimension, line.key)
        then, now = (counts.get(key, 0) for counts in common.counts)
        return ComparedLine(then, now, FigurePair(then, now), part=common.days)
    tested = FigurePair(
        _episodes(figures, line, earlier, then),
        _episodes(figures, line, figures.year, now),
        _exposure(figures, line.source, earlier),
        _exposure(figures, line.source, figures.year),
    )
    return ComparedLine(then, now, tested)


def _inexact(figures: Figures, source: SourceDefinition, by_year: Mapping[int, StatedCount]) -> str:
    """Why there is nothing to compare, of the first year whose figure is not exact; "" when both are."""
    for year, figure in by_year.items():
        if not figures.has_received(source, year):
            return _absent(figures, source, year)
        if figure.state is not FigureState.EXACT:
            return INEXACT[figure.state].format(year=year)
    return ""


def _absent(figures: Figures, source: SourceDefinition, earlier: int) -> str:
    if figures.nothing(source, earlier) is MissingValue.NOT_ASKED:
        return f"källan efterfrågades inte {earlier}"
    if figures.nothing(source, earlier) is MissingValue.NOT_READ:
        return f"underlaget för {earlier} har inte kunnat läsas in"
    return f"underlaget för {earlier} saknas"


def _reason(figures: Figures, line: Line, earlier: int) -> str:
    """Why two years' figures cannot be compared, or "" when they can."""
    if broken := figures.break_reason(line.source, earlier, figures.year):
        return broken
    common = figures.common_period
    if differ_in_length(figures.periods[earlier], figures.period) and (
        common is None or line.source.survey or line.source.key in common.undated
    ):
        return "perioderna är olika långa och samma del av dem kan inte räknas fram"
    return ""


def _episodes(figures: Figures, line: Line, year: int, count: int) -> int:
    """The episodes of a line, never more than its events."""
    return min(count, figures.episodes.get((year, line.source.key, line.dimension, line.key), count))


def _exposure(figures: Figures, source: SourceDefinition, year: int) -> float | None:
    """Answers for a survey, months for the rest."""
    if source.survey:
        return figures.status(source, year).counted
    return _months(figures.periods[year])


def _months(period: Period) -> float:
    return round(((period.end - period.start).days + 1) / DAYS_IN_MONTH, 1)
