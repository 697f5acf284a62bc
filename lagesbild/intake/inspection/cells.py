"""Columns of a plain table that no question is made of, its counts and days, and the order of its dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lagesbild.core.cells import NotReported, whole_number
from lagesbild.core.dates import day_parser, is_open_order
from lagesbild.core.text import fold
from lagesbild.files.sheet import is_empty
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.inspection.sheets import TABLE
from lagesbild.intake.shapes.words import NOT_STATED
from lagesbild.intake.surveys.answers import AnsweredQuestion
from lagesbild.intake.surveys.question_types import infer_type
from lagesbild.intake.surveys.tools import plain_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from lagesbild.core.date_order import DateOrder
    from lagesbild.intake.inspection.sheets import InspectedSheet
    from lagesbild.intake.surveys.answers import Answers, QuestionType

UNREADABLE = "?"
"""Stands for a cell that holds something but no number."""
QUOTED = frozenset({"date", "number", "id"})


def complete_answers(inspected: InspectedSheet, answers: Answers) -> Answers:
    """Return the answers; to those of a plain table the columns that no question is made of are added, and its counts."""
    if answers.system != TABLE:
        return answers
    frame: pd.DataFrame = answers.frame.copy()
    questions = list(answers.questions)
    for position in _unread_positions(inspected, answers):
        heading = answers.layout.headings[answers.layout.columns.index(position)]
        cells = map_distinct(
            _cells(inspected, answers, (position,))[position], lambda cell: "" if is_empty(cell) else cell
        )
        kind, _, answered = infer_type(cells, heading, (), ())
        frame[len(questions)] = answered
        questions.append(AnsweredQuestion(heading, kind if kind in QUOTED else "text", (position,)))
    read = _read_in(inspected, questions, "antal", "number") | _read_in(inspected, questions, "datum", "date")
    columns = _cells(inspected, answers, tuple(question.columns[0] for question in read.values()))
    for number, question in read.items():
        cells = columns[question.columns[0]]
        frame[number] = map_distinct(cells, _count if question.type == "number" else _day(cells))
        questions[number] = question
    return replace(answers, questions=tuple(questions), frame=frame)


def _unread_positions(inspected: InspectedSheet, answers: Answers) -> Iterator[int]:
    """Yield the columns without a heading, and those of a survey tool's own kind; never those with personal data."""
    used = {column for question in answers.questions for column in question.columns}
    ruled = {fold(heading) for heading in inspected.rules.columns} if inspected.rules else set()
    for position, heading in zip(answers.layout.columns, answers.layout.headings, strict=True):
        known = not heading or plain_table.own_role(heading) or fold(heading) in ruled
        if position not in used and known and heading not in answers.dropped:
            yield position


def _cells(inspected: InspectedSheet, answers: Answers, positions: tuple[int, ...]) -> pd.DataFrame:
    """Return some columns as the file has them, row by row as in the answers."""
    frame = inspected.sheet.read(answers.layout, positions).astype(object)
    return frame.reindex(answers.frame.index, fill_value="")


def _read_in(
    inspected: InspectedSheet, questions: list[AnsweredQuestion], role: str, kind: QuestionType
) -> dict[int, AnsweredQuestion]:
    """Return number -> the question whose column is read in a role, with that type; dates only where not plain."""
    if inspected.source and inspected.source.survey:
        return {}
    return {
        number: replace(question, type=kind, options=())
        for number, question in enumerate(questions)
        if inspected.roles_by_column.get(question.columns[0]) == role and not question.type == kind == "date"
    }


def _day(cells: pd.Series[Any]) -> Callable[[Any], str]:
    """Return what gives the day of a cell of the column as ISO text."""
    parse = day_parser(cells.unique())

    def day(cell: Any) -> str:  # noqa: ANN401 — a cell of any type
        try:
            return "" if fold(cell) in NOT_STATED else parse(cell).isoformat()
        except ValueError:
            return UNREADABLE

    return day


def _count(cell: Any) -> int | str:  # noqa: ANN401 — a cell of any type
    try:
        return "" if cell == "" else whole_number(cell)
    except NotReported:
        return "" if not str(cell).strip() else UNREADABLE
    except ValueError:
        return UNREADABLE


def date_order(inspected: InspectedSheet, position: int) -> DateOrder | None:
    """Whether day or month stands first in a column of dates; None where no date leaves it open."""
    column = (row[position] for row in inspected.sheet.head if position < len(row))
    if inspected.answers is None or not any(map(is_open_order, column)):
        return None
    cells = inspected.sheet.read(inspected.answers.layout, (position,))[position]
    return day_parser(cells.unique()).order
