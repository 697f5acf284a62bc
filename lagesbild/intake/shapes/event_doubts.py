"""A survey's questions -> what keeps its events from being known: questions not answered, asked twice, or in other words."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from lagesbild.core.cells import is_yes, parse_count
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line, fold
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.shapes.asked import (
    event_questions,
    find_defined,
    heading_lookup,
    milieu_question,
    occasions_question,
    says_yes,
)
from lagesbild.intake.shapes.columns import parse
from lagesbild.intake.shapes.survey_options import option_parser
from lagesbild.intake.surveys.headings import bracketed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.core.errors import Problem
    from lagesbild.intake.shapes.asked import Asked
    from lagesbild.intake.shapes.context import Context
    from lagesbild.intake.shapes.survey_options import OptionParser
    from lagesbild.intake.surveys.answers import AnsweredQuestion, Answers

CODE = "unclear_incident"
NOT_ANSWERED = (
    "Ingen har svarat på {questions}, så det är inte känt om något har hänt. Det redovisas inte som noll. "
    "Fråga avsändaren om svaren är med i filen."
)
ASKED_AGAIN = (
    "Kolumnen ”{heading}” är samma fråga som en annan kolumn och räknas inte med den, så antalen är minst de som står. "
    "Lägg ihop svaren i en kolumn och läs in filen igen."
)
OTHER_COUNT = (
    "Kolumnen ”{heading}” ser ut att ange antal händelser men är ingen av enkätens frågor, så antalen är minst de som står. "
    "Skriv frågan som i utskicket (”{wording}”) med ett tal för varje svar, eller ange den i källans definition."
)
OTHER_EVENT = (
    "Frågan ”{heading}” kan vara den om ”{wording}” med andra ord. Den räknas inte som händelser, så antalen är minst de som "
    "står. Skriv den som i utskicket, eller lägg lydelsen i källans definition."
)
TOLD_IN_WORDS = (
    "Svaret säger inte ja på någon av frågorna om händelser, men det som är skrivet i egna ord kan berätta om en. Det räknas "
    "inte, så antalen är minst de som står. Läs svaret, och rätta det om något har hänt."
)
HOW_MANY = re.compile(
    r"\b(?:hur många|antal) (?:gånger|ggr|tillfällen|händelser|incidenter|fall|iakttagelser|observationer)\b"
)
OTHER_THING = re.compile(r"utbild|kurs|möte|sam(?:verk|råd|tal)|träff|övning")
"""What is done about extremism is no event of it."""
TOPIC = re.compile(r"extrem|radikaliser|nazis|vit ?makt|islamis|jihad|terror")
NAMED_ELSEWHERE = (
    "I ”{heading}” står en miljö som svaret på frågan om miljö inte säger; den räknas inte, så antalen för miljöerna är osäkra. "
    "Skriv in den bland svaren på frågan."
)
OTHER_MILIEU = re.compile(
    r"\b(?:annan|andra|annat|vilken|vilka)\b.*\bmiljö|\bmiljö\w*\b.*\b(?:annan|annat|vilken|vilka|specificera|other)\b"
)
"""What asks for a milieu in own words."""
SIGNS = re.compile(
    r"hakkors|svastika|vit makt|nazi|nmr\b|nordisk styrka|sieg heil|\bheil\b|islamis|jihad|\bis-flagg|kalifat|antifa"
    r"|vänsterautonom|högerextrem|vänsterextrem|våldsbejakande|radikaliser|extremist"
)
"""Signs of extremism that somebody who has met with it names, folded."""
DENIED = re.compile(
    r"\b(?:inte|ej|inga|ingen|inget|ingenting|aldrig|nej|utbild\w*|informer\w*|rutin\w*|plan(?:en)?|vet)\b"
)
"""What a text has that tells of none, or of something else."""
MET = re.compile(
    r"\b(?:stött på|sett|mött|märkt|upplevt|noterat|observerat|uppmärksammat|iakttagit|förekommit|inträffat|skett|hänt"
    r"|kontakt med|fått kännedom|tecken)\b"
)
"""What asks whether something was met with; a question on knowledge or training does not."""


def find_event_doubts(answers: Answers, asked: Mapping[str, Asked], context: Context) -> Iterator[Problem]:
    """Yield a problem for each thing for which the survey's events may be more than those that are counted."""
    if not (events := event_questions(asked)):
        return
    counted = answers.status == COUNTED
    if counted.any() and not any(_is_answered(question.cells[counted]) for question in events):
        short = " och ".join(f"”{question.question.short}”" for question in events)
        yield context.problem(CODE, NOT_ANSWERED.format(questions=short))
    told = counted.to_numpy(dtype=bool) & ~says_yes(asked, answers.status.index) & _tells_in_words(answers)
    rows = pd.DataFrame({"row": answers.status.index[told]}).assign(column=None)
    yield from context.list_problems(CODE, TOLD_IN_WORDS, rows, "")
    yield from _tell_named_elsewhere(answers, asked, context)
    taken = {question.number for question in asked.values()}
    known = heading_lookup(context.questions)
    for number, question in enumerate(answers.questions):
        if number not in taken:
            give_cells = partial(_answers_to, answers, number, counted)
            message, heading = _doubt_of(question, give_cells, (asked, known), context)
            if message:
                yield context.problem(CODE, message, role=as_line(heading))


