"""Small counts are compared exactly, and one thing is said of each pair."""

from __future__ import annotations

import math
from time import process_time
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from lagesbild.core.figures import Verdict
from lagesbild.core.tables import Share
from lagesbild.figures.cautions import Event, dominant, episodes, response_moved
from lagesbild.figures.exact_tests import (
    count_interval,
    fisher_central,
    holm,
    rate_p,
    rate_ratio,
    share_interval,
)
from lagesbild.figures.verdicts import (
    FEWEST,
    FEWEST_CERTAIN,
    LEVEL,
    NO_EXPOSURE,
    NO_FIGURE,
    Pair,
    needed,
    number_tested,
    verdicts,
)

unhurried = settings(deadline=None, derandomize=True)
counts = st.integers(0, 120)
exposures = st.floats(0.5, 24)
OPPOSITE = {"okning": "minskning", "minskning": "okning"}
GARWOOD = (
    (0, 0, 3.688879),
    (1, 0.025318, 5.571643),
    (3, 0.618672, 8.767273),
    (10, 4.795389, 18.390356),
    (20, 12.216520, 30.888378),
)


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, int]:
    """A part and its base."""
    base = draw(st.integers(1, 90))
    return draw(st.integers(0, base)), base


@pytest.mark.parametrize(("n", "low", "high"), GARWOOD)
def test_published_count_intervals(n: int, low: float, high: float) -> None:
    """Garwood's interval is the published one."""
    interval = count_interval(n)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-7)


@pytest.mark.parametrize("n", [0, 1, 7, 456, 9957, 16276])
def test_count_interval_by_gamma_quantiles(n: int) -> None:
    """The interval of a count agrees with the gamma quantiles, for large counts too."""
    low, high = stats.gamma.ppf(0.025, n) if n else 0.0, stats.gamma.ppf(0.975, n + 1)
    interval = count_interval(n)
    assert (interval.low, interval.high) == pytest.approx((low, high), rel=1e-9)


def test_count_interval_at_another_level() -> None:
    """The interval follows the level asked for."""
    assert count_interval(5, level=0.9).high == pytest.approx(stats.gamma.ppf(0.95, 6), rel=1e-9)


@unhurried
@given(shares())
def test_share_interval(share: tuple[int, int]) -> None:
    """The interval of a share is Wilson's."""
    part, base = share
    wilson = stats.binomtest(part, base).proportion_ci(method="wilson")
    interval = share_interval(part, base)
    assert (interval.low, interval.high) == pytest.approx((wilson.low, wilson.high), abs=1e-12)


def test_published_rate_ratio() -> None:
    """11 in 800 against 21 in 3 011 is the published ratio, with its interval and p."""
    found = rate_ratio(11, 800, 21, 3011)
    figures = (found.ratio, found.interval.low, found.interval.high, found.p)
    assert figures == pytest.approx((1.971488, 0.858426, 4.277266, 0.112017), abs=5e-7)


@pytest.mark.parametrize(("current", "p"), [(5, 0.0625), (6, 0.03125)])
def test_from_nothing(current: int, p: float) -> None:
    """At equal exposure 0 against 5 shows nothing, and 0 against 6 does."""
    assert rate_ratio(current, 1, 0, 1).p == pytest.approx(p, rel=1e-12)


@unhurried
@given(counts, exposures, counts, exposures)
def test_rate_p_by_binomial_tails(a: int, exposure_a: float, b: int, exposure_b: float) -> None:
    """The p of a rate ratio is twice the smaller binomial tail, and at most 1."""
    given_sum = stats.binom(a + b, exposure_a / (exposure_a + exposure_b))
    expected = min(1, 2 * given_sum.cdf(a), 2 * given_sum.sf(a - 1))
    assert rate_p(a, exposure_a, b, exposure_b) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@unhurried
@given(counts, counts.filter(bool))
def test_rate_interval_by_exact_share(a: int, b: int) -> None:
    """The interval of a rate ratio is Clopper and Pearson's, carried over to the odds."""
    bounds = stats.binomtest(a, a + b).proportion_ci(method="exact")
    found = rate_ratio(a, 12, b, 12).interval
    expected = (bounds.low / (1 - bounds.low), bounds.high / (1 - bounds.high))
    assert (found.low, found.high) == pytest.approx(expected, rel=1e-9)


