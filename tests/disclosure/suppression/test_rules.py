"""The rules for small numbers at both sides of every limit."""

from __future__ import annotations

from typing import Any

import pytest

from lagesbild.disclosure.suppression.rules import (
    Figure,
    Policy,
    Reason,
    base_of,
    check_figures,
    discloses_group,
    reason_to_hide,
)


def figure(value: int, **known: Any) -> Figure:
    """A sensitive figure of one base cell."""
    return Figure("a", value, frozenset({0}), **known)


@pytest.mark.parametrize(
    ("value", "margin"), [(0, 2), (4, 2), (8, 2), (9, 3), (20, 5), (21, 6), (100, 25), (1000, 250)]
)
def test_a_large_figure_of_few_may_be_a_quarter_off(value: int, margin: int) -> None:
    """And never less than half the threshold, downwards in whole numbers."""
    assert Policy().margin(value) == margin
    assert Policy(threshold=10).margin(0) == 5


def test_two_is_the_lowest_threshold() -> None:
    """One is the smallest count that can be hidden."""
    assert Policy(threshold=2).threshold == 2
    with pytest.raises(ValueError, match="two"):
        Policy(threshold=1)


def test_advice_is_given_less_time_and_nobody_runs_the_program() -> None:
    """Never more time than was asked for."""
    assert (Policy(time_limit=15.0).quick.time_limit, Policy(time_limit=1.0).quick.time_limit) == (3.0, 1.0)
    assert (Policy().reruns, Policy().quick.reruns) == (True, False)


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (figure(0), None),
        (figure(1), Reason.SMALL),
        (figure(4), Reason.SMALL),
        (figure(5), None),
        (figure(4, hideable=False), None),
        (figure(20, contributors=(20,)), Reason.FEW_CONTRIBUTORS),
        (figure(20, contributors=(10, 10)), Reason.FEW_CONTRIBUTORS),
        (figure(20, contributors=(16, 2, 2)), None),
        (figure(20, contributors=(17, 2, 1)), Reason.DOMINANCE),
        (figure(40, contributors=(10, 10, 10, 10)), None),
        (figure(9, must_hide=Reason.CHOSEN), Reason.CHOSEN),
        (figure(3, must_hide=Reason.CHOSEN), Reason.SMALL),
    ],
)
def test_each_rule_begins_where_it_says(one: Figure, reason: Reason | None) -> None:
    """Exactly four fifths is no dominance, three reporters are enough, and a rule comes before a choice."""
    assert reason_to_hide(one, Policy(), {}) is reason


@pytest.mark.parametrize(
    ("value", "group", "discloses"),
    [(9, 9, True), (10, 10, False), (6, 7, False), (7, 6, False), (0, 0, False), (1, 1, True)],
)
def test_a_small_group_of_one_mind_is_one_of_at_most_nine(value: int, group: int, *, discloses: bool) -> None:
    """All of a group of ten may be shown to agree."""
    one = figure(value, whole="svar")
    assert discloses_group(one, Policy(), {"svar": group}) is discloses
    assert not discloses_group(figure(value, whole="svar", hideable=False), Policy(), {"svar": group})
    assert not discloses_group(figure(value), Policy(), {"svar": group})


def test_figures_at_the_edges_are_taken() -> None:
    """A part may be the first and the last of the base, a value zero and a price small."""
    check_figures([Figure("a", 0, frozenset({0, 4}), weight=0.001)], 5)
    with pytest.raises(ValueError, match="outside"):
        check_figures([Figure("a", 0, frozenset({5}))], 5)
    for part in (6, -1):
        with pytest.raises(ValueError, match="outside"):
            check_figures([Figure("a", 0, frozenset({part}))], 5)
    with pytest.raises(ValueError, match="cost"):
        check_figures([Figure("a", 0, frozenset({0}), weight=-1.0)], 5)


def test_the_base_ends_with_the_last_part() -> None:
    """Nothing is a sum of no cells."""
    assert (
        base_of([]),
        base_of([figure(1)]),
        base_of([Figure("a", 1, frozenset({2, 7}))]),
    ) == (0, 1, 8)


@pytest.mark.parametrize(("value", "lowest"), [(0, 0), (1, 1), (9, 1)])
def test_a_hidden_figure_is_at_least_one_but_for_a_zero(value: int, lowest: int) -> None:
    """Zeros are shown where nothing forbids it."""
    assert figure(value).lower_bound == lowest
