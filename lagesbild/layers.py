"""Several states of the same counts, now and as published before, over one set of base cells that they share.

What is the same in two states is one base cell of both; what was corrected since is one of its own. Whoever compares
the editions is thereby taken to know which counts were corrected, which is the most that a comparison can tell.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from lagesbild.model import COUNTED
from lagesbild.published import DIMENSIONS, LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.model import Trace
    from lagesbild.published import BaseCell


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


def parts_of(trace: Trace, state: int, base: Sequence[Layer]) -> frozenset[int]:
    """The layers that a figure is the sum of in one state, by their places."""
    return frozenset(
        place for place, layer in enumerate(base) if state in layer.states and _belongs(layer.cell, trace)
    )


def contributions(parts: frozenset[int], base: Sequence[Layer]) -> tuple[int, ...]:
    """What each reporter contributes to a figure; empty when a part has none named."""
    reporters = Counter[str]()
    for place in parts:
        reporters[base[place].cell[DIMENSIONS.index("unit")]] += base[place].count
    return () if "" in reporters else tuple(reporters.values())


def _belongs(cell: BaseCell, trace: Trace) -> bool:
    """Whether a base cell is part of a figure; a record of several milieus or answers is part of each of them."""
    told = dict(zip(DIMENSIONS, cell, strict=True))
    if (told["year"], told["source"]) != (trace.year, trace.source):
        return False
    return all(
        value in told[name] if name in LISTS else told[name] == value
        for name, value in trace.where
        if (name, value) != ("status", COUNTED)
    )
