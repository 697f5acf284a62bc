"""What the public edition leaves out of each part of a report, from tables of facts: both sides of every rule."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.config.loading import load
from lagesbild.core.background import Background
from lagesbild.core.figures import Comparison, Count, QuestionCount
from lagesbild.core.imports import Incoming
from lagesbild.core.states import FigureState
from lagesbild.core.tables import COUNTED, Cell, Column, MissingValue, Row, Table, TableKind, Trace
from lagesbild.core.text_answers import TextAnswer
from lagesbild.disclosure.edition import (
    _discloses,
    _drop_background,
    _drop_intern_columns,
    _drop_intern_sources,
    _drop_revision_notes,
    _is_intern,
    _is_too_detailed,
    _mask,
    _mask_account,
    _mask_cell,
    _mask_count,
    _mask_question,
    _public_space,
)
from lagesbild.report.revisions import REVISED

SAMPLE = sample_report()
NOTES = (f"{REVISED} 2021-06-01: x.", "En not.")


def of(*sources: str, kind: TableKind = TableKind.BY_YEAR, about: str = "") -> Table:
    """A table with a cell of each source, and one of none."""
    cells = (*(Cell(3, Trace(2021, source)) for source in sources), Cell(1))
    columns = tuple(Column(key, key) for key in (*sources, "summa"))
    return Table(kind, "", "", "", columns, (Row("a", "A", cells),), NOTES, about=about)


@pytest.mark.parametrize(
    ("table", "is_intern"),
    [
        (of("polis"), True),
        (of("polis", "ia"), False),
        (of("ia"), False),
        (of(), False),
        (of("ia", kind=TableKind.SAME_EVENTS), True),
        (of("ia", kind=TableKind.REVISIONS), True),
    ],
)
def test_a_table_of_intern_sources_alone_is_left_out(table: Table, *, is_intern: bool) -> None:
    """And one across sources, whoever they are."""
    assert _is_intern(table, {"polis", "sos"}) is is_intern


def test_an_intern_source_is_neither_column_nor_row() -> None:
    """The others stay as they were."""
    table = of("ia", "polis", "klotter")
    rows = (*table.rows, replace(table.rows[0], key="polis"))
    found = _drop_intern_columns(replace(table, rows=rows), {"polis"})
    assert [column.key for column in found.columns] == ["ia", "klotter", "summa"]
    assert [(row.key, [cell.trace and cell.trace.source for cell in row.cells]) for row in found.rows] == [
        ("a", ["ia", "klotter", None])
    ]


@pytest.mark.parametrize(
    ("table", "is_noted"),
    [(of("klotter"), True), (of("kontakter"), False), (of("klotter", "ia"), False), (of(), False)],
)
def test_a_revision_is_noted_where_all_is_of_one_source_that_is_shown(
    table: Table, *, is_noted: bool
) -> None:
    """Other notes stand."""
    assert _drop_revision_notes(table, {"kontakter"}).notes == (NOTES if is_noted else NOTES[1:])


@pytest.mark.parametrize(
    ("kind", "about", "is_left_out"),
    [
        (TableKind.BY_UNIT, "kontakter", True),
        (TableKind.BY_UNIT, "ia", False),
        (TableKind.BY_YEAR, "kontakter", False),
        (TableKind.MATCHED_UNITS, "kontakter", True),
        (TableKind.CHOICES, "kontakter", True),
        (TableKind.ANSWERS_BY_GROUP, "kontakter", True),
        (TableKind.ANSWERS_BY_YEAR, "kontakter", True),
        (TableKind.BY_PLACE, "klotter", False),
        (TableKind.BY_PLACE, "ia", True),
        (TableKind.BY_PLACE, "propaganda", True),
        (TableKind.BY_CHANNEL, "ia", True),
        (TableKind.BY_TYPE, "ia", True),
        (TableKind.CROSSED, "ia", True),
        (TableKind.SHARE_OF_WHOLE, "ia", True),
    ],
)
def test_only_public_space_is_broken_down_far(kind: TableKind, about: str, *, is_left_out: bool) -> None:
    """Units, choices, groups of answers and the same units of two years where that is not protected; all else nowhere else."""
    table = of(kind=kind, about=about)
    found = _is_too_detailed(table, {"kontakter", "propaganda"}, {"klotter", "propaganda"})
    assert found is is_left_out


@pytest.mark.parametrize(
    ("sensitive", "survey", "is_told"), [(False, False, True), (True, False, False), (True, True, True)]
)
def test_the_rows_of_a_protected_source_are_not_told(*, sensitive: bool, survey: bool, is_told: bool) -> None:
    """But for answers; who has not answered never is, and of files the day alone."""
    status = replace(
        SAMPLE.sources[0], survey=survey, read=9, counted=7, set_aside=(("unclear", 2),), silent=("Skolan",)
    )
    found = _mask_account(status, {status.key} if sensitive else set())
    assert (found.read, found.counted, found.set_aside) == (
        (9, 7, (("unclear", 2),)) if is_told else (None, None, ())
    )
    assert (found.silent, found.unread_files) == ((), ())
    assert {file.name for file in found.files} <= {""}


def test_a_hidden_count_is_none() -> None:
    """And says so; any other stands."""
    trace = Trace(2021, "ia")
    count = Count("ia", "handelse", None, "hoger", 3, trace)
    assert _mask_count(count, {trace}) == replace(count, value=None, state=FigureState.SUPPRESSED)
    assert _mask_count(count, {Trace(2020, "ia")}) == count


ASKED = (("status", COUNTED), ("kind", "svar"), ("question", "hot"))
BASE, YES = Trace(2021, "enkat", ASKED), Trace(2021, "enkat", (*ASKED, ("category", "ja")))


@pytest.mark.parametrize(
    ("hidden", "base", "counts"),
    [
        (set(), 9, [3, 6]),
        ({YES}, 9, [None, 6]),
        ({BASE}, None, [3, 6]),
        ({replace(YES, year=2020)}, 9, [3, 6]),
        ({replace(YES, source="skolor")}, 9, [3, 6]),
    ],
)
def test_a_hidden_answer_is_none(hidden: set[Trace], base: int | None, counts: list[int | None]) -> None:
    """By source, year, question and answer; the base by itself."""
    question = QuestionCount(
        "enkat", "hot", "Hot", multi=False, base=9, answers=(("ja", "Ja", 3), ("nej", "Nej", 6))
    )
    found = _mask_question(question, 2021, hidden)
    assert (found.base, [count for *_, count in found.answers]) == (base, counts)
    assert [state is FigureState.SUPPRESSED for state in found.states] == [count is None for count in counts]


@pytest.mark.parametrize("source", ["enkat_skolor", "enkat_egna"])
@pytest.mark.parametrize(
    ("known", "is_told"), [({}, True), ({"multi": True}, False), ({"is_defined": False}, False)]
)
def test_of_a_protected_survey_no_question_is_told_that_no_table_protects(
    source: str, known: dict[str, Any], *, is_told: bool
) -> None:
    """One that may have several answers, or is not the survey's own; of a survey that is shown all are."""
    asked = QuestionCount(source, "hot", "Hot", multi=False, base=30, answers=(("ja", "Ja", 30),))
    report = replace(SAMPLE, questions=(replace(asked, **known),))
    settings = load()
    assert settings.sources_of_class("skydda") >= {"enkat_skolor"}
    assert bool(_mask(report, settings, frozenset()).questions) is (is_told or source == "enkat_egna")


