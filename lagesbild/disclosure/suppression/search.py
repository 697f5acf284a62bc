"""The cheapest safe pattern: proven to be when there is time, else the best one found."""

from __future__ import annotations

from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Literal

from lagesbild.disclosure.suppression.cuts import find_cuts, is_safe
from lagesbild.disclosure.suppression.heuristic import widen
from lagesbild.disclosure.suppression.master import Master

if TYPE_CHECKING:
    from lagesbild.disclosure.suppression.attacker import Vector
    from lagesbild.disclosure.suppression.problem import Puzzle

Method = Literal["optimal", "heuristic"]

SEARCH = 0.7
"""The part of the time that goes to the search for the optimum; the rest is for improving what was found."""
STALLED = 1.0005
"""Cuts on a relaxed pattern that raise its cost by less than this are slow going ..."""
PATIENCE = 3
"""... and so many such rounds in a row are enough."""


def cheapest_pattern(puzzle: Puzzle, seconds: float) -> tuple[frozenset[int], Method]:
    """The clues to hide, and whether it is proven that nothing cheaper is safe."""
    if not puzzle.needs:
        return frozenset(puzzle.reasons), "optimal"
    start = monotonic()
    search = _Search(puzzle, start + SEARCH * seconds)
    if search.finds_optimum():
        return _clues(search.best), "optimal"
    return _clues(_trim(puzzle, search.best, start + seconds)), "heuristic"


def _clues(pattern: Vector) -> frozenset[int]:
    return frozenset(pattern.nonzero()[0].tolist())


def _trim(puzzle: Puzzle, pattern: Vector, deadline: float) -> Vector:
    """The pattern without what it does not need, the dearest first."""
    attacker, trimmed = puzzle.attacker(), pattern.copy()
    for clue in sorted(_clues(pattern) - set(puzzle.reasons), key=lambda clue: -puzzle.clues[clue].cost):
        if monotonic() > deadline:
            break
        trimmed[clue] = 0.0
        if not is_safe(puzzle, attacker, trimmed):
            trimmed[clue] = 1.0
    return trimmed


QUICK = 1.0
"""Seconds for one step of mending a pattern cut by cut ..."""
STEPS = 6
"""... and the number of steps before the sequential way has to do."""
SLACK = 0.2
"""A cut that the relaxed pattern meets by more than this only slows the search; it is found again if need be."""
LIKELY = 0.3
"""What the relaxed pattern hides to a larger part is hidden in the first safe pattern."""
NEARLY = 1e-6


class _Search:
    """Cheapest pattern that meets the cuts so far, new cuts, and so on, with the best safe pattern beside."""

    def __init__(self, puzzle: Puzzle, deadline: float) -> None:
        self._puzzle = puzzle
        self._deadline = deadline
        self._costs = puzzle.costs
        self._attacker = puzzle.attacker()
        self._master = Master(puzzle)
        self._cuts: list[Vector] = []
        self.best = puzzle.hideable

    def finds_optimum(self) -> bool:
        """Whether the best pattern is proven to be the cheapest before the deadline."""
        self._keep_tight(self._relax())
        self._master.require_whole()
        while (seconds := self._deadline - monotonic()) > 0:
            pattern = self._master.solve(seconds)
            if pattern is None:
                break
            self._mend(pattern)
            if self._costs @ self.best <= self._costs @ pattern + NEARLY:
                return True
        return False

    def _keep_tight(self, relaxed: Vector) -> None:
        tight = [cut for cut in self._cuts if cut @ relaxed < 1 + SLACK]
        self._master = Master(self._puzzle)
        self._master.add(tight)
        self._offer(widen(self._puzzle, (relaxed > LIKELY).astype(float)))

    def _relax(self) -> Vector:
        """The cheapest pattern of clues hidden in part: quick to find, and its cuts bring most of the way."""
        pattern, cost, stalled = self._master.primary, 0.0, 0
        while stalled <= PATIENCE and monotonic() < self._deadline:
            found = self._master.solve(self._deadline - monotonic())
            if found is None or not self._add_cuts(found, self._puzzle.reach):
                break
            pattern = found
            stalled = stalled + 1 if self._costs @ found < STALLED * cost else 0
            cost = float(self._costs @ found)
        return pattern

    def _mend(self, pattern: Vector) -> None:
        """Hide more until it is safe; the cuts on the way bring the next pattern nearer to being so."""
        for _ in range(STEPS):
            if not self._add_cuts(pattern):
                break
            wider = self._master.extend(pattern, min(QUICK, self._deadline - monotonic()))
            if wider is None:
                break
            pattern = wider
        self._offer(widen(self._puzzle, pattern))

    def _offer(self, pattern: Vector) -> None:
        if self._costs @ pattern < self._costs @ self.best:
            self.best = pattern

    def _add_cuts(self, pattern: Vector, give: float = inf) -> bool:
        cuts = [*find_cuts(self._puzzle, self._attacker, pattern, give)]
        self._cuts += cuts
        self._master.add(cuts)
        return bool(cuts)
