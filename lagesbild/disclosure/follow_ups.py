"""The answers of those few who said yes in a survey, which together are a profile of one of them: left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagesbild.core.tables import TableKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from lagesbild.core.figures import QuestionCount
    from lagesbild.core.report import Report

    Key = tuple[str, str]
    """A survey and a question of it."""


def withhold_follow_ups(report: Report, follows: Mapping[str, tuple[str, ...]], fewest: int) -> Report:
    """The report without what follows on a yes that fewer than `fewest` gave, or that fewer answered.

    `follows` has the questions of whose yes each question is a follow-up. Of a question that no definition knows it is
    not known what it follows on, so those who answered it are all there is to go by.
    """
    yes = {(q.source, q.question): _yes(q) for q in report.questions}
    few = {
        (q.source, q.question)
        for q in report.questions
        if _is_follow_up(q, follows) and _respondents(q, follows, yes) < fewest
    }
    surveys = {source for source, _ in few}
    return replace(
        report,
        questions=tuple(q for q in report.questions if (q.source, q.question) not in few),
        tables=tuple(
            t for t in report.tables if not _is_withheld(t.kind, (t.about, t.question), few, surveys)
        ),
    )


def _is_withheld(kind: TableKind, key: Key, few: AbstractSet[Key], surveys: AbstractSet[str]) -> bool:
    """Whether a table is of such answers, or of what the same few told in both years."""
    return (kind is TableKind.CHOICES and key in few) or (
        kind is TableKind.MATCHED_UNITS and key[0] in surveys
    )


def _is_follow_up(question: QuestionCount, follows: Mapping[str, tuple[str, ...]]) -> bool:
    return not question.is_defined or bool(follows.get(question.question))


def _respondents(
    question: QuestionCount, follows: Mapping[str, tuple[str, ...]], yes: Mapping[Key, int]
) -> int:
    """How many answered it, no more than gave the yes that it follows on, where that was asked."""
    asked = [
        yes[question.source, other]
        for other in follows.get(question.question, ())
        if (question.source, other) in yes
    ]
    base = question.base or 0
    return min(base, max(asked)) if asked else base


def _yes(question: QuestionCount) -> int:
    return next((count or 0 for key, _, count in question.answers if key == "ja"), 0)
