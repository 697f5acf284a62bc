"""What rests on an import: the figures that were established or published while it was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.figures import AffectedFigures
from lagesbild.store.freezes import freezes

if TYPE_CHECKING:
    from lagesbild.store.database import Store

_YEARS = "SELECT DISTINCT year FROM {} WHERE year >= ? ORDER BY year"
"""The years from the import's own on: later ones are compared with it."""


def find_affected(store: Store, number: int) -> AffectedFigures | None:
    """Return what the removal of an import touches; None when there is none with that number."""
    found = next(((year, file) for year, file in store.imports() if file.id == number), None)
    if found is None:
        return None
    year, file = found
    frozen = tuple((later, freezes(store, later)[-1]) for later in _years(store, "freezes", year))
    return AffectedFigures(
        year, file.name, file.rows or 0, frozen, tuple(_years(store, "publications", year))
    )


def _years(store: Store, table: str, first: int) -> list[int]:
    return [int(year) for (year,) in store.run(_YEARS.format(table), (first,))]
