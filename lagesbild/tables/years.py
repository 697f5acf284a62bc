"""Each source's figures year by year: by category where it has categories, otherwise by milieu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.model import Cell, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.figures import Figures
    from lagesbild.vocabulary.definitions import SourceDefinition

MOST_YEARS = 10
SEVERAL_MILIEUS = "En rad kan gälla flera miljöer, så delarna kan bli fler än summan."


def by_year(figures: Figures) -> Iterator[Table]:
    """One table a source that came in this year, with a column for every year; years without a figure say so."""
    for source in figures.sources:
        if figures.received(source):
            yield _of_source(figures, source)


def _of_source(figures: Figures, source: SourceDefinition) -> Table:
    years = figures.years[-MOST_YEARS:]
    rows = [
        Row(key, label, tuple(figures.cell(source, {dimension: key}, year=year) for year in years))
        for dimension, key, label in figures.lines(source)
    ]
    total = Row("totalt", "Totalt", tuple(figures.cell(source, year=year) for year in years), total=True)
    stub = "Innehåll" if source.key in figures.categories else "Miljö"
    return Table(
        id=f"ar_{source.key}",
        title=f"{source.label}, per år",
        unit=f"Antal {source.unit[1]}",
        stub=stub,
        columns=tuple(Column(str(year), str(year)) for year in years),
        rows=(*rows, total),
        notes=notes(source, rows, total),
        source=source_line(source),
    )


def notes(source: SourceDefinition, rows: list[Row], total: Row) -> tuple[str, ...]:
    """What must be said below a table whose parts can be more than its total, or whose count has a limit."""
    exceeds = any(_sum(rows, place) > _number(cell) for place, cell in enumerate(total.cells))
    return tuple(note for note in (SEVERAL_MILIEUS if exceeds else "", source.limitation) if note)


def _sum(rows: list[Row], place: int) -> int:
    return sum(_number(row.cells[place]) for row in rows)


def _number(cell: Cell) -> int:
    return cell.value if isinstance(cell.value, int) else 0


def source_line(source: SourceDefinition) -> str:
    """Where the figures come from, as printed below a table or chart."""
    return (
        f"{source.label}."
        if source.sender in source.label.casefold()
        else f"{source.label} ({source.sender})."
    )
