"""This year's figures beside an earlier year's: one verdict for each line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.core.figures import Comparison
from lagesbild.core.tables import MissingValue
from lagesbild.figures.common_period import common, parts, unlike
from lagesbild.figures.concentration import episodes
from lagesbild.figures.verdicts import Pair, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.figures import Period
    from lagesbild.figures.common_period import Parts
    from lagesbild.figures.concentration import Episodes
    from lagesbild.figures.figures import Figures
    from lagesbild.store.database import Store

DAYS_IN_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Beside:
    """The earlier year, what was counted in the same part of both where their lengths differ, and the episodes."""

    year: int
    parts: Parts | None
    episodes: Episodes


@dataclass(frozen=True, slots=True)
class Line:
    """A line that a source is counted by."""

    source: SourceDefinition
    dimension: str
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A line's figures of two years as they are shown, and as they are tested."""

    previous: int | None
    current: int
    tested: Pair
    part: tuple[Period, Period] | None = None


def comparisons(store: Store, figures: Figures, previous: int) -> tuple[Comparison, ...]:
    """Every line of every source that came in this year, against the same line of an earlier year."""
    beside = _beside(store, figures, previous)
    lines = list(_lines(figures))
    weighed = [_weighed(figures, line, beside) for line in lines]
    judged = verdicts([one.tested for one in weighed])
    milieus = {(s, c.key): c.milieu for s, lines_of in figures.categories.items() for c in lines_of}
    return tuple(
        Comparison(
            source=line.source.key,
            category=line.key if line.dimension == "category" else None,
            milieu=line.key
            if line.dimension == "milieu"
            else milieus.get((line.source.key, line.key)) or "oklar",
            label=line.label,
            previous_year=previous,
            previous=one.previous,
            current=one.current,
            verdict=verdict.verdict,
            uncertain=verdict.uncertain,
            reason=verdict.reason,
            needed=verdict.needed if one.tested.current == one.current else None,
            part=one.part,
        )
        for line, one, verdict in zip(lines, weighed, judged, strict=True)
    )


def _beside(store: Store, figures: Figures, previous: int) -> Beside:
    years = (previous, figures.year)
    earlier, later = (figures.periods[year] for year in years)
    days = common(earlier, later) if unlike(earlier, later) else None
    return Beside(previous, parts(store, years, days) if days else None, episodes(store, years))


def _lines(figures: Figures) -> Iterator[Line]:
    for source in figures.sources:
        if figures.received(source):
            yield from (Line(source, *line) for line in figures.lines(source))


def _weighed(figures: Figures, line: Line, beside: Beside) -> Weighed:
    now = figures.count(line.source, {line.dimension: line.key})
    if not figures.received(line.source, beside.year):
        return Weighed(
            None, now, Pair(None, now, comparable=False, reason=_absent(figures, line.source, beside))
        )
    then = figures.count(line.source, {line.dimension: line.key}, year=beside.year)
    if reason := _reason(figures, line, beside, (then, now)):
        return Weighed(then, now, Pair(then, now, comparable=False, reason=reason))
    if unlike(figures.periods[beside.year], figures.periods[figures.year]) and beside.parts:
        key = (line.source.key, line.dimension, line.key)
        then, now = (counts.get(key, 0) for counts in beside.parts.counts)
        return Weighed(then, now, Pair(then, now), beside.parts.days)
    pair = Pair(
        _episodes(line, beside, beside.year, then),
        _episodes(line, beside, figures.year, now),
        _exposure(figures, line.source, beside.year),
        _exposure(figures, line.source, figures.year),
    )
    return Weighed(then, now, pair)


def _absent(figures: Figures, source: SourceDefinition, beside: Beside) -> str:
    asked = figures.nothing(source, beside.year) is not MissingValue.NOT_ASKED
    return (
        f"underlaget för {beside.year} har inte kommit in"
        if asked
        else f"källan efterfrågades inte {beside.year}"
    )


def _reason(figures: Figures, line: Line, beside: Beside, counts: tuple[int, int]) -> str:
    """Why two years' figures cannot be compared, or "" when they can."""
    if broken := figures.broken(line.source, beside.year, figures.year):
        return broken
    if unlike(figures.periods[beside.year], figures.periods[figures.year]) and (
        beside.parts is None or line.source.survey or line.source.key in beside.parts.undated
    ):
        return "perioderna är olika långa och samma del av dem kan inte räknas fram"
    known = {category.key for category in figures.categories.get(line.source.key, ())}
    if line.dimension == "category" and line.key not in known and not all(counts):
        return "kategorin finns bara det ena av åren"
    return ""


def _episodes(line: Line, beside: Beside, year: int, count: int) -> int:
    """The episodes of a line, never more than its events."""
    return min(count, beside.episodes.get((year, line.source.key, line.dimension, line.key), count))


def _exposure(figures: Figures, source: SourceDefinition, year: int) -> float | None:
    """Answers for a survey, months for the rest."""
    if source.survey:
        return figures.status(source, year).answered
    return _months(figures.periods[year])


def _months(period: Period) -> float:
    return round(((period.end - period.start).days + 1) / DAYS_IN_MONTH, 1)
