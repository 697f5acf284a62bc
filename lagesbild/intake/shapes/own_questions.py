"""The questions of a survey whose options no definition gives -> their answers, counted by what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from lagesbild.core.own_questions import FREE_TEXT, YES_NO, OwnQuestion, is_ordered, order_options
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line, fold, make_key
from lagesbild.core.wording import number
from lagesbild.intake.columns import map_distinct, map_to_category, repeat_word
from lagesbild.intake.shapes.columns import parse
from lagesbild.intake.surveys.cells import as_number, as_text
from lagesbild.personal_data.finder import find

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from lagesbild.core.errors import Problem
    from lagesbild.core.own_questions import QuestionType
    from lagesbild.intake.shapes.asked import Asked
    from lagesbild.intake.shapes.context import Context
    from lagesbild.intake.surveys.answers import AnsweredQuestion, Answers
    from lagesbild.personal_data.word_lists import Lists

MOST_NUMBERS = 12
"""More different numbers than these are shown in classes."""
CLASSES = (0, 1, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Where the classes of numbers begin. Own choice."""
SEARCHED_BELOW = 5
"""An option that fewer chose may be somebody's own words, and is searched for personal data."""
MOST_NAMED = 8
"""So many questions are named in one sentence."""
NO_NUMBER = "Svaret är inte ett tal och räknas inte på frågan. Skriv ett tal."
COUNTED_OWN = (
    "Enkäten har {questions}, utan definition. {counted} med sin egen lydelse och finns i bilagan och arbetsboken: "
    "{wordings}. Inget behöver göras."
)
NOT_COUNTED = (
    "{columns} i enkäten räknas inte, för svaren är fritext, datum eller nummer: {wordings}. "
    "Läs {them} i filen om {they} ska tas med."
)


def observe_own_questions(
    answers: Answers, asked: Mapping[str, Asked], context: Context
) -> tuple[list[pd.DataFrame], list[Problem]]:
    """Return the answers to the questions whose options are not written, a frame each, and what is told of them.

    Those are the defined ones without options, and every question that is not among the defined.
    """
    defined = {question.number: question for question in asked.values()}
    taken = {question.key for question in context.questions}
    frames: list[pd.DataFrame] = []
    problems: list[Problem] = []
    wordings: list[str] = []
    uncounted: list[str] = []
    counted = (answers.status == COUNTED).to_numpy(dtype=bool)
    for position, question in enumerate(answers.questions):
        known = defined.get(position)
        if known and not known.question.is_open:
            continue
        answered, unreadable = _answered(answers, position, known, counted)
        problems += _tell_unreadable(unreadable, question.heading, context)
        if answered.cells.empty:
            continue
        if answered.type not in {"single", "multi", "number"}:
            uncounted.append(question.heading)
            continue
        chosen = _options(answered, context.settings.lists)
        own = _defined(known, chosen) if known else _own_question(question, answered.type, chosen, taken)
        taken.add(own.key)
        context.collect_own_question(own)
        frames.append(_rows(own, chosen))
        if known is None:
            wordings.append(own.wording)
    return frames, [*problems, *_report_own_questions(wordings, uncounted, context)]


class _Answered(NamedTuple):
    """The cells of those who answered a question, and the type that they have."""

    type: str
    cells: pd.Series


def _answered(
    answers: Answers, position: int, known: Asked | None, counted: NDArray[np.bool_]
) -> tuple[_Answered, pd.Index]:
    """Return the counted answers to a question, and the rows of those that are no numbers where it asks for one."""
    column = answers.frame[position]
    is_answer = map_distinct(column, lambda cell: cell not in ("", ())).to_numpy(dtype=bool)
    cells = column[is_answer & counted]
    if known is None or known.type != "tal":
        return _Answered(answers.questions[position].type, cells), cells.index[:0]
    parsed = parse(cells, as_number)
    return _Answered("number", cells[~parsed.failed].map(as_number)), cells.index[parsed.failed]


def _tell_unreadable(rows: pd.Index, heading: str, context: Context) -> Iterator[Problem]:
    if rows.empty:
        return
    cells = pd.DataFrame({"row": rows, "column": heading})
    yield from context.list_problems("answer_no_number", NO_NUMBER, cells, heading)


