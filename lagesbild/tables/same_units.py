"""A survey's figures from the units that answered both years: what is left when who answered is kept the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lagesbild.figures import RESPONDENT
from lagesbild.model import TOTAL, Cell, Column, Row, Table
from lagesbild.outputs.wording import digits
from lagesbild.tables.years import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.figures import Figures
    from lagesbild.vocabulary.definitions import SourceDefinition


def same_units(figures: Figures) -> Iterator[Table]:
    """One table for each survey that some unit answered both years, unless the years cannot be compared."""
    previous = figures.previous
    for survey in figures.sources:
        if survey.survey and previous and not figures.broken(survey, previous, figures.year):
            both = _units(figures, survey, previous) & _units(figures, survey, figures.year)
            if both:
                yield _table(figures, survey, (previous, figures.year), both)


def _units(figures: Figures, survey: SourceDefinition, year: int) -> frozenset[str]:
    """The units that answered, however their names are spelt."""
    wanted = (year, survey.key, RESPONDENT)
    return frozenset(
        str(key[3]).casefold() for key in figures.tallies["unit",] if key[:3] == wanted and key[3]
    )


def _table(
    figures: Figures, survey: SourceDefinition, years: tuple[int, int], units: frozenset[str]
) -> Table:
    found = [_incidents(figures, survey, year, units) for year in years]
    milieus = [
        Row(m.code, m.label, tuple(Cell(of_year[m.code,]) for of_year in found))
        for m in figures.milieus
        if figures.in_use(m.code)
    ]
    total = Row(TOTAL, "Totalt", tuple(Cell(of_year[()]) for of_year in found), total=True)
    return Table(
        id=f"samma_enheter_{survey.key}",
        title=f"{survey.label}, enheter som svarat båda åren",
        unit=f"Antal {survey.unit[1]}",
        stub="Miljö",
        columns=tuple(Column(str(year), str(year)) for year in years),
        rows=(*milieus, total),
        notes=(_answered(figures, survey, years, len(units)),),
        source=source_line(survey),
    )


def _answered(figures: Figures, survey: SourceDefinition, years: tuple[int, int], both: int) -> str:
    then, now = (digits(len(_units(figures, survey, year))) for year in years)
    return (
        f"Svarade båda åren: {digits(both)} enheter, av {then} som svarade {years[0]} och {now} {years[1]}."
    )


def _incidents(
    figures: Figures, survey: SourceDefinition, year: int, units: frozenset[str]
) -> Counter[tuple[object, ...]]:
    """The incidents that those units describe: by a tuple of the milieu, and by the empty one all, each once."""
    found = Counter[tuple[object, ...]]()
    for dimensions in (("unit",), ("unit", "milieu")):
        for key, (of_all, of_first) in figures.tallies[dimensions].items():
            if key[:3] == (year, survey.key, survey.kind) and str(key[3]).casefold() in units:
                found[key[4:]] += of_all if key[4:] else of_first
    return found
