"""Several states of the same counts, now and as published before, over one set of base cells that they share.

What is the same in two states is one base cell of both; what was corrected since is one of its own. Whoever compares
the editions is thereby taken to know which counts were corrected, which is the most that a comparison can tell.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lagesbild.core.tables import COUNTED
from lagesbild.store.publications import DIMENSIONS, LISTS, mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.core.tables import Trace
    from lagesbild.store.publications import BaseCell


@dataclass(frozen=True, slots=True)
class Layer:
    """A part of a base cell: how much it counts, and in which states it is there."""

    cell: BaseCell
    count: int
    states: frozenset[int]


def layers(states: Sequence[Mapping[BaseCell, int]]) -> tuple[Layer, ...]:
    """The base cells of all states, each divided where one state has more of it than another.

    >>> [(one.count, sorted(one.states)) for one in layers([{("a",): 5}, {("a",): 3, ("b",): 1}])]
    [(3, [0, 1]), (2, [0]), (1, [1])]
    """
    found = []
    for cell in dict.fromkeys(cell for state in states for cell in state):
        counts = [state.get(cell, 0) for state in states]
        for lower, upper in pairwise((0, *sorted({count for count in counts if count}))):
            there = frozenset(number for number, count in enumerate(counts) if count >= upper)
            found.append(Layer(cell, upper - lower, there))
    return tuple(found)


class Base:
    """The base cells of all states, and which of them each figure is a sum of."""

    def __init__(self, states: Sequence[Mapping[BaseCell, int]]) -> None:
        self.layers = layers(states)
        self._groups: dict[tuple[int, str], list[tuple[int, dict[str, Any]]]] = {}
        for place, layer in enumerate(self.layers):
            told = dict(zip(DIMENSIONS, layer.cell, strict=True))
            self._groups.setdefault((told["year"], told["source"]), []).append((place, told))
        self._matching: dict[Trace, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.layers)

    def parts(self, trace: Trace, state: int) -> frozenset[int]:
        """The layers that a figure is the sum of in one state, by their places."""
        if trace not in self._matching:
            group = self._groups.get((trace.year, trace.source), [])
            self._matching[trace] = tuple(place for place, told in group if _belongs(told, trace))
        return frozenset(place for place in self._matching[trace] if state in self.layers[place].states)

    def count(self, parts: frozenset[int]) -> int:
        """The sum of some layers."""
        return sum(self.layers[place].count for place in parts)

    def contributions(self, parts: frozenset[int]) -> tuple[int, ...]:
        """What each reporter contributes to a figure; empty when a part has none named."""
        reporters = Counter[str]()
        for place in parts:
            reporters[self.layers[place].cell[UNIT]] += self.layers[place].count
        return () if "" in reporters else tuple(reporters.values())


UNIT = DIMENSIONS.index("unit")


def _belongs(told: Mapping[str, Any], trace: Trace) -> bool:
    """Whether a base cell is part of a figure; a record of several milieus or answers is part of each of them."""
    return all(
        value in told[name] if name in LISTS else told[name] == (mark(value) if name == "unit" else value)
        for name, value in trace.where
        if (name, value) != ("status", COUNTED)
    )
