"""What is told of change, from tables of facts: both sides of every limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from compared_lines import FALL, FEW, NO_CHANGE, NONE, RISE, UNLIKE, contacts, line, said
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.figures import Comparison, Remark
from lagesbild.outputs.section.changes import change_sentences

if TYPE_CHECKING:
    from lagesbild.core.figures import Verdict

OTHERS = "Övriga skillnader är inte statistiskt säkerställda."


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
    """Four of them, those that have changed alike in one sentence; how many more there are is said."""
    told = said(*(line(f"slag_{n}", 100, 200 + n, RISE) for n in range(number)))
    assert f"slag {number - 1}" in told[0]
    assert (told[0].count("slag"), told[1].count("slag")) == (1, 3)
    assert any(text.startswith("Statistiskt säkerställd") for text in told) is more


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


def ids(*lines: Comparison) -> list[tuple[str, ...]]:
    """The ids of the figures behind each sentence on these comparisons."""
    report = replace(sample_report(), comparisons=lines, remarks=(), tables=())
    return [sentence.ids for sentence in change_sentences(report)]


BOTH_YEARS = ("klotter/nazistiskt/2021", "klotter/nazistiskt/2020")


@pytest.mark.parametrize(
    ("compared", "expected"),
    [
        (line("nazistiskt", 20, 60, RISE), BOTH_YEARS),
        (line("nazistiskt", None, 60, RISE), BOTH_YEARS[:1]),
        (line("nazistiskt", 20, None, FALL), BOTH_YEARS[1:]),
        (line("nazistiskt", 3, 3, FEW), BOTH_YEARS),
        (line("nazistiskt", 3, 6, NONE), BOTH_YEARS),
        (line("nazistiskt", 3, 6, UNLIKE), BOTH_YEARS),
        (contacts(12, 40, RISE), ("kontakter/hoger/2021", "kontakter/hoger/2020")),
    ],
)
def test_a_sentence_leads_to_the_figures_of_both_years(
    compared: Comparison, expected: tuple[str, ...]
) -> None:
    """A figure that is not known or not shown has no id."""
    assert ids(compared) == [expected]


def test_what_is_new_leads_to_its_figures() -> None:
    """The zero of the year before is a figure too."""
    assert ids(line("nazistiskt", 0, 3, FEW))[0] == BOTH_YEARS


def test_an_ascertained_change_is_told_before_what_is_new_and_the_largest_step_first() -> None:
    """A fall counts as much as a rise, and the step and not the level; what is new comes after, however many."""
    told = said(
        line("rasistiskt", 0, 95, NONE),
        line("vansterautonomt", 100, 140, RISE),
        line("islamistiskt", 20, 70, RISE),
        line("nazistiskt", 100, 40, FALL),
    )
    assert [text.split()[0] for text in told[:4]] == [
        "Nazistiskt", "Islamistiskt", "Vänsterautonomt", "Rasistiskt",
    ]  # fmt: skip


def test_of_what_is_new_the_most_is_told_first() -> None:
    """Whatever order the lines stand in."""
    told = said(line("rasistiskt", 0, 90, NONE), contacts(0, 95, NONE))
    assert [text.split()[0] for text in told[:2]] == ["Kontakter", "Rasistiskt"]


@pytest.mark.parametrize(("previous", "current"), [(None, 60), (20, None)])
def test_where_one_figure_is_hidden_only_the_direction_is_said(
    previous: int | None, current: int | None
) -> None:
    """The other year's figure would tell how large the hidden one is."""
    assert said(line("nazistiskt", previous, current, RISE)) == ["Nazistiskt klotter har ökat sedan 2020."]


@pytest.mark.parametrize(
    ("previous", "current"),
    [(None, 6), (0, None)],
)
def test_a_figure_that_is_not_known_is_never_called_new(previous: int | None, current: int | None) -> None:
    """That nothing is known of a year is not that there was nothing."""
    told = said(line("nazistiskt", previous, current, NONE))
    assert told == [f"{NO_CHANGE}; talen är små."]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ((3, 4, NONE), f"{NO_CHANGE}; talen är små."),
        ((3, 12, NONE), f"{NO_CHANGE}."),
        ((5, 6, UNLIKE), f"{NO_CHANGE}; talen är små."),
        ((None, None, NONE), f"{NO_CHANGE}; talen är små."),
    ],
)
def test_figures_are_the_same_only_when_each_is_known_and_comparable(
    other: tuple[int | None, int | None, Verdict], expected: str
) -> None:
    """One line that differs, is hidden or cannot be compared is enough."""
    assert said(line("rasistiskt", 2, 2, NONE), line("nazistiskt", *other))[0] == expected


@pytest.mark.parametrize("hidden", [(None, 12), (12, None)])
def test_numbers_are_called_small_only_where_none_that_is_known_is_large(
    hidden: tuple[int | None, int | None],
) -> None:
    """A figure of one year alone is enough to make them large."""
    assert said(line("nazistiskt", *hidden, NONE)) == [f"{NO_CHANGE}."]


def test_an_ascertained_change_alone_needs_no_word_of_others() -> None:
    """There are no other differences."""
    assert OTHERS not in said(line("nazistiskt", 20, 60, RISE), line("rasistiskt", 0, 0, NONE))


@pytest.mark.parametrize(
    ("number", "more"),
    [
        (5, "Statistiskt säkerställd är också en skillnad till; den står i bilagan."),
        (6, "Statistiskt säkerställda är också två skillnader till; de står i bilagan."),
    ],
)
def test_how_many_more_changes_there_are_is_said_in_words(number: int, more: str) -> None:
    """Those above the four that are told by themselves."""
    told = said(*(line(f"slag_{n}", 100, 200 + n, RISE) for n in range(number)))
    assert told[2] == more


@pytest.mark.parametrize("reasons", [("a", "b"), ("b", "a")])
def test_a_reason_is_given_for_the_figures_that_it_holds_of(reasons: tuple[str, str]) -> None:
    """Not for those of another reason, whichever is told first."""
    one, other = reasons
    told = said(line("nazistiskt", 3, 6, UNLIKE, reason=one), replace(contacts(1, 2, UNLIKE), reason=other))
    assert told == [
        f"Antalen i trafikkontorets sammanställning av klotter kan inte jämföras med 2020: {one}.",
        f"Antalen i samordnarens kontaktlogg kan inte jämföras med 2020: {other}.",
    ]


def test_a_line_without_a_known_milieu_is_named_by_its_unit_alone() -> None:
    """No milieu is made up for it."""
    compared = replace(contacts(12, 40, RISE), milieu="")
    assert said(compared)[0].startswith("Antalet kontakter i samordnarens kontaktlogg har mer än tredubblats")


def test_events_without_a_milieu_are_named_so() -> None:
    """They are tied to none."""
    compared = replace(contacts(12, 40, RISE), milieu="oklar")
    assert said(compared)[0].startswith(
        "Antalet kontakter utan angiven miljö i samordnarens kontaktlogg har "
    )


def test_a_category_of_a_source_that_is_not_told_by_what_was_found_is_counted() -> None:
    """The word for a number stands before what is counted."""
    compared = Comparison("kontakter", "nazistiskt", "hoger", "Nazistiskt", 2020, 12, 40, "okning")
    assert said(compared)[0].startswith("Antalet ")
