"""What each rule asks of a hidden figure's range, from tables of facts: both sides of every limit."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lagesbild.disclosure.suppression.problem import (
    ProtectionRequirement,
    _requirements,
    _requirements_against_contributors,
    build_problem,
    merge_base_cells,
)
from lagesbild.disclosure.suppression.rules import Figure, Policy, Reason


def figure(value: int, *parts: int, contributors: tuple[int, ...] = ()) -> Figure:
    """A figure that is the sum of these base cells."""
    return Figure(parts, value, frozenset(parts), weight=1.0, contributors=contributors)


@pytest.mark.parametrize(
    ("value", "reason", "expected"),
    [
        (3, Reason.SMALL, (1, 4)),
        (1, Reason.SMALL, (1, 4)),
        (7, Reason.SMALL, (1, 7)),
        (40, Reason.DOMINANCE, (30, 50)),
        (40, Reason.FEW_CONTRIBUTORS, (30, 50)),
        (6, Reason.DOMINANCE, (4, 8)),
        (2, Reason.DOMINANCE, (1, 4)),
        (1, Reason.DOMINANCE, (1, 3)),
        (40, Reason.GROUP_DISCLOSURE, None),
        (40, Reason.PREVIOUSLY_SUPPRESSED, None),
    ],
)
def test_how_far_the_guess_must_be_able_to_go(
    value: int, reason: Reason, expected: tuple[int, int] | None
) -> None:
    """A small figure from one to under the threshold; a large one of few as far as the margin, both ways."""
    found = list(_requirements([figure(value, 0)], {0: reason}, Policy(threshold=5, dominance=0.8)))
    assert found == ([] if expected is None else [ProtectionRequirement(0, *expected, 0)])


@pytest.mark.parametrize("swapped", [False, True])
def test_who_alone_reports_a_figure_is_an_attacker_of_what_sums_connect_with_it(*, swapped: bool) -> None:
    """Of another figure they know nothing, in whatever order the base cells stand."""
    one, other = (5, 0) if swapped else (0, 5)
    figures = [
        figure(4, one, contributors=(4,)),
        figure(9, one, 2),
        figure(3, other),
        figure(2, 2, contributors=(1, 1)),
    ]
    asked = [ProtectionRequirement(number, 1, 4, number) for number in range(4)]
    found = list(_requirements_against_contributors(figures, dict.fromkeys(range(4), Reason.SMALL), asked))
    assert [(requirement.cell, requirement.contributor) for requirement in found] == [(1, 0), (3, 0)]


@pytest.mark.parametrize(
    ("zero", "size"),
    [
        (Figure("noll", 0, frozenset({0})), 1),
        (Figure("noll", 0, frozenset({0}), hideable=False), 1),
        (Figure("noll", 0, frozenset({0}), whole="alla"), 2),
        (Figure("noll", 0, frozenset({0}), must_hide=Reason.CHOSEN), 2),
    ],
)
def test_a_zero_that_is_shown_empties_its_base_cells(zero: Figure, size: int) -> None:
    """One that may be hidden does not."""
    figures = [zero, Figure("del", 3, frozenset({1})), Figure("alla", 3, frozenset({0, 1}))]
    merged, found = merge_base_cells(figures)
    assert found == size
    assert (merged[1].parts == merged[2].parts) is (size == 1)
    assert len(merged[0].parts) == size - 1


def test_base_cells_that_share_all_figures_are_one() -> None:
    """And those of one figure alone are not."""
    figures = [Figure("a", 5, frozenset({0, 1, 2})), Figure("b", 9, frozenset({0, 1, 2, 3}))]
    merged, size = merge_base_cells(figures)
    assert size == 2
    assert [len(one.parts) for one in merged] == [1, 2]


def problem(*figures: Figure) -> list[tuple[bool, float, float]]:
    """Of each figure whether it may be hidden, the least that it then is, and what that costs."""
    cells = build_problem(figures, 4, Policy()).cells
    return [(cell.hideable, cell.lower_bound, round(cell.cost, 6)) for cell in cells]


@pytest.mark.parametrize(
    ("figure", "is_hideable"),
    [
        (Figure("a", 1, frozenset({0})), True),
        (Figure("a", 1, frozenset({0}), hideable=False), False),
        (Figure("a", 0, frozenset({0})), False),
        (Figure("a", 0, frozenset({0}), whole="s"), False),
        (Figure("a", 0, frozenset({0}), must_hide=Reason.CHOSEN), True),
        (Figure("a", 0, frozenset({0}), must_hide=Reason.CHOSEN, hideable=False), False),
    ],
)
def test_zeros_are_hidden_where_they_must_be(figure: Figure, *, is_hideable: bool) -> None:
    """What is hidden is at least one, but for them."""
    ((found, least, cost),) = problem(figure)
    assert (found, least, cost) == (is_hideable, min(1, figure.value), 1.0)


def test_a_zero_beside_a_small_group_of_one_mind_may_be_hidden() -> None:
    """It would tell that all gave the other answer; where the group is large or of two minds it tells nothing."""
    no, yes = Figure("nej", 0, frozenset({0}), whole="s"), Figure("ja", 9, frozenset({1}), whole="s")
    total = Figure("s", 9, frozenset({0, 1}))
    assert [may for may, *_ in problem(no, yes, total)] == [True, True, True, False]
    large = [replace(yes, value=10), replace(total, value=10)]
    assert [may for may, *_ in problem(no, *large)] == [False, True, True]
    other = Figure("annat", 0, frozenset({2}))
    assert [may for may, *_ in problem(other, no, yes, total)] == [False, True, True, True, False]


@pytest.mark.parametrize("threshold", [4, 5])
def test_those_of_a_small_group_who_did_not_agree_may_be_some(threshold: int) -> None:
    """From none up to under the threshold, as a sum of its own that is never told."""
    no, yes = Figure("nej", 0, frozenset({0}), whole="s"), Figure("ja", 9, frozenset({1}), whole="s")
    found = build_problem([no, yes, Figure("s", 9, frozenset({0, 1}))], 2, Policy(threshold=threshold))
    assert found.requirements == (ProtectionRequirement(3, 0, threshold - 1, 1),)
    assert (found.cells[3].parts, found.cells[3].value, found.cells[3].low) == (no.parts, 0, 0.0)


def test_of_equals_the_first_is_a_little_cheaper() -> None:
    """So that always the same is taken."""
    figures = [Figure(name, 9, frozenset({0}), weight=2.0) for name in ("a", "b")]
    assert [cost for *_, cost in problem(*figures)] == [2.0, 2.001]


def test_the_reach_and_the_ceiling_of_a_problem() -> None:
    """How far the farthest guess goes from the truth, and what lies beyond any sum."""
    figures = [Figure("a", 3, frozenset({0})), Figure("b", 40, frozenset({1}), contributors=(40,))]
    found = build_problem(figures, 2, Policy())
    assert [(one.low, one.high, one.contributor) for one in found.requirements] == [
        (1, 4, None),
        (30, 50, None),
    ]
    assert (found.reach, found.ceiling) == (10.0, 440.0)
    assert build_problem(figures[:0], 0, Policy()).reach == 0.0


def test_no_figure_is_asked_to_go_farther_than_hiding_all_would_let_it() -> None:
    """Up to what a shown sum leaves, and down to the one that every hidden figure is."""
    figures = [
        Figure("a", 2, frozenset({0})),
        Figure("b", 1, frozenset({1})),
        Figure("s", 3, frozenset({0, 1}), hideable=False),
    ]
    found = build_problem(figures, 2, Policy())
    assert [(one.cell, one.low, one.high) for one in found.requirements] == [(0, 1, 2), (1, 1, 2)]
