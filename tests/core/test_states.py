"""A count has a state, and a sum takes only what the states of its parts allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagesbild.core.states import COUNTED_STATES, FigureState, StatedCount, sum_of

stated = st.one_of(
    st.builds(StatedCount, st.integers(0, 20), st.sampled_from(sorted(COUNTED_STATES))),
    st.builds(StatedCount, st.none(), st.sampled_from(sorted(set(FigureState) - COUNTED_STATES))),
)


@pytest.mark.parametrize("state", FigureState)
def test_a_count_stands_only_where_the_state_has_one(state: FigureState) -> None:
    """What is exact or a least number has a count; what is not given, asked, sorted or shown has none."""
    with pytest.raises(ValueError, match="count"):
        StatedCount(None if state in COUNTED_STATES else 0, state)


@given(st.lists(stated, max_size=5))
def test_a_sum_is_exact_only_when_all_parts_are(parts: list[StatedCount]) -> None:
    """No sum is better known than the worst of its parts."""
    assert (sum_of(parts).state is FigureState.EXACT) == all(p.state is FigureState.EXACT for p in parts)


@given(st.lists(stated, max_size=5))
def test_a_sum_never_claims_more_than_is_known(parts: list[StatedCount]) -> None:
    """Where the sum has a count, it is the sum of the counts."""
    whole = sum_of(parts)
    assert whole.count in {None, sum(part.count or 0 for part in parts)}


@given(st.permutations([StatedCount(2), StatedCount(None, FigureState.NOT_ASKED), StatedCount(0)]))
def test_the_order_of_the_parts_does_not_matter(parts: list[StatedCount]) -> None:
    """Parts may be added in any order."""
    assert sum_of(parts) == StatedCount(2, FigureState.AT_LEAST)


def test_a_hidden_part_hides_the_sum() -> None:
    """The sum of what is shown would give the hidden part away."""
    hidden = StatedCount(None, FigureState.SUPPRESSED)
    assert sum_of([StatedCount(4), hidden]) == hidden
