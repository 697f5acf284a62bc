"""A register, a case a row -> cases whose columns are named by roles."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from lagesbild.intake.candidates import Candidate, count_hints, words_of
from lagesbild.intake.shapes.area_columns import AREA, find_area_column, tell_places
from lagesbild.intake.shapes.classification import classify
from lagesbild.intake.shapes.columns import look_up_in, parse
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.shapes.count_headings import (
    check_narrower,
    check_single,
    holds_numbers,
    is_count,
    is_of_reports,
    is_share,
    numbers_rows,
)
from lagesbild.intake.shapes.crosses import find_crosses
from lagesbild.intake.shapes.date_parts import YEAR, find_date_parts, name_date_parts, with_days
from lagesbild.intake.shapes.day_columns import DAY, find_day_column, tell_assumed_day
from lagesbild.intake.shapes.free_text import ROLE, FreeText, free_text_columns
from lagesbild.intake.shapes.group_names import fill_down
from lagesbild.intake.shapes.headings import check_repeated, find_column
from lagesbild.intake.shapes.second_tables import check_one_table
from lagesbild.intake.shapes.side_columns import (
    STATUS,
    SideColumns,
    apply_side_columns,
    find_said_reasons,
    find_side_columns,
    line_names,
    list_side_columns,
    set_aside_for,
)
from lagesbild.intake.shapes.stray_rows import find_repeated_headings
from lagesbild.intake.shapes.years import check_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.cells import Raw
    from lagesbild.core.errors import Problem
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.candidates import Observed

FEWEST_COLUMNS = 2
"""So many columns of a register must be known, since a single word proves nothing."""
PUBLIC_PLACE = "offentlig_plats"
"""The class of sources that count what is on walls and posts."""
SAYS_IN_WORDS = ("kategori", "miljo", "typ")
"""Roles of columns in which it may stand that a case was taken back."""
COUNT, MILIEU, KIND_OF_CASE, PLACE = "antal", "miljo", "typ", "plats"
IS_CASE = frozenset({"datum", "arende"})
"""Roles of columns by which each row is a case of its own."""
KNOWN_CATEGORIES = 0.5
"""The share of a register's categories that must be known where no word points at the source."""


def find_candidates(sheet: Sheet, settings: Settings, period: Period) -> list[Candidate]:
    """Return the sources whose required columns a table with a case a row has."""
    layout = sheet.layout
    if layout is None:
        return []
    words = words_of(sheet, layout)
    candidates = []
    for source in settings.vocabulary.sources:
        found = _with_day(source, sheet, layout, find_columns(source, layout))
        columns_by_role = _with_counts(source, sheet, layout, found)
        if (
            not source.holds_cases
            or columns_by_role is None
            or len(columns_by_role) < FEWEST_COLUMNS
            or not set(source.required) <= set(columns_by_role)
        ):
            continue
        hints = count_hints(source, words)
        columns_by_role = _with_area(layout, columns_by_role, Context(source, settings, period, sheet))
        if hints or _values_known(source, sheet, layout, columns_by_role, settings):
            free_text = free_text_columns(source, layout, columns_by_role)
            side = _find_side(source, sheet, layout, columns_by_role, settings)
            candidates.append(
                Candidate(
                    source,
                    sheet,
                    hints,
                    len(columns_by_role),
                    partial(read, layout, columns_by_role, side),
                    roles_by_column=side.roles | invert(columns_by_role) | dict.fromkeys(free_text, ROLE),
                    layout=layout,
                )
            )
    return candidates


def _find_side(
    source: SourceDefinition,
    sheet: Sheet,
    layout: Layout,
    columns_by_role: Mapping[str, int],
    settings: Settings,
) -> SideColumns:
    """Return what columns without a role say: why a case does not count, its line, or its milieu by a cross."""
    free_text = free_text_columns(source, layout, columns_by_role)
    taken = {column for role, column in columns_by_role.items() if role != KIND_OF_CASE} | set(free_text)
    crosses = {}
    if MILIEU not in columns_by_role:
        crosses = find_crosses(sheet, layout, taken, settings.vocabulary.milieu_codes())
    side = list_side_columns(sheet, layout, taken | set(crosses))
    if not side:
        return SideColumns(crosses=crosses)
    # All that will be read is read at once: a large text file is parsed a single time.
    every = dict.fromkeys((*columns_by_role.values(), *free_text, *side))
    frame = sheet.read(layout, list(every), columns_by_role.get(source.identity or ""))
    names = line_names(source, columns_by_role, settings.vocabulary)
    found = find_side_columns(frame, side, names, can_be_removed=can_be_removed(source))
    return replace(found, crosses=crosses)


def can_be_removed(source: SourceDefinition) -> bool:
    """Return whether what a source counts is cleaned away in the end, so that "borttaget" does not undo a case."""
    return source.publicity == PUBLIC_PLACE


def find_columns(source: SourceDefinition, layout: Layout) -> dict[str, int]:
    """Return role -> position of its column: the one with the first of the role's headings that the table has."""
    columns_by_role: dict[str, int] = {}
    for role, headings in source.columns.items():
        column = find_column(layout, headings)
        if column is not None and column not in columns_by_role.values():
            columns_by_role[role] = column
    return columns_by_role


