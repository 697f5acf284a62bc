from __future__ import annotations

import subprocess
import sys
from itertools import chain, combinations

import pytest
from disclosure_tables import TOTAL, cube, is_vague, second_opinion
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lagesbild.core.errors import InputError
from lagesbild.disclosure.single_table import PlainTable, find_margins, protect_table
from lagesbild.disclosure.suppression.attacker import ContradictionError
from lagesbild.disclosure.suppression.problem import build_problem, merge_base_cells
from lagesbild.disclosure.suppression.protect import protect
from lagesbild.disclosure.suppression.rules import Figure, Policy, Reason
from lagesbild.disclosure.suppression.search import cheapest_pattern

KNOWN = (10, 11, 17, 3, 1, 17)


def small_tables(most: int = 9) -> st.SearchStrategy[list[Figure]]:
    """Two-way tables with margins, from 2 x 2 to 4 x 4."""
    shapes = st.tuples(st.integers(2, 4), st.integers(2, 4))
    return shapes.flatmap(
        lambda shape: st.lists(
            st.integers(0, most), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]
        ).map(lambda values: cube(shape, values))
    )


def weight(figures: list[Figure], hidden: frozenset[object]) -> float:
    """What a pattern costs."""
    return sum(figure.weight for figure in figures if figure.key in hidden)


def test_the_two_by_two_block_of_the_known_table_is_hidden() -> None:
    """Rows 10, 11, 17 and 3, 1, 17 with margins and threshold four: the block of four, and nothing else."""
    figures = cube((2, 3), KNOWN)
    found = protect(figures, 6, Policy(threshold=4))
    assert found.hidden == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert found.primary == {(1, 0): Reason.SMALL, (1, 1): Reason.SMALL}
    assert found.hidden - found.primary.keys() == {(0, 0), (0, 1)}
    assert found.ranges == {(0, 0): (10, 12), (0, 1): (9, 11), (1, 0): (1, 3), (1, 1): (1, 3)}
    assert found.method == "optimal"


def test_nothing_is_hidden_when_nothing_is_small() -> None:
    """A table of large numbers and zeros is published whole."""
    assert protect(cube((2, 2), (0, 12, 5, 9)), 4).hidden == frozenset()


def test_an_empty_publication_needs_no_protection() -> None:
    """No figures, nothing hidden, no error."""
    assert protect([], 0).hidden == frozenset()


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(small_tables())
def test_a_second_solver_cannot_narrow_a_small_figure(figures: list[Figure]) -> None:
    """Whatever the table, scipy finds every small figure as vague as the rule asks."""
    assert is_vague(figures, protect(figures, 16).hidden, 5)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(small_tables())
def test_ranges_are_those_of_a_second_solver(figures: list[Figure]) -> None:
    """Smallest and largest value of every hidden figure agree with scipy."""
    found = protect(figures, 16)
    for figure in figures:
        if figure.key in found.hidden:
            assert found.ranges[figure.key] == second_opinion(figures, found.hidden, figure.parts)


@settings(max_examples=6, deadline=None)
@given(small_tables())
@example(cube((3, 3), [5, 0, 5, 2, 4, 1, 6, 6, 1]))
def test_zeros_are_shown_and_small_figures_hidden(figures: list[Figure]) -> None:
    """A hidden mark always means at least one."""
    hidden = protect(figures, 16).hidden
    assert all(figure.value > 0 for figure in figures if figure.key in hidden)
    assert all(figure.key in hidden for figure in figures if 0 < figure.value < 5)


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
@example([0, 5, 5, 1, 2, 0])
def test_no_cheaper_pattern_is_safe(values: list[int]) -> None:
    """Every pattern of a 2 x 3 table that costs less than the plain one leaves something exposed, by brute force."""
    figures = cube((2, 3), values)
    problem = build_problem(*merge_base_cells(figures), Policy())
    pattern, method = cheapest_pattern(problem, 15.0)
    must = frozenset(figures[number].key for number in problem.reasons)
    may = [figure.key for figure in figures if figure.value and figure.key not in must]
    cost = weight(figures, frozenset(figures[number].key for number in pattern))
    cheaper = (
        must | frozenset(extra)
        for extra in chain.from_iterable(combinations(may, size) for size in range(len(may) + 1))
        if weight(figures, must | frozenset(extra)) < cost - 0.5
    )
    assert method == "optimal"
    assert not any(is_vague(figures, hidden, 5) for hidden in cheaper)


