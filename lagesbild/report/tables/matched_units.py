"""A survey's figures from the units that answered both years: what is left when who answered is kept the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import TOTAL, Cell, Column, Row, Table, TableKind, stated_value
from lagesbild.core.wording import digits
from lagesbild.figures.figures import EVERYTHING
from lagesbild.figures.states import state_of_part
from lagesbild.report.tables.years import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.figures.figures import Figures, Where
    from lagesbild.figures.units import SameUnits


def same_units(figures: Figures) -> Iterator[Table]:
    """One table for each survey that some unit answered both years, unless the years cannot be compared."""
    previous = figures.previous
    for survey in figures.sources:
        found = figures.same_units.get(survey.key)
        if found and previous and not figures.break_reason(survey, previous, figures.year):
            yield _table(figures, survey, (previous, figures.year), found)


def _table(figures: Figures, survey: SourceDefinition, years: tuple[int, int], found: SameUnits) -> Table:
    milieus = [
        Row(
            m.code,
            m.label,
            tuple(
                _cell(figures, survey, {"milieu": m.code}, year, found.milieus.get((year, m.code), 0))
                for year in years
            ),
        )
        for m in figures.milieus
        if figures.in_use(m.code)
    ]
    totals = (_cell(figures, survey, EVERYTHING, year, found.totals[year]) for year in years)
    total = (Row(TOTAL, "Totalt", tuple(totals), total=True),) if survey.has_total else ()
    return Table(
        kind=TableKind.MATCHED_UNITS,
        about=survey.key,
        title=f"{survey.label}, enheter som svarat båda åren",
        unit=f"Antal {survey.unit[1]}",
        stub="Miljö",
        columns=tuple(Column(str(year), str(year)) for year in years),
        rows=(*milieus, *total),
        notes=(_answered(years, found),),
        source=source_line(survey),
    )


def _cell(figures: Figures, survey: SourceDefinition, where: Where, year: int, count: int) -> Cell:
    """A part of a survey's figure, known as well as the figure itself."""
    state = state_of_part(count, figures.state(survey, where, year=year))
    return Cell(stated_value(count, state), state=state)


def _answered(years: tuple[int, int], found: SameUnits) -> str:
    then, now = (digits(found.answered[year]) for year in years)
    units = "enhet" if found.units == 1 else "enheter"
    return f"Svarade båda åren: {digits(found.units)} {units}, av {then} som svarade {years[0]} och {now} {years[1]}."
