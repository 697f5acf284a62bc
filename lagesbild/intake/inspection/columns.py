"""The columns of a sheet: what type each is, what it is read as, how its answers are distributed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lagesbild.config.sender_rules import RESPONSE, SUBMITTED, SURVEY_ROLES
from lagesbild.core.inspection import ColumnDescription
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line, fold
from lagesbild.intake.inspection.cells import UNREADABLE, complete_answers, date_order
from lagesbild.intake.inspection.suggestions import suggest, wordings
from lagesbild.intake.shapes.free_text import ROLE
from lagesbild.intake.shapes.milieu_answers import match_all
from lagesbild.intake.surveys.tool import Role
from lagesbild.intake.surveys.tools import plain_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.inspection import ColumnType, Suggestion
    from lagesbild.intake.inspection.sheets import InspectedSheet
    from lagesbild.intake.surveys.answers import AnsweredQuestion, Answers

NO_DISTRIBUTION = frozenset({"incomplete", "duplicate", "test_answer", "total_row", "unreadable"})
"""Records set aside for these reasons are not among the answers that are counted."""
NEVER_QUOTED: Mapping[str, ColumnType] = {ROLE: "text", "beskriv": "text", "kalla": "text", "arende": "id"}
"""Roles and questions whose cells are never quoted, whatever they look like."""
CHOICES = frozenset({"kategori", "miljo", "omrade"})
"""Roles whose cells are always quoted: they are chosen from a list, however few the records are."""
MOST_NUMBERS = 20
LARGEST_NUMBER = 1000
"""Numbers are shown one by one when they are few and small: others may be numbers of cases, or of persons."""


def describe_columns(
    inspected: InspectedSheet, likely: SourceDefinition | None
) -> tuple[ColumnDescription, ...]:
    """Describe every column or question of the sheet; `likely` is the source whose headings may be suggested."""
    if inspected.parsed and inspected.is_note:
        return (_note(inspected.parsed.observations["count"]),)
    if inspected.answers is None:
        return ()
    return _questions(inspected, complete_answers(inspected, inspected.answers), likely)


def _note(numbers: pd.Series[int]) -> ColumnDescription:
    """The one number of a note."""
    return ColumnDescription(
        "Antal", "number", {str(n): 1 for n in numbers}, empty=0, role="antal", read_as="antal"
    )


def _questions(
    inspected: InspectedSheet, answers: Answers, likely: SourceDefinition | None
) -> tuple[ColumnDescription, ...]:
    read_as = _read_as(inspected, answers)
    counted = ~inspected.status.reindex(answers.frame.index, fill_value=COUNTED).isin(NO_DISTRIBUTION)
    decided = {fold(heading) for heading in inspected.rules.columns} if inspected.rules else set()
    headings = {n: q.heading for n, q in enumerate(answers.questions) if fold(q.heading) not in decided}
    unread = [heading for number, heading in headings.items() if number not in read_as]
    known = wordings(likely, inspected.vocabulary) if likely else {}
    free = {role: headings for role, headings in known.items() if role not in read_as.values()}
    suggestions = suggest(unread, free)
    words = inspected.vocabulary.role_words(inspected.source) if inspected.source else {}
    return tuple(
        replace(
            _column(question, answers.frame.loc[counted, number], read_as.get(number), suggestions),
            date_order=_order(inspected, question),
            read_as=words.get(role, role) if (role := read_as.get(number)) else "",
        )
        for number, question in sorted(enumerate(answers.questions), key=lambda numbered: numbered[1].columns)
    )


def _read_as(inspected: InspectedSheet, answers: Answers) -> dict[int, str]:
    """By number of the question, the role or the question's key that it is read as."""
    source = inspected.source
    if source is None:
        return {}
    if source.survey:
        asked = match_all(answers, inspected.vocabulary.questions_of(source), inspected.vocabulary)
        headings = [question.heading for question in answers.questions]
        return _own_columns(inspected, headings) | {
            headings.index(question.heading): key for key, question in asked.items()
        }
    roles = inspected.roles_by_column
    return {
        number: roles[question.columns[0]]
        for number, question in enumerate(answers.questions)
        if question.columns[0] in roles
    }


def _own_columns(inspected: InspectedSheet, headings: list[str]) -> dict[int, str]:
    """By number, the columns of a plain table that tell answers apart, and when they came: as rules call them."""
    ruled = inspected.rules.roles if inspected.rules else {}
    names = {Role.RESPONSE: RESPONSE, Role.SUBMITTED: SUBMITTED}
    columns: dict[str, int] = {}
    for number, heading in reversed(list(enumerate(headings))):
        role = ruled.get(fold(heading)) or names.get(plain_table.own_role(heading) or Role.QUESTION)
        if role in SURVEY_ROLES and inspected.answers and inspected.answers.system == plain_table.TOOL.key:
            columns[role] = number
    return {number: role for role, number in columns.items()}


def _column(
    question: AnsweredQuestion,
    cells: pd.Series[Any],
    role: str | None,
    suggestions: Mapping[str, Suggestion],
) -> ColumnDescription:
    filled = Counter(cells)
    empty = filled.pop("", 0) + filled.pop((), 0)
    filled.pop(UNREADABLE, None)
    if role in CHOICES and question.type == "text":
        filled = _count_each((as_line(str(cell)), number) for cell, number in filled.items())
        question = replace(question, type="single", options=tuple(filled))
    elif role is not None and role in NEVER_QUOTED:
        question = replace(question, type=NEVER_QUOTED[role])
    return ColumnDescription(
        heading=question.heading,
        type=question.type,
        answers=_distribution(question, filled) if question.heading else {},
        empty=empty,
        role=role,
        span=_span(question, filled) if question.heading else None,
        suggestion=suggestions.get(question.heading) if role is None else None,
    )


def _count_each(numbered: Iterable[tuple[Any, int]]) -> Counter[Any]:
    """How often each stands in pairs of a value and a number."""
    counts: Counter[Any] = Counter()
    for value, number in numbered:
        counts[value] += number
    return counts


def _order(inspected: InspectedSheet, question: AnsweredQuestion) -> str | None:
    order = date_order(inspected, question.columns[0]) if question.type == "date" else None
    return order.value if order else None


def _distribution(question: AnsweredQuestion, filled: Counter[Any]) -> dict[str, int]:
    """How many gave each answer; options that stand in columns of their own also when nobody chose them."""
    if question.type in {"single", "multi"}:
        if question.type == "multi":
            filled = _count_each((option, number) for chosen, number in filled.items() for option in chosen)
        spread = len(question.columns) >= len(question.options) > 1
        return {option: filled[option] for option in question.options if spread or filled[option]}
    is_small = question.type == "number" and all(abs(number) < LARGEST_NUMBER for number in filled)
    return (
        {_number_text(n): filled[n] for n in sorted(filled)}
        if is_small and len(filled) <= MOST_NUMBERS
        else {}
    )


def _span(question: AnsweredQuestion, filled: Counter[Any]) -> tuple[str, str] | None:
    if question.type not in {"date", "number"} or not filled:
        return None
    return _number_text(min(filled)), _number_text(max(filled))


def _number_text(value: object) -> str:
    """A number as short as it can be written, and any other value as it is."""
    return f"{value:g}" if isinstance(value, float) and value.is_integer() else str(value)
