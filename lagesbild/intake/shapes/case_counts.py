"""The column of counts -> how many occasions each case stands for. What is not given is never one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lagesbild.core.cells import NOT_REPORTED, parse_count
from lagesbild.core.text import fold
from lagesbild.intake.shapes.case_rows import Doubt
from lagesbild.intake.shapes.columns import parse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lagesbild.intake.shapes.case_rows import CaseRows
    from lagesbild.intake.shapes.columns import Parsed

ROLE = "antal"
MISSING = "Antalet saknas; {what} är lagd åt sidan. Skriv 0 om det inte fanns något, annars antalet."
NO_NUMBER = "Antalet går inte att läsa som ett heltal; {what} är lagd åt sidan. Skriv ett heltal."
NOT_GIVEN = (
    "Antalet är inte lämnat: tecknet där betyder att uppgift saknas, inte noll. {what} är lagd åt sidan. "
    "Fråga avsändaren."
)
ONE_EACH = (
    "Antalet är ifyllt på {filled} av {rows} rader; de andra räknas som ett tillfälle var, för varje rad har {case}. "
    "Fyll i antalet om det är fler."
)
CASE_ROLES = {"arende": "ett ärendenummer", "datum": "ett datum"}
"""Roles that tell a row to be a case of its own, in which an empty count is one."""


def read_counts(rows: CaseRows) -> tuple[NDArray[np.int64], list[Doubt]]:
    """Return the number of occasions of each case, and the cases for which none is given."""
    column = rows.column(ROLE)
    if column is None:
        return np.ones(len(rows.cases), dtype=np.int64), []
    parsed = parse(column, parse_count)
    what = "cellen" if "part" in rows.cases else "raden"
    not_given = parse(column, lambda cell: fold(cell) in NOT_REPORTED or None).numbers(0).astype(bool)
    not_given &= parsed.failed
    doubts = [
        Doubt(not_given, "count_not_given", NOT_GIVEN.format(what=what.capitalize()), ROLE, unreadable=True),
        Doubt(
            parsed.failed & ~not_given, "unreadable_count", NO_NUMBER.format(what=what), ROLE, unreadable=True
        ),
    ]
    if not _counts_once(parsed, rows):
        doubts.append(Doubt(parsed.empty, "missing_count", MISSING.format(what=what), ROLE, unreadable=True))
    return parsed.numbers(1), doubts


def _counts_once(parsed: Parsed, rows: CaseRows) -> bool:
    """Whether an empty count is one: in a register of cases that fills the column for repeats alone.

    Every row without a count has a case number or a day, and most rows are without one. It is told.
    """
    empty, own = parsed.empty & rows.counted, rows.counted
    if ROLE in rows.context.source.required or not empty.any() or 2 * empty.sum() <= own.sum():
        return False
    for role, case in CASE_ROLES.items():
        column = rows.column(role)
        if column is not None and not parse(column, str).empty[empty].any():
            filled = int(own.sum() - empty.sum())
            if filled:
                rows.tell("one_each", ONE_EACH.format(filled=filled, rows=int(own.sum()), case=case), ROLE)
            return True
    return False
