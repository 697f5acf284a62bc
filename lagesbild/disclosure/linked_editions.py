"""Several states of the same counts, now and as published before, over one set of base cells that they share.

What is the same in two states is one base cell of both; what was corrected since is one of its own. Whoever compares
the editions is thereby taken to know which counts were corrected, which is the most that a comparison can tell.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lagesbild.core.tables import COUNTED
from lagesbild.store.publications import DIMENSIONS, LISTS, mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.core.tables import Trace
    from lagesbild.store.publications import CellKey


class BaseCell(Struct, frozen=True):
    """A base cell: its dimensions, how much it counts, and in which states it is there."""

    key: CellKey
    count: int
    states: frozenset[int]


def link_cells(states: Sequence[Mapping[CellKey, int]]) -> tuple[BaseCell, ...]:
    """The base cells of all states, each divided where one state has more of it than another.

    >>> [(cell.count, sorted(cell.states)) for cell in link_cells([{("a",): 5}, {("a",): 3, ("b",): 1}])]
    [(3, [0, 1]), (2, [0]), (1, [1])]
    """
    cells = []
    for key in dict.fromkeys(key for state in states for key in state):
        counts = [state.get(key, 0) for state in states]
        for lower, upper in pairwise(sorted({0, *counts})):
            present = frozenset(number for number, count in enumerate(counts) if count >= upper)
            cells.append(BaseCell(key, upper - lower, present))
    return tuple(cells)


class LinkedEditions:
    """The base cells of all states, and which of them each figure is a sum of."""

    def __init__(self, states: Sequence[Mapping[CellKey, int]]) -> None:
        self.cells = link_cells(states)
        self._groups: dict[tuple[int, str], list[tuple[int, dict[str, Any]]]] = {}
        for number, cell in enumerate(self.cells):
            dimensions = dict(zip(DIMENSIONS, cell.key, strict=True))
            self._groups.setdefault((dimensions["year"], dimensions["source"]), []).append(
                (number, dimensions)
            )
        self._matching: dict[Trace, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.cells)

    def cells_of(self, trace: Trace, state: int) -> frozenset[int]:
        """The numbers of the base cells that a figure is the sum of in one state."""
        if trace not in self._matching:
            group = self._groups.get((trace.year, trace.source), [])
            self._matching[trace] = tuple(
                number for number, dimensions in group if _belongs(dimensions, trace)
            )
        return frozenset(number for number in self._matching[trace] if state in self.cells[number].states)

    def count(self, numbers: frozenset[int]) -> int:
        """The sum of some base cells, given by their numbers."""
        return sum(self.cells[number].count for number in numbers)

    def contributions(self, numbers: frozenset[int]) -> tuple[int, ...]:
        """What each reporter contributes to a figure; empty when a cell has no named reporter."""
        reporters = Counter[str]()
        for number in numbers:
            reporters[self.cells[number].key[UNIT]] += self.cells[number].count
        return () if "" in reporters else tuple(reporters.values())


UNIT = DIMENSIONS.index("unit")


def _belongs(dimensions: Mapping[str, Any], trace: Trace) -> bool:
    """Whether a base cell is part of a figure; a record of several milieus or answers is part of each of them."""
    return all(
        value in dimensions[name]
        if name in LISTS
        else dimensions[name] == (mark(value) if name == "unit" else value)
        for name, value in trace.where
        if (name, value) != ("status", COUNTED)
    )
