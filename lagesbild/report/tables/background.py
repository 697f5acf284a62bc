"""The figures from outside, a table for each source of them: printed as they came in, and never counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import Cell, Column, Row, Table, TableKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lagesbild.core.background import Background
    from lagesbild.figures.figures import Figures

COLUMNS = (
    Column("value", "Värde", "text"),
    Column("area", "Område", "text"),
    Column("year", "År", "text"),
    Column("base", "Bas", "text"),
)
NOTE = "Uppgifterna kommer utifrån. De räknas inte in i någon siffra och jämförs inte med någon."


def background(figures: Figures) -> Iterator[Table]:
    """The tables of what came in from outside."""
    yield from background_tables(figures.background)


def background_tables(sources: Iterable[Background]) -> Iterator[Table]:
    """One table a source that has sent any, a row for each value; what no row says has no column."""
    for source in sources:
        if source.values:
            yield _table(source)


def _table(source: Background) -> Table:
    columns = [column for column in COLUMNS if any(getattr(v, column.key) for v in source.values)]
    return Table(
        kind=TableKind.BACKGROUND,
        about=source.source,
        title=f"Bakgrund: {source.label}",
        unit="Som uppgifterna är lämnade",
        stub="Uppgift",
        columns=tuple(columns),
        rows=tuple(
            Row(str(number), value.label, tuple(Cell(getattr(value, c.key) or "–") for c in columns))
            for number, value in enumerate(source.values, start=1)
        ),
        notes=(NOTE,),
        source=f"{source.origin}.",
    )
