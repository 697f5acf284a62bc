"""Yes/no questions answered in numbers -> the numbers left out where nothing says which of them is yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.intake.columns import map_distinct
from lagesbild.intake.surveys.cells import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lagesbild.core.errors import Problem
    from lagesbild.intake.shapes.asked import Asked
    from lagesbild.intake.shapes.context import Context

CODED = (
    "Ja/nej-frågorna är besvarade med nummer (1, 2 …) och det framgår inte vilket nummer som är ja, så de svaren räknas inte. "
    "Exportera svaren i ord (”svarstext”, ”choice text”) och läs in filen igen."
)
NOUGHT = "0"
NOT_UNDERSTOOD = "svarskod"
"""Stands before a number that is not read as an answer: no spelling of one begins so."""


def set_codes_aside(
    asked: Mapping[str, Asked], context: Context
) -> tuple[dict[str, Asked], tuple[Problem, ...]]:
    """Return the questions with the numbers among yes/no answers marked as not understood, and the problem of it.

    One and nought are yes and no. Where no nought stands among the numbers, and another than one does, the form
    numbered its options, and one may as well be no.
    """
    yes_no = {key: question for key, question in asked.items() if question.type == "ja_nej"}
    numbers = {text for question in yes_no.values() for text in _numbers(question.cells)}
    if NOUGHT in numbers or numbers <= {"1"}:
        return dict(asked), ()
    marked = {
        key: replace(question, cells=map_distinct(question.cells, _mark)) for key, question in yes_no.items()
    }
    return {**asked, **marked}, (context.problem("answer_codes", CODED),)


def _numbers(cells: pd.Series) -> set[str]:
    return {text for cell in cells.unique() if (text := as_text(cell)).isdecimal()}


def _mark(cell: object) -> object:
    text = as_text(cell)  # type: ignore[arg-type]
    return f"{NOT_UNDERSTOOD} {text}" if text.isdecimal() else cell
