"""A register's headings and first cells -> which of its columns bear which roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.intake.shapes.area_columns import AREA, find_area_column
from lagesbild.intake.shapes.count_headings import (
    check_narrower,
    holds_numbers,
    is_count,
    is_of_reports,
    is_share,
    numbers_rows,
)
from lagesbild.intake.shapes.date_parts import YEAR, find_date_parts
from lagesbild.intake.shapes.day_columns import DAY, find_day_column
from lagesbild.intake.shapes.headings import find_column
from lagesbild.intake.shapes.other_kinds import find_kinds
from lagesbild.intake.shapes.time_spans import hold_spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.shapes.context import Context

COUNT, PLACE, KIND = "antal", "plats", "typ"
IS_CASE = frozenset({"datum", "arende"})
"""Roles of columns by which each row is a case of its own."""


def find_columns(source: SourceDefinition, layout: Layout) -> dict[str, int]:
    """Return role -> position of its column: the one with the first of the role's headings that the table has."""
    columns_by_role: dict[str, int] = {}
    for role, headings in source.columns.items():
        column = find_column(layout, headings)
        if column is not None and column not in columns_by_role.values():
            columns_by_role[role] = column
    return columns_by_role


def add_day_column(
    source: SourceDefinition, sheet: Sheet, layout: Layout, columns_by_role: dict[str, int]
) -> dict[str, int]:
    """Return the columns with that of the days, where it has a heading of its own, or with those of the parts of a date."""
    if DAY in columns_by_role or DAY not in source.columns or source.form != "register":
        return columns_by_role
    headings = _free_headings(layout, columns_by_role)
    cells = {c: sheet.top_cells(layout, c) for c in headings}
    day = find_day_column(cells, headings)
    if day is not None:
        return {**columns_by_role, DAY: day}
    parts = find_date_parts(cells, headings)
    is_list = COUNT not in columns_by_role and not any(is_count(h, source) for h in headings.values())
    if parts and (is_list or YEAR in parts):
        return {**columns_by_role, **parts}
    span = next((column for column, own in cells.items() if hold_spans(own)), None)
    return columns_by_role if span is None else {**columns_by_role, DAY: span}


def add_kind_column(
    source: SourceDefinition, sheet: Sheet, layout: Layout, columns_by_role: dict[str, int]
) -> dict[str, int]:
    """Return the columns with that of the kinds, where some case is of the kind sought under a heading of its own."""
    if KIND in columns_by_role or KIND not in source.columns or source.category_set:
        return columns_by_role
    headings = _free_headings(layout, columns_by_role)
    kinds = find_kinds({c: sheet.top_cells(layout, c) for c in headings}, headings)
    return columns_by_role if kinds is None else {**columns_by_role, KIND: kinds}


def _free_headings(layout: Layout, columns_by_role: Mapping[str, int]) -> dict[int, str]:
    """Return position -> heading of the columns that bear no role."""
    taken = set(columns_by_role.values())
    return {c: h for c, h in zip(layout.columns, layout.headings, strict=True) if c not in taken}


def add_area_column(layout: Layout, columns_by_role: dict[str, int], context: Context) -> dict[str, int]:
    """Return the columns with that of the areas, where it has a heading of its own; it may be called the places."""
    if AREA in columns_by_role or AREA not in context.source.columns:
        return columns_by_role
    cells, headings = list_possible_areas(layout, columns_by_role, context)
    column = find_area_column(cells, headings, context)
    others = {role: other for role, other in columns_by_role.items() if other != column}
    return columns_by_role if column is None else {**others, AREA: column}


def list_possible_areas(
    layout: Layout, columns_by_role: Mapping[str, int], context: Context
) -> tuple[dict[int, Sequence[Raw]], dict[int, str]]:
    """Return position -> cells, and -> heading, of the columns that may hold areas."""
    headings = _free_headings(layout, {r: c for r, c in columns_by_role.items() if r not in {PLACE, AREA}})
    return {c: context.sheet.top_cells(layout, c) for c in headings}, headings


def add_count_column(
    source: SourceDefinition, sheet: Sheet, layout: Layout, columns_by_role: dict[str, int]
) -> dict[str, int] | None:
    """Return the columns with that of the counts, where it has a heading of another's; None when no row is a case.

    No row is one where it has neither a day nor a number of its own, and other numbers beside its labels.
    Raises InputError when another column has the part of the counts that may be meant.
    """
    if source.form != "register":
        return columns_by_role
    headings = dict(zip(layout.columns, layout.headings, strict=True))
    free = {c: h for c, h in headings.items() if c not in columns_by_role.values()}
    if COUNT in columns_by_role:
        numbers = [h for c, h in free.items() if holds_numbers(sheet.top_cells(layout, c))]
        check_narrower(headings[columns_by_role[COUNT]], numbers, sheet.path.name)
        return columns_by_role
    is_numbered = (source.identity or "") in columns_by_role
    counts = [
        c
        for c, h in free.items()
        if is_count(h, source)
        and not (is_numbered and is_of_reports(h, source))
        and holds_numbers(sheet.top_cells(layout, c))
    ]
    if len(counts) == 1:
        return {**columns_by_role, COUNT: counts[0]}
    if IS_CASE & set(columns_by_role):
        return columns_by_role
    first = {c: sheet.top_cells(layout, c) for c in free}
    numeric = [
        c
        for c, h in free.items()
        if not numbers_rows(h, first[c]) and (holds_numbers(first[c]) or is_share(h, first[c]))
    ]
    return None if counts or numeric else columns_by_role


def invert(columns_by_role: Mapping[str, int]) -> dict[int, str]:
    """Return position of a column -> its role."""
    return {column: role for role, column in columns_by_role.items()}
