"""What type of question a column of answers is, and its answers in that type's form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from lagesbild.core.dates import day_parser
from lagesbild.core.text import fold
from lagesbild.intake.columns import code_distinct, map_distinct
from lagesbild.intake.surveys.cells import as_number, as_text, is_day
from lagesbild.intake.surveys.inferred_options import infer_joined_options, infer_single_option
from lagesbild.intake.surveys.multiple_response import OptionList, is_joined, known_choices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from lagesbild.intake.surveys.answers import QuestionType

_ID_HEADING = re.compile(
    r"\b(id|nr|nummer|number|ref|referens|dnr|kod|token)\b|\w+(nummer|nr|kod|respondentid)\b"
)
_FREE_HEADING = re.compile(
    r"\b(beskriv(?!er)|kommentar|kommentera|fritext|egna ord|motivera|describe|comment)"
    r"|(?:^|[.?!:,(] ?|\b(?:gärna|kan (?:du|ni)|vill (?:du|ni)) )berätta\b"
)
"""Such a question is answered in own words, however few and short they are."""
_DATED = re.compile(
    r"\d{4}[./-]\d{1,2}[./-]\d{1,2}\b.*|\d{1,2}[./-] ?\d{1,2}[./ -] ?(\d{4}|\d{2})\b.*"
    r"|(19|20)\d\d(0[1-9]|1[0-2])[0-3]\d|.*[^\W\d]{3}.*\d{4}.*"
)
"""A year, or three parts: "1-2" is a range of times, not the first of February."""


JOINT = "|"
"""Any sign that is no blank."""


def infer_type(
    column: pd.Series[Any], heading: str, options: Sequence[str], separators: Sequence[str]
) -> tuple[QuestionType, tuple[str, ...], pd.Series[Any]]:
    """Give the type, the options and the answers of a column of cells, "" being no answer.

    `options` are those the questionnaire knows, if any; `separators` what may join several in a cell.
    """
    cells = column[column != ""].unique().tolist()
    if cells and options and (found := _known_type(column, options, separators)):
        return found
    if not cells:
        return ("single" if options else "text"), tuple(options), column.astype(object)
    if day := _days(cells):
        return "date", (), map_distinct(column, _kept_empty(lambda cell: day(cell).isoformat()))
    if _all(cells, as_number):
        return (
            ("id" if _is_id(column, heading) else "number"),
            (),
            map_distinct(column, _kept_empty(as_number)),
        )
    return _worded(code_distinct(column, as_text), heading, separators)


def _known_type(
    column: pd.Series[Any], options: Sequence[str], separators: Sequence[str]
) -> tuple[QuestionType, tuple[str, ...], pd.Series[Any]] | None:
    texts = code_distinct(column, as_text)
    counted = _count_texts(texts)
    for separator in (*separators, ""):
        choices = known_choices(counted, options, separator)
        if choices and (not separator or is_joined(counted, choices)):
            return _chosen(texts, choices)
    return None


def _worded(
    texts: pd.Series[Any], heading: str, separators: Sequence[str]
) -> tuple[QuestionType, tuple[str, ...], pd.Series[Any]]:
    if _is_id(texts, heading):
        return "id", (), texts.astype(object)
    if _FREE_HEADING.search(fold(heading)):
        return "text", (), texts.astype(object)
    counted = _count_texts(texts)
    for separator in separators:
        if choices := infer_joined_options(counted, separator):
            return _chosen(texts, choices)
    if choices := infer_single_option(counted):
        return _chosen(texts, choices)
    return "text", (), texts.astype(object)


def _chosen(
    texts: pd.Series[Any], choices: OptionList
) -> tuple[QuestionType, tuple[str, ...], pd.Series[Any]]:
    split = choices.splitter()
    if choices.separator:
        return "multi", choices.options, map_distinct(texts, lambda text: split(text) if text else "")
    return "single", choices.options, map_distinct(texts, lambda text: split(text)[0] if text else "")


def _count_texts(texts: pd.Series[Any]) -> dict[str, int]:
    counts = zip(texts.cat.categories, np.bincount(texts.cat.codes).tolist(), strict=True)
    return {str(text): count for text, count in counts if text != "" and count}


def _is_id(column: pd.Series[Any], heading: str) -> bool:
    """Whether the heading speaks of a number or code and no two answers, each one word, are alike."""
    if not _ID_HEADING.search(fold(heading)):
        return False
    answered = column[column != ""]
    if len(answered) <= 1 or not answered.is_unique:
        return False
    joined = JOINT.join(map(as_text, answered))
    return joined.split() == [joined] and any(sign.isdigit() for sign in joined)


def _days(cells: Sequence[Any]) -> Callable[[Any], Any] | None:
    """Give what reads every cell as a day, or None when some cell is not one."""
    if not all(is_day(cell) or _DATED.fullmatch(str(cell)) for cell in cells):
        return None
    day = day_parser(cells)
    return day if _all(cells, day) and not any(map(day.is_month, cells)) else None


def _all(cells: Sequence[Any], parse: Callable[[Any], Any]) -> bool:
    try:
        for cell in cells:
            parse(cell)
    except ValueError:
        return False
    return True


def _kept_empty(parse: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda cell: parse(cell) if cell != "" else ""
