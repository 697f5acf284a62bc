"""What follows on a yes in a survey is told from ten of that yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.figures import QuestionCount
from lagesbild.core.tables import ANSWER_BASE, Cell, Column, MissingValue, Row, Table, TableKind, Trace
from lagesbild.disclosure.follow_ups import withhold_follow_ups

if TYPE_CHECKING:
    from lagesbild.core.report import Report

ON_YES = (("stott_pa", "sett_tecken"), ("ja",))


def question(key: str, base: int, *, yes: int | None = None, is_defined: bool = True) -> QuestionCount:
    """A question that so many answered, with yes or with signs."""
    answers = (("ja", "Ja", yes), ("nej", "Nej", base - yes)) if yes is not None else (("hot", "Hot", base),)
    follows = ON_YES if key == "slags_tecken" else None
    kind = "ja_nej" if yes is not None else "ett_val"
    return QuestionCount(
        "enkat",
        key,
        key,
        multi=False,
        base=base,
        answers=answers,
        type=kind,
        is_defined=is_defined,
        asked_if=follows,
    )


def withheld(*questions: QuestionCount, fewest: int = 10) -> Report:
    """The report of a survey with these questions, each with a table, and with that of the same units."""
    tables = (
        *(Table(TableKind.CHOICES, q.label, "", "", (), (), about="enkat", question=q.question) for q in questions),
        Table(TableKind.MATCHED_UNITS, "Samma enheter", "", "", (), (), about="enkat"),
    )  # fmt: skip
    return withhold_follow_ups(replace(sample_report(), questions=questions, tables=tables), fewest)


@pytest.mark.parametrize(
    ("yes", "base", "is_shown"),
    [(10, 10, True), (9, 9, False), (10, 9, False), (9, 10, False), (1, 1, False)],
)
def test_ten_must_have_said_yes_and_gone_on(yes: int, base: int, *, is_shown: bool) -> None:
    """Who alone said yes is not told of by sign, and ten who said yes do not cover for one who went on."""
    report = withheld(question("stott_pa", 20, yes=yes), question("slags_tecken", base))
    assert ("slags_tecken" in {q.question for q in report.questions}) is is_shown
    assert ("slags_tecken" in {table.question for table in report.tables}) is is_shown
    assert (TableKind.MATCHED_UNITS in {table.kind for table in report.tables}) is is_shown
    assert "stott_pa" in {q.question for q in report.questions}


def test_the_yes_that_most_gave_counts() -> None:
    """A follow-up on either of two questions."""
    report = withheld(
        question("stott_pa", 20, yes=3), question("sett_tecken", 20, yes=12), question("slags_tecken", 11)
    )
    assert len(report.questions) == 3


def test_the_order_of_the_answers_says_nothing() -> None:
    """Only those who said yes count, wherever yes stands, and a number that is not known is none."""
    answers = (("annat", "Annat", 30), ("nej", "Nej", 30), ("ja", "Ja", 0), ("vet_ej", "Vet ej", 30))
    asked = replace(question("stott_pa", 90, yes=0), answers=answers)
    assert len(withheld(asked, question("slags_tecken", 30), fewest=1).questions) == 1
    unknown = replace(asked, answers=(("ja", "Ja", None),))
    assert len(withheld(unknown, question("slags_tecken", 30), fewest=1).questions) == 1
    unasked = replace(asked, answers=(("nej", "Nej", 30),))
    assert len(withheld(unasked, question("slags_tecken", 30), fewest=1).questions) == 1
    nobody = replace(question("slags_tecken", 1), base=None)
    assert withheld(nobody, fewest=1).questions == ()


def test_without_the_question_it_follows_on_those_who_answered_count() -> None:
    """A survey of another make."""
    assert len(withheld(question("slags_tecken", 10)).questions) == 1
    assert len(withheld(question("slags_tecken", 9)).questions) == 0


@pytest.mark.parametrize(("base", "is_shown"), [(9, False), (10, True)])
def test_a_question_of_its_own_is_told_from_ten_answers(base: int, *, is_shown: bool) -> None:
    """What it follows on is not known."""
    assert bool(withheld(question("egen", base, is_defined=False)).questions) is is_shown


@pytest.mark.parametrize(
    ("known", "is_shown"),
    [({}, True), ({"asked_if": ON_YES}, False), ({"is_defined": False}, False), ({"type": "ett_val"}, False)],
)
def test_a_yes_or_no_that_everybody_was_asked_for_is_told_whoever_answered(
    known: dict[str, Any], *, is_shown: bool
) -> None:
    """One that follows on another, or is not the survey's own, is as any other."""
    asked = replace(question("egen", 9, yes=3), **known)
    assert bool(withheld(asked).questions) is is_shown


