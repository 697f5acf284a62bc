"""A table that names each group on its first row alone -> the same with the name on all rows of the group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.shapes.words import is_total_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lagesbild.intake.shapes.context import Context

LEADING = ("omrade", "kategori", "miljo", "enhet")
"""Roles of a column that can gather the records of a group."""
FILLED = (
    "Namnet står bara på gruppens första rad; de tomma cellerna under det är lästa som samma namn. "
    "Kontrollera några rader, och fyll i cellerna om det är fel."
)


def fill_down(cases: pd.DataFrame, columns_by_role: Mapping[str, int], context: Context) -> pd.DataFrame:
    """Return the cases with each group's name on all its rows, where the table names a group on its first row alone.

    Only in a table of numbers whose first column names each group once: in a register of cases an empty cell
    says that nothing is known. A row without any label stays so.
    """
    lead = min(columns_by_role, key=columns_by_role.__getitem__, default="")
    labels = [role for role in LEADING if role in cases and role != lead]
    if lead not in LEADING or "antal" not in cases or not labels or {"datum", "arende"} & set(cases):
        return cases
    column = cases[lead].astype(object)
    blank = map_distinct(column, _is_blank).astype(bool)
    names = map_distinct(column[~blank], fold)
    is_total = map_distinct(names, is_total_label).astype(bool)
    if not blank.any() or blank.iloc[0] or names[~is_total].duplicated().any():
        return cases
    labelled = ~map_distinct(cases[labels].astype(object).map(str).agg(" ".join, axis=1), _is_blank).astype(
        bool
    )
    filled = cases.assign(**{lead: column.mask(blank & labelled, column.mask(blank).ffill())})
    problem = context.problem("filled_down", FILLED, role=lead)
    filled.attrs = {**cases.attrs, "problems": (*cases.attrs.get("problems", ()), problem)}
    return filled


def _is_blank(cell: object) -> bool:
    return not str(cell).strip()
