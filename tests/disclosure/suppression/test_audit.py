from __future__ import annotations

import pytest
from disclosure_tables import cube, is_vague, second_opinion
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.core.errors import LagesbildError
from lagesbild.disclosure.suppression.audit import ExposedError, audit
from lagesbild.disclosure.suppression.rules import Figure, Policy

KNOWN = cube((2, 3), (10, 11, 17, 3, 1, 17))
FOUR = Policy(threshold=4)


def test_hiding_only_the_small_cells_exposes_them() -> None:
    """With margins shown, the column gives each of the two away."""
    found = audit(KNOWN, {(1, 0), (1, 1)}, FOUR)
    assert found.exposed == ((1, 0), (1, 1))
    assert found.ranges == {(1, 0): (3, 3), (1, 1): (1, 1)}


def test_a_small_figure_that_is_shown_is_exposed() -> None:
    """What should have been hidden and was not is reported like what can be worked out."""
    assert audit(KNOWN, set(), FOUR).exposed == ((1, 0), (1, 1))


def test_an_exposed_figure_stops_the_export_with_its_name() -> None:
    """One Swedish sentence, exit code three, never a silent pass."""
    with pytest.raises(ExposedError, match="1, 0 går att räkna ut") as caught:
        audit(KNOWN, {(1, 0), (1, 1)}, FOUR).verify()
    assert isinstance(caught.value, LagesbildError)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("span", "words"), [((3, 3), "den är 3"), ((1, 4), "den ligger mellan 1 och 4"), ((0, 0), "den är 0")]
)
def test_it_is_told_how_much_can_be_worked_out(span: tuple[int, int], words: str) -> None:
    """The number, or what it lies between."""
    assert words in str(ExposedError("a", span))


def test_a_safe_pattern_passes() -> None:
    """The block of four leaves nothing to tell."""
    audit(KNOWN, {(0, 0), (0, 1), (1, 0), (1, 1)}, FOUR).verify()


def test_what_is_public_already_is_not_exposed_anew() -> None:
    """A figure that last year's publication gives away cannot be saved."""
    old = Figure("2020", 3, frozenset({0}), hideable=False)
    new = Figure("2021, tabell", 3, frozenset({0}))
    found = audit([old, new], {"2021, tabell"})
    assert (found.exposed, found.ranges) == ((), {"2021, tabell": (3, 3)})


def test_nothing_bounds_a_cell_without_margins() -> None:
    """It is at least one, for zeros are shown, and has no largest value."""
    assert audit([Figure("a", 3, frozenset({0}))], {"a"}).ranges == {"a": (1, None)}


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=9, max_size=9), st.sets(st.integers(0, 15)))
def test_any_pattern_is_judged_as_by_a_second_solver(values: list[int], chosen: set[int]) -> None:
    """Ranges and verdict agree with scipy for patterns good and bad."""
    figures = cube((3, 3), values)
    hidden = {figures[number].key for number in chosen if figures[number].value}
    found = audit(figures, hidden)
    assert (not found.exposed) == is_vague(figures, hidden, 5)
    for figure in figures:
        if figure.key in hidden:
            assert found.ranges[figure.key] == second_opinion(figures, hidden, figure.parts)
