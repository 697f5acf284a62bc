"""The one table of events across sources: only what the coordinator has decided, and no sum of sources."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lagesbild.core.tables import Cell, Column, Row, Table, TableKind
from lagesbild.core.wording import enumerate_words, tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.figures.figures import Figures


def same_events(figures: Figures) -> Iterator[Table]:
    """Records decided to be the same event; nothing when none are."""
    if not figures.same_events:
        return
    records = sum(number for number, _ in figures.same_events)
    cells = (Cell(records), Cell(len(figures.same_events)))
    yield Table(
        kind=TableKind.SAME_EVENTS,
        title=f"Händelser som finns i flera källor {figures.year}",
        unit="Antal",
        stub="Samordnarens bedömning",
        columns=(Column("records", "Poster"), Column("events", "Händelser")),
        rows=(Row("samma", "Poster som bedömts vara samma händelse", cells),),
        notes=(
            f"Samordnaren har bedömt att {_in_sources(figures.same_events)}.",
            "Varje källas egna siffror är oförändrade, och källorna läggs inte ihop.",
        ),
        source="Samordnarens beslut om möjliga dubbletter.",
    )


def _in_sources(events: Sequence[tuple[int, int]]) -> str:
    """How many events stand in how many sources.

    >>> _in_sources([(2, 2)])
    'en händelse finns i två källor'
    >>> _in_sources([(2, 2), (2, 2), (3, 3)])
    'två händelser finns i två källor och en händelse finns i tre källor'
    """
    spread = Counter(sources for _, sources in events)
    return enumerate_words(
        [
            f"{tally(number, 'händelse', 'händelser')} finns i {tally(sources, 'källa', 'källor')}"
            for sources, number in sorted(spread.items())
        ]
    )