@unhurried
@given(counts, exposures, counts, exposures)
def test_interval_and_p_agree(a: int, exposure_a: float, b: int, exposure_b: float) -> None:
    """The interval leaves out 1 exactly when p is below 0.05."""
    found = rate_ratio(a, exposure_a, b, exposure_b)
    assert (1 not in found.interval) == (found.p < LEVEL)


@unhurried
@given(counts, exposures, counts, exposures)
def test_interval_holds_the_estimate(a: int, exposure_a: float, b: int, exposure_b: float) -> None:
    """The ratio lies in its interval; nothing over nothing has no ratio."""
    found = rate_ratio(a, exposure_a, b, exposure_b)
    assert found.ratio in found.interval if found.ratio is not None else a == b == 0


def test_ratio_to_nothing_is_unbounded() -> None:
    """Something over nothing has a lower bound alone."""
    found = rate_ratio(6, 1, 0, 1)
    assert found.ratio == found.interval.high == math.inf
    assert found.interval.low > 1


@unhurried
@given(shares(), shares())
def test_fisher_by_hypergeometric_tails(one: tuple[int, int], other: tuple[int, int]) -> None:
    """Fisher's central p is twice the smaller hypergeometric tail, and at most 1."""
    (a, n), (b, m) = one, other
    given_margins = stats.hypergeom(n + m, a + b, n)
    expected = min(1, 2 * given_margins.cdf(a), 2 * given_margins.sf(a - 1))
    assert fisher_central(a, n, b, m) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("part", "base"), [(3, 2), (-1, 4), (0, 0)])
def test_impossible_shares(part: int, base: int) -> None:
    """What is no part of its base is refused, not computed."""
    with pytest.raises(ValueError, match="share"):
        share_interval(part, base)


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


@pytest.mark.parametrize(
    ("pair", "verdict"),
    [
        (Pair(3, 6, comparable=False, reason="källan är ny"), "ej_jamforbart"),
        (Pair(None, 6), "ej_jamforbart"),
        (Pair(3, None), "ej_jamforbart"),
        (Pair(3, 6, None, 12), "ej_jamforbart"),
        (Pair(3, 6, 12, 0), "ej_jamforbart"),
        (Pair(0, 5), "for_fa_for_att_jamfora"),
        (Pair(0, 5, 12, 1), "for_fa_for_att_jamfora"),
        (Pair(0, 0), "for_fa_for_att_jamfora"),
        (Pair(0, 6), "okning"),
        (Pair(6, 0), "minskning"),
        (Pair(3, 6), "ingen_sakerstalld_forandring"),
        (Pair(3, 11), "ingen_sakerstalld_forandring"),
        (Pair(3, 12), "okning"),
        (Pair(3, 12, 4, 12), "ingen_sakerstalld_forandring"),
        (Pair(30, 30, 12, 4), "okning"),
        (Pair(2, 12, 40, 40, share=True), "okning"),
        (Pair(12, 12, 20, 80, share=True), "minskning"),
    ],
)
def test_verdicts_at_their_edges(pair: Pair, verdict: Verdict) -> None:
    """Each rule gives its verdict at its edge, and rates decide, not counts."""
    assert verdicts([pair])[0].verdict == verdict


@unhurried
@given(st.lists(st.builds(Pair, counts, counts, exposures, exposures), max_size=6))
def test_every_pair_gets_exactly_one_verdict(pairs: list[Pair]) -> None:
    """There are as many verdicts as pairs, each by one of the agreed codes."""
    judged = verdicts(pairs)
    assert len(judged) == len(pairs)
    assert {one.verdict for one in judged} <= set(get_args(Verdict))


@unhurried
@given(st.lists(st.tuples(counts, exposures, counts, exposures), max_size=6))
def test_swapping_the_years_swaps_the_verdicts(figures: list[tuple[int, float, int, float]]) -> None:
    """What is a rise one way is a fall the other way."""
    there = verdicts([Pair(a, b, m, n) for a, m, b, n in figures])
    back = verdicts([Pair(b, a, n, m) for a, m, b, n in figures])
    expected = [OPPOSITE.get(one.verdict, one.verdict) for one in there]
    assert [one.verdict for one in back] == expected


@pytest.mark.parametrize(("current", "uncertain"), [(16, True), (17, False)])
def test_few_events_are_uncertain(current: int, uncertain: bool) -> None:  # noqa: FBT001 — a parameter
    """A verdict on fewer than twenty events is marked as uncertain."""
    assert FEWEST_CERTAIN == 20
    assert verdicts([Pair(3, current)])[0].uncertain is uncertain


