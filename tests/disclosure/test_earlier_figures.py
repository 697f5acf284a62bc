"""The figures of this edition and of those before it as disclosure control gets them, from tables of facts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lagesbild.core.records import RESPONDENT
from lagesbild.core.tables import COUNTED, Trace
from lagesbild.disclosure.earlier_editions import (
    EarlierFigure,
    add_possible_answers,
    bound_answers,
    earlier_figures,
    make_figure,
    mark_previously_suppressed,
    reuse_pattern,
)
from lagesbild.disclosure.linked_editions import LinkedEditions
from lagesbild.disclosure.suppression.rules import Figure, Reason
from lagesbild.store.publications import DIMENSIONS, LISTS, PublishedFigure, Snapshot, mark

SCHOOL, OTHER_SCHOOL = mark("Skolan"), mark("Gården")


def cell(kind: str, question: str = "", category: str = "", unit: str = SCHOOL) -> tuple[object, ...]:
    """A base cell of a survey."""
    plain = {name: ("",) if name in LISTS else "" for name in DIMENSIONS}
    named = {"year": 2021, "source": "enkat", "kind": kind, "question": question, "unit": unit}
    return tuple((plain | named | {"category": (category,)})[name] for name in DIMENSIONS)


def survey(*where: tuple[str, str], kind: str = "svar", year: int = 2021) -> Trace:
    """A figure of the survey."""
    return Trace(year, "enkat", (("status", COUNTED), ("kind", kind), *where))


ANSWERED, ASKED = survey(kind=RESPONDENT), survey(("question", "hot"))
YES, NO = (survey(("question", "hot"), ("category", answer)) for answer in ("ja", "nej"))
UNSURE = survey(("question", "hot"), ("category", "vet_ej"))
BASE = {
    cell("svar", "hot", "ja"): 3,
    cell("svar", "hot", "nej", OTHER_SCHOOL): 4,
    cell(RESPONDENT): 4,
    cell(RESPONDENT, unit=OTHER_SCHOOL): 5,
}
EDITIONS = LinkedEditions([BASE, BASE])


def figure(trace: Trace, value: int) -> Figure:
    """The figure as it would be published now."""
    return make_figure(trace, value, 0, EDITIONS)


def test_a_total_costs_three_times_as_much_to_hide() -> None:
    """By source and kind alone it is one; what is narrowed further is a line."""
    assert [figure(trace, 7).weight for trace in (survey(), ASKED, YES)] == [3.0, 1.0, 1.0]


def test_how_many_answered_a_survey_is_always_shown() -> None:
    """All else may be hidden, and is known by what each unit contributes."""
    assert [figure(trace, 7).hideable for trace in (ANSWERED, survey(), ASKED, YES)] == [
        False,
        True,
        True,
        True,
    ]
    assert sorted(figure(ASKED, 7).contributors) == [3, 4]


@pytest.mark.parametrize(
    ("trace", "value", "whole"),
    [(YES, 3, ASKED), (YES, 0, ASKED), (NO, 4, None), (NO, 0, ASKED), (ASKED, 7, None), (survey(), 7, None)],
)
def test_an_answer_is_a_share_of_those_asked_unless_it_says_that_there_was_nothing(
    trace: Trace, value: int, whole: Trace | None
) -> None:
    """A no that nobody gave would tell that all said yes."""
    assert figure(trace, value).whole == whole


def test_an_answer_that_nobody_gave_is_one_that_somebody_may_have_given() -> None:
    """It gets a base cell of its own, which its question has too; any other zero is as it was."""
    figures = [
        figure(YES, 3),
        figure(NO, 4),
        figure(UNSURE, 0),
        figure(ASKED, 7),
        figure(survey(("area", "x")), 0),
    ]
    widened, number = add_possible_answers(figures, 10)
    assert number == 1
    assert [sorted(new.parts - old.parts) for old, new in zip(figures, widened, strict=True)] == [
        [],
        [],
        [10],
        [10],
        [],
    ]


def test_possible_answers_are_one_in_all_editions() -> None:
    """The same cell in each, but only the figures of an edition that told so have it."""
    told = [figure(UNSURE, 0), figure(ASKED, 7)]
    before = [replace(one, key=EarlierFigure("förra", one.key)) for one in told]  # type: ignore[arg-type]
    other = replace(figure(ASKED, 7), key=EarlierFigure("andra", ASKED))
    widened, number = add_possible_answers([*told, *before, other], 10)
    assert number == 1
    assert [10 in one.parts for one in widened] == [True, True, True, True, False]


def edition(*figures: tuple[Trace, int, str], year: int = 2021) -> Snapshot:
    """An edition that published these, each with the reason that it was hidden for, or none."""
    return Snapshot(year, tuple(PublishedFigure(*one) for one in figures), BASE)


@pytest.mark.parametrize(
    ("reason", "must_hide", "weight"),
    [
        ("", None, 1.0),
        ("small", Reason.SMALL, 0.001),
        ("dominance", Reason.DOMINANCE, 0.001),
        ("few_contributors", Reason.FEW_CONTRIBUTORS, 0.001),
        ("unanimous", Reason.PREVIOUSLY_SUPPRESSED, 0.001),
        ("chosen", Reason.PREVIOUSLY_SUPPRESSED, 0.001),
        ("secondary", Reason.PREVIOUSLY_SUPPRESSED, 0.001),
    ],
)
def test_what_an_edition_told_is_known_and_what_it_hid_stays_hidden(
    reason: str, must_hide: Reason | None, weight: float
) -> None:
    """For the same reason where that is a rule for its own number."""
    (found,) = earlier_figures([edition((YES, 3, reason))], EDITIONS)
    assert (found.hideable, found.must_hide, found.whole) == (bool(reason), must_hide, None)
    assert found.weight == pytest.approx(weight)
    assert found.key == EarlierFigure("utgåvan 2021 (1)", YES)


def test_a_figure_is_taken_once_as_it_was_told() -> None:
    """From each of two editions where one hid it and the other did not; one that its base does not count is none."""
    shown, concealed = edition((YES, 3, ""), (NO, 9, "")), edition((YES, 3, "small"))
    links = LinkedEditions([BASE, BASE, BASE, BASE])
    found = earlier_figures([shown, shown, concealed], links)
    assert [(one.key.edition, one.hideable) for one in found] == [  # type: ignore[attr-defined]
        ("utgåvan 2021 (1)", False),
        ("utgåvan 2021 (3)", True),
    ]


def test_the_same_sum_is_hidden_again_for_the_same_reason() -> None:
    """Of the same figure over the same cells."""
    now = [figure(YES, 3), figure(NO, 4), figure(ASKED, 7)]
    before = earlier_figures([edition((YES, 3, "small"), (NO, 4, ""), (ASKED, 7, "secondary"))], EDITIONS)
    marked = mark_previously_suppressed(now, before)
    assert [one.must_hide for one in marked] == [Reason.SMALL, None, Reason.PREVIOUSLY_SUPPRESSED]
    corrected = [replace(now[0], parts=now[0].parts | {9})]
    assert mark_previously_suppressed(corrected, before)[0].must_hide is None


def test_the_like_of_what_was_hidden_costs_a_tenth_less_to_hide() -> None:
    """Of the same source and line in any year, if it was hidden."""
    last = edition((replace(YES, year=2020), 3, "small"), (replace(NO, year=2020), 4, ""), year=2020)
    now = [figure(YES, 3), figure(NO, 4), replace(figure(YES, 3), key=replace(YES, source="skolor"))]
    assert [one.weight for one in reuse_pattern(now, [last])] == [0.9, 1.0, 1.0]


@pytest.mark.parametrize(
    ("answered", "bounds"), [(9, [("svarande", 9)]), (7, [("svarande", 7)]), (6, []), (None, [])]
)
def test_no_question_has_more_answers_than_the_survey(
    answered: int | None, bounds: list[tuple[str, int]]
) -> None:
    """Its answers, and those who gave none, are all who answered; where that is less or not known, nothing is said."""
    figures = [figure(YES, 3), figure(ASKED, 7)]
    figures += [] if answered is None else [figure(ANSWERED, answered)]
    found = bound_answers(figures, 20)
    assert [(one.key[0], one.value) for one in found] == bounds  # type: ignore[index]
    assert all(one.parts == figure(ASKED, 7).parts | {20} and not one.hideable for one in found)


def test_each_question_has_a_bound_of_its_own() -> None:
    """And the same sum in another edition none more; another survey's number is not taken."""
    asked = [
        figure(ASKED, 7),
        replace(figure(ASKED, 7), key=survey(("question", "annat")), parts=frozenset({8})),
    ]
    again = replace(asked[0], key=EarlierFigure("förra", ASKED))
    other = replace(figure(ANSWERED, 9), key=replace(ANSWERED, source="skolor"))
    known = [figure(ANSWERED, 9), replace(figure(ANSWERED, 9), key=EarlierFigure("förra", ANSWERED))]
    assert bound_answers([*asked, other], 20) == []
    assert bound_answers([figure(ASKED, 0)], 20) == []
    found = bound_answers([*asked, again, *known], 20)
    assert [sorted(one.parts - {8, *asked[0].parts}) for one in found] == [[20], [21]]
