"""Which base cells each figure is the sum of, now and as published before, from tables of facts."""

from __future__ import annotations

import pytest

from lagesbild.core.tables import COUNTED, Trace
from lagesbild.disclosure.linked_editions import LinkedEditions
from lagesbild.store.publications import DIMENSIONS, LISTS, mark

NOW, BEFORE = 0, 1


def key(**named: object) -> tuple[object, ...]:
    """A base cell of the contacts of 2021, narrowed by what is named."""
    plain = {name: () if name in LISTS else "" for name in DIMENSIONS}
    return tuple((plain | {"year": 2021, "source": "kontakter"} | named)[name] for name in DIMENSIONS)


def where(**named: str) -> Trace:
    """A figure of them."""
    return Trace(2021, "kontakter", (("status", COUNTED), *named.items()))


ONE = key(area="b", unit=mark("Skolan"))
TWO = key(area="c", unit=mark("Fritid"))
OTHER_YEAR, OTHER_SOURCE = key(year=2020, area="b"), key(source="ia", area="b")


@pytest.fixture(scope="module")
def linked() -> LinkedEditions:
    """Two states: one cell has more now, one is alike in both, and two are of other years and sources."""
    return LinkedEditions([{ONE: 5, TWO: 2, OTHER_YEAR: 9, OTHER_SOURCE: 9}, {ONE: 3, TWO: 2}])


@pytest.mark.parametrize(
    ("trace", "now", "before"),
    [
        (where(), 7, 5),
        (where(area="b"), 5, 3),
        (where(area="c"), 2, 2),
        (where(area="a"), 0, 0),
        (where(area="d"), 0, 0),
        (where(area="b", unit="Skolan"), 5, 3),
        (where(area="b", unit="Fritid"), 0, 0),
        (Trace(2020, "kontakter", (("area", "b"),)), 9, 0),
        (Trace(2021, "ia"), 9, 0),
        (Trace(2019, "ia"), 0, 0),
    ],
)
def test_a_figure_is_the_sum_of_its_cells_in_each_state(
    linked: LinkedEditions, trace: Trace, now: int, before: int
) -> None:
    """By year, source and every dimension, a unit by its mark."""
    assert linked.count(linked.cells_of(trace, NOW)) == now
    assert linked.count(linked.cells_of(trace, BEFORE)) == before


def test_what_is_alike_in_both_states_is_one_cell(linked: LinkedEditions) -> None:
    """What was corrected is one of its own."""
    assert len(linked) == 5
    assert linked.cells_of(where(area="b"), BEFORE) < linked.cells_of(where(area="b"), NOW)
    assert linked.cells_of(where(area="c"), BEFORE) == linked.cells_of(where(area="c"), NOW)


def test_each_reporter_contributes_its_own(linked: LinkedEditions) -> None:
    """Nothing is said of them where a cell names none."""
    assert sorted(linked.contributions(linked.cells_of(where(), NOW))) == [2, 5]
    assert linked.contributions(linked.cells_of(Trace(2021, "ia"), NOW)) == ()


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_record_of_several_is_part_of_each(name: str) -> None:
    """And of none that it does not name."""
    linked = LinkedEditions([{key(**{name: ("x", "y")}): 4}])
    for value, count in (("x", 4), ("y", 4), ("z", 0)):
        assert linked.count(linked.cells_of(where(**{name: value}), NOW)) == count
