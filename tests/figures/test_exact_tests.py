"""Small counts are compared exactly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from lagesbild.figures.exact_tests import holm, rate_p

unhurried = settings(deadline=None, derandomize=True)
counts = st.integers(0, 120)
exposures = st.floats(0.5, 24)


def test_published_rates() -> None:
    """11 in 800 against 21 in 3 011 has the published p."""
    assert rate_p(11, 800, 21, 3011) == pytest.approx(0.112017, abs=5e-7)


@pytest.mark.parametrize(("current", "p"), [(5, 0.0625), (6, 0.03125)])
def test_from_nothing(current: int, p: float) -> None:
    """At equal exposure 0 against 5 shows nothing, and 0 against 6 does."""
    assert rate_p(current, 1, 0, 1) == pytest.approx(p, rel=1e-12)


@unhurried
@given(counts, exposures, counts, exposures)
def test_rate_p_by_binomial_tails(a: int, exposure_a: float, b: int, exposure_b: float) -> None:
    """The p of a rate ratio is twice the smaller binomial tail, and at most 1."""
    given_sum = stats.binom(a + b, exposure_a / (exposure_a + exposure_b))
    expected = min(1, 2 * given_sum.cdf(a), 2 * given_sum.sf(a - 1))
    assert rate_p(a, exposure_a, b, exposure_b) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("exposure", [0, -1])
def test_impossible_exposures(exposure: float) -> None:
    """A rate needs an exposure above 0."""
    with pytest.raises(ValueError, match="exposures"):
        rate_p(1, exposure, 2, 1)


@unhurried
@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_is_monotone(ps: list[float]) -> None:
    """Holm's adjustment lowers no p, keeps their order and stays within 1."""
    adjusted = holm(ps)
    assert all(p <= raised <= 1 for p, raised in zip(ps, adjusted, strict=True))
    assert [raised for _, raised in sorted(zip(ps, adjusted, strict=True))] == sorted(adjusted)


def test_holm_known_answer() -> None:
    """Holm's adjustment is that of the textbook."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
