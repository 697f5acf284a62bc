"""What is told of the surveys, from tables of facts: both sides of every limit."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_report import sample_report
from section_reports import said, sentences, texts, with_answers, with_state

from lagesbild.core.tables import MissingValue
from lagesbild.outputs.section.appendix import appendix
from lagesbild.outputs.section.surveys import says_few

HIDDEN = MissingValue.SUPPRESSED
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("own", "schools", "expected"),
    [
        (
            (1, 17),
            (1, 9),
            (
                "Få av dem som har svarat på enkäterna har mött våldsbejakande extremistiska åsikter: "
                "1 av 17 i de egna verksamheterna och 1 av 9 på skolorna."
            ),
        ),
        (
            (1, 12),
            (1, 9),
            (
                "Få av dem som har svarat på enkäterna har mött våldsbejakande extremistiska åsikter: "
                "en av tolv i de egna verksamheterna och en av nio på skolorna."
            ),
        ),
        (
            (0, 17),
            (0, 9),
            "Ingen av dem som har svarat på enkäterna har mött våldsbejakande extremistiska åsikter.",
        ),
        (
            (5, 34),
            (0, 9),
            (
                "Få av dem som har svarat på enkäterna har mött våldsbejakande extremistiska åsikter: "
                "5 av 34 i de egna verksamheterna och 0 av 9 på skolorna."
            ),
        ),
        (
            (3, 20),
            (0, 9),
            (
                "Få av dem som har svarat på enkäterna har mött våldsbejakande extremistiska åsikter: "
                "3 av 20 i de egna verksamheterna och 0 av 9 på skolorna."
            ),
        ),
        (
            (5, 33),
            (0, 9),
            (
                "Av dem som har svarat på enkäterna har 5 av 33 i de egna verksamheterna och 0 av 9 på skolorna "
                "mött våldsbejakande extremistiska åsikter."
            ),
        ),
        (
            (6, 99),
            (1, 9),
            (
                "Av dem som har svarat på enkäterna har 6 av 99 i de egna verksamheterna och 1 av 9 på skolorna "
                "mött våldsbejakande extremistiska åsikter."
            ),
        ),
        (
            (45, 100),
            (1, 9),
            (
                f"Av dem som har svarat på enkäterna har 45 av 100 (45{NBSP}%) i de egna verksamheterna och 1 av 9 "
                "på skolorna mött våldsbejakande extremistiska åsikter."
            ),
        ),
        (
            (1, 17),
            (HIDDEN, 9),
            (
                "Få av dem som har svarat i de egna verksamheterna har mött våldsbejakande extremistiska åsikter: "
                "1 av 17."
            ),
        ),
    ],
)
def test_the_first_question_with_its_numbers(
    own: tuple[int, int], schools: tuple[int | MissingValue, int], expected: str
) -> None:
    """Few is at most five and at most 15 per cent, in every survey; a hidden answer is of no survey that is told."""
    report = with_answers(sample_report(), "enkat_egna", "stott_pa", *own)
    assert expected in sentences(with_answers(report, "enkat_skolor", "stott_pa", *schools))


@pytest.mark.parametrize(
    ("yes", "base", "expected"),
    [
        (1, 16, "Få av dem som har svarat i de egna verksamheterna har på annat sätt sett tecken på aktivitet"),
        (0, 16, "Ingen av dem som har svarat i de egna verksamheterna har på annat sätt sett tecken på aktivitet"),
        (6, 16, "Av de svarande har 6 av 16 i de egna verksamheterna på annat sätt sett tecken på aktivitet"),
    ],
)  # fmt: skip
def test_the_second_question_is_told_in_brief(yes: int, base: int, expected: str) -> None:
    """Its numbers stand in the appendix where few or nobody said yes."""
    assert expected in said(with_answers(sample_report(), "enkat_egna", "sett_tecken", yes, base))


def test_the_second_question_is_of_the_same_people_when_both_surveys_have_it() -> None:
    """Then it need not be said again whom it is about."""
    report = with_answers(sample_report(), "enkat_skolor", "sett_tecken", 0, 9)
    assert "Få har på annat sätt sett tecken på aktivitet" in said(report)


def test_a_single_survey_is_one_survey() -> None:
    """Where only one came in, the text speaks of those who answered it."""
    report = with_state(sample_report(), "enkat_skolor", "not_received")
    tables = tuple(table for table in report.tables if table.about != "enkat_skolor")
    assert "Få av dem som har svarat i de egna verksamheterna har mött" in said(
        replace(report, tables=tables)
    )


@pytest.mark.parametrize(
    ("own", "schools", "is_explained"),
    [((1, 17), (1, 9), True), ((6, 17), (6, 9), False), ((0, 17), (0, 9), False)],
)
def test_what_few_means_is_said_where_the_word_is_used(
    own: tuple[int, int], schools: tuple[int, int], *, is_explained: bool
) -> None:
    """Of one question or the other; nobody is not few."""
    report = sample_report()
    for question in ("stott_pa", "sett_tecken"):
        report = with_answers(report, "enkat_egna", question, *own)
        report = with_answers(report, "enkat_skolor", question, *schools)
    assert says_few(report) is is_explained
    assert any("”Få” betyder" in text for text in texts(appendix(report))) is is_explained