def test_a_cell_hidden_last_year_is_hidden_again() -> None:
    """Of two equal ways to hide, the one that costs less by its history is taken."""
    figures = cube((3, 2), (2, 20, 20, 20, 20, 20))
    for row in (1, 2):
        familiar = [replace(figure, weight=0.9 if figure.key == (row, 0) else 1.0) for figure in figures]
        familiar = [replace(f, weight=9.0) if TOTAL in f.key else f for f in familiar]  # type: ignore[operator]
        assert (row, 0) in protect(familiar, 6).hidden


def test_two_tables_cannot_be_subtracted() -> None:
    """The young to 19 and to 20 years in two tables would give the one year away, so one of them is hidden."""
    figures = [
        Figure("0-19", 40, frozenset({0})),
        Figure("0-20", 42, frozenset({0, 1})),
        Figure("20", 2, frozenset({1})),
    ]
    assert len(protect(figures, 2).hidden) == 2


def test_two_years_cannot_be_subtracted() -> None:
    """Last year's public total and rest bind this year's publication: a margin of this year has to go."""
    total = Figure("2020", 50, frozenset({0, 1, 2}), hideable=False)
    revised = Figure("2020, reviderad", 47, frozenset({0, 1}))
    late = Figure("för sent inkomna", 3, frozenset({2}))
    assert protect([total, revised, late], 3).hidden == {"2020, reviderad", "för sent inkomna"}


def test_a_lone_reporter_cannot_subtract_what_it_knows() -> None:
    """Who is alone behind a hidden cell of three must not learn the other cell of the row from the sum."""
    figures = cube((1, 2), (30, 2))[:3]
    alone = [replace(figures[0], contributors=(30,)), figures[1], replace(figures[2], weight=9.0)]
    many = [replace(figures[0], contributors=(10, 10, 10)), *alone[1:]]
    assert (0, TOTAL) not in protect(many, 2).hidden
    assert (0, TOTAL) in protect(alone, 2).hidden


@pytest.mark.parametrize(
    ("contributors", "reason"),
    [((10, 10), Reason.FEW_CONTRIBUTORS), ((18, 1, 1), Reason.DOMINANCE), ((8, 6, 6), None), ((), None)],
)
def test_few_or_dominant_reporters_make_a_large_figure_primary(
    contributors: tuple[int, ...], reason: Reason | None
) -> None:
    """Fewer than three behind it, or one with more than 80 per cent."""
    found = protect([Figure("a", 20, frozenset({0}), contributors=contributors)], 1)
    assert found.primary.get("a") is reason


def test_a_small_group_of_one_mind_is_not_shown_to_be() -> None:
    """Six of six said yes: the count is hidden, and so is a zero that would tell it."""
    yes = Figure("ja", 6, frozenset({0}), whole="svar")
    no = Figure("nej", 0, frozenset({1}), whole="svar")
    answers = Figure("svar", 6, frozenset({0, 1}))
    found = protect([yes, no, answers], 2)
    assert found.primary == {"ja": Reason.GROUP_DISCLOSURE}
    assert {"ja", "nej"} <= found.hidden


def test_public_space_is_exact() -> None:
    """Figures that may not be hidden are shown, however small."""
    figures = [replace(figure, hideable=False) for figure in cube((2, 2), (1, 2, 3, 4))]
    assert protect(figures, 4).hidden == frozenset()


def test_figures_that_contradict_each_other_are_refused() -> None:
    """Parts of ten cannot make a published total of nine."""
    part = Figure("del", 10, frozenset({0}))
    total = Figure("summa", 9, frozenset({0, 1}), hideable=False)
    with pytest.raises(ContradictionError, match="motsäger"):
        protect([replace(part, hideable=False), total], 2)


@pytest.mark.parametrize(
    "figures",
    [
        [Figure("a", 1, frozenset({0}))] * 2,
        [Figure("a", -1, frozenset({0}))],
        [Figure("a", 1, frozenset({7}))],
        [Figure("a", 1, frozenset({0}), weight=0.0)],
    ],
)
def test_what_is_no_publication_is_refused(figures: list[Figure]) -> None:
    """Two figures under one key, negative counts, parts outside the base, hiding for nothing."""
    with pytest.raises(ValueError, match="a"):
        protect(figures, 1)


