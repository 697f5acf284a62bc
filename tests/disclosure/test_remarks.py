"""What the public edition says of its figures besides is said of what it shows."""

from __future__ import annotations

from datetime import date

from lagesbild.core.figures import Comparison, Remark
from lagesbild.core.periods import Period
from lagesbild.disclosure.remarks import select_remarks

DAYS = (Period(date(2019, 5, 1), date(2019, 12, 31)), Period(date(2020, 5, 1), date(2020, 12, 31)))
PART = Comparison(
    "klotter", None, "hoger", "Vit makt-miljön", 2020, 3, 4, "for_fa_for_att_jamfora", part=DAYS
)
REMARKS = (
    Remark("response_rate", "enkat", "Svarsfrekvensen i enkäten"),
    Remark("response_rate", "skolor", "Svarsfrekvensen i skolor"),
    Remark("common_period", "", "2020 och 2021 är olika långa perioder."),
    Remark("concentration", "klotter", "Klotter: 5 av 8 är från samma dag."),
    Remark("concentration", "enkat", "Enkät: 5 av 8 kommer från en och samma verksamhet."),
    Remark("concentration", "skolor", "Skolor: 5 av 8 är från samma dag."),
    Remark("concentration", "polis", "Polisen: 5 av 8 är från samma dag."),
)


def selected(*compared: Comparison) -> list[tuple[str, str]]:
    """What is told of a town where graffiti and a survey are shown, schools protected and the police intern."""
    shown = select_remarks(REMARKS, {"klotter", "enkat"}, {"klotter", "propaganda"}, compared)
    return [(remark.kind, remark.source) for remark in shown]


def test_only_what_is_shown_exactly_is_remarked_on() -> None:
    """Not a protected source, not an intern one, and not how much one unit of a survey stands for."""
    assert selected() == [("response_rate", "enkat"), ("concentration", "klotter")]


def test_a_part_of_the_period_is_told_when_a_comparison_shown_is_of_it() -> None:
    """That other, hidden comparisons were of a part is not seen."""
    assert ("common_period", "") in selected(PART)
