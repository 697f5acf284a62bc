"""A sheet that a sender's rules are for -> cases whose columns are named by roles, several columns of one role united."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.intake.columns import BETWEEN, map_distinct
from lagesbild.intake.sender_rules import free_text_columns_by, translation
from lagesbild.intake.shapes import register
from lagesbild.intake.shapes.crosses import mean_by_heading, unite
from lagesbild.intake.shapes.date_parts import name_date_parts, with_days

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lagesbild.config.sender_rules import SenderRules
    from lagesbild.files.sheet import Layout
    from lagesbild.intake.shapes.context import Context

    Columns = Mapping[str, tuple[int, ...]]
    """Role -> the positions of its columns."""

COUNT, PART = "antal", "part"


def read_cases_by(
    rules: SenderRules, layout: Layout, columns_by_role: Columns, context: Context
) -> tuple[pd.DataFrame, Context]:
    """Return a case a row, or one for each count of a row, and the context that knows the headings in the file."""
    single = {role: columns[0] for role, columns in columns_by_role.items() if len(columns) == 1}
    first = {role: columns[0] for role, columns in columns_by_role.items()}
    free_text = free_text_columns_by(rules, context.source, layout, first)
    several = {role: columns for role, columns in columns_by_role.items() if len(columns) > 1}
    cases, known = register.read_cases(layout, single, free_text, context)
    for role, heading in known.headings.items():
        cases[role] = _translated(rules, role, heading, cases[role], context)
    headings = dict(zip(layout.columns, layout.headings, strict=True))
    if several:
        every = context.sheet.read(layout, [column for columns in several.values() for column in columns])
        cases = cases.reindex(every.index.union(cases.index), fill_value="")
        for role in several.keys() - {COUNT}:
            parts = [_part(rules, role, headings[c], every[c], context) for c in several[role]]
            cases[role] = unite(parts, BETWEEN if role in {"miljo", "kategori"} else ", ")
        if COUNT in several:
            cases = _with_counts(cases, every[list(several[COUNT])].rename(columns=headings), context)
    context = known.with_headings({role: headings[column] for role, column in first.items()})
    return with_days(cases, context), name_date_parts(context)


def _translated(rules: SenderRules, role: str, heading: str, cells: pd.Series, context: Context) -> pd.Series:
    """Return a column with every value that the rules name as what it means; milieus by name, which none mistakes."""
    meanings, separator = rules.meaning(heading), ""
    if role == "miljo":
        separator, labels = rules.separator, context.vocabulary.milieu_labels()
        meanings = {
            value: tuple(labels.get(code, code) for code in ((meant,) if isinstance(meant, str) else meant))
            for value, meant in meanings.items()
        }
    return map_distinct(cells, translation(meanings, separator)) if meanings or separator else cells


def _part(rules: SenderRules, role: str, heading: str, cells: pd.Series, context: Context) -> pd.Series:
    """Return one of several columns of a role; a cross in one that is headed by a milieu or category means it."""
    if fold(heading) in _names(role, context):
        ruled = map_distinct(cells, fold).isin({fold(value) for value in rules.meaning(heading)})
        cells = cells.where(ruled, mean_by_heading(cells, heading))
    return _translated(rules, role, heading, cells, context)


def _names(role: str, context: Context) -> Mapping[str, str]:
    """Return the spellings of what a role's cells may mean: those of milieus or of the source's categories."""
    if role == "miljo":
        return context.vocabulary.milieu_codes()
    categories = context.source.category_set if role == "kategori" else None
    return context.vocabulary.category_keys(categories) if categories else {}


def _with_counts(cases: pd.DataFrame, counts: pd.DataFrame, context: Context) -> pd.DataFrame:
    """Return a case for each count of a row; columns headed by milieus or categories give those."""
    long = counts.melt(var_name=PART, value_name=COUNT, ignore_index=False)
    long[COUNT] = long[COUNT].where(long[COUNT] != "", 0)
    for role in ("kategori", "miljo"):
        names = _names(role, context)
        if role not in cases and all(fold(heading) in names for heading in counts):
            long[role] = long[PART]
    return cases.drop(columns=COUNT, errors="ignore").join(long).sort_index(kind="stable")
