"""The answers to each question of a survey: one bar a question, all of one length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.outputs.charts import frame as sheet
from lagesbild.outputs.charts.lettering import block, leading, width, wrap
from lagesbild.outputs.charts.marks import KEY, LABEL, MARGIN, MUTED, WIDTH, Bar, Drawing, Mark, Text
from lagesbild.outputs.charts.questions import questions
from lagesbild.outputs.charts.stack import height, parts, stack
from lagesbild.outputs.labels import cell_text

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.charts.questions import Question
    from lagesbild.outputs.charts.stack import Part

IN_PERCENT = "Andel svar per fråga i procent. Antal svar inom parentes."
IN_COUNTS = "Antal svar per fråga."
FEW = "Under tio svar visas bara antal."
_FIRST = 0.4
_BETWEEN = 0.5
_SWATCH, _SWATCH_GAP, _NAME_GAP = 0.28, 0.12, 0.5


def answers(table: Table, _report: Report) -> Drawing:
    """The bars under a line that says what they show and the names of the answers."""
    asked = questions(table)
    labels = tuple(_label(question) for question in asked)
    axis = sheet.axis_at(labels)
    head = _head(asked, axis)
    marks, top = list(head.marks), head.height
    for question, label in zip(asked, labels, strict=True):
        bar, top = stack(question, axis), top + _overhang(question)
        middle_line = top + height(question) / 2
        marks += [*sheet.labelled((label,), (middle_line,), axis), *bar.lowered(top)]
        top += max(bar.height, height(question) / 2 + len(label) * leading() / 2) + _BETWEEN
    return Drawing(top - _BETWEEN + 0.1, tuple(marks), "Delade liggande staplar")


def _label(question: Question) -> tuple[str, ...]:
    return (*sheet.wrapped((question.label,))[0], f"({cell_text(question.base)} svar)")


def _overhang(question: Question) -> float:
    """How far a long label rises above its bar."""
    return max(0.0, (len(_label(question)) * leading() - height(question)) / 2 - 0.15)


def _head(asked: tuple[Question, ...], axis: float) -> Drawing:
    """What is shown, and the answers' names; its height is where the first bar begins."""
    lines = wrap(_shown(asked), WIDTH - MARGIN - axis)
    intro = block(lines, axis, _FIRST, like=Text(0, 0, "", LABEL, colour=MUTED))
    divided = parts(asked[0], axis)
    room = all(width(part.name, bold=True) <= part.width for part in divided)
    names = _above(divided) if room else _beside(divided, axis)
    lift = _FIRST + len(lines) * leading() + 0.3
    return Drawing(lift + names.height + 0.2, (*intro, *names.lowered(lift)))


def _shown(asked: tuple[Question, ...]) -> str:
    kinds = {question.in_percent for question in asked if question.whole}
    if kinds == {True, False}:
        return f"{IN_PERCENT} {FEW}"
    return IN_PERCENT if True in kinds else IN_COUNTS


def _above(divided: tuple[Part, ...]) -> Drawing:
    """Each answer's name above its part of the first bar."""
    return Drawing(0.0, tuple(Text(part.left, 0.0, part.name, bold=True) for part in divided))


def _beside(divided: tuple[Part, ...], axis: float) -> Drawing:
    """Each answer's name beside a square of its colour, in the order of the bars."""
    marks: list[Mark] = []
    left, y = axis, 0.0
    for part in divided:
        across = _SWATCH + _SWATCH_GAP + width(part.name, bold=True)
        if left > axis and left + across > WIDTH - MARGIN:
            left, y = axis, y + leading() + 0.1
        marks.append(Bar(left, y - _SWATCH + 0.03, _SWATCH, _SWATCH, part.fill, KEY))
        marks.append(Text(left + _SWATCH + _SWATCH_GAP, y, part.name, bold=True))
        left += across + _NAME_GAP
    return Drawing(y, tuple(marks))
