"""Pick what to hide: everything primary, and the cheapest further figures that keep it from being worked out."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Literal

from lagesbild.disclosure.suppression.audit import audit
from lagesbild.disclosure.suppression.problem import build_problem, merge_base_cells
from lagesbild.disclosure.suppression.rules import Policy, check_figures
from lagesbild.disclosure.suppression.search import cheapest_pattern

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from lagesbild.disclosure.suppression.audit import Range
    from lagesbild.disclosure.suppression.rules import Figure, Reason


@dataclass(frozen=True, slots=True)
class Protection:
    """What is hidden and why, and what an attacker can still say of it."""

    hidden: frozenset[Hashable]
    primary: Mapping[Hashable, Reason]
    ranges: Mapping[Hashable, Range]
    method: Literal["optimal", "heuristic"]
    seconds: float


def protect(figures: Sequence[Figure], base: int, policy: Policy | None = None) -> Protection:
    """Hide what must be hidden in one publication, at the least total weight.

    Raises ExposedError when the audit can work out a figure all the same, ContradictionError when the figures
    cannot all be true, ValueError when they are not figures over that base.
    """
    start = monotonic()
    policy = policy or Policy()
    check_figures(figures, base)
    problem = build_problem(*merge_base_cells(figures), policy)
    pattern, method = cheapest_pattern(problem, policy.time_limit)
    hidden = frozenset(figures[number].key for number in pattern)
    audited = audit(figures, hidden, policy)
    audited.verify()
    primary = {figures[number].key: reason for number, reason in problem.reasons.items()}
    return Protection(hidden, primary, audited.ranges, method, monotonic() - start)
