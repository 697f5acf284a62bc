"""What was answered to a question that the section tells, from tables of facts: both sides of every limit."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.figures import QuestionCount
from lagesbild.core.states import FigureState
from lagesbild.core.tables import Cell, Column, MissingValue, Row, Share, Table, TableKind, Value
from lagesbild.outputs.section.questions import question_sentences

NBSP = "\u00a0"
ASKED = QuestionCount(
    "enkat_egna", "oro", "Oro", multi=False, base=17, answers=(), wording="Känner du oro?", in_section=True
)
WHERE = f"I {sample_report().source('enkat_egna').phrases.noun} svarar"
HIDDEN = "Hur svaren på frågan ”Känner du oro?” fördelar sig visas inte, för att skydda enskilda."
Answers = tuple[tuple[str, str, int | None], ...]
YES_NO: Answers = (("ja", "Ja", 4), ("nej", "Nej", 13))
SCALE: Answers = (("a", "Aldrig", 2), ("b", "Ibland", 5), ("c", "Ofta", 1), ("d", "Alltid", 9))


def told(question: QuestionCount, *tables: Table) -> list[str]:
    """The sentences on a question."""
    return [
        said.text
        for said in question_sentences(replace(sample_report(), questions=(question,), tables=tables))
    ]


@pytest.mark.parametrize(
    ("kind", "answers", "base", "expected"),
    [
        ("ja_nej", YES_NO, 17, f"4 av 17 (24{NBSP}%) ja"),
        ("ja_nej", (("j", "JA", 4), ("nej", "Nej", 5)), 9, "fyra av nio ja"),
        ("ja_nej", YES_NO, 10, f"fyra av tio (40{NBSP}%) ja"),
        ("ja_nej", (("ja", "Ja", 4), ("nej", "Nej", None)), 9, "fyra av nio ja"),
        ("ja_nej", (("ja", "Ja", 0), ("nej", "Nej", 17)), 17, f"0 av 17 (0{NBSP}%) ja"),
        ("ett_val", SCALE, 17, f"9 av 17 (53{NBSP}%) ”Alltid”, 5 ”Ibland” och 2 ”Aldrig”"),
        ("skala", SCALE, 17, f"2 av 17 (12{NBSP}%) ”Aldrig”, 5 ”Ibland” och 9 ”Alltid”"),
        ("tal", SCALE, 17, f"2 av 17 (12{NBSP}%) ”Aldrig”, 5 ”Ibland” och 9 ”Alltid”"),
        ("ett_val", (("a", "Aldrig", 9), ("b", "Ibland", 0)), 9, "nio av nio ”Aldrig”"),
    ],
)
def test_the_yes_or_what_most_chose_is_told(kind: str, answers: Answers, base: int, expected: str) -> None:
    """Three options at most: in the order of a scale, else what most chose first; per cent of ten on."""
    question = replace(ASKED, type=kind, answers=answers, base=base)
    assert told(question) == [f"{WHERE} {expected} på frågan ”Känner du oro?”."]


@pytest.mark.parametrize(
    "question",
    [
        replace(ASKED, type="ja_nej", answers=(("ja", "Ja", None), ("nej", "Nej", 13))),
        replace(ASKED, answers=(*SCALE[:3], ("d", "Alltid", None))),
        replace(ASKED, type="ja_nej", answers=YES_NO, base=None),
        replace(ASKED, type="ja_nej", answers=YES_NO, base=0),
        replace(ASKED, answers=(("a", "Aldrig", 3), ("b", "Ibland", None)), summed=("a", "b")),
        replace(ASKED, answers=SCALE[:1], states=(FigureState.AT_LEAST,)),
    ],
)
def test_nothing_is_told_of_what_is_not_shown_whole(question: QuestionCount) -> None:
    """A hidden yes, one hidden option, an unknown base, a hidden part of a sum."""
    assert told(question) == [HIDDEN]


def test_options_that_are_counted_together_are_told_as_one() -> None:
    """By the words of both."""
    question = replace(ASKED, type="skala", answers=SCALE, summed=("c", "d"))
    (text,) = told(question)
    assert text.startswith(f"{WHERE} 10 av 17 (59{NBSP}%) ”")
    assert "Ofta" in text
    assert "Ibland" not in text


def test_a_statement_is_no_question() -> None:
    """By its sign."""
    (text,) = told(replace(ASKED, type="ja_nej", answers=YES_NO, wording="Jag känner oro"))
    assert text.endswith("på påståendet ”Jag känner oro”.")


def test_a_question_that_the_settings_do_not_name_is_not_told() -> None:
    """The appendix has it."""
    assert told(replace(ASKED, type="ja_nej", answers=YES_NO, in_section=False)) == []


def years(row: str, *values: Value, breaks: tuple[str, ...] = ()) -> Table:
    """The table of a question by year, the last of them 2021."""
    columns = tuple(Column(str(2022 - len(values) + n), "", "share") for n in range(len(values)))
    rows = (
        Row("annat", "", tuple(Cell(Share(1, 99)) for _ in values)),
        Row(row, "", tuple(map(Cell, values))),
    )
    return Table(
        TableKind.ANSWERS_BY_YEAR,
        "",
        "",
        "",
        columns,
        rows,
        breaks=breaks,
        about="enkat_egna",
        question="oro",
    )


NOW = Share(4, 17)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (years("ja", Share(2, 15), NOW), f", mot 2 av 15 (13{NBSP}%) 2020."),
        (years("ja", Share(2, 9), NOW), ", mot två av nio 2020."),
        (years("ja", Share(7, 9), Share(2, 10), NOW), f", mot två av tio (20{NBSP}%) 2020."),
        (years("ja", Share(2, 15), NOW, breaks=("2021",)), "; svaren kan inte jämföras med 2020."),
        (years("ja", Share(9, 9), Share(2, 9), NOW, breaks=("2020",)), ", mot två av nio 2020."),
        (years("ja", MissingValue.NOT_ASKED, NOW), "."),
        (years("ja", NOW), "."),
        (years("nej", Share(2, 15), NOW), "."),
        (years("summa", Share(2, 15), NOW), "."),
    ],
)
def test_the_year_before_stands_beside(table: Table, expected: str) -> None:
    """With its base; where the question was another, that; where it is not known, nothing."""
    asked = replace(ASKED, type="ja_nej", answers=YES_NO)
    assert told(asked, table) == [f"{WHERE} 4 av 17 (24{NBSP}%) ja på frågan ”Känner du oro?”{expected}"]


def test_of_other_questions_only_the_sum_is_compared() -> None:
    """What most chose may be another option than the year before."""
    summed = replace(ASKED, type="skala", answers=SCALE, summed=("c", "d"))
    assert told(summed, years("summa", Share(2, 9), NOW))[0].endswith(", mot två av nio 2020.")
    assert told(replace(ASKED, answers=SCALE), years("ja", Share(2, 9), NOW))[0].endswith("oro?”.")
    assert told(replace(ASKED, answers=SCALE, type="tal"), years("", Share(2, 9), NOW)) != []
