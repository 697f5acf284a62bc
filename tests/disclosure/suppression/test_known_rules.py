"""One who has the program and knows the rules runs it over every filling, and narrows no small figure."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from disclosure_tables import TOTAL, cube

from lagesbild.disclosure.suppression.audit import audit
from lagesbild.disclosure.suppression.fillings import TooManyError, fill, list_fillings
from lagesbild.disclosure.suppression.known_rules import treat_alike
from lagesbild.disclosure.suppression.problem import build_problem, merge_base_cells
from lagesbild.disclosure.suppression.protect import protect
from lagesbild.disclosure.suppression.rules import Figure, Policy
from lagesbild.disclosure.suppression.search import cheapest_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

THRESHOLD = 5


def narrowed(figures: Sequence[Figure], size: int, most: int = 30) -> list[object]:
    """The small figures of which less can be so when the program is run over all fillings; TooManyError over `most`."""
    hidden = protect(figures, size).hidden
    numbers = frozenset(number for number, figure in enumerate(figures) if figure.key in hidden)
    fillings = list_fillings(figures, numbers, size)
    if len(fillings) > most:
        raise TooManyError
    left = [filling for filling in fillings if protect(fill(figures, filling), size).hidden == hidden]
    return [
        figures[number].key
        for number in numbers
        if 0 < figures[number].value < THRESHOLD
        and (
            min(filling[number] for filling in left) > min(filling[number] for filling in fillings)
            or max(filling[number] for filling in left)
            < min(THRESHOLD - 1, max(filling[number] for filling in fillings))
        )
    ]


def random_tables(seed: int, number: int) -> list[tuple[list[Figure], int]]:
    """So many two-way tables with margins, as figures and the number of cells inside."""
    random = Random(seed)  # noqa: S311 — no secrets
    shapes = [random.choice(((2, 2), (2, 3), (3, 3), (2, 4))) for _ in range(number)]
    return [
        (cube(shape, [random.randint(0, 12) for _ in range(shape[0] * shape[1])]), shape[0] * shape[1])
        for shape in shapes
    ]


def count_followed(tables: Sequence[tuple[list[Figure], int]], most: int) -> int:
    """How many of the tables the attacker can be followed through; in none is a figure narrowed."""
    followed = 0
    for figures, size in tables:
        try:
            assert narrowed(figures, size, most) == []
        except TooManyError:
            continue
        followed += 1
    return followed


@pytest.mark.slow
def test_the_rule_gives_no_small_figure_away() -> None:
    """A few random tables."""
    assert count_followed(random_tables(3, 12), 12) >= 2


@pytest.mark.slow
def test_the_rule_gives_no_small_figure_away_in_many_tables() -> None:
    """More of them."""
    assert count_followed(random_tables(5, 30), 30) >= 5


@pytest.mark.slow
def test_the_known_table_is_not_left_with_one_filling() -> None:
    """11, 4, 11 and 11, 1, 5 with the rows' totals: the cheapest pattern alone would be that of one filling."""
    figures = [figure for figure in cube((2, 3), (11, 4, 11, 11, 1, 5)) if figure.key[0] != TOTAL]  # type: ignore[index]
    assert narrowed(figures, 6, 200) == []


@pytest.mark.slow
def test_nothing_is_hidden_for_nothing() -> None:
    """Each figure that is hidden besides the small ones is needed: without it one is exposed, or told apart."""
    tried = 0
    for figures, size in random_tables(7, 25):
        problem = build_problem(*merge_base_cells(figures), Policy())
        pattern = treat_alike(problem, cheapest_pattern(problem, 5.0)[0], THRESHOLD)
        for cell in sorted(pattern - set(problem.reasons)):
            without = pattern - {cell}
            hidden = {figures[number].key for number in without}
            assert audit(figures, hidden).exposed or treat_alike(problem, without, THRESHOLD) - without
            tried += 1
        assert size
    assert tried > 20


def test_a_zero_that_is_shown_makes_two_figures_one() -> None:
    """Of rows 2, 0, 1 and 5, 7, 0 with totals, the third column has one cell but a zero: both are hidden, or neither."""
    hidden = protect(cube((2, 3), (2, 0, 1, 5, 7, 0)), 6, Policy(reruns=False)).hidden
    assert ((0, 2) in hidden) == ((TOTAL, 2) in hidden)
    assert ((1, 1) in hidden) == ((TOTAL, 1) in hidden)


@pytest.mark.slow
def test_what_is_hidden_besides_is_counted() -> None:
    """The cost is told: so many figures more than the cheapest pattern."""
    more = [protect(figures, size).more for figures, size in random_tables(1, 12)]
    assert 0 < sum(more) < 40


def test_a_cell_without_bounds_is_not_followed() -> None:
    """Where nothing holds a hidden figure back there is no end of fillings."""
    with pytest.raises(TooManyError):
        list_fillings([Figure("a", 3, frozenset({0}))], {0}, 1)


def test_a_hidden_figure_is_at_least_one_in_every_filling() -> None:
    """Zeros are shown, but in a small group and where an earlier edition hid them."""
    row = [
        Figure("a", 1, frozenset({0})),
        Figure("b", 2, frozenset({1}), whole="summa"),
        Figure("summa", 3, frozenset({0, 1})),
    ]
    assert list_fillings(row, {0, 1}, 2) == ((1, 2, 3), (2, 1, 3), (3, 0, 3))


def pairs(*sums: int) -> list[Figure]:
    """Pairs of hidden figures, each with its sum shown."""
    figures: list[Figure] = []
    for number, value in enumerate(sums):
        left, right = frozenset({2 * number}), frozenset({2 * number + 1})
        figures += [Figure((number, "a"), 1, left), Figure((number, "b"), value - 1, right)]
        figures.append(Figure((number, "s"), value, left | right))
    return figures


@pytest.mark.parametrize(
    ("sums", "fillings"), [((11, 21), 200), ((4, 68), None), ((197,), 196), ((198,), None)]
)
def test_so_many_fillings_and_steps_are_followed_and_no_more(
    sums: tuple[int, ...], fillings: int | None
) -> None:
    """Two hundred fillings, and no more than twenty thousand steps to find them."""
    figures = pairs(*sums)
    hidden = {number for number in range(len(figures)) if number % 3 < 2}
    if fillings is None:
        with pytest.raises(TooManyError):
            list_fillings(figures, hidden, 2 * len(sums))
    else:
        assert len(list_fillings(figures, hidden, 2 * len(sums))) == fillings
