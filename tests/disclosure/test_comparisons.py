"""What the public edition says of changes depends on the figures that it shows, and on nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from lagesbild.core.figures import ComparedCounts, Comparison
from lagesbild.core.periods import Period
from lagesbild.report.comparisons import judge_shown


def line(source: str, previous: int, current: int, **known: Any) -> Comparison:
    """A comparison of two figures as the whole report judged it."""
    made = Comparison(
        source, None, "hoger", "Vit makt-miljön", 2020, previous, current, "ingen_sakerstalld_forandring"
    )
    return replace(made, **{"counts": ComparedCounts(previous, current), **known})


def test_a_verdict_does_not_tell_of_comparisons_that_are_left_out() -> None:
    """Alone, 3 against 14 is a rise; that it was none among many in the whole report is not seen."""
    judged = judge_shown([line("klotter", 3, 14, reason="skillnaden håller inte")], frozenset())
    assert [(one.verdict, one.reason) for one in judged] == [("okning", "")]


def test_the_more_is_shown_the_more_is_asked_of_a_change() -> None:
    """The comparisons that are shown are judged together."""
    many = [line("klotter", 3, 14), *(line("ia", 10, 10) for _ in range(9))]
    assert {one.verdict for one in judge_shown(many, frozenset())} == {"ingen_sakerstalld_forandring"}


def test_a_sensitive_source_is_judged_by_what_is_shown_of_it() -> None:
    """How many episodes its events were, and its figures of a part of the period, are not told by a verdict."""
    clumped = line("kontakter", 10, 40, counts=ComparedCounts(10, 11))
    assert [one.verdict for one in judge_shown([clumped], {"kontakter"})] == ["okning"]
    assert [one.verdict for one in judge_shown([clumped], set())] == ["ingen_sakerstalld_forandring"]
    days = (Period(date(2019, 5, 1), date(2019, 12, 31)), Period(date(2020, 5, 1), date(2020, 12, 31)))
    assert judge_shown([replace(clumped, part=days)], {"kontakter"}) == ()


def test_what_cannot_be_compared_stays_so_and_is_not_tested() -> None:
    """A pair without figures to test, and one with fewer than six events, count for nothing."""
    broken = line("ia", 3, 40, verdict="ej_jamforbart", counts=None, reason="källan lades om")
    few = line("ia", 2, 3)
    judged = judge_shown([broken, few], frozenset())
    assert [(one.verdict, one.tested) for one in judged] == [
        ("ej_jamforbart", False),
        ("for_fa_for_att_jamfora", False),
    ]
    assert judged[0].reason == "källan lades om"