def test_a_suppressed_figure_is_in_no_part_of_the_report() -> None:
    """Totals, counts and tables; and nothing is said of what was wrong with the files."""
    total = Trace(2021, "ia")
    status = replace(SAMPLE.sources[0], total=Cell(3, total))
    count = Count("ia", "handelse", None, "hoger", 3, total)
    hidden = {total, Trace(2021, "ia", (("milieu", "hoger"),))}
    report = replace(
        SAMPLE,
        year=2021,
        sources=(status,),
        counts=(count,),
        tables=(of("ia"),),
        comparisons=(line(), line("hot")),
    )
    found = _mask(report, load(), hidden)
    assert [compared.category for compared in found.comparisons] == ["hot"]
    assert (found.problems, found.counts[0].value) == ((), None)
    assert found.sources[0].total.value is MissingValue.SUPPRESSED
    assert [cell.value for cell in found.tables[0].rows[0].cells] == [MissingValue.SUPPRESSED, 1]
    assert _mask(report, load(), frozenset()).sources[0].total.value == 3


def line(category: str | None = None) -> Comparison:
    """A comparison of 2021 with the year before."""
    return Comparison("ia", category, "hoger", "Vit makt", 2020, 3, 14, "okning")


@pytest.mark.parametrize(
    ("compared", "hidden", "is_left_out"),
    [
        (line(), Trace(2021, "ia", (("milieu", "hoger"),)), True),
        (line(), Trace(2020, "ia", (("milieu", "hoger"),)), True),
        (line(), Trace(2019, "ia", (("milieu", "hoger"),)), False),
        (line(), Trace(2021, "polis", (("milieu", "hoger"),)), False),
        (line(), Trace(2021, "ia", (("milieu", "vanster"),)), False),
        (line(), Trace(2021, "ia", (("category", "hot"),)), False),
        (line("hot"), Trace(2021, "ia", (("category", "hot"),)), True),
        (line("hot"), Trace(2021, "ia", (("milieu", "hoger"),)), False),
    ],
)
def test_what_is_hidden_is_not_compared(compared: Comparison, hidden: Trace, *, is_left_out: bool) -> None:
    """Of either year, by the line that is compared."""
    report = replace(SAMPLE, year=2021)
    assert _discloses(compared, report, {Trace(2021, "annan"), hidden}) is is_left_out


