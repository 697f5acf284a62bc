"""Answers of a survey -> the events that they describe: of which milieu, and on how many occasions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from lagesbild.core.cells import SEVERAL, parse_count
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import fold
from lagesbild.intake.shapes.asked import (
    event_questions,
    milieu_question,
    occasions_question,
    says_yes,
)
from lagesbild.intake.shapes.columns import parse
from lagesbild.intake.shapes.survey_options import OTHER, option_parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from lagesbild.core.errors import Problem
    from lagesbild.intake.shapes.asked import Asked
    from lagesbild.intake.shapes.context import Context

_NO_NUMBER = (
    "Antalet går inte att läsa som ett heltal; beskrivningen räknas som ett tillfälle. "
    "Rätta svaret om det var fler."
)
_NO_BUT_MORE = (
    "Svaret säger nej på frågorna men anger en miljö, ett antal tillfällen eller vad som har hänt. Det räknas inte som en "
    "händelse, så antalen är minst de som står. Fråga den som svarat, eller rätta svaret."
)
_YES_BUT_NONE = (
    "Svaret säger ja men noll tillfällen; det räknas som ett. Fråga den som svarat, eller rätta svaret."
)
_NO_DAY = (
    "Antalet är ett datum, som kalkylprogram gör av svar som 1-2; beskrivningen räknas som ett tillfälle. "
    "Skriv antalet som ett heltal."
)
_MILIEU_WITH_NUMBER = (
    "Bredvid miljön står ett tal, som kan vara hur många gånger; det räknas inte. Skriv antalet i frågan om antal tillfällen, "
    "med en rad för varje miljö."
)
_SEVERAL_TIMES = (
    "Svaret säger ja, mer än en gång, men inte hur många; det räknas som ett tillfälle. Fråga den som svarat och skriv antalet i "
    "frågan om antal tillfällen."
)
_TIMES = re.compile(
    r"\(\s*\d+\s*(?:st|gånger|ggr)?\s*\)|[:=x]\s*\d+\b|\b\d+\s*(?:st|gånger|ggr|x|tillfällen)\b"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def observe_events(
    asked: Mapping[str, Asked], counted: pd.Index, context: Context
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the events that the counted rows describe, and what is unclear in them."""
    said_yes = says_yes(asked, counted)
    problems = [
        *_unreadable_counts(asked, counted, context),
        *_numbered_milieus(asked, counted[said_yes], context),
        *_said_several(asked, counted[said_yes], context),
        *_contradictions(asked, counted, said_yes, context),
    ]
    return _incidents(asked, counted[said_yes], context), problems


def _unreadable_counts(asked: Mapping[str, Asked], counted: pd.Index, context: Context) -> Iterator[Problem]:
    occasions = occasions_question(asked)
    if occasions is None:
        return
    heading, cells = occasions.heading, occasions.cells.loc[counted]
    failed = cells[parse(cells, parse_count).failed]
    is_day = failed.astype(str).str.match(_DAY).astype(bool)
    for message, rows in ((_NO_DAY, failed.index[is_day]), (_NO_NUMBER, failed.index[~is_day])):
        unreadable = pd.DataFrame({"row": rows}).assign(column=heading)
        yield from context.list_problems("unreadable_count", message, unreadable, heading)


def _numbered_milieus(asked: Mapping[str, Asked], rows: pd.Index, context: Context) -> Iterator[Problem]:
    """Yield a problem for each answer that has a number beside a milieu."""
    if milieu := milieu_question(asked):
        cells = milieu.cells.loc[rows].map(lambda cell: _TIMES.search(fold(str(cell))) is not None)
        numbered = pd.DataFrame({"row": rows[cells.to_numpy(dtype=bool)]}).assign(column=milieu.heading)
        yield from context.list_problems("unreadable_count", _MILIEU_WITH_NUMBER, numbered, milieu.heading)


