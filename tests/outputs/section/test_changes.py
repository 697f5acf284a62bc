"""What is told of change, from tables of facts: both sides of every limit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sample_report import sample_report

from lagesbild.core.figures import Comparison, Remark
from lagesbild.outputs.section.changes import change_sentences

if TYPE_CHECKING:
    from lagesbild.core.figures import Verdict

RISE: Verdict = "okning"
FALL: Verdict = "minskning"
NONE: Verdict = "ingen_sakerstalld_forandring"
FEW: Verdict = "for_fa_for_att_jamfora"
UNLIKE: Verdict = "ej_jamforbart"
NO_CHANGE = "Ingen förändring sedan 2020 går att säkerställa statistiskt"
OTHERS = "Övriga skillnader är inte statistiskt säkerställda."


def line(
    category: str, previous: int | None, current: int | None, verdict: Verdict, **named: object
) -> Comparison:
    """A line of graffiti compared with the year before."""
    return Comparison("klotter", category, "hoger", category, 2020, previous, current, verdict, **named)  # type: ignore[arg-type]


def said(*lines: Comparison, remarks: tuple[Remark, ...] = ()) -> list[str]:
    """The sentences on these comparisons."""
    report = replace(sample_report(), comparisons=lines, remarks=remarks, tables=())
    return [sentence.text for sentence in change_sentences(report)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), []),
        ((line("nazistiskt", 0, 0, NONE),), []),
        ((line("nazistiskt", 3, 6, NONE),), [f"{NO_CHANGE}; talen är små."]),
        ((line("nazistiskt", 3, 9, FEW),), [f"{NO_CHANGE}; talen är små."]),
        ((line("nazistiskt", 3, 10, NONE),), [f"{NO_CHANGE}."]),
        ((line("nazistiskt", 10, 3, NONE),), [f"{NO_CHANGE}."]),
        ((line("nazistiskt", 3, 3, FEW), line("rasistiskt", 14, 14, NONE)), ["Antalen är desamma som 2020."]),
        ((line("nazistiskt", None, None, NONE),), [f"{NO_CHANGE}; talen är små."]),
        (
            (line("nazistiskt", 20, 60, RISE),),
            ["Nazistiskt klotter har tredubblats sedan 2020, från 20 till 60."],
        ),
        (
            (line("nazistiskt", 40, 20, FALL), line("rasistiskt", 2, 3, FEW)),
            ["Nazistiskt klotter har halverats sedan 2020, från 40 till 20.", OTHERS],
        ),
        (
            (line("nazistiskt", 20, 60, RISE), line("rasistiskt", 10, 90, RISE, uncertain=True)),
            [
                ("Rasistiskt klotter har mer än tredubblats sedan 2020, från 10 till 90; talen är små, så jämförelsen "
                "är osäker."),
                "Nazistiskt klotter har tredubblats sedan 2020, från 20 till 60.",
            ],
        ),
        ((line("nazistiskt", None, None, RISE),), ["Nazistiskt klotter har ökat sedan 2020."]),
        ((line("nazistiskt", None, None, FALL),), ["Nazistiskt klotter har minskat sedan 2020."]),
        (
            (line("nazistiskt", 0, 3, FEW),),
            ["Nazistiskt klotter förekom inte i underlaget 2020.", f"{NO_CHANGE}; talen är små."],
        ),
        ((line("nazistiskt", 0, 2, FEW),), [f"{NO_CHANGE}; talen är små."]),
        (
            (line("nazistiskt", 3, 6, UNLIKE, reason="ny indelning."),),
            ["Antalen i trafikkontorets sammanställning av klotter kan inte jämföras med 2020: ny indelning."],
        ),
        ((line("nazistiskt", None, 6, UNLIKE, reason="underlaget för 2020 har inte kommit in"),), []),
    ],
)  # fmt: skip
def test_change_is_told_by_its_verdict(lines: tuple[Comparison, ...], expected: list[str]) -> None:
    """What is ascertained with its figures, what is new, and the rest in one sentence."""
    assert said(*lines) == expected


@pytest.mark.parametrize(("number", "more"), [(4, False), (5, True), (6, True)])
def test_of_many_changes_the_largest_are_told(number: int, *, more: bool) -> None:
    """Four by themselves; how many more there are is said."""
    told = said(*(line(f"slag_{n}", 100, 200 + n, RISE) for n in range(number)))
    assert f"slag {number - 1}" in told[0]
    assert len([text for text in told if "fördubblats" in text]) == 4
    assert any(text.startswith("Statistiskt säkerställda är också") for text in told) is more


def test_a_line_of_a_source_without_categories_is_named_by_unit_and_milieu() -> None:
    """It says whose figures they are and what they are tied to."""
    compared = Comparison("kontakter", None, "hoger", "Vit makt-miljön", 2020, 12, 40, "okning")
    assert said(compared) == [
        (
            "Antalet kontakter i samordnarens kontaktlogg som gällde vit makt-miljön har mer än tredubblats sedan 2020, "
            "från 12 till 40."
        )
    ]


@pytest.mark.parametrize(("number", "shown"), [(1, 1), (3, 3), (4, 3)])
def test_remarks_stand_with_the_change(number: int, shown: int) -> None:
    """What must be known to read the figures right, three at most; the appendix has them all."""
    remarks = tuple(Remark("concentration", "klotter", f"Anmärkning {n}.") for n in range(number))
    assert len(said(remarks=remarks)) == shown
