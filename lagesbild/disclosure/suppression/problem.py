"""The cell-suppression problem of a publication: what is primary, and which range each cell must keep open."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from math import ceil, floor, inf
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lagesbild.disclosure.suppression.attacker import TOLERANCE, Attacker
from lagesbild.disclosure.suppression.rules import Reason, discloses_group, reason_to_hide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.disclosure.suppression.attacker import Direction, Vector
    from lagesbild.disclosure.suppression.rules import Figure, Policy


TIE = 1e-3
"""The last figure costs so much more than the first, relatively: of equally cheap patterns always the same is taken,
and not one that the values behind them decide."""


class ProblemCell(Struct, frozen=True):
    """A figure as the attacker sees it: published between `low` and `high`, or suppressed and at least `lower_bound`."""

    parts: frozenset[int]
    value: int
    low: float
    high: float
    lower_bound: float
    cost: float
    hideable: bool


class ProtectionRequirement(Struct, frozen=True):
    """A cell must be able to be as small as `low` and as large as `high`: its protection interval.

    `figure` is what that protects: the cell itself, or a figure that the cell would disclose. `contributor` is
    a cell whose value its only reporter knows: the attacker is then that reporter.
    """

    cell: int
    low: float
    high: float
    figure: int
    contributor: int | None = None

    @property
    def ends(self) -> tuple[tuple[Direction, float], tuple[Direction, float]]:
        """Both directions, with what must be reached in each."""
        return (-1, self.low), (1, self.high)


class SuppressionProblem(Struct, frozen=True, dict=True):
    """The cells (one for each figure, in order, then those never published), and what each must keep open."""

    cells: tuple[ProblemCell, ...]
    base: int
    reasons: dict[int, Reason]
    """Why each primary suppression is one, by the number of its cell."""
    requirements: tuple[ProtectionRequirement, ...]

    @cached_property
    def hideable(self) -> Vector:
        """One for every cell that may be suppressed, else zero."""
        return self._column("hideable")

    @cached_property
    def lower_bounds(self) -> Vector:
        """The smallest value of every cell when it is suppressed."""
        return self._column("lower_bound")

    @cached_property
    def costs(self) -> Vector:
        """The cost of suppressing every cell."""
        return self._column("cost")

    @property
    def reach(self) -> float:
        """The farthest that any protection interval goes from the true value."""
        return max(
            (
                abs(end - self.cells[requirement.cell].value)
                for requirement in self.requirements
                for _, end in requirement.ends
            ),
            default=0.0,
        )

    @property
    def ceiling(self) -> float:
        """Far beyond any sum that something published holds back."""
        return 10.0 * (1 + sum(cell.value for cell in self.cells))

    def bounds(
        self, suppressed: Vector, max_increase: float = inf, contributor: int | None = None
    ) -> tuple[Vector, Vector]:
        """The bounds of every cell when each is suppressed to the degree `suppressed` (0 to 1)."""
        low = self._lows - (self._lows - self.lower_bounds) * suppressed
        high = self._highs.copy()
        high[suppressed > 0] += suppressed[suppressed > 0] * max_increase
        if contributor is not None:
            low[contributor] = high[contributor] = self.cells[contributor].value
        return low, high

    def attacker(self) -> Attacker:
        """The attacker who knows the sums but nothing of their values yet."""
        return Attacker([cell.parts for cell in self.cells], self.base)

    @cached_property
    def _lows(self) -> Vector:
        return self._column("low")

    @cached_property
    def _highs(self) -> Vector:
        return self._column("high")

    def _column(self, name: str) -> Vector:
        return np.array([getattr(cell, name) for cell in self.cells], dtype=np.float64)


def build_problem(figures: Sequence[Figure], base: int, policy: Policy) -> SuppressionProblem:
    """The problem of a publication. No interval is wider than suppressing everything hideable would make it."""
    groups = {figure.key: figure for figure in figures}
    sizes = {key: figure.value for key, figure in groups.items()}
    reasons = {
        number: reason
        for number, figure in enumerate(figures)
        if (reason := reason_to_hide(figure, policy, sizes))
    }
    disclosing = [number for number, figure in enumerate(figures) if discloses_group(figure, policy, sizes)]
    others = [groups[figures[number].whole].parts - figures[number].parts for number in disclosing]
    cells = [
        _problem_cell(figure, others, figure.weight * (1 + TIE * number / len(figures)))
        for number, figure in enumerate(figures)
    ]
    cells += [ProblemCell(parts, 0, 0.0, inf, 0.0, 0.0, hideable=False) for parts in others]
    requirements = [*_requirements(figures, reasons, policy)]
    requirements += [
        ProtectionRequirement(len(figures) + number, 0, policy.threshold - 1, figure)
        for number, figure in enumerate(disclosing)
    ]
    requirements += [*_requirements_against_contributors(figures, reasons, requirements)]
    problem = SuppressionProblem(tuple(cells), base, reasons, tuple(requirements))
    return replace(problem, requirements=limit_to_attainable(problem))


def _problem_cell(figure: Figure, others: Sequence[frozenset[int]], cost: float) -> ProblemCell:
    """A zero may be suppressed only where it would disclose that a small group gave one answer."""
    spared = any(figure.parts and figure.parts <= parts for parts in others)
    hideable = figure.hideable and (figure.value > 0 or spared or figure.must_hide is not None)
    return ProblemCell(
        figure.parts, figure.value, figure.value, figure.value, figure.lower_bound, cost, hideable
    )


def _requirements(
    figures: Sequence[Figure], reasons: Mapping[int, Reason], policy: Policy
) -> Iterator[ProtectionRequirement]:
    for number, reason in reasons.items():
        value = figures[number].value
        if reason is Reason.SMALL:
            yield ProtectionRequirement(number, 1, max(policy.threshold - 1, value), number)
        elif reason not in {Reason.GROUP_DISCLOSURE, Reason.PREVIOUSLY_SUPPRESSED}:
            margin = policy.margin(value)
            yield ProtectionRequirement(number, min(value, max(1, value - margin)), value + margin, number)


def _requirements_against_contributors(
    figures: Sequence[Figure], reasons: Mapping[int, Reason], requirements: Sequence[ProtectionRequirement]
) -> Iterator[ProtectionRequirement]:
    """The same requirements against whoever alone contributes to a suppressed figure, and so knows it.

    What one knows of a figure tells nothing of another that no sums connect with it.
    """
    leaders = find_connected(figures)
    for contributor in reasons:
        if len(figures[contributor].contributors) == 1:
            yield from (
                replace(requirement, contributor=contributor)
                for requirement in requirements
                if requirement.cell != contributor and leaders[requirement.figure] == leaders[contributor]
            )


def find_connected(figures: Sequence[Figure]) -> list[int]:
    """For each figure, a number that it shares with every figure that sums connect with it."""
    leader: dict[int, int] = {}

    def find_leader(part: int) -> int:
        while leader.setdefault(part, part) != part:
            leader[part] = part = leader[leader[part]]
        return part

    for figure in figures:
        for part in figure.parts:
            leader[find_leader(part)] = find_leader(next(iter(figure.parts)))
    return [find_leader(next(iter(figure.parts), -1)) for figure in figures]


def limit_to_attainable(problem: SuppressionProblem) -> tuple[ProtectionRequirement, ...]:
    """The requirements, limited to what can be reached when everything hideable is suppressed."""
    attacker = problem.attacker()
    limited = []
    for contributor, requirements in groupby(
        problem.requirements, key=lambda requirement: requirement.contributor
    ):
        attacker.set_bounds(*problem.bounds(problem.hideable, contributor=contributor))
        for requirement in requirements:
            low, high = (attacker.find_extreme(requirement.cell, *end).reach for end in requirement.ends)
            limited.append(replace(requirement, low=ceil(low - TOLERANCE), high=floor(high + TOLERANCE)))
    return tuple(limited)


def merge_base_cells(figures: Sequence[Figure]) -> tuple[list[Figure], int]:
    """The same figures over fewer base cells: none that a shown zero empties, no two that share all figures."""
    empty = frozenset[int]().union(*(figure.parts for figure in figures if _is_shown_zero(figure)))
    signatures: dict[int, list[int]] = {}
    for number, figure in enumerate(figures):
        for part in figure.parts - empty:
            signatures.setdefault(part, []).append(number)
    merged: dict[tuple[int, ...], int] = {}
    position = {part: merged.setdefault(tuple(numbers), len(merged)) for part, numbers in signatures.items()}
    return [
        replace(figure, parts=frozenset(position[part] for part in figure.parts - empty))
        for figure in figures
    ], len(merged)


def _is_shown_zero(figure: Figure) -> bool:
    return figure.value == 0 and figure.whole is None and figure.must_hide is None