def _defined(asked: Asked, chosen: pd.Series) -> OwnQuestion:
    """Return a defined question with the options that were chosen."""
    counts = {str(option): int(count) for option, count in chosen.value_counts().items()}
    return OwnQuestion(asked.question.key, as_line(asked.heading), asked.question.type, order_options(counts))


def _options(answered: _Answered, lists: Lists) -> pd.Series:
    """Return the options chosen, one a line with the row as index, each as it is shown."""
    chosen = answered.cells.explode() if answered.type == "multi" else answered.cells
    if answered.type == "number":
        return _in_classes(pd.to_numeric(chosen))
    return map_to_category(chosen, lambda option, count: _show_option(str(option), count, lists))


def _show_option(option: str, count: int, lists: Lists) -> str:
    """Return an option as it is shown; one that holds personal data is own words and is not shown."""
    if count < SEARCHED_BELOW and any(finding.outcome == "maskas" for finding in find(option, lists)):
        return FREE_TEXT
    return as_line(option)


def _in_classes(numbers: pd.Series) -> pd.Series:
    """Return the numbers as text, or in classes where there are many different ones."""
    if numbers.nunique() <= MOST_NUMBERS:
        return map_to_category(numbers, lambda value, _: as_text(float(value)).replace(".", ","))
    return map_to_category(numbers, lambda value, _: _number_class(value))


def _number_class(value: float) -> str:
    """Return the class that a number is in.

    >>> _number_class(7), _number_class(0), _number_class(5000)
    ('5–9', '0', '1000 eller fler')
    """
    if value < 0:
        return "under 0"
    first = max(start for start in CLASSES if start <= value)
    if first == CLASSES[-1]:
        return f"{first} eller fler"
    last = CLASSES[CLASSES.index(first) + 1] - 1
    return str(first) if last == first else f"{first}–{last}"


def _own_question(
    question: AnsweredQuestion, answered_as: str, chosen: pd.Series, taken: Collection[str]
) -> OwnQuestion:
    counts = {str(option): int(count) for option, count in chosen.value_counts().items()}
    wording = as_line(question.heading)
    return OwnQuestion(make_key(wording, taken), wording, _type(answered_as, counts), order_options(counts))


def _type(answered_as: str, counts: Mapping[str, int]) -> QuestionType:
    if answered_as == "multi":
        return "flera_val"
    if answered_as == "number":
        return "tal"
    if {fold(option) for option in counts} <= YES_NO:
        return "ja_nej"
    return "skala" if is_ordered(counts) else "ett_val"


def _rows(own: OwnQuestion, chosen: pd.Series) -> pd.DataFrame:
    rows = pd.DataFrame({"row": chosen.index.to_numpy(), "category": chosen.array})
    is_single = chosen.index.is_unique
    rows = rows if is_single else rows[~rows.duplicated()]
    first = True if is_single else ~rows["row"].duplicated()
    return rows.assign(first=first, question=repeat_word(own.key, len(rows)))


def _report_own_questions(
    wordings: Sequence[str], uncounted: Sequence[str], context: Context
) -> Iterator[Problem]:
    if wordings:
        questions = f"{number(len(wordings), 'en')} {'egen fråga' if len(wordings) == 1 else 'egna frågor'}"
        counted = "Den räknas" if len(wordings) == 1 else "De räknas"
        text = COUNTED_OWN.format(questions=questions, counted=counted, wordings=_named(wordings))
        yield context.problem("own_questions", text)
    if uncounted:
        columns = f"{number(len(uncounted), 'en')} {'kolumn' if len(uncounted) == 1 else 'kolumner'}"
        them, they = ("den", "den") if len(uncounted) == 1 else ("dem", "de")
        text = NOT_COUNTED.format(
            columns=columns[:1].upper() + columns[1:], wordings=_named(uncounted), them=them, they=they
        )
        yield context.problem("not_counted_columns", text)


def _named(wordings: Sequence[str]) -> str:
    named = "; ".join(f"”{wording}”" for wording in wordings[:MOST_NAMED])
    more = len(wordings) - MOST_NAMED
    return f"{named} och {more} till" if more > 0 else named
