"""Public editions as they were published: their figures, which were hidden, and the counts behind them."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.tables import Trace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from lagesbild.store.database import Store

DIMENSIONS = ("year", "source", "kind", "question", "area", "month", "unit", "category", "milieu")
"""What tells one base cell from another, in the order in which they are kept."""
LISTS = frozenset({"category", "milieu"})

_BASE = """
WITH records AS (
    SELECT year, source, kind, question, area, strftime(date, '%Y-%m') AS month, unit,
           list_sort(list_distinct(list(category))) AS category,
           list_sort(list_distinct(list(milieu))) AS milieu, max("count") AS number
    FROM source_rows WHERE status = 'counted' AND list_contains(?, year) AND list_contains(?, source)
    GROUP BY import_id, "row", part, year, source, kind, question, area, month, unit
)
SELECT * EXCLUDE (number), sum(number)::BIGINT AS count FROM records GROUP BY ALL ORDER BY ALL
"""
"""The finest counts behind every figure of some sources: records alike in all dimensions, counted together.

A record's milieus and answers stand as lists, so that one of several milieus is still one record.
"""

CellKey = tuple[Any, ...]
"""A base cell by its dimensions, lists as tuples."""


class PublishedFigure(NamedTuple):
    """A figure of a public edition: its value, and why it was hidden ("" when it was shown)."""

    trace: Trace
    value: int
    reason: str = ""


class Snapshot(Struct, frozen=True):
    """What one public edition told and hid, and the finest counts that its figures were sums of."""

    year: int
    figures: tuple[PublishedFigure, ...]
    base: Mapping[CellKey, int]

    def only(self, sources: AbstractSet[str]) -> Snapshot:
        """What concerns some sources alone."""
        figures = tuple(figure for figure in self.figures if figure.trace.source in sources)
        place = DIMENSIONS.index("source")
        return replace(
            self, figures=figures, base={cell: n for cell, n in self.base.items() if cell[place] in sources}
        )


def base_cells(store: Store, years: Sequence[int], sources: Sequence[str]) -> dict[CellKey, int]:
    """The finest counts of some sources and years, who reported only as a mark."""
    return {_cell_key(cell): cell["count"] for cell in store.mappings(_BASE, (years, sources))}


def _cell_key(dimensions: Mapping[str, Any]) -> CellKey:
    values = {**dimensions, "unit": mark(dimensions["unit"])}
    return tuple(tuple(values[name]) if name in LISTS else values[name] for name in DIMENSIONS)


def mark(unit: str) -> str:
    """What tells one reporter from another where no name must be kept; none is none."""
    return blake2b(unit.encode(), digest_size=8).hexdigest() if unit else ""


def keep_edition(store: Store, snapshot: Snapshot, by: str, noted: datetime) -> bool:
    """Keep an edition as published, unless the year's latest is the same; to be called in a transaction.

    Whether it was kept.
    """
    latest = [edition for edition in snapshots(store) if edition.year == snapshot.year][-1:]
    if latest == [snapshot]:
        return False
    ((number,),) = store.run("SELECT nextval('publication_ids')")
    store.run("INSERT INTO publications VALUES (?, ?, ?, ?)", (number, snapshot.year, noted, by))
    figures = [
        (number, place, trace.year, trace.source, *_split(trace.where), value, reason)
        for place, (trace, value, reason) in enumerate(snapshot.figures)
    ]
    store.insert("published_figures", figures)
    cells = [
        (number, *(list(v) if isinstance(v, tuple) else v for v in cell), n)
        for cell, n in snapshot.base.items()
    ]
    store.insert("published_base", cells)
    return True


def _split(where: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    return [name for name, _ in where], [wanted for _, wanted in where]


def snapshots(store: Store) -> tuple[Snapshot, ...]:
    """Every public edition that was kept, oldest first."""
    return tuple(
        Snapshot(year, _figures(store, number), _base(store, number))
        for number, year in store.run("SELECT id, year FROM publications ORDER BY id")
    )


def _figures(store: Store, number: int) -> tuple[PublishedFigure, ...]:
    rows = store.run(
        "SELECT of_year, source, names, wanted, value, reason FROM published_figures "
        "WHERE publication_id = ? ORDER BY place",
        (number,),
    )
    return tuple(
        PublishedFigure(Trace(year, source, tuple(zip(names, wanted, strict=True))), value, reason)
        for year, source, names, wanted, value, reason in rows
    )


def _base(store: Store, number: int) -> dict[CellKey, int]:
    rows = store.run(
        "SELECT * EXCLUDE (publication_id) FROM published_base WHERE publication_id = ?", (number,)
    )
    return {tuple(tuple(v) if isinstance(v, list) else v for v in cell): count for *cell, count in rows}
