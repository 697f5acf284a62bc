"""Source by source: how it was counted, its change, its pictures, the answers to its questions, and its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.states import FigureState
from lagesbild.core.tables import TOTAL as WHOLE
from lagesbild.core.tables import CellPlace, MissingValue, TableKind, figure_id, stated_value, table_id
from lagesbild.outputs.html.drawing import draw
from lagesbild.outputs.html.tables import CellView, RowView, TableView, view_table
from lagesbild.outputs.labels import cell_text, number_or_mark, verdict
from lagesbild.outputs.section.appendix import account_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.figures import Comparison, QuestionCount, SourceStatus
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table, Value
    from lagesbild.outputs.charts.charts import Chart
    from lagesbild.outputs.html.drawing import SvgChart
    from lagesbild.outputs.html.figures import Behind, Sources

MOST_ROWS = 8
"""A longer table is folded."""
TOLD = frozenset(
    {
        TableKind.YES_NO_QUESTIONS,
        TableKind.CHOICES,
        TableKind.ANSWERS_BY_GROUP,
        TableKind.ANSWERS_BY_YEAR,
        TableKind.BY_YEAR,
    }
)
"""The tables whose figures stand among the answers to the questions, or beside those of the year before."""


class AnswerView(Struct, frozen=True):
    """An answer: what it says, how many gave it, the part of all answers (None where it is not to be drawn)."""

    label: str
    text: str
    figure: str
    share: float | None
    behind: Behind | None


class QuestionView(Struct, frozen=True):
    """A question with the answers to it; `base` says how many have answered."""

    wording: str
    base: str
    figure: str
    answers: tuple[AnswerView, ...]


class FoldedTable(Struct, frozen=True):
    """A table, and whether it stands folded."""

    table: TableView
    is_folded: bool


class Part(Struct, frozen=True):
    """All that the page says of one source."""

    key: str
    label: str
    short: str
    counted: str
    change: TableView | None
    drawings: tuple[SvgChart, ...]
    questions: tuple[QuestionView, ...]
    drawn_questions: tuple[QuestionView, ...]
    """Those whose answers a picture shows."""
    tables: tuple[FoldedTable, ...]


def view_part(report: Report, status: SourceStatus, charts: Sequence[Chart], sources: Sources) -> Part:
    """One source of the report."""
    tables = [table for table in report.tables if table.about == status.key]
    ids = {table.id for table in tables}
    drawn = [chart for chart in charts if ids.intersection(chart.tables)]
    shown = {table for chart in drawn for table in chart.tables}
    asked = [question for question in report.questions if question.source == status.key]
    answered = report.table(TableKind.YES_NO_QUESTIONS, status.key)
    pictured = {row.key for row in answered.rows} if answered and answered.id in shown else set[str]()
    return Part(
        status.key,
        status.label,
        status.short,
        account_of(report, status),
        _change(report, status),
        tuple(map(draw, drawn)),
        tuple(
            _question(question, report.year, sources)
            for question in asked
            if question.question not in pictured
        ),
        tuple(
            _question(question, report.year, sources) for question in asked if question.question in pictured
        ),
        tuple(FoldedTable(view_table(table, sources), _is_folded(table, shown)) for table in tables),
    )


def _is_folded(table: Table, shown: set[str]) -> bool:
    """Whether the figures stand on the page already, or there are many of them."""
    return table.kind in TOLD or table.id in shown or len(table.rows) > MOST_ROWS


def _change(report: Report, status: SourceStatus) -> TableView | None:
    """The lines of a source beside those of an earlier year, and what may be said of them."""
    lines = [line for line in report.comparisons if line.source == status.key]
    if not lines:
        return None
    before = lines[0].previous_year
    return TableView(
        f"forandring_{status.key}",
        f"Förändring sedan {before}. Antal {status.unit[1]}.",
        "Rad",
        ((str(before), True), (str(report.year), True), ("Bedömning", False)),
        tuple(_compared(line, report.year) for line in lines),
        tuple(dict.fromkeys(f"{line.reason.rstrip('.').capitalize()}." for line in lines if line.reason)),
    )


def _compared(line: Comparison, year: int) -> RowView:
    needed = f"; {line.needed} hade krävts" if line.needed else ""
    judged = f"{verdict(line.verdict, uncertain=line.uncertain)}{needed}"
    return RowView(
        line.label,
        (
            _figure(line, line.previous_year, line.previous, line.previous_state),
            _figure(line, year, line.current, line.current_state),
            CellView(judged, _place(line, year, "bedomning"), is_figure=False),
        ),
    )


def _figure(line: Comparison, year: int, count: int | None, state: FigureState) -> CellView:
    value: Value = MissingValue.NOT_REPORTED
    if state is not FigureState.EXACT or count is not None:
        value = stated_value(count or 0, state)
    return CellView(cell_text(value), _place(line, year), is_figure=True)


def _place(line: Comparison, year: int, *more: str) -> str:
    table = table_id(TableKind.BY_YEAR, line.source)
    place = CellPlace(table, line.category or line.milieu or WHOLE, str(year))
    return "/".join((*place, *more))


def _question(question: QuestionCount, year: int, sources: Sources) -> QuestionView:
    counts = [count for _, _, count in question.answers]
    whole = question.base if question.base and None not in counts else None
    base = figure_id(question.source, (question.question,), year)
    return QuestionView(
        question.wording or question.label,
        f"{cell_text(number_or_mark(question.base))} svar",
        base,
        tuple(
            _answer(
                (figure_id(question.source, (question.question, key), year), label),
                count,
                state,
                whole,
                sources,
            )
            for (key, label, count), state in zip(question.answers, question.stated(), strict=True)
        ),
    )


def _answer(
    named: tuple[str, str], count: int | None, state: FigureState, whole: int | None, sources: Sources
) -> AnswerView:
    """One answer; a bar of it only where all is known."""
    figure, label = named
    share = min(count / whole, 1.0) if whole and count is not None and state is FigureState.EXACT else None
    return AnswerView(label, cell_text(stated_value(count or 0, state)), figure, share, sources.of(figure))
