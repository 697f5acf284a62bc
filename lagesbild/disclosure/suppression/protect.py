"""Pick what to hide: everything primary, and further figures that keep it from being worked out, cheaply."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from lagesbild.disclosure.suppression.audit import audit
from lagesbild.disclosure.suppression.known_rules import Rerun, treat_alike
from lagesbild.disclosure.suppression.problem import build_problem, find_connected, merge_base_cells
from lagesbild.disclosure.suppression.rules import Policy, check_figures
from lagesbild.disclosure.suppression.search import cheapest_pattern

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from lagesbild.disclosure.suppression.audit import Range
    from lagesbild.disclosure.suppression.known_rules import Pattern
    from lagesbild.disclosure.suppression.rules import Figure, Reason
    from lagesbild.disclosure.suppression.search import Method


class Protection(Struct, frozen=True):
    """What is hidden and why, and what an attacker can still say of it."""

    hidden: frozenset[Hashable]
    primary: Mapping[Hashable, Reason]
    ranges: Mapping[Hashable, Range]
    method: Method
    """How the pattern was found against an attacker who does not know the rules."""
    seconds: float
    more: int = 0
    """How many figures are hidden besides, against one who knows them."""


class ComponentPattern(NamedTuple):
    """The pattern of figures that no sums connect with others: the plain one, what it is widened to, and the reasons."""

    plain: Pattern
    pattern: Pattern
    method: Method
    reasons: Mapping[int, Reason]


def protect(figures: Sequence[Figure], base: int, policy: Policy | None = None) -> Protection:
    """Hide what must be hidden in one publication, at little total weight.

    Raises ExposedError when the audit can work out a figure all the same, ContradictionError when the figures
    cannot all be true, ValueError when they are not figures over that base.
    """
    start = monotonic()
    policy = policy or Policy()
    check_figures(figures, base)
    merged, _ = merge_base_cells(figures)
    choices = [
        (numbers, _protect_component([merged[n] for n in numbers], policy, start + policy.time_limit))
        for numbers in _components(merged)
    ]
    hidden = frozenset(figures[numbers[n]].key for numbers, choice in choices for n in choice.pattern)
    audited = audit(figures, hidden, policy)
    audited.verify()
    primary = {numbers[n]: why for numbers, choice in choices for n, why in choice.reasons.items()}
    return Protection(
        hidden,
        {figures[number].key: primary[number] for number in sorted(primary)},
        audited.ranges,
        "optimal" if all(choice.method == "optimal" for _, choice in choices) else "heuristic",
        monotonic() - start,
        sum(len(choice.pattern) - len(choice.plain) for _, choice in choices),
    )


def _components(figures: Sequence[Figure]) -> Iterator[list[int]]:
    """The numbers of the figures that sums connect; each such part is a problem of its own."""
    parts: dict[int, list[int]] = {}
    for number, leader in enumerate(find_connected(figures)):
        parts.setdefault(leader, []).append(number)
    yield from parts.values()


def _protect_component(figures: Sequence[Figure], policy: Policy, deadline: float) -> ComponentPattern:
    choice = _choose(figures, policy, deadline)
    if not policy.reruns:
        return choice
    merged, size = merge_base_cells(figures)
    rerun = Rerun(merged, size, policy.threshold, lambda filled: _choose(filled, policy, deadline).pattern)
    return choice._replace(pattern=rerun.widen_if_exposed(choice.pattern, choice.reasons))


def _choose(figures: Sequence[Figure], policy: Policy, deadline: float) -> ComponentPattern:
    """What the rules ask for, given the values alone."""
    problem = build_problem(*merge_base_cells(figures), policy)
    plain, method = cheapest_pattern(problem, max(0.0, deadline - monotonic()))
    return ComponentPattern(plain, treat_alike(problem, plain, policy.threshold), method, problem.reasons)
