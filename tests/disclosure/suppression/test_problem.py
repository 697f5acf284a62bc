"""What each rule asks of a hidden figure's range, from tables of facts: both sides of every limit."""

from __future__ import annotations

import pytest

from lagesbild.disclosure.suppression.problem import (
    ProtectionRequirement,
    _requirements,
    _requirements_against_contributors,
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