def _tell_named_elsewhere(
    answers: Answers, asked: Mapping[str, Asked], context: Context
) -> Iterator[Problem]:
    """Yield a problem for each answer that names a milieu in own words that it has not chosen: "Annan miljö, vilken?"."""
    milieu = milieu_question(asked)
    if milieu is None:
        return
    parse_milieus = option_parser(milieu.question, context.vocabulary)
    taken = {question.number for question in asked.values()}
    for number, question in enumerate(answers.questions):
        if number in taken or not OTHER_MILIEU.search(fold(question.heading)):
            continue
        for row in answers.status.index[(answers.status == COUNTED) & (answers.frame[number] != "")]:
            named = _named(answers.frame[number][row], parse_milieus)
            if named - _named(milieu.cells[row], parse_milieus) - {"oklar", "annan"}:
                told = pd.DataFrame({"row": [row], "column": milieu.heading})
                message = NAMED_ELSEWHERE.format(heading=as_line(question.heading))
                yield from context.list_problems("unknown_milieu", message, told, milieu.heading)


def _named(cell: object, parse_milieus: OptionParser) -> set[str]:
    try:
        return set(parse_milieus(cell).keys) if cell not in ("", ()) else set()
    except ValueError:
        return set()


def _tells_in_words(answers: Answers) -> NDArray[np.bool_]:
    """Return which answers name a sign of extremism in their own words, and deny nothing."""
    tells = np.zeros(len(answers.status), dtype=bool)
    for number, question in enumerate(answers.questions):
        if question.type == "text":
            tells |= map_distinct(answers.frame[number], _tells).to_numpy(dtype=bool)
    return tells


def _tells(cell: object) -> bool:
    text = fold(str(cell))
    return bool(SIGNS.search(text) and not DENIED.search(text))


def _doubt_of(
    question: AnsweredQuestion,
    give_cells: Callable[[], pd.Series],
    questions: tuple[Mapping[str, Asked], Mapping[str, Question]],
    context: Context,
) -> tuple[str, str]:
    """Return what is told of a question that no definition knows, and of which heading; nothing where no event is told by it."""
    asked, known = questions
    heading, option = bracketed(as_line(question.heading))
    again = find_defined(known, heading.rstrip(" 0123456789"))
    if again and again.key in asked and again.bears_events and _says_something(give_cells(), again):
        return ASKED_AGAIN.format(heading=question.heading), asked[again.key].heading
    asks_how_many = HOW_MANY.search(fold(heading)) and not OTHER_THING.search(fold(heading))
    names_milieu = fold(option or heading) in context.vocabulary.milieu_codes()
    if (names_milieu or asks_how_many) and _has_number(give_cells()):
        return _other_count(question, asked, context), question.heading
    missing = next((event for event in context.questions if event.is_event and event.key not in asked), None)
    asks_of_met = TOPIC.search(fold(heading)) and MET.search(fold(heading))
    if missing and asks_of_met and any(map(is_yes, give_cells())):
        return OTHER_EVENT.format(heading=question.heading, wording=missing.short), question.heading
    return "", ""


def _answers_to(answers: Answers, number: int, counted: pd.Series) -> pd.Series:
    """Return the counted cells of a question that hold something."""
    cells = answers.frame[number][counted]
    return cells[cells != ""]


def _other_count(question: AnsweredQuestion, asked: Mapping[str, Asked], context: Context) -> str:
    occasions = occasions_question(asked)
    defined = next((other for other in context.questions if other.counts_occasions), None)
    wording = occasions.heading if occasions else defined.wording if defined else "Antal tillfällen"
    return OTHER_COUNT.format(heading=question.heading, wording=wording)


def _is_answered(cells: pd.Series) -> bool:
    return bool((cells != "").any())


def _says_something(cells: pd.Series, question: Question) -> bool:
    if question.counts_occasions:
        return _has_number(cells)
    return any(map(is_yes, cells)) if question.is_event else not cells.empty


def _has_number(cells: pd.Series) -> bool:
    """Return whether some answer is more than none, or is no number that can be read."""
    parsed = parse(cells, parse_count)
    return bool(parsed.failed.any()) or bool((parsed.numbers(0) > 0).any())
