"""Decisions that no longer hold, told like anything else that should be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lagesbild.core.decisions import PairDecision, RowDecision

CODE = "outdated_decision"
ROW = (
    "Beslutet om raden gäller inte längre: filen är ersatt eller borttagen. Besluta igen med ”lagesbild radstatus”, "
    "eller ta bort beslutet med --ångra."
)
PAIR = (
    "Beslutet om paret {} gäller inte längre: en av raderna är ersatt, borttagen eller räknas inte. Besluta igen med "
    "”lagesbild dubbletter”, eller ta bort beslutet med --ångra."
)


def find_outdated(rows: Iterable[RowDecision], pairs: Iterable[PairDecision]) -> Iterator[Problem]:
    """A problem for each decision whose row is no longer there to be decided on."""
    for row in rows:
        if not row.holds:
            yield Problem(CODE, ROW, row.file, row.place.sheet or None, row.place.row)
    for pair in pairs:
        if not pair.holds:
            place, file = pair.places[0]
            yield Problem(CODE, PAIR.format(pair.pair), file, place.sheet or None, place.row)
