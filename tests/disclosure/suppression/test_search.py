"""The pattern that has to do when there is no time for the cheapest one: safe, and nothing hidden for nothing."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
from disclosure_tables import cube

from lagesbild.disclosure.suppression import known_rules
from lagesbild.disclosure.suppression.cuts import is_safe
from lagesbild.disclosure.suppression.heuristic import extend_heuristically
from lagesbild.disclosure.suppression.known_rules import _show_needless
from lagesbild.disclosure.suppression.problem import SuppressionProblem, build_problem, merge_base_cells
from lagesbild.disclosure.suppression.protect import protect
from lagesbild.disclosure.suppression.rules import Figure, Policy
from lagesbild.disclosure.suppression.search import _trim, cheapest_pattern

TABLES = [
    ((3, 3), (1, 7, 8, 9, 6, 5, 4, 12, 11)),
    ((3, 4), (2, 0, 9, 31, 14, 3, 0, 8, 6, 22, 1, 5)),
    ((2, 2, 3), (1, 12, 0, 8, 3, 17, 9, 6, 5, 2, 14, 7)),
]


def problem_of(shape: tuple[int, ...], values: tuple[int, ...]) -> SuppressionProblem:
    """The problem of a table with its margins."""
    return build_problem(*merge_base_cells(cube(shape, values)), Policy())


def everything(problem: SuppressionProblem) -> np.ndarray:
    """The pattern that hides all that may be hidden."""
    return np.array([float(may) for may in problem.hideable])


@pytest.mark.parametrize(("shape", "values"), TABLES)
def test_what_safety_does_not_need_is_shown(shape: tuple[int, ...], values: tuple[int, ...]) -> None:
    """The pattern stays safe, and none of what is hidden could be shown too; what must be hidden is."""
    problem = problem_of(shape, values)
    trimmed = _trim(problem, everything(problem), inf)
    attacker = problem.attacker()
    assert is_safe(problem, attacker, trimmed)
    hidden = {int(cell) for cell in trimmed.nonzero()[0]}
    assert set(problem.reasons) <= hidden
    assert len(hidden) < everything(problem).sum()
    for cell in hidden - set(problem.reasons):
        shown = trimmed.copy()
        shown[cell] = 0.0
        assert not is_safe(problem, attacker, shown)


@pytest.mark.parametrize(("dear", "cheap"), [(1, 2), (2, 1)])
def test_of_two_that_are_not_both_needed_the_dearer_is_shown(dear: int, cheap: int) -> None:
    """By either way of showing what is needless."""
    prices = {dear: 5.0, cheap: 1.0}
    figures = [
        Figure(n, value, frozenset({n}), weight=prices.get(n, 1.0)) for n, value in enumerate((2, 9, 9))
    ]
    problem = build_problem([*figures, Figure("s", 20, frozenset({0, 1, 2}), hideable=False)], 3, Policy())
    for trimmed in (
        _trim(problem, everything(problem), inf),
        _show_needless(problem, everything(problem), 5),
    ):
        assert set(trimmed.nonzero()[0].tolist()) == {0, cheap}


@pytest.mark.parametrize(("most", "is_tried"), [(0, False), (1, False), (2, True)])
def test_where_much_is_hidden_nothing_is_tried_for_being_needless(
    monkeypatch: pytest.MonkeyPatch, most: int, *, is_tried: bool
) -> None:
    """It would take too long; the pattern is safe as it is."""
    monkeypatch.setattr(known_rules, "MOST_TRIED", most)
    figures = [Figure(n, value, frozenset({n})) for n, value in enumerate((2, 9, 9))]
    problem = build_problem([*figures, Figure("s", 20, frozenset({0, 1, 2}), hideable=False)], 3, Policy())
    pattern = _show_needless(problem, everything(problem), 5)
    assert bool((pattern < everything(problem)).any()) is is_tried


def test_without_time_nothing_is_shown() -> None:
    """A pattern that has not been tried stays as it is."""
    problem = problem_of(*TABLES[0])
    assert (_trim(problem, everything(problem), -inf) == everything(problem)).all()


@pytest.mark.parametrize(("shape", "values"), TABLES)
def test_what_is_hidden_besides_is_what_costs_least_to_move(
    shape: tuple[int, ...], values: tuple[int, ...]
) -> None:
    """The quick pattern is safe, and not much dearer than the cheapest one."""
    problem = problem_of(shape, values)
    primary = np.zeros(len(problem.cells))
    primary[list(problem.reasons)] = 1.0
    quick = extend_heuristically(problem, primary)
    assert is_safe(problem, problem.attacker(), quick)
    cheapest, method = cheapest_pattern(problem, 30.0)
    assert method == "optimal"
    assert problem.costs @ quick <= 1.2 * sum(problem.costs[cell] for cell in cheapest)


@pytest.mark.sampled
@pytest.mark.parametrize(("shape", "values"), TABLES)
def test_it_is_told_how_many_more_are_hidden_than_the_cheapest_pattern_does(
    shape: tuple[int, ...], values: tuple[int, ...]
) -> None:
    """Against one who knows the rules."""
    found = protect(cube(shape, values), len(values))
    cheapest, _ = cheapest_pattern(problem_of(shape, values), 30.0)
    assert found.more == len(found.hidden) - len(cheapest)