def test_of_answers_that_one_may_give_several_the_most_that_gave_one_count() -> None:
    """They may be the same; of those who give one each the numbers are added."""
    answers = (("ja", "Ja", 6), ("kanske", "Kanske", 7), ("nej", "Nej", 30))
    asked = replace(question("stott_pa", 43, yes=6), answers=answers, multi=True)
    follows = replace(question("slags_tecken", 30), asked_if=(("stott_pa",), ("ja", "kanske")))
    assert len(withheld(asked, follows).questions) == 1
    assert len(withheld(replace(asked, multi=False), follows).questions) == 2
    assert len(withheld(asked, follows, fewest=7).questions) == 2


def by_year(question_key: str, *bases: Cell) -> Table:
    """The answers to a question by year, of which so many answered."""
    columns = tuple(Column(str(year), str(year)) for year in range(2019, 2019 + len(bases)))
    rows = (Row("hot", "Hot", tuple(Cell(1) for _ in bases)), Row(ANSWER_BASE, "Antal svar", bases))
    return Table(TableKind.ANSWERS_BY_YEAR, "", "", "", columns, rows, about="enkat", question=question_key)


TRACE = Trace(2021, "enkat")


@pytest.mark.parametrize(
    ("key", "bases", "is_shown"),
    [
        ("slags_tecken", (Cell(10, TRACE), Cell(30, TRACE)), True),
        ("slags_tecken", (Cell(9, TRACE), Cell(30, TRACE)), False),
        ("slags_tecken", (Cell(30, TRACE), Cell(9, TRACE)), False),
        ("slags_tecken", (Cell(9), Cell(30, TRACE)), True),
        ("slags_tecken", (Cell(9), Cell(30)), False),
        ("slags_tecken", (Cell(MissingValue.SUPPRESSED, TRACE), Cell(30, TRACE)), False),
        ("stott_pa", (Cell(9, TRACE), Cell(30, TRACE)), True),
    ],
)
def test_a_number_of_years_is_told_when_each_of_them_may_be(
    key: str, bases: tuple[Cell, ...], *, is_shown: bool
) -> None:
    """A year without the question is none; a plain yes or no is told whoever answered."""
    questions = (question("stott_pa", 20, yes=12), question("slags_tecken", 12))
    report = replace(sample_report(), questions=questions, tables=(by_year(key, *bases),))
    assert bool(withhold_follow_ups(report, 10).tables) is is_shown


def test_a_year_of_which_the_number_is_not_known_is_none_of_any() -> None:
    """Also where one is enough."""
    hidden = by_year("slags_tecken", Cell(MissingValue.SUPPRESSED, TRACE), Cell(30, TRACE))
    report = replace(sample_report(), questions=(question("slags_tecken", 12),), tables=(hidden,))
    assert withhold_follow_ups(report, 1).tables == ()


def test_the_settings_give_the_number() -> None:
    """Three of that yes where three are enough."""
    report = withheld(question("stott_pa", 20, yes=3), question("slags_tecken", 3), fewest=3)
    assert len(report.questions) == 2