def test_a_heuristic_pattern_is_safe_too() -> None:
    """With no time at all the pattern is dearer perhaps, but the same second solver finds nothing."""
    figures = cube((3, 4), (1, 7, 20, 3, 9, 9, 0, 30, 2, 14, 8, 6))
    found = protect(figures, 12, Policy(time_limit=0.0))
    assert found.method == "heuristic"
    assert is_vague(figures, found.hidden, 5)


@pytest.mark.slow
def test_three_ways_at_once_are_one_problem() -> None:
    """A small cube with all its margins, audited by the second solver."""
    figures = cube((3, 3, 3), [(7 * n * n + 3) % 17 for n in range(27)])
    assert is_vague(figures, protect(figures, 27).hidden, 5)


def test_a_survey_table_with_margins_takes_no_time() -> None:
    """Five by thirteen with margins is protected and audited in far less than a second."""
    found = protect(cube((5, 13), [(11 * n * n + 5 * n) % 23 for n in range(65)]), 65)
    assert (found.method, found.seconds < 1.0) == ("optimal", True)


def test_the_solver_is_not_loaded_before_it_is_needed() -> None:
    """Importing the module does not load the solver."""
    code = "import sys, lagesbild.disclosure.suppression.protect; sys.exit('highspy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


PLAIN = PlainTable(
    ("Norra", "Södra", "Totalt"),
    ("ja", "nej", "vet ej", "Summa"),
    ((10, 11, 17, 38), (3, 1, 17, 21), (13, 12, 34, 59)),
)


def test_a_plain_table_keeps_its_true_margins() -> None:
    """The known table again: four cells are hidden, and no total is altered."""
    protected = protect_table(PLAIN, Policy(threshold=4)).table
    assert protected.values == ((None, None, 17, 38), (None, None, 17, 21), (13, 12, 34, 59))


def test_a_plain_table_without_margins_hides_only_the_small() -> None:
    """With no sums to subtract from, nothing else gives a cell away."""
    bare = PlainTable(("Norra", "Södra"), ("ja", "nej"), ((10, 11), (3, 17)))
    assert protect_table(bare).table.values == ((10, 11), (None, 17))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (replace(PLAIN, rows=("Norra", "Norra", "Totalt")), "Raden Norra"),
        (replace(PLAIN, values=((10, 11, 17, 39), *PLAIN.values[1:])), "Rad Norra, kolumn Summa anger 39"),
        (replace(PLAIN, values=((10, 11, 17, 37), *PLAIN.values[1:])), "Rad Norra, kolumn Summa anger 37"),
        (PlainTable(("Norra",), ("ja",), ((-1,),)), "Rad Norra, kolumn ja är inget antal"),
        (PlainTable(("Norra",), ("",), ((1,),)), "saknar namn"),
    ],
)
def test_a_plain_table_that_cannot_be_taken_says_where(table: PlainTable, message: str) -> None:
    """Labels that stand twice or not at all, wrong sums, and values that are no counts."""
    with pytest.raises(InputError, match=message):
        protect_table(table)


def test_the_solver_does_not_speak() -> None:
    """What is protected in a process of its own prints nothing of the solver's own."""
    code = (
        "from lagesbild.disclosure.single_table import PlainTable, protect_table; "
        "protect_table(PlainTable(('a', 'b'), ('x', 'y', 'Totalt'), ((1, 7, 8), (9, 9, 18))))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("name", ["Totalsumma", "Hela staden", "Alla"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_margin_is_found_by_its_sum_whatever_it_is_called(name: str, *, turned: bool) -> None:
    """A hidden 3 is not left to be worked out as 10 - 7 where the line of totals has a name of its own."""
    table = PlainTable(("a", "b", name), ("x", "y"), ((3, 6), (7, 8), (10, 14)))
    if turned:
        table = PlainTable(table.columns, table.rows, tuple(zip(*table.values, strict=True)))
    shown = protect_table(table).table.cells
    line = [shown[("x", row) if turned else (row, "x")] for row in table.columns * turned or table.rows]
    assert line.count(None) >= 2


def test_a_line_of_nothing_is_no_margin() -> None:
    """Where all is zero no line is the sum of the others, and two lines are no more than each other."""
    assert find_margins(PlainTable(("a", "b", "c"), ("x",), ((0,), (0,), (0,)))) == (frozenset(), frozenset())
    assert find_margins(PlainTable(("a", "b"), ("x", "y"), ((7, 7), (7, 7)))) == (frozenset(), frozenset())
