"""Decisions that no longer hold, told like anything else that should be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import Problem
from lagesbild.store.decisions.pairs import pair_decisions
from lagesbild.store.decisions.rows import row_decisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.store.database import Store

CODE = "outdated_decision"
ROW = (
    "Beslutet om raden gäller inte längre: filen är ersatt eller borttagen. Besluta igen med ”lagesbild radstatus”, "
    "eller ta bort beslutet med --ångra."
)
PAIR = (
    "Beslutet om paret {} gäller inte längre: en av raderna är ersatt, borttagen eller räknas inte. Besluta igen med "
    "”lagesbild dubbletter”, eller ta bort beslutet med --ångra."
)


def find_outdated(store: Store, year: int) -> Iterator[Problem]:
    """A problem for each decision whose row is no longer there to be decided on."""
    for row in row_decisions(store, year):
        if not row.holds:
            yield Problem(CODE, ROW, row.file, row.place.sheet or None, row.place.row)
    for pair in pair_decisions(store, year):
        if not pair.holds:
            place, file = pair.places[0]
            yield Problem(CODE, PAIR.format(pair.pair), file, place.sheet or None, place.row)
