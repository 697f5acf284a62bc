"""The area's part of a register that covers more than the area, line by line, and its place among the other areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.states import FigureState
from lagesbild.core.tables import TOTAL, AtLeast, Cell, Column, MissingValue, Row, Share, Table, TableKind
from lagesbild.core.wording import digits
from lagesbild.figures.outside import EVERYTHING
from lagesbild.report.tables.years import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.figures.figures import Figures
    from lagesbild.figures.outside import Line, OutsideCounts

NOTE = "Registret gäller hela {whole}. Det som ligger utanför {area} räknas bara här."
RANKED = "Plats: 1 är området med flest, av de {areas} som registret har."


def shares_of_whole(figures: Figures) -> Iterator[Table]:
    """One table for each source whose register has the figures of other areas too."""
    for source in figures.sources:
        if (outside := figures.outside.get(source.key)) and figures.has_received(source):
            yield _table(figures, source, outside)


def _table(figures: Figures, source: SourceDefinition, outside: OutsideCounts) -> Table:
    lines = [((dimension, key), label) for dimension, key, label in figures.lines(source)]
    rows = [Row(line[1], label, _cells(figures, source, outside, line)) for line, label in lines]
    if source.has_total:
        rows.append(Row(TOTAL, "Totalt", _cells(figures, source, outside, EVERYTHING), total=True))
    ranked = (Column("rank", "Plats", "text"),) if outside.is_by_district else ()
    return Table(
        kind=TableKind.SHARE_OF_WHOLE,
        about=source.key,
        title=f"{source.label}, {figures.area} och hela {source.whole} {figures.year}",
        unit=source.measure,
        stub="Innehåll" if source.key in figures.categories else "Miljö",
        columns=(
            Column("own", figures.area),
            Column("whole", f"Hela {source.whole}"),
            Column("share", "Andel", "share"),
            *ranked,
        ),
        rows=tuple(rows),
        notes=tuple(_notes(figures, source, outside)),
        source=source_line(source),
    )


def _cells(
    figures: Figures, source: SourceDefinition, outside: OutsideCounts, line: Line
) -> tuple[Cell, ...]:
    """The area's figure, that of the whole, the share and the place; nothing is made of a figure that is not exact."""
    own = figures.cell(source, {} if line == EVERYTHING else {line[0]: line[1]})
    whole = (own.counted or 0) + outside.count(line)
    if own.state is not FigureState.EXACT or not outside.is_exact or not isinstance(own.value, int):
        unknown = Cell(MissingValue.NOT_REPORTED, state=FigureState.NOT_GIVEN)
        least = Cell(AtLeast(whole), state=FigureState.AT_LEAST) if whole else unknown
        return (own, least, unknown, *([Cell("–")] if outside.is_by_district else []))
    share = Cell(Share(own.value, whole)) if whole else Cell("–")
    place, areas = outside.rank(line, own.value)
    rank = f"{place} av {areas}" if own.value else "–"
    return (
        own,
        Cell(whole, state=FigureState.EXACT),
        share,
        *([Cell(rank)] if outside.is_by_district else []),
    )


def _notes(figures: Figures, source: SourceDefinition, outside: OutsideCounts) -> Iterator[str]:
    yield NOTE.format(whole=source.whole, area=figures.area)
    if outside.is_by_district:
        yield RANKED.format(areas=digits(len(outside.areas) + 1))
    if source.limitation:
        yield source.limitation
