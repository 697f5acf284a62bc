"""Tables for the tests of disclosure control, and a second attacker by another solver."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog

from lagesbild.disclosure.suppression.rules import Figure, base_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from collections.abc import Set as AbstractSet

TOTAL = "T"


def cube(
    shape: tuple[int, ...], values: Sequence[int], weigh: Callable[[int], float] = float
) -> list[Figure]:
    """A table of any number of ways with all its margins; `weigh` prices a figure by its number of cells."""
    cells = list(product(*map(range, shape)))
    figures = []
    for key in product(*([*range(size), TOTAL] for size in shape)):
        parts = frozenset(
            number
            for number, cell in enumerate(cells)
            if all(wanted in (TOTAL, found) for wanted, found in zip(key, cell, strict=True))
        )
        total = sum(values[part] for part in parts)
        figures.append(Figure(key, total, parts, weight=weigh(len(parts))))
    return figures


def second_opinion(
    figures: Sequence[Figure], hidden: AbstractSet[Hashable], target: frozenset[int]
) -> tuple[int, int | None]:
    """The range of a sum of base cells by scipy, given what is published and that zeros are shown."""
    base = base_of(figures)
    rows = np.array([[float(part in figure.parts) for part in range(base)] for figure in figures])
    told = np.array([figure.key not in hidden for figure in figures])
    values = np.array([float(figure.value) for figure in figures])
    goal = np.array([float(part in target) for part in range(base)])
    ends = []
    for sign in (1, -1):
        found = linprog(
            sign * goal,
            A_ub=-rows[~told] if any(~told) else None,
            b_ub=-np.ones(sum(~told)) if any(~told) else None,
            A_eq=rows[told] if any(told) else None,
            b_eq=values[told] if any(told) else None,
        )
        ends.append(None if found.status == 3 else sign * found.fun)
    low, high = ends
    assert low is not None
    return int(np.ceil(low - 1e-6)), None if high is None else int(np.floor(high + 1e-6))


def is_vague(figures: Sequence[Figure], hidden: AbstractSet[Hashable], threshold: int) -> bool:
    """Whether every small figure can be anything from one up to the threshold, as far as hiding can help."""
    everything = {figure.key for figure in figures if figure.hideable and figure.value}
    for figure in figures:
        if not (figure.hideable and 0 < figure.value < threshold):
            continue
        if figure.key not in hidden:
            return False
        low, high = second_opinion(figures, hidden, figure.parts)
        best_low, best_high = second_opinion(figures, everything, figure.parts)
        best_high = threshold - 1 if best_high is None else min(threshold - 1, best_high)
        if low > max(1, best_low) or (high is not None and high < best_high):
            return False
    return True
