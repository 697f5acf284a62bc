"""The attacker: how far a suppressed figure can be moved without contradicting anything published.

The only place, with `master.py` and `solver.py`, that knows the solver.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Literal

import numpy as np
from msgspec import Struct

from lagesbild.core.errors import LagesbildError
from lagesbild.disclosure.suppression.solver import new_solver

if TYPE_CHECKING:
    from collections.abc import Sequence

    import highspy
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

Direction = Literal[-1, 1]
TOLERANCE = 1e-5
"""Counts are whole, the solver is exact to 1e-7: far enough from both."""

PRIMAL = 4
"""The solver's number for the primal simplex: only the goal changes from one attempt to the next, so the
last answer is a start. Eight times as fast here as the dual one."""


class ContradictionError(LagesbildError):
    """The figures cannot all be true, so what they tell cannot be worked out."""

    exit_code = 3

    def __init__(self) -> None:
        super().__init__(
            "Siffrorna som ska publiceras motsäger varandra (delar och summor går inte ihop), så det går inte att "
            "pröva vad de röjer: rätta summorna och försök igen."
        )


class Extreme(Struct, frozen=True):
    """The smallest or largest value that a figure can have, all figures' values then, and the dual prices.

    `prices` has, for every figure, how much further one step of its lower (positive) or upper (negative)
    bound would have let it go.
    """

    reach: float
    values: Vector
    prices: Vector


class Attacker:
    """A linear programme: base cells of at least zero, and bounds on sums of them.

    A sum of a single cell shares that cell's variable, which keeps the programme a third of the size.
    """

    def __init__(self, sums: Sequence[frozenset[int]], base: int) -> None:
        self._base = base
        self._columns = np.array(_columns(sums, base), dtype=np.int32)
        rows = [
            (int(column), parts) for column, parts in zip(self._columns, sums, strict=True) if column >= base
        ]
        self._solver = _solver()
        self._add_columns(base + len(rows))
        _add_rows(self._solver, rows)

    def set_bounds(self, low: Vector, high: Vector) -> None:
        """Set the bounds between which every sum is known to lie."""
        self._low, self._high = low, high
        self._solver.changeColsBounds(len(self._columns), self._columns, low, high)

    def check_consistency(self) -> None:
        """Raise ContradictionError unless some base cells agree with the bounds."""
        known = _status()
        if (status := self._solve()) == known.kUnknown:
            self._solver.clearSolver()  # the last answer was no good start
            status = self._solve()
        if status == known.kInfeasible:
            raise ContradictionError
        if status not in (known.kOptimal, known.kModelEmpty):
            raise ArithmeticError(f"no answer from the solver: {status}")

    def _solve(self) -> highspy.HighsModelStatus:
        self._solver.run()
        return self._solver.getModelStatus()

    def find_extreme(self, index: int, direction: Direction, enough: float) -> Extreme:
        """Move a sum as far as it goes in a direction, but no further than `enough`."""
        column, solver = int(self._columns[index]), self._solver
        low, high = self._low[index], self._high[index]
        capped = (low, min(high, enough)) if direction > 0 else (max(low, enough), high)
        solver.changeColBounds(column, *capped)
        solver.changeColCost(column, -direction)
        self.check_consistency()
        solution = solver.getSolution()
        solver.changeColCost(column, 0.0)
        solver.changeColBounds(column, low, high)
        values = np.asarray(solution.col_value)[self._columns]
        return Extreme(float(values[index]), values, np.asarray(solution.col_dual)[self._columns])

    def _add_columns(self, number: int) -> None:
        none, zeros = np.zeros(0, dtype=np.int32), np.zeros(number)
        self._solver.addCols(number, zeros, zeros, np.full(number, inf), 0, none, none, np.zeros(0))


def _columns(sums: Sequence[frozenset[int]], base: int) -> list[int]:
    taken: set[int] = set()
    columns, fresh = [], base
    for parts in sums:
        single = next(iter(parts)) if len(parts) == 1 else None
        if single is None or single in taken:
            columns.append(fresh)
            fresh += 1
        else:
            taken.add(single)
            columns.append(single)
    return columns


def _solver() -> highspy.Highs:
    solver = new_solver()
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("simplex_strategy", PRIMAL)
    return solver


def _status() -> type[highspy.HighsModelStatus]:
    import highspy  # noqa: PLC0415 — the solver is loaded where something must be suppressed

    return highspy.HighsModelStatus


def _add_rows(solver: highspy.Highs, rows: Sequence[tuple[int, frozenset[int]]]) -> None:
    for column, parts in rows:
        places = np.array([*sorted(parts), column], dtype=np.int32)
        weights = np.array([1.0] * len(parts) + [-1.0])
        solver.addRow(0.0, 0.0, len(places), places, weights)