def test_untested_pairs_are_not_uncertain_and_have_no_p() -> None:
    """What was not tested carries no p that could be solved for what is hidden."""
    for judged in verdicts([Pair(None, 6), Pair(1, 2)]):
        assert (judged.uncertain, judged.p, judged.p_adjusted, judged.needed) == (False, None, None, None)


@pytest.mark.parametrize(
    ("pair", "reason"),
    [
        (Pair(3, 6, comparable=False, reason="källan är ny"), "källan är ny"),
        (Pair(None, 6), NO_FIGURE),
        (Pair(3, 6, None), NO_EXPOSURE),
    ],
)
def test_what_cannot_be_compared_says_why(pair: Pair, reason: str) -> None:
    """A pair that cannot be compared carries the reason."""
    assert verdicts([pair])[0].reason == reason


def test_all_comparisons_count() -> None:
    """A rise that holds alone does not hold among many, and the reason says so."""
    alone, *_ = verdicts([Pair(3, 12)])
    among, *others = verdicts([Pair(3, 12), Pair(6, 6), Pair(7, 6)])
    assert (alone.verdict, alone.reason) == ("okning", "")
    assert among.verdict == others[0].verdict == "ingen_sakerstalld_forandring"
    assert "tillsammans" in among.reason
    assert not others[0].reason


def test_only_tested_pairs_are_counted() -> None:
    """Pairs that are too few or not comparable do not weigh upon the others."""
    judged = verdicts([Pair(3, 12), Pair(1, 1), Pair(None, 4)])
    assert number_tested(judged) == 1
    assert judged[0].p_adjusted == judged[0].p


def test_what_it_would_have_taken() -> None:
    """From three at least twelve is needed, and that is told where no change is ascertained."""
    assert verdicts([Pair(3, 6)])[0].needed == 12
    assert verdicts([Pair(3, 12)])[0].needed is None


@unhurried
@given(counts, exposures)
def test_needed_is_the_smallest_rise(previous: int, exposure_ratio: float) -> None:
    """The count needed is a rise by itself, one less is not, and six are always needed."""
    least = needed(previous, exposure_ratio)
    assert (
        rate_p(previous, 1, least, exposure_ratio) < LEVEL <= rate_p(previous, 1, least - 1, exposure_ratio)
    )
    assert least / exposure_ratio > previous


def test_fewest_is_where_a_change_can_first_be_seen() -> None:
    """No smaller sum than the fewest compared could have been a change at equal exposure."""
    assert needed(0) == FEWEST


@pytest.mark.parametrize(
    ("previous", "current", "moved"),
    [
        (Share(50, 100), Share(60, 100), False),
        (Share(500, 1000), Share(601, 1000), True),
        (Share(601, 1000), Share(500, 1000), True),
        (Share(17, 24), Share(17, 24), False),
        (Share(0, 0), Share(9, 11), False),
    ],
)
def test_response_rate_warning(previous: Share, current: Share, moved: bool) -> None:  # noqa: FBT001 — a parameter
    """A response rate that moves more than ten percentage points is pointed out."""
    assert response_moved(previous, current) is moved


@pytest.mark.parametrize(
    ("split", "leader"),
    [
        ({"Flaten": 4, "Orhem": 2}, "Flaten"),
        ({"Flaten": 3, "Orhem": 3}, None),
        ({"Flaten": 5}, None),
        ({"Flaten": 6}, "Flaten"),
        ({}, None),
    ],
)
def test_dominance(split: dict[str, int], leader: str | None) -> None:
    """Only more than half of six or more is pointed out."""
    assert dominant(split) == leader


def test_clumped_events_are_one_episode() -> None:
    """The same day, place and category is one episode; what lacks day or place stays on its own."""
    night = Event("2021-03-01", "Flaten", "nazistiskt")
    others = (
        night._replace(day="2021-03-02"),
        night._replace(category="rasistiskt"),
        night._replace(place=None),
    )
    assert episodes([night, night, night, *others, others[-1]]) == 5


def test_five_hundred_comparisons_are_fast() -> None:
    """A report's comparisons take no time that anyone notices."""
    pairs = [Pair(n % 41, n % 97, 12, 11 + n % 7) for n in range(500)]
    started = process_time()
    verdicts(pairs)
    assert process_time() - started < 0.2


@unhurried
@given(st.integers(0, 3000))
def test_count_interval_holds_the_count(n: int) -> None:
    """A count lies within its own interval."""
    assert n in count_interval(n)
