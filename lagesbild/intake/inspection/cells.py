"""What the cells of a sheet tell as they stand: of columns that are no question, of numbers, of the order in dates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lagesbild.core.cells import EITHER_ORDER, DateOrder, NotReported, day_parser, fold, whole_number
from lagesbild.files.sheet import is_empty
from lagesbild.intake.inspection.sheets import TABLE
from lagesbild.intake.shapes.words import NOT_STATED
from lagesbild.intake.surveys.answers import Question
from lagesbild.intake.surveys.cells import mapped
from lagesbild.intake.surveys.question_types import typed
from lagesbild.intake.surveys.tools import plain_table as table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import pandas as pd

    from lagesbild.intake.inspection.sheets import Reading
    from lagesbild.intake.surveys.answers import Answers, QuestionType

UNREADABLE = "?"
"""Stands for a cell that holds something but no number."""
TOLD = frozenset({"date", "number", "id"})


def completed(reading: Reading, answers: Answers) -> Answers:
    """The answers; those of a plain table with the columns that no question is made of, and with its counts."""
    if answers.system != TABLE:
        return answers
    frame: pd.DataFrame = answers.frame.copy()
    questions = list(answers.questions)
    for place in _left_over(reading, answers):
        heading = answers.layout.headings[answers.layout.columns.index(place)]
        cells = mapped(_cells(reading, answers, (place,))[place], lambda cell: "" if is_empty(cell) else cell)
        kind, _, answered = typed(cells, heading, (), ())
        frame[len(questions)] = answered
        questions.append(Question(heading, kind if kind in TOLD else "text", (place,)))
    read = _read_in(reading, questions, "antal", "number") | _read_in(reading, questions, "datum", "date")
    columns = _cells(reading, answers, tuple(question.columns[0] for question in read.values()))
    for number, question in read.items():
        cells = columns[question.columns[0]]
        frame[number] = mapped(cells, _count if question.type == "number" else _day(cells))
        questions[number] = question
    return replace(answers, questions=tuple(questions), frame=frame)


def _left_over(reading: Reading, answers: Answers) -> Iterator[int]:
    """The columns without a heading, and those of a survey tool's own kind; never those with personal data."""
    held = {column for question in answers.questions for column in question.columns}
    ruled = {fold(heading) for heading in reading.rules.columns} if reading.rules else set()
    for place, heading in zip(answers.layout.columns, answers.layout.headings, strict=True):
        known = not heading or table.own_role(heading) or fold(heading) in ruled
        if place not in held and known and heading not in answers.dropped:
            yield place


def _cells(reading: Reading, answers: Answers, places: tuple[int, ...]) -> pd.DataFrame:
    """Some columns as they stand, row by row as in the answers."""
    frame = reading.sheet.read(answers.layout, places).astype(object)
    return frame.reindex(answers.frame.index, fill_value="")


def _read_in(
    reading: Reading, questions: list[Question], role: str, kind: QuestionType
) -> dict[int, Question]:
    """By number, the questions whose column is read in a role, as what it is read as; dates only where not plain."""
    bears: Mapping[int, str] = reading.understood.bears if reading.understood else {}
    return {
        number: replace(question, type=kind, options=())
        for number, question in enumerate(questions)
        if bears.get(question.columns[0]) == role and not question.type == kind == "date"
    }


def _day(cells: pd.Series[Any]) -> Callable[[Any], str]:
    """What gives the day of a cell of the column as ISO text."""
    parse = day_parser(cells.unique())

    def day(cell: Any) -> str:  # noqa: ANN401 — a cell as it stands
        try:
            return "" if fold(cell) in NOT_STATED else parse(cell).isoformat()
        except ValueError:
            return UNREADABLE

    return day


def _count(cell: Any) -> int | str:  # noqa: ANN401 — a cell as it stands
    try:
        return "" if cell == "" else whole_number(cell)
    except NotReported:
        return "" if not str(cell).strip() else UNREADABLE
    except ValueError:
        return UNREADABLE


def date_order(reading: Reading, place: int) -> DateOrder | None:
    """Whether day or month stands first in a column of dates; None where no date leaves it open."""
    column = (row[place] for row in reading.sheet.head if place < len(row))
    if reading.answers is None or not any(EITHER_ORDER.fullmatch(fold(cell)) for cell in column):
        return None
    cells = reading.sheet.read(reading.answers.layout, (place,))[place]
    return day_parser(cells.unique()).order
