"""What must be said of the figures besides: response rates that moved, events that clump, periods of unlike length."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lagesbild.core.tables import Share
from lagesbild.core.wording import day, digits, inside, period, sentence
from lagesbild.figures.cautions import response_moved
from lagesbild.figures.concentration import clumps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.figures import Comparison
    from lagesbild.figures.concentration import Aspect, Clump
    from lagesbild.figures.figures import Figures
    from lagesbild.store.database import Store

SAME: Mapping[Aspect, str] = {
    "date": "är från samma dag, {}",
    "place": "är från en och samma plats",
    "unit": "kommer från en och samma verksamhet",
}
"""Places and reporters are not named: the rows behind a figure tell them to those who may know."""


def remarks(
    store: Store, figures: Figures, previous: int | None, compared: Sequence[Comparison]
) -> tuple[str, ...]:
    """Every remark on a year's figures, and on how they differ from an earlier year's."""
    surveys = [source for source in figures.sources if source.survey]
    moved = (r for survey in surveys for r in _rate_moved(figures, survey, previous)) if previous else ()
    labels = {source.key: source for source in figures.sources}
    held = (_clumped(labels[clump.source], clump) for clump in clumps(store, figures.year))
    return (*moved, *_in_part(compared, figures.year), *held)


def _rate_moved(figures: Figures, survey: SourceDefinition, previous: int) -> Iterator[str]:
    now, then = figures.statuses.get((figures.year, survey.key)), figures.statuses.get((previous, survey.key))
    if now is None or then is None or not (now.sent and now.answered and then.sent and then.answered):
        return
    if response_moved(Share(then.answered, then.sent), Share(now.answered, now.sent)):
        yield (
            f"Svarsfrekvensen i {inside(survey.label)} ändrades mer än tio procentenheter "
            f"mellan {previous} och {figures.year}; skillnader i svaren kan bero på det."
        )


def _in_part(compared: Sequence[Comparison], year: int) -> Iterator[str]:
    for then, now in dict.fromkeys(one.part for one in compared if one.part):
        before = next(one.previous_year for one in compared if one.part)
        yield (
            f"{before} och {year} är olika långa perioder, så jämförelserna gäller samma del av dem: "
            f"{period(then.start, then.end)} och {period(now.start, now.end)}."
        )


def _clumped(source: SourceDefinition, clump: Clump) -> str:
    named = day(date.fromisoformat(clump.held)) if clump.aspect == "date" else ""
    held = SAME[clump.aspect].format(named)
    return sentence(
        f"{source.label}: {digits(clump.events)} av {digits(clump.total)} {source.unit[1]} {held}; "
        "det påverkar hur siffran ska läsas."
    )
