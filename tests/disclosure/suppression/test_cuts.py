"""What a cut says: of every safe pattern it holds, and of the pattern that it was made for it does not."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from disclosure_tables import TOTAL, cube
from msgspec.structs import replace

from lagesbild.disclosure.suppression.cuts import find_cuts, find_unmet, is_safe
from lagesbild.disclosure.suppression.heuristic import extend_heuristically
from lagesbild.disclosure.suppression.master import Master
from lagesbild.disclosure.suppression.problem import SuppressionProblem, build_problem
from lagesbild.disclosure.suppression.rules import Figure, Policy
from lagesbild.disclosure.suppression.search import cheapest_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.disclosure.suppression.attacker import Vector


def block(*values: int, alone: bool = False) -> SuppressionProblem:
    """Two rows and two columns with their sums; the second figure may be of one reporter, who knows it."""
    figures = [figure for figure in cube((2, 2), values) if figure.key != (TOTAL, TOTAL)]
    if alone:
        figures[1] = replace(figures[1], contributors=(figures[1].value,))
    return build_problem(figures, 4, Policy())


PROBLEMS = {
    "one small figure": block(3, 12, 9, 20),
    "two small figures": block(3, 12, 20, 2),
    "a zero beside it": block(3, 0, 9, 20),
    "one reporter": block(3, 12, 9, 20, alone=True),
    "no sums": build_problem([Figure("a", 3, frozenset({0})), Figure("b", 9, frozenset({1}))], 2, Policy()),
}


def patterns(problem: SuppressionProblem) -> Iterator[Vector]:
    """Every pattern that hides what must be hidden."""
    free = [n for n, cell in enumerate(problem.cells) if cell.hideable and n not in problem.reasons]
    for chosen in product((0.0, 1.0), repeat=len(free)):
        pattern = np.zeros(len(problem.cells))
        pattern[list(problem.reasons)] = 1.0
        pattern[free] = chosen
        yield pattern


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_cut_holds_for_every_safe_pattern_and_not_for_its_own(name: str) -> None:
    """Each end that a pattern leaves unmet has one, and a safe pattern has none."""
    problem = PROBLEMS[name]
    attacker = problem.attacker()
    every = list(patterns(problem))
    safe = [pattern for pattern in every if is_safe(problem, attacker, pattern)]
    assert safe
    for pattern in every:
        cuts = list(find_cuts(problem, attacker, pattern))
        assert len(cuts) == len(list(find_unmet(problem, attacker, pattern)))
        for cut in cuts:
            assert cut @ pattern < 1 - 1e-4
            assert min(cut @ other for other in safe) >= 1 - 1e-6
            assert (cut >= 0).all()
            assert (cut <= 1).all()


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_cut_of_a_pattern_that_hides_in_part_holds_for_every_safe_one(name: str) -> None:
    """Where each part moves as far as the farthest guess."""
    problem = PROBLEMS[name]
    attacker = problem.attacker()
    safe = [pattern for pattern in patterns(problem) if is_safe(problem, attacker, pattern)]
    for part in (0.1, 0.4):
        degree = np.maximum(next(patterns(problem)), problem.hideable * part)
        for cut in find_cuts(problem, attacker, degree, problem.reach):
            assert min(cut @ other for other in safe) >= 1 - 1e-6


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_cheapest_pattern_is_the_cheapest_of_all_safe_ones(name: str) -> None:
    """By trying every pattern."""
    problem = PROBLEMS[name]
    attacker = problem.attacker()
    least = min(
        problem.costs @ pattern for pattern in patterns(problem) if is_safe(problem, attacker, pattern)
    )
    found, method = cheapest_pattern(problem, 30.0)
    assert method == "optimal"
    assert sum(problem.costs[cell] for cell in found) == pytest.approx(least)


def test_the_covering_programme_meets_every_cut() -> None:
    """In part as long as it may, then whole; what must be hidden is, and what may not be is not."""
    problem = PROBLEMS["one small figure"]
    master = Master(problem)
    assert master.solve(5.0) == pytest.approx(master.primary)
    cut = np.zeros(len(problem.cells))
    cut[[1, 3]] = 0.5
    master.add([cut])
    assert master.solve(5.0) == pytest.approx([1, 1, 0, 1, 0, 0, 0, 0])
    halves = np.zeros(len(problem.cells))
    halves[[2, 4]] = 2.0
    master.add([halves])
    relaxed = master.solve(5.0)
    assert relaxed is not None
    assert relaxed[[2, 4]].sum() == pytest.approx(0.5)
    master.require_whole()
    whole = master.solve(5.0)
    assert whole is not None
    assert sorted(whole[[2, 4]]) == [0.0, 1.0]
    more = master.extend(np.array([1, 0, 0, 0, 0, 0, 0, 1.0]), 5.0)
    assert more is not None
    assert (more[0], more[7], more[1], more[3]) == (1.0, 1.0, 1.0, 1.0)
    again = master.solve(5.0)
    assert again is not None
    assert again[7] == 0.0


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_quick_pattern_of_a_small_problem_costs_hardly_more_than_the_cheapest(name: str) -> None:
    """By the price of what is moved; it is safe, and hides nothing that may not be hidden."""
    problem = PROBLEMS[name]
    attacker = problem.attacker()
    least = min(
        problem.costs @ pattern for pattern in patterns(problem) if is_safe(problem, attacker, pattern)
    )
    found = extend_heuristically(problem, next(patterns(problem)))
    assert is_safe(problem, attacker, found)
    assert (found <= problem.hideable).all()
    assert least <= problem.costs @ found <= least * 1.001
