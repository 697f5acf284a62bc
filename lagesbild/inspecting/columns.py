"""The columns of a sheet: what type each is, what it is read as, how its answers are distributed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lagesbild.cells import fold
from lagesbild.likeness import suggested, wordings
from lagesbild.model import COUNTED
from lagesbild.model.description import ColumnDescription
from lagesbild.recognition import roles
from lagesbild.ruling import roles_by, texts_by
from lagesbild.shapes import survey
from lagesbild.shapes.free_text import ROLE, free_text_places
from lagesbild.surveys.columns import mapped

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lagesbild.inspecting.sheets import Reading
    from lagesbild.model.description import ColumnType, Suggestion
    from lagesbild.surveys import Answers, Question
    from lagesbild.vocabulary.definitions import SourceDefinition

NO_DISTRIBUTION = frozenset({"incomplete", "duplicate", "test_answer", "total_row", "unreadable"})
"""Records set aside for these reasons are not among the answers that are counted."""
UNTOLD: Mapping[str, ColumnType] = {ROLE: "text", "beskriv": "text", "arende": "id"}
"""Roles and questions whose cells are never told, whatever they look like."""
CHOICES = frozenset({"kategori", "miljo", "omrade"})
"""Roles whose cells are always told: they are chosen from a list, however few the records are."""
MOST_NUMBERS = 20
LARGEST_NUMBER = 1000
"""Numbers are shown one by one when they are few and small: others may be numbers of cases, or of persons."""


def columns(
    reading: Reading, answers: Answers, likely: SourceDefinition | None
) -> tuple[ColumnDescription, ...]:
    """Every question of the answers; `likely` is the source whose headings may be suggested."""
    read_as = _read_as(reading, answers)
    counted = ~reading.status.reindex(answers.frame.index, fill_value=COUNTED).isin(NO_DISTRIBUTION)
    decided = {fold(heading) for heading in reading.rules.columns} if reading.rules else set()
    headings = {n: q.heading for n, q in enumerate(answers.questions) if fold(q.heading) not in decided}
    unread = [heading for number, heading in headings.items() if number not in read_as]
    known = wordings(likely, reading.vocabulary) if likely else {}
    free = {role: headings for role, headings in known.items() if role not in read_as.values()}
    suggestions = suggested(unread, free)
    return tuple(
        _column(question, answers.frame.loc[counted, number], read_as.get(number), suggestions)
        for number, question in enumerate(answers.questions)
    )


def _read_as(reading: Reading, answers: Answers) -> dict[int, str]:
    """By number of the question, the role or the question's key that it is read as."""
    source = reading.source
    if source is None:
        return {}
    if source.survey:
        asked = survey.matched(answers, reading.vocabulary)
        headings = [question.heading for question in answers.questions]
        return {headings.index(one.heading): key for key, one in asked.items()}
    rules, layout = reading.rules, answers.layout
    found = roles_by(rules, source, layout) if rules else roles(source, layout)
    texts = texts_by(rules, source, layout, found) if rules else free_text_places(source, layout, found)
    bears = {place: role for role, place in found.items()} | dict.fromkeys(texts, ROLE)
    return {
        number: bears[question.columns[0]]
        for number, question in enumerate(answers.questions)
        if question.columns[0] in bears
    }


def _column(
    question: Question,
    cells: pd.Series[Any],
    role: str | None,
    suggestions: Mapping[str, Suggestion],
) -> ColumnDescription:
    filled = cells[mapped(cells, lambda cell: cell not in ("", ())).astype(bool)]
    if role in CHOICES and question.type == "text":
        texts = mapped(filled, lambda cell: " ".join(str(cell).split()))
        question, filled = replace(question, type="single", options=tuple(texts.unique())), texts
    elif role is not None and role in UNTOLD:
        question = replace(question, type=UNTOLD[role])
    return ColumnDescription(
        heading=question.heading,
        type=question.type,
        answers=_distribution(question, filled),
        empty=len(cells) - len(filled),
        role=role,
        span=_span(question, filled),
        suggestion=suggestions.get(question.heading) if role is None else None,
    )


def _distribution(question: Question, filled: pd.Series[Any]) -> dict[str, int]:
    """How many gave each answer; options that stand in columns of their own also when nobody chose them."""
    if question.type in {"single", "multi"}:
        counts = Counter(filled.explode() if question.type == "multi" else filled)
        spread = len(question.columns) >= len(question.options) > 1
        return {option: counts[option] for option in question.options if spread or counts[option]}
    small = question.type == "number" and all(abs(number) < LARGEST_NUMBER for number in filled)
    counts = Counter(filled) if small else Counter()
    return {str(n): counts[n] for n in sorted(counts)} if len(counts) <= MOST_NUMBERS else {}


def _span(question: Question, filled: pd.Series[Any]) -> tuple[str, str] | None:
    if question.type not in {"date", "number"} or filled.empty:
        return None
    return str(filled.min()), str(filled.max())