def _with_day(
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
    return {**columns_by_role, **parts} if is_list or YEAR in parts else columns_by_role


def _free_headings(layout: Layout, columns_by_role: Mapping[str, int]) -> dict[int, str]:
    """Return position -> heading of the columns that bear no role."""
    taken = set(columns_by_role.values())
    return {c: h for c, h in zip(layout.columns, layout.headings, strict=True) if c not in taken}


def _with_area(layout: Layout, columns_by_role: dict[str, int], context: Context) -> dict[str, int]:
    """Return the columns with that of the areas, where it has a heading of its own; it may be called the places."""
    if AREA in columns_by_role or AREA not in context.source.columns:
        return columns_by_role
    cells, headings = _may_be_areas(layout, columns_by_role, context)
    column = find_area_column(cells, headings, context)
    others = {role: other for role, other in columns_by_role.items() if other != column}
    return columns_by_role if column is None else {**others, AREA: column}


def _may_be_areas(
    layout: Layout, columns_by_role: Mapping[str, int], context: Context
) -> tuple[dict[int, Sequence[Raw]], dict[int, str]]:
    """Return position -> cells, and -> heading, of the columns that may hold areas."""
    headings = _free_headings(layout, {r: c for r, c in columns_by_role.items() if r not in {PLACE, AREA}})
    return {c: context.sheet.top_cells(layout, c) for c in headings}, headings


def _with_counts(
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


def _values_known(
    source: SourceDefinition,
    sheet: Sheet,
    layout: Layout,
    columns_by_role: Mapping[str, int],
    settings: Settings,
) -> bool:
    """Whether the columns alone tell the source: its categories are known, or it has required columns of its own."""
    if source.category_set is None or "kategori" not in columns_by_role:
        return bool(set(source.required) - {"miljo", "antal", "typ"})
    position = columns_by_role["kategori"]
    column = sheet.read(layout, [position])[position]
    parsed = parse(column, look_up_in(settings.vocabulary.category_keys(source.category_set)))
    return len(parsed.failed) > 0 and bool(parsed.failed.mean() <= 1 - KNOWN_CATEGORIES)


def read(layout: Layout, columns_by_role: Mapping[str, int], side: SideColumns, context: Context) -> Observed:
    """Return the observations of a register, and what was wrong in it.

    Raises InputError when its counts are of another year, or when another table stands below.
    """
    free_text = free_text_columns(context.source, layout, columns_by_role)
    cases, context = read_cases(layout, columns_by_role, free_text, context)
    cases, context = with_days(cases), name_date_parts(context)
    told = tell_assumed_day(context.source, layout, columns_by_role, context)
    places: Iterable[Problem] = ()
    if AREA in context.source.columns and AREA not in columns_by_role:
        places = tell_places(*_may_be_areas(layout, columns_by_role, context), context)
    cases.attrs["problems"] = (*cases.attrs.get("problems", ()), *told, *places)
    said = (cases[role] for role in SAYS_IN_WORDS if role in cases)
    set_aside_for(cases, [*find_said_reasons(said, can_be_removed=can_be_removed(context.source))])
    if side.roles:
        frame = context.sheet.read(layout, list(side.roles)).reindex(cases.index)
        names = line_names(context.source, columns_by_role, context.vocabulary)
        cases = apply_side_columns(cases, side, frame, names, context)
    marks = dict(zip(layout.columns, layout.headings, strict=True))
    marked = [marks[column] for column in side.reasons] or list(free_text.values())
    context = context.with_headings({**context.headings, STATUS: ", ".join(marked)})
    if side.crosses:
        context = context.with_headings({**context.headings, MILIEU: ", ".join(side.crosses.values())})
    if COUNT in cases:
        check_year(context.headings[COUNT], context)
        is_list = bool(IS_CASE & set(columns_by_role))
        own = ~(find_repeated_headings(cases, context.headings) & is_list)
        if not is_list:
            check_one_table(cases[[*context.headings.keys() & {*cases}]], [COUNT], context)
        check_single(cases.loc[own, COUNT].unique(), context.headings[COUNT], context.sheet.path.name)
    return classify(cases, context)


def read_cases(
    layout: Layout, columns_by_role: Mapping[str, int], free_text: Mapping[int, str], context: Context
) -> tuple[pd.DataFrame, Context]:
    """Return a case a row, with roles as columns, and the context that knows their headings in the file.

    The columns of free text, position -> heading, are read with the others and handed on by themselves.
    """
    headings = dict(zip(layout.columns, layout.headings, strict=True))
    roles = {column: role for role, column in columns_by_role.items() if role != ROLE}
    serial = columns_by_role.get(context.source.identity or "")
    repeated = tuple(check_repeated(layout, roles, context))
    frame = context.sheet.read(layout, [*roles, *free_text], serial)
    frame.attrs["problems"] = (*frame.attrs.get("problems", ()), *repeated)
    for column, heading in free_text.items():
        context.collect_free_text(FreeText(heading, frame[column]))
    reasons = [
        *find_said_reasons((frame[c] for c in free_text), can_be_removed=can_be_removed(context.source))
    ]
    frame = (frame[list(roles)] if free_text else frame).rename(columns=roles)
    set_aside_for(frame, reasons)
    context = context.with_headings({role: headings[column] for column, role in roles.items()})
    return fill_down(frame, {role: column for column, role in roles.items()}, context), context
