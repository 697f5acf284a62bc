"""Tables of numbers with groups and totals among the records: names are filled down, totals are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lagesbild.core.cells import whole_number
from lagesbild.core.text import fold
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.shapes.columns import parse
from lagesbild.intake.shapes.words import TOTAL_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import NDArray

    from lagesbild.core.errors import Problem
    from lagesbild.intake.shapes.context import Context

LEADING = ("omrade", "kategori", "miljo", "enhet")
"""Roles of a column that can gather the records of a group."""
FILLED = (
    "Namnet står bara på gruppens första rad; de tomma cellerna under det är lästa som samma namn. "
    "Kontrollera några rader, och fyll i cellerna om det är fel."
)
DIFFERS = "Summan {printed} stämmer inte med delarna, som blir {parts}. Delarna räknas; fråga avsändaren."


def fill_down(cases: pd.DataFrame, columns_by_role: Mapping[str, int], context: Context) -> pd.DataFrame:
    """Return the cases with each group's name on all its rows, where the table names a group on its first row alone.

    Only in a table of numbers whose first column names each group once: in a register of cases an empty cell
    says that nothing is known.
    """
    lead = min(columns_by_role, key=columns_by_role.__getitem__, default="")
    labels = [role for role in LEADING if role in cases and role != lead]
    if lead not in LEADING or "antal" not in cases or not labels or {"datum", "arende"} & set(cases):
        return cases
    column = cases[lead].astype(object)
    blank = map_distinct(column, lambda cell: not str(cell).strip()).astype(bool)
    names = map_distinct(column[~blank], fold)
    if not blank.any() or blank.iloc[0] or names[~names.isin(TOTAL_WORDS)].duplicated().any():
        return cases
    filled = cases.assign(**{lead: column.mask(blank).ffill()})
    problem = context.problem("filled_down", FILLED, role=lead)
    filled.attrs = {**cases.attrs, "problems": (*cases.attrs.get("problems", ()), problem)}
    return filled


def find_disagreements(cases: pd.DataFrame, is_total: NDArray[np.bool_], context: Context) -> list[Problem]:
    """Return a problem wherever a printed total is neither the sum since the last total nor that of all rows above."""
    if "antal" not in cases or "part" in cases:
        return []
    written = parse(cases["antal"], lambda cell: max(0, whole_number(cell)))
    numbers = written.numbers(0 if "antal" in context.source.required else 1)
    above = np.cumsum(np.where(is_total | written.failed, 0, numbers))
    problems, before = [], 0
    for position in map(int, np.flatnonzero(is_total & ~written.empty)):
        printed = 0 if written.failed[position] else int(numbers[position])
        sums = int(above[position]) - before, int(above[position])
        if printed not in sums:
            parts = min(sums, key=lambda sum_: abs(sum_ - printed))
            message = DIFFERS.format(printed=printed, parts=parts)
            problems.append(context.problem("total_differs", message, int(cases.index[position]), "antal"))
        before = int(above[position])
    return problems
