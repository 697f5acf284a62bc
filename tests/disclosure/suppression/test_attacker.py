"""How far a figure goes within what is known of the others, and what is told where there is no answer."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest

from lagesbild.disclosure.suppression.attacker import Attacker, ContradictionError

PARTS = (frozenset({0}), frozenset({0}), frozenset({1}), frozenset({0, 1}))
"""The first cell twice, the second, and their sum."""


def attacker(*bounds: tuple[float, float]) -> Attacker:
    """One who knows that each figure lies between its bounds."""
    made = Attacker(PARTS, 2)
    low, high = np.array(bounds, dtype=np.float64).T
    made.set_bounds(low, high)
    return made


@pytest.mark.parametrize(
    ("figure", "direction", "enough", "reach"),
    [
        (0, 1, 100.0, 8.0),
        (0, 1, 5.0, 5.0),
        (0, -1, 0.0, 1.0),
        (0, -1, 3.0, 3.0),
        (1, 1, 100.0, 8.0),
        (2, -1, 0.0, 2.0),
    ],
)
def test_a_figure_goes_as_far_as_the_others_let_it_and_no_farther_than_asked(
    figure: int, direction: int, enough: float, reach: float
) -> None:
    """Up and down, also one that stands twice; the next question is asked of the same bounds."""
    known = attacker((1, inf), (1, inf), (2, inf), (10, 10))
    for _ in range(2):
        extreme = known.find_extreme(figure, 1 if direction > 0 else -1, enough)
        assert extreme.reach == pytest.approx(reach)
        assert extreme.values[0] == pytest.approx(extreme.values[1])
        assert extreme.values[0] + extreme.values[2] == pytest.approx(10)


def test_figures_that_cannot_all_be_true_are_told() -> None:
    """As a sum that is less than its part: what was put in is wrong."""
    with pytest.raises(ContradictionError) as told:
        attacker((11, 11), (11, 11), (0, inf), (10, 10)).check_consistency()
    assert told.value.exit_code == 3


def test_where_the_solver_has_no_answer_none_is_made_up() -> None:
    """As for how large a figure can be that nothing holds back."""
    with pytest.raises(ArithmeticError):
        attacker((0, inf), (0, inf), (0, inf), (0, inf)).find_extreme(3, 1, inf)


def test_of_no_figures_nothing_is_asked() -> None:
    """There is no contradiction in nothing."""
    empty = Attacker((), 0)
    empty.set_bounds(np.zeros(0), np.zeros(0))
    empty.check_consistency()
