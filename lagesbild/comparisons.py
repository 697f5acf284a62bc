"""This year's figures beside an earlier year's: one verdict each, and what must be said of them besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.comparison import Pair, response_moved, verdicts
from lagesbild.model import Comparison, Share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.figures import Figures
    from lagesbild.model import Period
    from lagesbild.settings import Settings
    from lagesbild.vocabulary.definitions import SourceDefinition

DAYS_IN_MONTH = 30.44
NO_FIGURE = "uppgift saknas för något av åren"


def comparisons(figures: Figures, settings: Settings, previous: int) -> tuple[Comparison, ...]:
    """Every line of every source that came in this year, against the same line of an earlier year."""
    lines = [
        (source, *line)
        for source in figures.sources
        if figures.received(source)
        for line in figures.lines(source)
    ]
    pairs = [
        _pair(figures, settings, previous, source, {dimension: key}) for source, dimension, key, _ in lines
    ]
    milieus = {(s, c.key): c.milieu for s, lines_of in figures.categories.items() for c in lines_of}
    return tuple(
        Comparison(
            source=source.key,
            category=key if dimension == "category" else None,
            milieu=(milieus.get((source.key, key)) or "oklar") if dimension == "category" else key,
            label=label,
            previous_year=previous,
            previous=pair.previous,
            current=pair.current,
            verdict=judged.verdict,
            uncertain=judged.uncertain,
            reason=judged.reason,
        )
        for (source, dimension, key, label), pair, judged in zip(lines, pairs, verdicts(pairs), strict=True)
    )


def _pair(
    figures: Figures, settings: Settings, previous: int, source: SourceDefinition, where: dict[str, str]
) -> Pair:
    current = figures.count(source, where)
    if not figures.received(source, previous):
        return Pair(None, current, comparable=False, reason=NO_FIGURE)
    broken = settings.year(figures.year).brott.get(source.key, "")
    return Pair(
        figures.count(source, where, year=previous),
        current,
        _exposure(figures, source, previous),
        _exposure(figures, source, figures.year),
        comparable=not broken,
        reason=broken,
    )


def _exposure(figures: Figures, source: SourceDefinition, year: int) -> float | None:
    """Answers for a survey, months for the rest."""
    if source.survey:
        return figures.status(source, year).answered
    return _months(figures.periods[year])


def _months(period: Period) -> float:
    return round(((period.end - period.start).days + 1) / DAYS_IN_MONTH, 1)


def remarks(figures: Figures, previous: int) -> tuple[str, ...]:
    """What moved besides the figures: response rates that changed so much that the answers may differ by that alone."""
    return tuple(
        remark
        for source in figures.sources
        if source.survey
        for remark in _rate_moved(figures, source, previous)
    )


def _rate_moved(figures: Figures, survey: SourceDefinition, previous: int) -> Iterator[str]:
    now, then = figures.statuses.get((figures.year, survey.key)), figures.statuses.get((previous, survey.key))
    if now is None or then is None or not (now.sent and now.answered and then.sent and then.answered):
        return
    if response_moved(Share(then.answered, then.sent), Share(now.answered, now.sent)):
        yield (
            f"Svarsfrekvensen i {survey.label[0].lower()}{survey.label[1:]} ändrades mer än tio procentenheter "
            f"mellan {previous} och {figures.year}; skillnader i svaren kan bero på det."
        )
