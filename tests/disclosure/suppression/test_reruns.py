"""One who has the program, run over every filling of a table, with patterns that are given: both sides of every limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from disclosure_tables import TOTAL, cube

from lagesbild.disclosure.suppression.attacker import ContradictionError
from lagesbild.disclosure.suppression.known_rules import Rerun, _requirements_of_secondary
from lagesbild.disclosure.suppression.problem import ProtectionRequirement, build_problem
from lagesbild.disclosure.suppression.rules import Figure, Policy, Reason

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lagesbild.disclosure.suppression.known_rules import Pattern

ROW = [Figure("a", 3, frozenset({0})), Figure("b", 4, frozenset({1})), Figure("summa", 7, frozenset({0, 1}))]
"""Six fillings, by what the first may be: from one to six."""
PLAIN, WIDE = frozenset({0, 1}), frozenset({0, 1, 2})


def rerun(
    alike: Collection[int], figures: Sequence[Figure] = ROW, size: int = 2, threshold: int = 5
) -> Rerun:
    """Over a program that hides the parts alone where the first figure is one of these, and otherwise the sum too."""

    def choose(filled: Sequence[Figure]) -> Pattern:
        return PLAIN if filled[0].value in alike else WIDE

    return Rerun(figures, size, threshold, choose)


@pytest.mark.parametrize(
    ("alike", "expected"),
    [
        ({1, 2, 3, 4, 5, 6}, PLAIN),
        ({1, 3, 6}, PLAIN),
        ({1, 3, 5, 6}, PLAIN),
        ({3}, WIDE),
        ({1, 2, 3}, WIDE),
        ({3, 4, 5, 6}, WIDE),
        ({3, 6}, WIDE),
        ({1, 3}, WIDE),
        ({1, 3, 4}, WIDE),
    ],
)
def test_a_small_figure_keeps_both_its_ends(alike: set[int], expected: Pattern) -> None:
    """The smallest, and the largest under the threshold or more, must give this very pattern; so for each hidden figure."""
    assert rerun(alike).widen_if_exposed(PLAIN, {0: Reason.SMALL}) == expected


BLOCK = [figure for figure in cube((2, 2), (8, 12, 2, 1)) if figure.key != (TOTAL, TOTAL)]
"""Two fillings, in which the upper cells are large and the lower ones 1 and 2, in either order."""
INNER = frozenset(number for number, figure in enumerate(BLOCK) if TOTAL not in figure.key)  # type: ignore[operator]


@pytest.mark.parametrize(("alike", "is_kept"), [({8, 9}, True), ({8}, False)])
def test_a_figure_that_is_large_in_every_filling_tells_nothing(alike: set[int], *, is_kept: bool) -> None:
    """The small ones beside it do."""

    def choose(filled: Sequence[Figure]) -> Pattern:
        return INNER if filled[0].value in alike else frozenset(range(len(BLOCK)))

    found = Rerun(BLOCK, 4, 5, choose).widen_if_exposed(INNER, {2: Reason.SMALL})
    assert (found == INNER) is is_kept


def test_no_small_filling_gives_nothing_away() -> None:
    """Where the program hides so only what is large, a large figure may be told to be."""
    figures = [
        Figure("a", 9, frozenset({0})),
        Figure("b", 9, frozenset({1})),
        Figure("s", 18, frozenset({0, 1})),
    ]
    assert rerun({9}, figures).widen_if_exposed(PLAIN, {}) == PLAIN
    assert rerun({9, 14}, figures).widen_if_exposed(PLAIN, {}) == WIDE


@pytest.mark.parametrize("reason", [Reason.DOMINANCE, Reason.FEW_CONTRIBUTORS])
def test_what_rests_on_who_reported_is_left(reason: Reason) -> None:
    """No filling tells of reporters."""
    assert rerun({3}).widen_if_exposed(PLAIN, {0: reason, 1: Reason.SMALL}) == PLAIN


def test_what_is_not_the_programs_own_pattern_is_left() -> None:
    """And where nothing is hidden there is nothing to follow."""
    assert rerun(set()).widen_if_exposed(PLAIN, {0: Reason.SMALL}) == PLAIN
    assert rerun({3}).widen_if_exposed(frozenset(), {}) == frozenset()


def test_too_many_fillings_are_not_followed() -> None:
    """Neither those of the pattern, nor those of a wider one; what is wider stays hidden."""
    many = [
        Figure("a", 3, frozenset({0})),
        Figure("b", 298, frozenset({1})),
        Figure("s", 301, frozenset({0, 1})),
    ]
    assert rerun({3}, many).widen_if_exposed(PLAIN, {0: Reason.SMALL}) == PLAIN
    assert rerun({3}).widen_if_exposed(PLAIN, {0: Reason.SMALL}) == WIDE


def test_fillings_of_what_is_wider_are_followed_too() -> None:
    """Until nothing more is hidden for any of them."""
    figures = [
        *ROW,
        Figure("c", 5, frozenset({2})),
        Figure("d", 1, frozenset({3})),
        Figure("alla", 13, frozenset({0, 1, 2, 3})),
        Figure("c och d", 6, frozenset({2, 3})),
    ]

    def choose(filled: Sequence[Figure]) -> Pattern:
        return (
            PLAIN if filled[0].value == 3 else (WIDE | {3, 4} if filled[3].value == 5 else WIDE | {3, 4, 6})
        )

    found = Rerun(figures, 4, 5, choose).widen_if_exposed(PLAIN, {0: Reason.SMALL})
    assert found == WIDE | {3, 4, 6}


def test_a_filling_of_which_there_would_be_no_edition_gives_no_pattern() -> None:
    """It is none that the pattern can be of."""

    def choose(filled: Sequence[Figure]) -> Pattern:
        if filled[0].value in {1, 6}:
            raise ContradictionError
        return WIDE if filled[0].value == 2 else PLAIN

    assert Rerun(ROW, 2, 5, choose).widen_if_exposed(PLAIN, {0: Reason.SMALL}) == WIDE


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure("a", 9, frozenset({0})), [(1, 4)]),
        (Figure("a", 5, frozenset({0})), [(1, 4)]),
        (Figure("a", 4, frozenset({0})), []),
        (Figure("a", 0, frozenset({0}), must_hide=Reason.CHOSEN), []),
        (Figure("a", 9, frozenset({0}), hideable=False), []),
    ],
)
def test_what_may_be_small_is_promised_what_a_small_figure_is(
    figure: Figure, expected: list[tuple[int, int]]
) -> None:
    """If it is hidden, is not nought, and has no promise of its own."""
    problem = build_problem([figure], 1, Policy())
    found = _requirements_of_secondary(problem, np.ones(1), 5)
    assert found == tuple(ProtectionRequirement(0, *ends, 0) for ends in expected)


@pytest.mark.parametrize(("least", "is_promised"), [(4, True), (5, False)])
def test_what_cannot_be_small_is_promised_nothing(least: int, *, is_promised: bool) -> None:
    """A part that is shown says that the sum is at least so large."""
    figures = [
        Figure("del", least, frozenset({0}), hideable=False),
        Figure("summa", least + 9, frozenset({0, 1})),
    ]
    found = _requirements_of_secondary(build_problem(figures, 2, Policy()), np.array([0.0, 1.0]), 5)
    assert [(one.cell, one.low, one.high) for one in found] == [(1, 4, 4)] * is_promised
