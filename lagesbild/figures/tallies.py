"""The counts of the store by every set of dimensions that some table is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lagesbild.core.tables import TableKind, table_id
from lagesbild.store.counts import count_by

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
SUBGROUPS: tuple[tuple[str, ...], ...] = (("question", "subgroup"), ("question", "category", "subgroup"))
"""Those by which the year alone is counted where a survey has a question that divides the answers."""


def tallies(store: Store, years: Sequence[int]) -> dict[tuple[str, ...], Tally]:
    """The store's counts by every set of dimensions by which all years are counted."""
    return _by_key(count_by(store, years, EVERY_YEAR))


def breakdowns(store: Store, year: int, sources: Sequence[SourceDefinition]) -> dict[tuple[str, ...], Tally]:
    """The store's counts of one year by the finer sets of dimensions, each of the sources that have a table by them."""
    of_sets: dict[tuple[str, ...], list[str]] = {}
    for source in sources:
        for names in list_sets(source):
            of_sets.setdefault(names, []).append(source.key)
    rows: dict[tuple[str, ...], Any] = {}
    for names, keys in of_sets.items():
        rows |= count_by(store, [year], [names], keys)
    return _by_key(rows)


def list_sets(source: SourceDefinition) -> tuple[tuple[str, ...], ...]:
    """The sets of dimensions by which some table of a source counts the year alone."""
    sets: list[tuple[str, ...]]
    if source.category_set:
        sets = [("category", name) for name in source.breakdowns]
    else:
        sets = [names for name in source.breakdowns for names in ((name,), (name, "milieu"))]
    divided = SUBGROUPS if any(question.group for question in source.questions) else ()
    every = dict.fromkeys((*sets, source.crossed, *divided))
    return tuple(names for names in every if names not in EVERY_YEAR)


def _by_key(rows: Mapping[tuple[str, ...], Sequence[tuple[Any, ...]]]) -> dict[tuple[str, ...], Tally]:
    return {names: {row[:-2]: (row[-2], row[-1] or 0) for row in of_set} for names, of_set in rows.items()}


def yearly_tables(sources: Sequence[SourceDefinition]) -> frozenset[str]:
    """The ids of the tables that have a column for each year: one for each source."""
    return frozenset(table_id(TableKind.BY_YEAR, source.key) for source in sources)
