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
    from collections.abc import Iterator, Sequence

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.charts.questions import ChartedQuestion

IN_PERCENT = "Andel svar per fråga i procent. Antal svar inom parentes."
IN_COUNTS = "Antal svar per fråga."
FEW = "Under tio svar visas bara antal."
SMALLEST_INSIDE = 0.12
"""A smaller part of a bar has no room for its text, which stands below."""
PITCH, TWO_LINES, _THICKNESS = 1.2, 0.9, 0.6
DIVIDED_BARS = "Delade liggande staplar"


def answers(table: Table, _report: Report) -> Picture:
    """The bars under a line that says what they show and the names of the answers."""
    asked = questions(table)
    marks = tuple(mark for number, question in enumerate(asked) for mark in lay_out_answers(number, question))
    return Picture(
        DIVIDED_BARS,
        tuple(f"{question.label} ({count_answers(question)})" for question in asked),
        (Panel(marks),),
        inf,
        PITCH,
        TWO_LINES if any(question.in_percent for question in asked) else _THICKNESS,
        axis=False,
        intro=explain_bars(asked),
        legend=legend_of(asked),
    )


def count_answers(question: ChartedQuestion) -> str:
    """How many have answered."""
    return f"{cell_text(question.base)}\u00a0svar"


def explain_bars(asked: Sequence[ChartedQuestion]) -> str:
    """What the bars of some questions show: percentages, numbers, or both."""
    kinds = {question.in_percent for question in asked if question.total}
    if kinds == {True, False}:
        return f"{IN_PERCENT} {FEW}"
    return IN_PERCENT if True in kinds else IN_COUNTS


def legend_of(asked: Sequence[ChartedQuestion]) -> tuple[tuple[str, str], ...]:
    """The names of the answers with their colours; none where no bar is drawn."""
    if not any(question.total for question in asked):
        return ()
    return tuple((name, _fill(number)[0]) for number, (_, name, _) in enumerate(asked[0].answers))


def _fill(number: int) -> tuple[str, str]:
    return ANSWERS[number % len(ANSWERS)]


def lay_out_answers(
    row: int, question: ChartedQuestion, smallest: float = SMALLEST_INSIDE, beneath: str = ""
) -> Iterator[Mark]:
    """The parts of the bar from left to right; below it `beneath` and what finds no room on it."""
    total, below, cells = question.total, [], []
    known = [count if isinstance(count, int) and total else 0 for _, _, count in question.answers]
    starts = accumulate(known, initial=0)
    for number, ((key, name, count), length, start) in enumerate(
        zip(question.answers, known, starts, strict=False)
    ):
        texts, (fill, ink), cell = question.texts(count), _fill(number), f"{question.key}/{key}"
        if length:
            yield Mark(row, "", question.cells, length / total, start / total, fill)
        if total and length / total >= smallest:
            middle = (start + length / 2) / total
            inside = "\n".join(texts)
            yield Mark(row, inside, (cell,), 0.0, middle, ink=ink, size=INSIDE, place="inside")
        else:
            below.append(" ".join((name, *texts)))
            cells += [cell] if isinstance(count, int) else []
    text = ": ".join(filter(None, (beneath, ", ".join(below))))
    if text:
        yield Mark(row, text, tuple(cells), size=INSIDE, place="below" if total else "after")
