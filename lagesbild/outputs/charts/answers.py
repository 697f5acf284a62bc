"""The answers to each question of a survey: one bar a question, all of one length, divided by its answers."""

from __future__ import annotations

from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING

from lagesbild.outputs.charts.description import INSIDE, Mark, Panel, Picture
from lagesbild.outputs.charts.questions import questions
from lagesbild.outputs.labels import cell_text
from lagesbild.outputs.palette import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.charts.questions import ChartedQuestion

IN_PERCENT = "Andel svar per fråga i procent. Antal svar inom parentes."
IN_COUNTS = "Antal svar per fråga."
FEW = "Under tio svar visas bara antal."
SMALLEST_INSIDE = 0.12
"""A smaller part of a bar has no room for its text, which stands below."""
_PITCH, _THICKNESS, _TWO_LINES = 1.2, 0.6, 0.9


def answers(table: Table, _report: Report) -> Picture:
    """The bars under a line that says what they show and the names of the answers."""
    asked = questions(table)
    marks = tuple(mark for number, question in enumerate(asked) for mark in _lay_out_marks(number, question))
    drawn = any(mark.length for mark in marks)
    names = [name for _, name, _ in asked[0].answers]
    return Picture(
        "Delade liggande staplar",
        tuple(f"{question.label} ({cell_text(question.base)}\u00a0svar)" for question in asked),
        (Panel(marks),),
        inf,
        _PITCH,
        _TWO_LINES if any(question.in_percent for question in asked) else _THICKNESS,
        axis=False,
        intro=_intro(asked),
        legend=tuple((name, _fill(number)[0]) for number, name in enumerate(names)) if drawn else (),
    )


def _intro(asked: tuple[ChartedQuestion, ...]) -> str:
    kinds = {question.in_percent for question in asked if question.total}
    if kinds == {True, False}:
        return f"{IN_PERCENT} {FEW}"
    return IN_PERCENT if True in kinds else IN_COUNTS


def _fill(number: int) -> tuple[str, str]:
    return ANSWERS[number % len(ANSWERS)]


def _lay_out_marks(row: int, question: ChartedQuestion) -> Iterator[Mark]:
    """The parts of the bar from left to right, and below it what finds no room on it."""
    total, below = question.total, []
    known = [count if isinstance(count, int) and total else 0 for _, _, count in question.answers]
    starts = accumulate(known, initial=0)
    for number, ((key, name, count), length, start) in enumerate(
        zip(question.answers, known, starts, strict=False)
    ):
        texts, (fill, ink) = question.texts(count), _fill(number)
        if length:
            yield Mark(row, "", question.cells, length / total, start / total, fill)
        if total and length / total >= SMALLEST_INSIDE:
            middle = (start + length / 2) / total
            yield Mark(
                row,
                "\n".join(texts),
                (f"{question.key}/{key}",),
                0.0,
                middle,
                ink=ink,
                size=INSIDE,
                place="inside",
            )
        else:
            below.append(" ".join((name, *texts)))
    if below:
        yield Mark(row, ", ".join(below), (), size=INSIDE, place="below" if total else "after")
