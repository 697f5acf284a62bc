"""Each source's figures year by year: by category where it has categories, otherwise by milieu."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lagesbild.config.vocabulary.definitions import YEARLY
from lagesbild.core.tables import TOTAL, Column, Row, Table, TableKind
from lagesbild.core.wording import UNLIKE_PERIODS, enumerate_words, period
from lagesbild.figures.common_period import differ_in_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.figures.figures import Figures

MOST_YEARS = 10
NOT_SUMMED = "Raderna är inte delar av något och läggs inte ihop."
SEVERAL_MILIEUS = "En rad kan gälla flera miljöer, så delarna kan bli fler än summan."


def by_year(figures: Figures) -> Iterator[Table]:
    """One table a source that is shown by year and came in this year or the one compared with, with a column for every year.

    Years without a figure say so.
    """
    for source in figures.sources:
        if YEARLY in source.tables_by and (
            figures.has_received(source)
            or (figures.previous and figures.has_received(source, figures.previous))
        ):
            yield _of_source(figures, source)


def _of_source(figures: Figures, source: SourceDefinition) -> Table:
    years = figures.years[-MOST_YEARS:]
    rows = [
        Row(key, label, tuple(figures.cell(source, {dimension: key}, year=year) for year in years))
        for dimension, key, label in figures.lines(source)
    ]
    total = Row(TOTAL, "Totalt", tuple(figures.cell(source, year=year) for year in years), total=True)
    totals = [total] if source.has_total else []
    stub = "Innehåll" if source.key in figures.categories else "Miljö"
    return Table(
        kind=TableKind.BY_YEAR,
        about=source.key,
        title=f"{source.label}, per år",
        unit=source.measure,
        stub=stub,
        columns=tuple(Column(str(year), str(year)) for year in years),
        rows=(*rows, *totals),
        notes=(*notes(source, rows, totals), *_differences(figures, source, years)),
        source=source_line(source),
        breaks=tuple(str(later) for _, later, _ in _breaks(figures, source, years)),
    )


def _breaks(
    figures: Figures, source: SourceDefinition, years: Sequence[int]
) -> Iterator[tuple[int, int, str]]:
    """Each two years with a figure, none between them, that are not of one kind, and why."""
    for earlier, later in pairwise(year for year in years if figures.has_received(source, year)):
        if reason := figures.break_reason(source, earlier, later):
            yield earlier, later, reason


def _differences(figures: Figures, source: SourceDefinition, years: Sequence[int]) -> Iterator[str]:
    """What keeps the years of a table apart: missing years, breaks, periods of unlike length, other names."""
    if missing := [str(year) for year in years if year not in figures.periods]:
        yield f"För {enumerate_words(missing)} finns ingen lägesbild."
    for earlier, later, reason in _breaks(figures, source, years):
        yield f"Serien är bruten mellan {earlier} och {later}: {reason.rstrip('.')}."
    known = [year for year in years if figures.has_received(source, year)]
    if any(differ_in_length(figures.periods[year], figures.periods[figures.year]) for year in known):
        told = [f"{year} {period(*_days(figures, year))}" for year in known]
        yield f"{UNLIKE_PERIODS}: {'; '.join(told)}."
    if source.key not in figures.categories:
        yield from (_other_names(figures, year) for year in known if year in figures.earlier_names)


def _days(figures: Figures, year: int) -> tuple[date, date]:
    return figures.periods[year].start, figures.periods[year].end


def _other_names(figures: Figures, year: int) -> str:
    now = {milieu.code: milieu.label for milieu in figures.milieus}
    told = [
        f"{milieu.label} ({now[milieu.code]})"
        for milieu in figures.earlier_names[year]
        if figures.in_use(milieu.code) and now.get(milieu.code, milieu.label) != milieu.label
    ]
    return f"År {year} hette miljöerna {enumerate_words(told)}."


def notes(source: SourceDefinition, rows: list[Row], totals: list[Row]) -> tuple[str, ...]:
    """What must be said below a table whose parts can be more than its total, or have none, or whose count has a limit."""
    exceeds = any(
        _sum(rows, place) > (cell.counted or 0) for total in totals for place, cell in enumerate(total.cells)
    )
    said = (SEVERAL_MILIEUS if exceeds else "", "" if source.has_total else NOT_SUMMED, source.limitation)
    return tuple(filter(None, said))


def _sum(rows: list[Row], place: int) -> int:
    return sum(row.cells[place].counted or 0 for row in rows)


def source_line(source: SourceDefinition) -> str:
    """Where the figures come from, as printed below a table or chart."""
    return (
        f"{source.label}."
        if source.sender in source.label.casefold()
        else f"{source.label} ({source.sender})."
    )
