"""A safe pattern without proof: requirement by requirement, suppress what lets the figure move at the least cost.

Kelly, Golden and Assad, Networks 22 (1992): the cost of a move stands in for the cost of hiding what moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lagesbild.disclosure.suppression.attacker import TOLERANCE, Attacker
from lagesbild.disclosure.suppression.cuts import find_unmet

if TYPE_CHECKING:
    from lagesbild.disclosure.suppression.attacker import Direction, Vector
    from lagesbild.disclosure.suppression.problem import ProtectionRequirement, SuppressionProblem


def extend_heuristically(problem: SuppressionProblem, pattern: Vector) -> Vector:
    """The pattern with enough more suppressed to be safe."""
    extended, attacker, mover = pattern.copy(), problem.attacker(), _Mover(problem)
    while unmet := [
        (requirement, direction) for requirement, direction, _ in find_unmet(problem, attacker, extended)
    ]:
        for requirement, direction in unmet:
            if _is_short(problem, attacker, extended, (requirement, direction)):
                extended = mover.move(extended, requirement, direction)
    return extended


def _is_short(
    problem: SuppressionProblem,
    attacker: Attacker,
    pattern: Vector,
    check: tuple[ProtectionRequirement, Direction],
) -> bool:
    """Whether a requirement is still unmet: what was suppressed for another has often met it too."""
    requirement, direction = check
    end = requirement.low if direction < 0 else requirement.high
    attacker.set_bounds(*problem.bounds(pattern, contributor=requirement.contributor))
    return direction * (attacker.find_extreme(requirement.cell, direction, end).reach - end) < -TOLERANCE


class _Mover(Attacker):
    """The attacker's programme with, for every figure, what it costs to move it up or down from the truth."""

    def __init__(self, problem: SuppressionProblem) -> None:
        self._problem = problem
        super().__init__([cell.parts for cell in problem.cells], problem.base)
        number, first = len(problem.cells), self._solver.getNumCol()
        self._moves = np.arange(first, first + 2 * number, dtype=np.int32)
        self._add_columns(2 * number)
        for cell, (column, truth) in enumerate(zip(self._columns, self._values(), strict=True)):
            places = np.array([column, first + cell, first + number + cell], dtype=np.int32)
            self._solver.addRow(truth, truth, 3, places, np.array([1.0, -1.0, 1.0]))

    def move(self, pattern: Vector, requirement: ProtectionRequirement, direction: Direction) -> Vector:
        """The pattern with everything suppressed that must move for the requirement to be met, the cheapest way."""
        price = self._problem.costs * (pattern < 1) * self._problem.hideable
        self._solver.changeColsCost(len(self._moves), self._moves, np.concatenate([price, price]))
        low, high = self._problem.bounds(
            np.maximum(self._problem.hideable, pattern), contributor=requirement.contributor
        )
        low[requirement.cell], high[requirement.cell] = (
            (low[requirement.cell], requirement.low) if direction < 0 else (requirement.high, np.inf)
        )
        self.set_bounds(low, high)
        self.check_consistency()
        values = np.asarray(self._solver.getSolution().col_value)[self._columns]
        moved = np.abs(values - self._values()) > TOLERANCE
        return np.maximum(pattern, moved * self._problem.hideable)

    def _values(self) -> Vector:
        return np.array([float(cell.value) for cell in self._problem.cells])
