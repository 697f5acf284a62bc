"""Tables of numbers in which groups and sums stand among the records: names filled down, sums compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lagesbild.core.cells import fold, whole_number
from lagesbild.intake.shapes.columns import parse
from lagesbild.intake.shapes.words import TOTAL_WORDS
from lagesbild.intake.surveys.cells import mapped

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


def filled_down(cases: pd.DataFrame, bears: Mapping[str, int], context: Context) -> pd.DataFrame:
    """The cases with the name of each group on all its rows, where the table names a group on its first row alone.

    Only in a table of numbers whose first column names each group once: in a register of cases an empty cell
    says that nothing is known.
    """
    lead = min(bears, key=bears.__getitem__, default="")
    labels = [role for role in LEADING if role in cases and role != lead]
    if lead not in LEADING or "antal" not in cases or not labels or {"datum", "arende"} & set(cases):
        return cases
    column = cases[lead].astype(object)
    blank = mapped(column, lambda cell: not str(cell).strip()).astype(bool)
    named = mapped(column[~blank], fold)
    if not blank.any() or blank.iloc[0] or named[~named.isin(TOTAL_WORDS)].duplicated().any():
        return cases
    filled = cases.assign(**{lead: column.mask(blank).ffill()})
    told = context.problem("filled_down", FILLED, role=lead)
    filled.attrs = {**cases.attrs, "problems": (*cases.attrs.get("problems", ()), told)}
    return filled


def disagreements(cases: pd.DataFrame, is_total: NDArray[np.bool_], context: Context) -> list[Problem]:
    """Where a printed total is neither the sum of the rows since the last total nor that of all rows above."""
    if "antal" not in cases or "part" in cases:
        return []
    written = parse(cases["antal"], lambda cell: max(0, whole_number(cell)))
    numbers = written.numbers(0 if "antal" in context.source.required else 1)
    above = np.cumsum(np.where(is_total | written.failed, 0, numbers))
    found, before = [], 0
    for place in map(int, np.flatnonzero(is_total & ~written.empty)):
        printed = 0 if written.failed[place] else int(numbers[place])
        sums = int(above[place]) - before, int(above[place])
        if printed not in sums:
            parts = min(sums, key=lambda sum_: abs(sum_ - printed))
            said = DIFFERS.format(printed=printed, parts=parts)
            found.append(context.problem("total_differs", said, int(cases.index[place]), "antal"))
        before = int(above[place])
    return found
