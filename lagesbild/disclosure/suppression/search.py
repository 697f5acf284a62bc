"""The cheapest safe pattern: proven to be when there is time, else the best one found."""

from __future__ import annotations

from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Literal

from lagesbild.disclosure.suppression.cuts import find_cuts, is_safe
from lagesbild.disclosure.suppression.heuristic import extend_heuristically
from lagesbild.disclosure.suppression.master import Master

if TYPE_CHECKING:
    from lagesbild.disclosure.suppression.attacker import Vector
    from lagesbild.disclosure.suppression.problem import SuppressionProblem

Method = Literal["optimal", "heuristic"]

SEARCH = 0.7
"""The part of the time that goes to the search for the optimum; the rest is for improving what was found."""
STALLED = 1.0005
"""Cuts on a relaxed pattern that raise its cost by less than this are slow going ..."""
PATIENCE = 3
"""... and so many such rounds in a row are enough."""


def cheapest_pattern(problem: SuppressionProblem, seconds: float) -> tuple[frozenset[int], Method]:
    """The cells to suppress, and whether it is proven that nothing cheaper is safe."""
    if not problem.requirements:
        return frozenset(problem.reasons), "optimal"
    start = monotonic()
    search = _Search(problem, start + SEARCH * seconds)
    if search.finds_optimum():
        return _cells(search.best), "optimal"
    return _cells(_trim(problem, search.best, start + seconds)), "heuristic"


def _cells(pattern: Vector) -> frozenset[int]:
    return frozenset(pattern.nonzero()[0].tolist())


def _trim(problem: SuppressionProblem, pattern: Vector, deadline: float) -> Vector:
    """The pattern without the suppressions that safety does not need, the dearest tried first."""
    attacker, trimmed = problem.attacker(), pattern.copy()
    for cell in sorted(_cells(pattern) - set(problem.reasons), key=lambda cell: -problem.cells[cell].cost):
        if monotonic() > deadline:
            break
        trimmed[cell] = 0.0
        if not is_safe(problem, attacker, trimmed):
            trimmed[cell] = 1.0
    return trimmed


QUICK = 1.0
"""Seconds for one step of repairing a pattern cut by cut ..."""
STEPS = 6
"""... and the number of steps before the sequential way has to do."""
SLACK = 0.2
"""A cut that the relaxed pattern meets by more than this only slows the search; it is found again if need be."""
LIKELY = 0.3
"""What the relaxed pattern hides to a larger part is hidden in the first safe pattern."""
NEARLY = 1e-6


class _Search:
    """Cheapest pattern that meets the cuts so far, new cuts, and so on, and the best safe pattern so far."""

    def __init__(self, problem: SuppressionProblem, deadline: float) -> None:
        self._problem = problem
        self._deadline = deadline
        self._costs = problem.costs
        self._attacker = problem.attacker()
        self._master = Master(problem)
        self._cuts: list[Vector] = []
        self.best = problem.hideable

    def finds_optimum(self) -> bool:
        """Whether the best pattern is proven to be the cheapest before the deadline."""
        self._keep_tight(self._relax())
        self._master.require_whole()
        while (seconds := self._deadline - monotonic()) > 0:
            pattern = self._master.solve(seconds)
            if pattern is None:
                break
            self._repair(pattern)
            if self._costs @ self.best <= self._costs @ pattern + NEARLY:
                return True
        return False

    def _keep_tight(self, relaxed: Vector) -> None:
        tight = [cut for cut in self._cuts if cut @ relaxed < 1 + SLACK]
        self._master = Master(self._problem)
        self._master.add(tight)
        self._offer(extend_heuristically(self._problem, (relaxed > LIKELY).astype(float)))

    def _relax(self) -> Vector:
        """The cheapest pattern of cells suppressed in part: quick to find, and its cuts bring most of the way."""
        pattern, cost, stalled = self._master.primary, 0.0, 0
        while stalled <= PATIENCE and monotonic() < self._deadline:
            relaxed = self._master.solve(self._deadline - monotonic())
            if relaxed is None or not self._add_cuts(relaxed, self._problem.reach):
                break
            pattern = relaxed
            stalled = stalled + 1 if self._costs @ relaxed < STALLED * cost else 0
            cost = float(self._costs @ relaxed)
        return pattern

    def _repair(self, pattern: Vector) -> None:
        """Suppress more until the pattern is safe; the cuts on the way bring the next pattern nearer to being so."""
        for _ in range(STEPS):
            if not self._add_cuts(pattern):
                break
            extended = self._master.extend(pattern, min(QUICK, self._deadline - monotonic()))
            if extended is None:
                break
            pattern = extended
        self._offer(extend_heuristically(self._problem, pattern))

    def _offer(self, pattern: Vector) -> None:
        if self._costs @ pattern < self._costs @ self.best:
            self.best = pattern

    def _add_cuts(self, pattern: Vector, max_increase: float = inf) -> bool:
        cuts = [*find_cuts(self._problem, self._attacker, pattern, max_increase)]
        self._cuts += cuts
        self._master.add(cuts)
        return bool(cuts)
