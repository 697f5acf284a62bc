"""What must be said with the figures: response rates that moved, concentrated events, periods that differ in length."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lagesbild.core.figures import Remark
from lagesbild.core.states import FigureState
from lagesbild.core.tables import Share
from lagesbild.core.wording import day, digits, inside, period, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.figures import Comparison
    from lagesbild.figures.concentration import Aspect, Concentration
    from lagesbild.figures.figures import Figures

LARGEST_SHIFT = 10
"""By how many percentage points a response rate may move without a remark. Own default."""
CONCENTRATED: Mapping[Aspect, str] = {
    "date": "är från samma dag, {}",
    "place": "är från en och samma plats",
    "unit": "kommer från en och samma verksamhet",
}
"""Places and reporters are not named: the rows behind a figure tell them to those who may know."""


def remarks(figures: Figures, compared: Sequence[Comparison]) -> tuple[Remark, ...]:
    """Every remark on a year's figures, and on how they differ from those of the year compared with."""
    surveys = [source for source in figures.sources if source.survey]
    labels = {source.key: source for source in figures.sources}
    return (
        *(remark for survey in surveys for remark in _response_rate(figures, survey)),
        *_in_part(compared, figures.year),
        *(
            _concentrated(labels[leader.source], leader)
            for leader in figures.concentrations
            if figures.state(labels[leader.source]) is FigureState.EXACT
        ),
    )


def _response_rate(figures: Figures, survey: SourceDefinition) -> Iterator[Remark]:
    if figures.previous is None:
        return
    then, now = figures.status(survey, figures.previous), figures.status(survey)
    if not (now.sent and now.answered and then.sent and then.answered):
        return
    if response_moved(Share(then.answered, then.sent), Share(now.answered, now.sent)):
        text = (
            f"Svarsfrekvensen i {inside(survey.label)} ändrades mer än tio procentenheter "
            f"mellan {figures.previous} och {figures.year}; skillnader i svaren kan bero på det."
        )
        yield Remark("response_rate", survey.key, text)


def response_moved(previous: Share, current: Share) -> bool:
    """Whether a response rate (answered of sent) moved by more than ten percentage points, either way.

    False when nothing was sent in one of the years: there is then no rate that could have moved.
    """
    bases = previous.base * current.base
    moved = abs(current.part * previous.base - previous.part * current.base)
    return 100 * moved > LARGEST_SHIFT * bases > 0


def _in_part(compared: Sequence[Comparison], year: int) -> Iterator[Remark]:
    for then, now in dict.fromkeys(line.part for line in compared if line.part):
        before = next(line.previous_year for line in compared if line.part)
        text = (
            f"{before} och {year} är olika långa perioder, så jämförelserna gäller samma del av dem: "
            f"{period(then.start, then.end)} och {period(now.start, now.end)}."
        )
        yield Remark("common_period", "", text)


def _concentrated(source: SourceDefinition, leader: Concentration) -> Remark:
    named = day(date.fromisoformat(leader.value)) if leader.aspect == "date" else ""
    same = CONCENTRATED[leader.aspect].format(named)
    text = sentence(
        f"{source.label}: {digits(leader.events)} av {digits(leader.total)} {source.unit[1]} {same}; "
        "det påverkar hur siffran ska läsas."
    )
    return Remark("concentration", source.key, text)