def _said_several(asked: Mapping[str, Asked], rows: pd.Index, context: Context) -> Iterator[Problem]:
    """Yield a problem for each answer that says that there were several events, and nowhere how many."""
    occasions = occasions_question(asked)
    given = ~parse(occasions.cells.loc[rows], parse_count).empty if occasions else np.zeros(len(rows), bool)
    for question in event_questions(asked):
        says = question.cells.loc[rows].map(lambda cell: bool(SEVERAL.fullmatch(fold(cell).rstrip(".!"))))
        unsaid = rows[says.to_numpy(dtype=bool) & ~given]
        told = pd.DataFrame({"row": unsaid}).assign(column=question.heading)
        yield from context.list_problems("unreadable_count", _SEVERAL_TIMES, told, question.heading)


def _incidents(asked: Mapping[str, Asked], rows: pd.Index, context: Context) -> pd.DataFrame:
    """Return one row for each respondent who describes an incident and each milieu named, with the number of occasions."""
    frame = pd.DataFrame(
        {"row": rows.to_numpy(), "count": _occasions(asked, rows), "milieu": _milieus(asked, rows, context)}
    )
    frame = frame.explode("milieu")
    first = ~frame.duplicated("row").to_numpy()
    return frame.assign(
        status=COUNTED,
        kind=context.source.kind,
        record=False,
        first=first,
        category="",
        milieu=frame["milieu"].fillna("oklar"),
    )


def _contradictions(
    asked: Mapping[str, Asked], counted: pd.Index, said_yes: NDArray[np.bool_], context: Context
) -> Iterator[Problem]:
    """Yield a problem for each answer that says no and describes an incident all the same, or yes and none."""
    if not event_questions(asked):
        return
    numbers = np.full(len(counted), -1)
    if occasions := occasions_question(asked):
        numbers = parse(occasions.cells.loc[counted], parse_count).numbers(-1)
    names = np.array([bool({*keys} - {"oklar"}) for keys in _milieus(asked, counted, context)], dtype=bool)
    names |= _tell_more(asked, counted, context)
    says_more = ~said_yes & ((numbers > 0) | (names & (numbers != 0)))
    for message, marked in ((_NO_BUT_MORE, says_more), (_YES_BUT_NONE, said_yes & (numbers == 0))):
        rows = pd.DataFrame({"row": counted[marked]}).assign(column=None)
        yield from context.list_problems("unclear_incident", message, rows, "")


def _tell_more(asked: Mapping[str, Asked], rows: pd.Index, context: Context) -> NDArray[np.bool_]:
    """Return which answers choose something where it is asked what those have met who say yes.

    A yes or no there may be of another thing, and own words may say that there was nothing.
    """
    asking = {question.question.key for question in event_questions(asked)}
    more = np.zeros(len(rows), dtype=bool)
    for question in asked.values():
        follows = asking.intersection(question.question.follows)
        if follows and question.question.is_closed and not question.question.milieu:
            cells = question.cells.loc[rows].map(lambda cell: "" if cell == () else cell)
            things = {key for key, label in question.question.options.items() if not _is_answer(label)}
            parsed = parse(cells, option_parser(question.question, context.vocabulary)).each()
            chosen = [bool(mention and things.intersection(mention.keys)) for mention in parsed]
            more |= np.array(chosen, dtype=bool)
    return more


def _is_answer(label: str) -> bool:
    """Return whether an option says yes, no or nothing definite instead of a thing that was met."""
    return fold(label).startswith((OTHER, "ja", "nej", "ing", "vet"))


def _occasions(asked: Mapping[str, Asked], rows: pd.Index) -> list[int]:
    """Return the numbers of occasions; one where the respondent gave none, since something was described."""
    occasions = occasions_question(asked)
    if occasions is None:
        return [1] * len(rows)
    parsed = parse(occasions.cells.loc[rows], parse_count)
    return [max(1, int(number)) for number in parsed.numbers(1)]


def _milieus(asked: Mapping[str, Asked], rows: pd.Index, context: Context) -> list[tuple[str, ...]]:
    milieu = milieu_question(asked)
    if milieu is None:
        return [("oklar",)] * len(rows)
    cells = milieu.cells.loc[rows].map(lambda cell: "" if cell == () else cell)
    mentions = parse(cells, option_parser(milieu.question, context.vocabulary)).each()
    return [mention.keys if mention else ("oklar",) for mention in mentions]
