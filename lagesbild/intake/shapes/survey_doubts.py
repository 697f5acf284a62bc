"""What may be wrong with a survey's rows as a whole: answers outside the period, trials, numbers used twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd
from msgspec.structs import replace

from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line, fold
from lagesbild.core.wording import digits, enumerate_words, period
from lagesbild.intake.shapes.asked import unit_question
from lagesbild.intake.shapes.words import NOT_KNOWN
from lagesbild.intake.surveys.answers import DUPLICATE, OUTSIDE_PERIOD
from lagesbild.intake.surveys.headings import bare
from lagesbild.intake.surveys.test_answers import may_say_test

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lagesbild.core.errors import Problem
    from lagesbild.intake.shapes.asked import Asked
    from lagesbild.intake.shapes.context import Context
    from lagesbild.intake.surveys.answers import Answers

MOST_ROWS = 10
"""So many row numbers are said in one sentence."""
OUTSIDE = (
    "{answers} svar skickades in utanför perioden {period} och räknas inte ({rows}). "
    "Hör de till årets enkät, ange en period som de ligger i."
)
ALL_OUTSIDE = (
    "Alla {answers} svar skickades in utanför perioden {period}, så inget av dem räknas. "
    "Antingen är det fel fil eller fel period: ange med --period de dagar som enkäten gäller."
)
POSSIBLE_TEST = (
    "Enhetens namn kan vara påhittat för ett test. Svaret räknas; är det ett testsvar, ta bort raden."
)
SAME_NUMBER = "Svarsnumret står på ett tidigare svar som säger något annat. Båda räknas; är det samma svar, ta bort det ena."
SAME_SUBMISSION = (
    "Svaret är likadant som ett tidigare, på sekunden, och räknas inte. Är det två personers svar, räkna raden med "
    "”lagesbild radstatus”."
)
OTHER_VERSION = (
    "Svarsnumret står på ett tidigare svar som säger något annat; det tidigare räknas och inte det här. Är det senare det "
    "rätta, ta bort det tidigare och läs in filen igen."
)
OUTSIDE_AREA = "outside_area"
OUTSIDE_BY_COLUMN = (
    "Svar från andra områden enligt kolumnen ”{heading}” räknas inte: {names}. Hör något av namnen till området, lägg det "
    "under stadsdelar i lagesbild.toml."
)
AREA_HEADINGS = frozenset(
    {
        "stadsdel",
        "stadsdelsområde",
        "stadsdelsnämnd",
        "stadsdelsförvaltning",
        "stadsdelsnämndsområde",
        "kommundel",
        "sdf",
    }
)
"""Headings of a column of places; "område" may as well be a kind of work."""
ASKS_AREA = re.compile(r"\b(?:stadsdel|kommundel)\w*|\b(?:sdf|sdn)\b")
"""What such a question may ask for in other words, where some answer names a part of the area."""


def set_aside_outside(answers: Answers, context: Context) -> Answers:
    """Return the answers with the status of those that were sent in before or after the period, or come from elsewhere."""
    status = answers.status.copy()
    status[_is_outside(answers, context)] = OUTSIDE_PERIOD
    if (places := _places(answers, context)) is not None:
        status[
            (status == COUNTED) & places[1].map(lambda cell: _lies(cell, context) is False).astype(bool)
        ] = OUTSIDE_AREA
    return replace(answers, status=status)


def _places(answers: Answers, context: Context) -> tuple[str, pd.Series] | None:
    """Return the heading and the cells of the column that says where each answer is from.

    None where there is none, or the area has no known parts.
    """
    if not context.settings.area_parts.parts:
        return None
    for question in answers.questions:
        heading, cells = bare(question.heading), answers.cells[question.columns[0]]
        is_asked = len(question.columns) == 1 and ASKS_AREA.search(heading)
        if heading in AREA_HEADINGS or (is_asked and any(_lies(cell, context) for cell in cells.unique())):
            return question.heading, cells
    return None


def _lies(cell: object, context: Context) -> bool | None:
    """Return whether a place lies in the area; None where it is not said, or not clear."""
    return None if fold(cell) in NOT_KNOWN else context.area_parser.is_inside(cell)


def _is_outside(answers: Answers, context: Context) -> pd.Series[bool]:
    days = answers.submitted.dt.normalize()
    first, last = pd.Timestamp(context.period.start), pd.Timestamp(context.period.end)
    return (answers.status == COUNTED) & ((days < first) | (days > last))


def find_doubts(answers: Answers, asked: Mapping[str, Asked], context: Context) -> Iterator[Problem]:
    """Yield what a person should look at among a survey's rows, whether they count or not."""
    yield from _outside_problems(answers, context)
    yield from _elsewhere(answers, context)
    same = (answers.status == DUPLICATE) & (answers.response == "")
    yield from _at_rows("same_submission", SAME_SUBMISSION, same, "", context)
    yield from _at_rows("other_version", OTHER_VERSION, _find_other_versions(answers), "", context)
    counted = answers.status == COUNTED
    if unit := unit_question(asked):
        possible = counted & unit.cells.map(may_say_test).astype(bool)
        yield from _at_rows("possible_test_answer", POSSIBLE_TEST, possible, unit.heading, context)
    response = answers.response[counted & (answers.response != "")]
    again = response.duplicated().reindex(answers.status.index, fill_value=False)
    yield from _at_rows("response_id_again", SAME_NUMBER, again, "", context)


def _find_other_versions(answers: Answers) -> pd.Series[bool]:
    """Return which duplicates say something else than the answer of the same number that counts."""
    numbered = answers.cells.assign(id=answers.response)[answers.response != ""]
    alike = numbered.astype(str).duplicated().reindex(answers.status.index, fill_value=False)
    return (answers.status == DUPLICATE) & (answers.response != "") & ~alike


def _elsewhere(answers: Answers, context: Context) -> Iterator[Problem]:
    """Yield the problem that names the places of the answers that come from outside the area."""
    outside = answers.status == OUTSIDE_AREA
    places = _places(answers, context)
    if places is not None and outside.any():
        heading, cells = places
        numbers = cells[outside].map(lambda cell: as_line(str(cell))).value_counts()
        names = [f"{name} {digits(int(number))}" for name, number in numbers[:MOST_ROWS].items()]
        more = [f"{digits(len(numbers) - MOST_ROWS)} till"] if len(numbers) > MOST_ROWS else []
        said = OUTSIDE_BY_COLUMN.format(heading=heading, names=enumerate_words([*names, *more]))
        yield context.problem(OUTSIDE_AREA, said, role=heading)


def _outside_problems(answers: Answers, context: Context) -> Iterator[Problem]:
    rows = answers.status.index[answers.status == OUTSIDE_PERIOD]
    if not len(rows):
        return
    days = period(context.period.start, context.period.end)
    every = not (answers.status == COUNTED).any()
    shown = [digits(int(row)) for row in rows[:MOST_ROWS]]
    more = [f"{digits(len(rows) - MOST_ROWS)} till"] if len(rows) > MOST_ROWS else []
    text = (ALL_OUTSIDE if every else OUTSIDE).format(
        answers=digits(len(rows)),
        period=days,
        rows=f"{'rad' if len(rows) == 1 else 'rader'} {enumerate_words([*shown, *more])}",
    )
    yield context.problem(OUTSIDE_PERIOD, text)


def _at_rows(
    code: str, message: str, marked: pd.Series[bool], heading: str, context: Context
) -> Iterator[Problem]:
    rows = marked.index[marked].to_frame(index=False, name="row").assign(column=heading)
    yield from context.list_problems(code, message, rows, heading)