def test_nothing_else_of_an_intern_source_is_there() -> None:
    """Nor who established the figures, what was found in texts, or the texts."""
    asked = QuestionCount("polis", "hot", "Hot", multi=False, base=9, answers=())
    compared = Comparison("polis", None, "hoger", "", 2020, 3, 4, "okning")
    report = replace(
        SAMPLE,
        questions=(asked, replace(asked, source="ia")),
        comparisons=(compared, line()),
        tables=(of("polis", about="polis"), of("ia", "polis", about="ia")),
    )
    found = _drop_intern_sources(report, {"polis"})
    assert [question.source for question in found.questions] == ["ia"]
    assert [comparison.source for comparison in found.comparisons] == ["ia"]
    assert (found.edition, found.findings, found.unread_files) == ("publik", (), ())
    assert [[column.key for column in table.columns] for table in found.tables] == [["ia", "summa"]]
    assert found.withheld == 1
    assert "polis" not in {status.key for status in found.sources}
    assert not found.descriptions.shown
    assert {freeze.by for freeze in found.frozen} <= {""}


def test_public_space_is_what_everyone_can_see() -> None:
    """By the class of the source."""
    found = _public_space(load())
    assert "klotter" in found
    assert not {"ia", "kontakter", "polis", "enkat_skolor"} & found


def came(source: str) -> Incoming:
    """A file that came in."""
    return Incoming(1, source, "fil.xlsx", "a" * 64, "Blad1", 40, "2021-05-12")


@pytest.mark.parametrize("shown", [set(), {"bra"}, {"svar"}, {"bra", "svar"}])
def test_of_what_comes_from_outside_only_what_may_be_shown_is_there(shown: set[str]) -> None:
    """Figures and texts alike: no file, no table of another, and of those shown the day alone."""
    outside = {"bra", "svar"}
    report = replace(
        SAMPLE,
        background=(Background("bra", "Bra", "Bra", "Bra", (), (came("bra"),)),),
        text_answers=(TextAnswer("svar", "Svar", "svaret", "Svar", (came("svar"),)),),
        incoming=tuple(came(source) for source in ("bra", "svar", "klotter")),
        tables=tuple(of(about=about) for about in ("bra", "svar", "klotter")),
    )
    found = _drop_background(report, shown)
    kept = [source for source in ("bra", "svar", "klotter") if source not in outside - shown]
    assert [file.source for file in found.incoming] == kept
    assert [table.about for table in found.tables] == kept
    told: tuple[Background | TextAnswer, ...] = (*found.background, *found.text_answers)
    assert [one.source for one in told] == [source for source in ("bra", "svar") if source in shown]
    assert [(file.name, file.imported) for one in told for file in one.files] == [("", "2021-05-12")] * len(
        shown
    )
    assert found.absent_background == ()


def test_a_hidden_cell_says_that_it_is() -> None:
    """It has no figure and no way back to its rows."""
    hidden = _mask_cell(Cell(3, BASE), {BASE})
    assert (hidden.value, hidden.state, hidden.trace) == (
        MissingValue.SUPPRESSED,
        FigureState.SUPPRESSED,
        None,
    )
    assert _mask_cell(Cell(3, BASE), {YES}) == Cell(3, BASE)
    assert _mask_cell(Cell(3), {BASE}) == Cell(3)
