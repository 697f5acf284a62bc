"""Hide so much that one who knows the rules, and runs this program on every filling, narrows no small figure.

A pattern tells something by itself: it is the one that the program found for the true values, and not for others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from lagesbild.disclosure.suppression.attacker import TOLERANCE, ContradictionError
from lagesbild.disclosure.suppression.cuts import is_safe
from lagesbild.disclosure.suppression.fillings import TooManyError, fill, list_fillings
from lagesbild.disclosure.suppression.heuristic import extend_heuristically
from lagesbild.disclosure.suppression.problem import ProtectionRequirement, limit_to_attainable
from lagesbild.disclosure.suppression.rules import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lagesbild.disclosure.suppression.attacker import Vector
    from lagesbild.disclosure.suppression.fillings import Values
    from lagesbild.disclosure.suppression.problem import SuppressionProblem
    from lagesbild.disclosure.suppression.rules import Figure

Pattern = frozenset[int]
"""The numbers of the hidden figures."""
MOST_TRIED = 40
"""With more hidden figures besides the small ones, none is tried for being needless. Own choice: it takes too long."""
BY_REPORTERS = frozenset({Reason.FEW_CONTRIBUTORS, Reason.DOMINANCE})
"""Rules that ask who reported, which no filling tells."""


def treat_alike(problem: SuppressionProblem, pattern: Pattern, threshold: int) -> Pattern:
    """The pattern with so much more that a hidden figure which may be small may be as small as one that is.

    What the additions have made needless is shown again.
    """
    extended = np.zeros(len(problem.cells))
    extended[list(pattern)] = 1.0
    promised = problem
    while added := _requirements_of_secondary(promised, extended, threshold):
        promised = replace(promised, requirements=(*promised.requirements, *added))
        extended = extend_heuristically(promised, extended)
    if extended.sum() > len(pattern):
        extended = _show_needless(problem, extended, threshold)
    return frozenset(np.flatnonzero(extended).tolist())


def _show_needless(problem: SuppressionProblem, pattern: Vector, threshold: int) -> Vector:
    """The pattern without the cells that it is as safe without, the dearest tried first; a large one as it is."""
    hidden = sorted(
        set(np.flatnonzero(pattern).tolist()) - set(problem.reasons),
        key=lambda cell: -problem.cells[cell].cost,
    )
    if len(hidden) > MOST_TRIED:
        return pattern
    for cell in hidden:
        without = pattern.copy()
        without[cell] = 0.0
        if _treats_alike(problem, without, threshold):
            return _show_needless(problem, without, threshold)
    return pattern


def _treats_alike(problem: SuppressionProblem, pattern: Vector, threshold: int) -> bool:
    """Whether the pattern keeps every promise, and those to the hidden figures that can be taken for small."""
    added = _requirements_of_secondary(problem, pattern, threshold)
    promised = replace(problem, requirements=(*problem.requirements, *added))
    return is_safe(promised, promised.attacker(), pattern)


def _requirements_of_secondary(
    problem: SuppressionProblem, pattern: Vector, threshold: int
) -> tuple[ProtectionRequirement, ...]:
    """What a small figure is promised, for every hidden one that can be taken for small and has no promise yet."""
    attacker = problem.attacker()
    attacker.set_bounds(*problem.bounds(pattern))
    promised = {requirement.cell for requirement in problem.requirements}
    suspected = [
        number
        for number in np.flatnonzero(pattern).tolist()
        if number not in promised
        and problem.cells[number].hideable
        and problem.cells[number].value
        and attacker.find_extreme(number, -1, 0.0).reach < threshold - TOLERANCE
    ]
    asked = tuple(ProtectionRequirement(number, 1, threshold - 1, number) for number in suspected)
    return limit_to_attainable(replace(problem, requirements=asked))


class Rerun:
    """One who has the program, and runs it over what the hidden figures of one problem may be."""

    def __init__(
        self,
        figures: Sequence[Figure],
        size: int,
        threshold: int,
        choose: Callable[[Sequence[Figure]], Pattern],
    ) -> None:
        """`choose` is the program: the pattern that it finds for figures."""
        self._figures, self._size, self._threshold, self._choose = figures, size, threshold, choose
        self._patterns: dict[Values, Pattern] = {}
        self._fillings: dict[Pattern, tuple[Values, ...]] = {}

    def widen_if_exposed(self, pattern: Pattern, reasons: Mapping[int, Reason]) -> Pattern:
        """The pattern that the program chose, or where its fillings give a small figure away what any of them hides.

        The same as it was where there are more fillings than are followed, or where it rests on who reported.
        """
        if not pattern or BY_REPORTERS & set(reasons.values()):
            return pattern
        try:
            if self._find(tuple(figure.value for figure in self._figures)) != pattern or self._is_safe(
                pattern
            ):
                return pattern
        except TooManyError:
            return pattern
        return self._close(pattern)

    def _close(self, pattern: Pattern) -> Pattern:
        """The pattern with all that the program would hide for a filling of it, and for the fillings of that."""
        while True:
            try:
                fillings = self._list(pattern)
            except TooManyError:
                return pattern
            wider = pattern.union(*(self._find(filling) for filling in fillings))
            if wider == pattern:
                return pattern
            pattern = wider

    def _is_safe(self, pattern: Pattern) -> bool:
        fillings = self._list(pattern)
        return all(self._is_vague(number, pattern, fillings) for number in sorted(pattern))

    def _is_vague(self, number: int, pattern: Pattern, fillings: Sequence[Values]) -> bool:
        """Whether the fillings with this very pattern leave a figure that may be small all that all fillings leave."""
        known = [filling[number] for filling in fillings]
        low, high = min(known), min(max(known), self._threshold - 1)
        if low >= self._threshold or self._occurs(pattern, fillings, number, low, low):
            return low >= self._threshold or self._occurs(pattern, fillings, number, high, max(known))
        return not self._occurs(pattern, fillings, number, low, self._threshold - 1)

    def _occurs(self, pattern: Pattern, fillings: Sequence[Values], number: int, low: int, high: int) -> bool:
        """Whether a filling whose figure lies between these has this very pattern."""
        return any(low <= filling[number] <= high and self._find(filling) == pattern for filling in fillings)

    def _find(self, values: Values) -> Pattern:
        if values not in self._patterns:
            try:
                self._patterns[values] = self._choose(fill(self._figures, values))
            except ContradictionError:  # of such values there would be no edition
                self._patterns[values] = frozenset()
        return self._patterns[values]

    def _list(self, pattern: Pattern) -> tuple[Values, ...]:
        if pattern not in self._fillings:
            self._fillings[pattern] = list_fillings(self._figures, pattern, self._size)
        return self._fillings[pattern]
