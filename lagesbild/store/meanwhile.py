"""What another run has changed in the store between two looks at it: what was made of the first no longer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import OutputError
from lagesbild.store.archive.tables import columns_by_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.store.database import Store

CHANGED = "En annan körning ändrade databasen samtidigt. Kör igen; inget är ändrat."
Sums = tuple[int, int]


class ChangedMeanwhileError(OutputError):
    """Another run has changed the store since this one looked at it."""

    def __init__(self, sentence: str = CHANGED) -> None:
        super().__init__(sentence)


def sum_tables(store: Store) -> dict[str, Sums]:
    """Return, by table, its number of rows and the sum of what they are: alike where nothing has changed in between."""
    return {
        table: store.run(f'SELECT count(*), coalesce(sum(hash(t)::HUGEINT), 0) FROM "{table}" t')[0]
        for table in columns_by_table(store)
    }


def refuse_change(store: Store, before: Mapping[str, Sums]) -> None:
    """Raise ChangedMeanwhileError where the tables are not as they were."""
    if sum_tables(store) != before:
        raise ChangedMeanwhileError
