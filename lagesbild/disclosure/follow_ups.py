"""The answers of those few who were asked more in a survey, which together are a profile of one of them: left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.tables import ANSWER_BASE, TableKind
from lagesbild.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.core.figures import QuestionCount
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table

    Key = tuple[str, str]
    """A survey and a question of it."""

OF_QUESTIONS = frozenset({TableKind.CHOICES, TableKind.ANSWERS_BY_GROUP, TableKind.ANSWERS_BY_YEAR})
"""The tables that are of the answers to one question."""


def withhold_follow_ups(report: Report, fewest: int) -> Report:
    """The report without what is told of fewer than `fewest`: those for whom a question was asked, or who answered it.

    A yes or no that everybody was asked for is told whoever answered; a number of years is told only when each year
    may be.
    """
    counts = {(q.source, q.question): q for q in report.questions}
    few = {key for key, q in counts.items() if _is_of_some(q) and _respondents(q, counts) < fewest}
    of_some = {key for key, q in counts.items() if _is_of_some(q)}
    surveys = {source for source, _ in few}
    return replace(
        report,
        questions=tuple(q for q in report.questions if (q.source, q.question) not in few),
        tables=tuple(
            table
            for table in report.tables
            if not (
                (table.kind in OF_QUESTIONS and (table.about, table.question) in few)
                or (table.kind is TableKind.MATCHED_UNITS and table.about in surveys)
                or (
                    table.kind is TableKind.ANSWERS_BY_YEAR
                    and (table.about, table.question) in of_some
                    and _smallest_base(table) < fewest
                )
            )
        ),
    )


def _is_of_some(question: QuestionCount) -> bool:
    """Whether those who answered a question, or what they chose, may be few: all but a plain yes or no."""
    return not question.is_defined or question.asked_if is not None or question.type != "ja_nej"


def _respondents(question: QuestionCount, counts: Mapping[Key, QuestionCount]) -> int:
    """How many answered it, no more than gave an answer that it follows on, where that was asked."""
    questions, answers = question.asked_if or ((), ())
    asked = [
        _number_of(counts[question.source, key], answers)
        for key in questions
        if (question.source, key) in counts
    ]
    base = question.base or 0
    return min(base, max(asked)) if asked else base


def _number_of(question: QuestionCount, answers: Sequence[str]) -> int:
    """How many gave one of some answers, named by key or label; of several that one may give, the most that gave one."""
    wanted = set(map(fold, answers))
    counts = [
        count or 0
        for key, label, count in question.answers
        if not wanted.isdisjoint((fold(key), fold(label)))
    ]
    return max(counts, default=0) if question.multi else sum(counts)


def _smallest_base(table: Table) -> int:
    """The fewest answers of any year; none where a year's number is not known."""
    bases = next(row.cells for row in table.rows if row.key == ANSWER_BASE)
    return min((cell.counted or 0 for cell in bases if cell.trace), default=0)
