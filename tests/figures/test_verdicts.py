"""One thing is said of each pair of small counts."""

from __future__ import annotations

from typing import get_args

import pytest
from growth import SQUARE, growth
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.core.figures import Verdict
from lagesbild.core.tables import Share
from lagesbild.figures.concentration import dominant
from lagesbild.figures.exact_tests import rate_p
from lagesbild.figures.remarks import response_moved
from lagesbild.figures.verdicts import (
    FEWEST,
    FEWEST_CERTAIN,
    LEVEL,
    NO_EXPOSURE,
    NO_FIGURE,
    FigurePair,
    smallest_significant,
    verdicts,
)

unhurried = settings(deadline=None, derandomize=True)
counts = st.integers(0, 120)
exposures = st.floats(0.5, 24)
OPPOSITE = {"okning": "minskning", "minskning": "okning"}


@pytest.mark.parametrize(
    ("pair", "verdict"),
    [
        (FigurePair(3, 6, comparable=False, reason="källan är ny"), "ej_jamforbart"),
        (FigurePair(None, 6), "ej_jamforbart"),
        (FigurePair(3, None), "ej_jamforbart"),
        (FigurePair(3, 6, None, 12), "ej_jamforbart"),
        (FigurePair(3, 6, 12, 0), "ej_jamforbart"),
        (FigurePair(0, 5), "for_fa_for_att_jamfora"),
        (FigurePair(0, 5, 12, 1), "for_fa_for_att_jamfora"),
        (FigurePair(0, 0), "for_fa_for_att_jamfora"),
        (FigurePair(0, 6), "okning"),
        (FigurePair(6, 0), "minskning"),
        (FigurePair(3, 6), "ingen_sakerstalld_forandring"),
        (FigurePair(3, 11), "ingen_sakerstalld_forandring"),
        (FigurePair(3, 12), "okning"),
        (FigurePair(3, 12, 4, 12), "ingen_sakerstalld_forandring"),
        (FigurePair(30, 30, 12, 4), "okning"),
    ],
)
def test_verdicts_at_their_edges(pair: FigurePair, verdict: Verdict) -> None:
    """Each rule gives its verdict at its edge, and rates decide, not counts."""
    assert verdicts([pair])[0].verdict == verdict


@unhurried
@given(st.lists(st.builds(FigurePair, counts, counts, exposures, exposures), max_size=6))
def test_every_pair_gets_exactly_one_verdict(pairs: list[FigurePair]) -> None:
    """There are as many verdicts as pairs, each by one of the agreed codes."""
    judged = verdicts(pairs)
    assert len(judged) == len(pairs)
    assert {one.verdict for one in judged} <= set(get_args(Verdict))


@unhurried
@given(st.lists(st.tuples(counts, exposures, counts, exposures), max_size=6))
def test_swapping_the_years_swaps_the_verdicts(figures: list[tuple[int, float, int, float]]) -> None:
    """What is a rise one way is a fall the other way."""
    there = verdicts([FigurePair(a, b, m, n) for a, m, b, n in figures])
    back = verdicts([FigurePair(b, a, n, m) for a, m, b, n in figures])
    expected = [OPPOSITE.get(one.verdict, one.verdict) for one in there]
    assert [one.verdict for one in back] == expected


@pytest.mark.parametrize(("current", "uncertain"), [(16, True), (17, False)])
def test_few_events_are_uncertain(current: int, uncertain: bool) -> None:  # noqa: FBT001 — a parameter
    """A verdict on fewer than twenty events is marked as uncertain."""
    assert FEWEST_CERTAIN == 20
    assert verdicts([FigurePair(3, current)])[0].uncertain is uncertain


def test_untested_pairs_are_not_uncertain_and_have_no_p() -> None:
    """What was not tested carries no p that could be solved for what is hidden."""
    for judged in verdicts([FigurePair(None, 6), FigurePair(1, 2)]):
        assert (judged.uncertain, judged.p, judged.p_adjusted, judged.smallest_significant) == (
            False,
            None,
            None,
            None,
        )


@pytest.mark.parametrize(
    ("pair", "reason"),
    [
        (FigurePair(3, 6, comparable=False, reason="källan är ny"), "källan är ny"),
        (FigurePair(None, 6), NO_FIGURE),
        (FigurePair(3, 6, None), NO_EXPOSURE),
    ],
)
def test_what_cannot_be_compared_says_why(pair: FigurePair, reason: str) -> None:
    """A pair that cannot be compared carries the reason."""
    assert verdicts([pair])[0].reason == reason


def test_all_comparisons_count() -> None:
    """A rise that holds alone does not hold among many, and the reason says so."""
    alone, *_ = verdicts([FigurePair(3, 12)])
    among, *others = verdicts([FigurePair(3, 12), FigurePair(6, 6), FigurePair(7, 6)])
    assert (alone.verdict, alone.reason) == ("okning", "")
    assert among.verdict == others[0].verdict == "ingen_sakerstalld_forandring"
    assert "tillsammans" in among.reason
    assert not others[0].reason


def test_only_tested_pairs_are_counted() -> None:
    """Pairs that are too few or not comparable do not weigh upon the others."""
    judged = verdicts([FigurePair(3, 12), FigurePair(1, 1), FigurePair(None, 4)])
    assert [result.p is not None for result in judged] == [True, False, False]
    assert judged[0].p_adjusted == judged[0].p


def test_what_it_would_have_taken() -> None:
    """From three at least twelve is needed, and that is told where no change is ascertained."""
    assert verdicts([FigurePair(3, 6)])[0].smallest_significant == 12
    assert verdicts([FigurePair(3, 12)])[0].smallest_significant is None


@unhurried
@given(counts, exposures)
def test_needed_is_the_smallest_rise(previous: int, exposure_ratio: float) -> None:
    """The count needed is a rise by itself, one less is not, and six are always needed."""
    least = smallest_significant(previous, exposure_ratio)
    assert (
        rate_p(previous, 1, least, exposure_ratio) < LEVEL <= rate_p(previous, 1, least - 1, exposure_ratio)
    )
    assert least / exposure_ratio > previous


def test_fewest_is_where_a_change_can_first_be_seen() -> None:
    """No smaller sum than the fewest compared could have been a change at equal exposure."""
    assert smallest_significant(0) == FEWEST


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


def test_many_comparisons_take_no_longer_than_their_number() -> None:
    """A report's comparisons take no time that anyone notices."""
    pairs = [FigurePair(n % 41, n % 97, 12, 11 + n % 7) for n in range(2_000)]
    assert growth(lambda number: verdicts(pairs[:number]), 500) < SQUARE / 2
