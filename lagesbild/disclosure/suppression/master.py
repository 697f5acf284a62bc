"""The cheapest pattern that meets every cut so far: a covering programme, relaxed or in whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lagesbild.disclosure.suppression.solver import new_solver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagesbild.disclosure.suppression.attacker import Vector
    from lagesbild.disclosure.suppression.problem import SuppressionProblem

NOISE = 1e-6
"""What the solver calls zero or one."""


class Master:
    """One variable for every cell: suppressed or not. Primary cells are suppressed from the start."""

    def __init__(self, problem: SuppressionProblem) -> None:
        import highspy  # noqa: PLC0415 — the solver is loaded where something must be suppressed

        self._solver = new_solver()
        self._solver.setOptionValue("mip_rel_gap", 0.0)
        self._optimal = highspy.HighsModelStatus.kOptimal
        self._integer = highspy.HighsVarType.kInteger
        self._size = len(problem.cells)
        self.primary = np.zeros(self._size)
        self.primary[list(problem.reasons)] = 1.0
        self._most = problem.hideable
        none = np.zeros(0, dtype=np.int32)
        self._solver.addCols(self._size, problem.costs, self.primary, self._most, 0, none, none, np.zeros(0))

    def add(self, cuts: Iterable[Vector]) -> None:
        """Demand more."""
        for cut in cuts:
            places = np.flatnonzero(cut > NOISE).astype(np.int32)
            self._solver.addRow(1.0, self._solver.inf, len(places), places, cut[places])

    def require_whole(self) -> None:
        """From now on a cell is suppressed or not, never in part."""
        every = np.arange(self._size, dtype=np.int32)
        kinds = np.full(self._size, int(self._integer), dtype=np.uint8)
        self._solver.changeColsIntegrality(self._size, every, kinds)

    def extend(self, pattern: Vector, seconds: float) -> Vector | None:
        """The cheapest pattern that hides that much at least, or None when time ran out."""
        self._bound(pattern)
        extended = self.solve(seconds)
        self._bound(self.primary)
        return extended

    def _bound(self, least: Vector) -> None:
        every = np.arange(self._size, dtype=np.int32)
        self._solver.changeColsBounds(self._size, every, least, self._most)
        self._solver.clearSolver()  # an answer under the old bounds can be taken for the new optimum

    def solve(self, seconds: float) -> Vector | None:
        """The cheapest pattern, or None when time ran out."""
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + max(seconds, 0.01))
        self._solver.run()
        if self._solver.getModelStatus() != self._optimal:
            return None
        pattern = np.asarray(self._solver.getSolution().col_value)
        nearest = np.round(pattern)
        snapped: Vector = np.where(np.abs(pattern - nearest) < NOISE, nearest, pattern)
        return snapped
