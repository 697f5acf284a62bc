"""The further suppressions that a pattern needs to be safe.

A cut gives every cell a weight; so many of the cells must be suppressed that their weights sum to one.
Every cut holds for every safe pattern (Fischetti and Salazar, Management Science 47, 2001, attacker cuts).
"""

from __future__ import annotations

from itertools import groupby
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from lagesbild.disclosure.suppression.attacker import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.disclosure.suppression.attacker import Attacker, Direction, Extreme, Vector
    from lagesbild.disclosure.suppression.problem import ProtectionRequirement, SuppressionProblem

VIOLATED = 1e-4
"""How far from one the weights of the suppressed cells must be before a cut is worth adding."""


def find_cuts(
    problem: SuppressionProblem, attacker: Attacker, suppressed: Vector, max_increase: float = inf
) -> Iterator[Vector]:
    """Yield a cut for every requirement that the pattern leaves unmet; none when it is safe.

    `suppressed` may be a degree between 0 and 1; `max_increase` is then how far up a wholly suppressed cell may move.
    """
    for requirement, direction, unmet in find_unmet(problem, attacker, suppressed, max_increase):
        cut = _cut(problem, requirement, direction, unmet)
        if cut is not None and cut @ suppressed < 1 - VIOLATED:
            yield cut


def is_safe(problem: SuppressionProblem, attacker: Attacker, suppressed: Vector) -> bool:
    """Whether every requirement is met."""
    return not any(True for _ in find_unmet(problem, attacker, suppressed))


def find_unmet(
    problem: SuppressionProblem, attacker: Attacker, suppressed: Vector, max_increase: float = inf
) -> Iterator[tuple[ProtectionRequirement, Direction, Extreme]]:
    """Yield the requirements that the pattern leaves unmet, each with its direction and the extreme reached."""
    for contributor, requirements in groupby(
        problem.requirements, key=lambda requirement: requirement.contributor
    ):
        attacker.set_bounds(*problem.bounds(suppressed, max_increase, contributor))
        yield from _find_unmet_among(attacker, [*requirements])


def _find_unmet_among(
    attacker: Attacker, requirements: Sequence[ProtectionRequirement]
) -> Iterator[tuple[ProtectionRequirement, Direction, Extreme]]:
    """Yield the unmet ones of one attacker: one solution often proves many met."""
    checks = [
        (requirement, direction, end) for requirement in requirements for direction, end in requirement.ends
    ]
    cells = np.array([requirement.cell for requirement, _, _ in checks])
    directions = np.array([direction for _, direction, _ in checks])
    ends = np.array([end for _, _, end in checks])
    met = np.zeros(len(checks), dtype=bool)
    for number, (requirement, direction, end) in enumerate(checks):
        if met[number]:
            continue
        extreme = attacker.find_extreme(requirement.cell, direction, end)
        met |= directions * (extreme.values[cells] - ends) >= -TOLERANCE
        if not met[number]:
            yield requirement, direction, extreme


def _cut(
    problem: SuppressionProblem, requirement: ProtectionRequirement, direction: Direction, extreme: Extreme
) -> Vector | None:
    """The dual solution, read as: unless more of these are suppressed, the figure stops short."""
    prices = np.where(np.abs(extreme.prices) > TOLERANCE, extreme.prices, 0.0)
    low, high = problem.bounds(np.zeros(len(prices)), contributor=requirement.contributor)
    end = requirement.low if direction < 0 else requirement.high
    bounds = np.where(prices > 0, low, np.where(prices < 0, high, 0.0))
    missing = direction * end + prices @ bounds
    if missing < TOLERANCE:
        return None
    decreases = np.where(prices > 0, prices * (low - problem.lower_bounds), np.where(prices < 0, inf, 0.0))
    if requirement.contributor is not None:
        decreases[requirement.contributor] = 0.0
    cut: Vector = np.minimum(decreases / missing, 1.0) * problem.hideable
    return cut
