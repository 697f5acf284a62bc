"""The answers to a survey's questions as they stand in `visa --json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.states import FigureState
from lagesbild.core.tables import ANSWER_BASE, EVERYBODY, Share, TableKind

if TYPE_CHECKING:
    from lagesbild.core.figures import QuestionCount
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs import json_shapes as shapes


def question_json(question: QuestionCount, report: Report) -> shapes.QuestionJson:
    """The answers to a question, in all and by the group of those who answered where there is a table of that."""
    answers = {key: count for key, _, count in question.answers}
    by_group = report.table(TableKind.ANSWERS_BY_GROUP, question.source, question.question)
    summed = question.sum
    return {
        "source": question.source,
        "question": question.question,
        "key": question.question,
        "label": question.label,
        "wording": question.wording,
        "type": question.type,
        "defined": question.is_defined,
        "base": question.base,
        "asked_if": _condition(question),
        "answers": answers,
        "states": dict(zip(answers, question.stated(), strict=True)),
        "labels": {key: label for key, label, _ in question.answers},
        "sum": {"label": question.sum_label, "count": summed.count, "state": summed.state}
        if summed
        else None,
        "by_group": _groups(by_group, [*answers]) if by_group else None,
        **suppressed_flag(question.base is None or FigureState.SUPPRESSED in question.stated()),
    }


def _condition(question: QuestionCount) -> shapes.ConditionJson | None:
    if question.asked_if is None:
        return None
    questions, answers = question.asked_if
    return {"questions": list(questions), "answers": list(answers)}


def _groups(table: Table, answers: list[str]) -> dict[str, shapes.GroupJson]:
    """By key of a group, what it is called, how many of it answered, and how many gave each answer."""
    rows = {row.key: row.cells for row in table.rows}
    groups: dict[str, shapes.GroupJson] = {}
    for place, column in enumerate(table.columns):
        if column.key != EVERYBODY:
            given = {key: rows[key][place].value for key in answers}
            groups[column.key] = {
                "label": column.label,
                "base": rows[ANSWER_BASE][place].counted,
                "answers": {
                    key: value.part if isinstance(value, Share) else None for key, value in given.items()
                },
            }
    return groups


def suppressed_flag(is_hidden: bool) -> shapes.SuppressedJson:  # noqa: FBT001 — the one thing that it says
    """The mark of a figure that the public edition suppresses, and nothing for any other."""
    return {"suppressed": True} if is_hidden else {}
