"""What is told of a source whose lines are not summed, from tables of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sample_report import sample_report
from section_reports import said, sentences, with_count_states, with_counts

from lagesbild.core.states import FigureState
from lagesbild.core.tables import Cell, MissingValue
from lagesbild.core.wording import sentence

if TYPE_CHECKING:
    from lagesbild.core.report import Report

NOT_SUMMED = Cell(MissingValue.NOT_SUMMED, state=FigureState.NOT_SUMMED)


def indicators(values: dict[str, int | None], states: dict[str, FigureState] | None = None) -> Report:
    """The sample with the contacts as a source whose lines are not summed."""
    report = with_count_states(with_counts(sample_report(), "kontakter", values), "kontakter", states or {})
    tables = tuple(table for table in report.tables if table.about != "kontakter")
    sources = tuple(
        replace(status, total=NOT_SUMMED) if status.key == "kontakter" else status
        for status in report.sources
    )
    return replace(report, sources=sources, tables=tables, comparisons=())


@pytest.mark.parametrize(
    ("values", "states", "expected"),
    [
        (
            {"hoger": 2, "vanster": 7, "annan": 3, "islamistisk": 1},
            {},
            "I samordnarens kontaktlogg redovisas: autonoma miljön 7, annan miljö 3, vit makt-miljön 2; resten står i bilagan.",
        ),
        (
            {"hoger": 2, "vanster": 1200},
            {"hoger": FigureState.AT_LEAST},
            "I samordnarens kontaktlogg redovisas: autonoma miljön 1\u00a0200, vit makt-miljön minst 2; resten står i bilagan.",
        ),
        (
            {"hoger": 2},
            {"vanster": FigureState.NOT_ASKED},
            "I samordnarens kontaktlogg redovisas: vit makt-miljön 2; resten står i bilagan.",
        ),
    ],
)
def test_the_largest_lines_are_told(
    values: dict[str, int | None], states: dict[str, FigureState], expected: str
) -> None:
    """Three at most, the largest first; what is not exact is the least that it can be, and the rest is in the appendix."""
    (text,) = (text for text in sentences(indicators(values, states)) if "redovisas: " in text)
    assert text == expected


def test_where_all_lines_are_told_nothing_is_left_for_the_appendix() -> None:
    """Three lines are told whole."""
    report = indicators({"hoger": 3, "vanster": 2, "annan": 1})
    kept = tuple(count for count in report.counts if count.source != "kontakter" or count.value)
    assert "vit makt-miljön 3, autonoma miljön 2, annan miljö 1." in said(replace(report, counts=kept))


@pytest.mark.parametrize(
    ("states", "why"),
    [
        ((FigureState.NOT_GIVEN,), "uppgift saknas"),
        ((FigureState.SUPPRESSED,), "antalet visas inte, för att skydda enskilda"),
        ((FigureState.NOT_ASKED, FigureState.EXACT), "uppgiften har inte efterfrågats"),
    ],
)
def test_where_no_line_has_a_number_the_reason_stands(states: tuple[FigureState, ...], why: str) -> None:
    """A proven zero among them is no reason."""
    lines = [milieu.code for milieu in sample_report().milieus]
    report = indicators({}, {line: states[n % len(states)] for n, line in enumerate(lines)})
    noun = sentence(report.source("kontakter").phrases.noun)
    assert f"{noun}: {why}." in sentences(report)


def test_lines_that_are_shown_are_told_beside_a_hidden_one() -> None:
    """That one is hidden hides no other, for there is no total to work it out from."""
    report = indicators({"hoger": 9, "vanster": 6, "annan": 5, "islamistisk": None})
    told = "autonoma miljön 6, annan miljö 5; resten står i bilagan."
    assert f"vit makt-miljön 9, {told}" in said(report)
    assert "kontaktlogg visas inte" not in said(report)


def test_a_source_that_is_summed_is_not_told_line_by_line() -> None:
    """Also where its total is hidden."""
    hidden: dict[str, int | None] = {milieu.code: None for milieu in sample_report().milieus}
    assert "redovisas:" not in said(with_counts(sample_report(), "kontakter", hidden))
    assert "kontaktlogg:" not in said(with_counts(sample_report(), "kontakter", hidden))
