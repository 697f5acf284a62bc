"""The counts of the store by every set of dimensions that some table is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lagesbild.core.tables import TableKind, table_id
from lagesbild.store.counts import count_by

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.store.database import Store

    Tally = Mapping[tuple[object, ...], tuple[int, int]]
    """Year, source, kind and dimensions -> the sum of all observations, and of the first of each record."""

EVERY_YEAR: tuple[tuple[str, ...], ...] = (
    (),
    ("milieu",),
    ("category",),
    ("category", "milieu"),
    ("question",),
    ("question", "category"),
)
"""The sets of dimensions by which some table counts every stored year."""
THE_YEAR: tuple[tuple[str, ...], ...] = (("category", "area"), ("category", "month"))
"""Those by which the year alone is counted."""
UNITS: tuple[tuple[str, ...], ...] = (("unit",), ("unit", "milieu"))
"""Those by which the year alone is counted where a source names who reported and is no survey."""
COUNTED_BY = (*EVERY_YEAR, *THE_YEAR, *UNITS)


def tallies(store: Store, years: Sequence[int]) -> dict[tuple[str, ...], Tally]:
    """The store's counts by every set of dimensions by which all years are counted."""
    return _by_key(count_by(store, years, EVERY_YEAR))


def breakdowns(
    store: Store, year: int, sources: Sequence[SourceDefinition], crossed: Collection[str]
) -> dict[tuple[str, ...], Tally]:
    """The store's counts by the finer sets of dimensions, of one year.

    `crossed` are the sources with categories, which alone are counted by area and month, and never by unit.
    """
    units = [source.key for source in sources if not source.survey and source.key not in crossed]
    rows = count_by(store, [year], UNITS, units)
    for names in THE_YEAR:
        rows |= count_by(store, [year], [names], list(crossed))
    return _by_key(rows)


def _by_key(rows: Mapping[tuple[str, ...], Sequence[tuple[Any, ...]]]) -> dict[tuple[str, ...], Tally]:
    return {names: {row[:-2]: (row[-2], row[-1] or 0) for row in of_set} for names, of_set in rows.items()}


def yearly_tables(sources: Sequence[SourceDefinition]) -> frozenset[str]:
    """The ids of the tables that have a column for each year: one for each source."""
    return frozenset(table_id(TableKind.BY_YEAR, source.key) for source in sources)
