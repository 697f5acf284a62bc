"""A register, a case a row -> cases whose columns are named by roles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.intake.candidates import Candidate, count_hints, words_of
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.shapes.area_columns import AREA, find_doubtful_places, may_be_elsewhere
from lagesbild.intake.shapes.classification import classify
from lagesbild.intake.shapes.columns import look_up_in, parse
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.shapes.count_headings import check_single
from lagesbild.intake.shapes.crosses import find_crosses
from lagesbild.intake.shapes.date_parts import date_counts, name_date_parts, with_days
from lagesbild.intake.shapes.day_columns import tell_assumed_day
from lagesbild.intake.shapes.free_text import ROLE, FreeText, free_text_columns
from lagesbild.intake.shapes.group_names import fill_down
from lagesbild.intake.shapes.headings import check_repeated
from lagesbild.intake.shapes.register_columns import (
    COUNT,
    IS_CASE,
    add_area_column,
    add_count_column,
    add_day_column,
    add_kind_column,
    find_columns,
    invert,
    list_possible_areas,
)
from lagesbild.intake.shapes.repeated_lines import OTHERS, join_others
from lagesbild.intake.shapes.second_tables import check_one_table
from lagesbild.intake.shapes.side_columns import (
    MAY_BE_ELSEWHERE,
    STATUS,
    SideColumns,
    apply_side_columns,
    find_said_reasons,
    find_side_columns,
    line_names,
    list_side_columns,
    set_aside_for,
)
from lagesbild.intake.shapes.stages import check_stages
from lagesbild.intake.shapes.stray_rows import find_repeated_headings
from lagesbild.intake.shapes.time_spans import MOST_ROWS
from lagesbild.intake.shapes.years import check_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
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
MILIEU, KIND_OF_CASE = "miljo", "typ"
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
        found = add_day_column(source, sheet, layout, find_columns(source, layout))
        columns_by_role = add_count_column(source, sheet, layout, found)
        if (
            not source.holds_cases
            or columns_by_role is None
            or len(columns_by_role) < FEWEST_COLUMNS
            or not set(source.required) <= set(columns_by_role)
        ):
            continue
        hints = count_hints(source, words)
        columns_by_role = add_kind_column(source, sheet, layout, columns_by_role)
        columns_by_role = add_area_column(layout, columns_by_role, Context(source, settings, period, sheet))
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

    Raises InputError when its counts are of another year or of stages, or when another table stands below.
    """
    free_text = free_text_columns(context.source, layout, columns_by_role)
    cases, context = read_cases(layout, columns_by_role, free_text, context)
    cases, context = date_counts(with_days(cases, context), context), name_date_parts(context)
    told = [*tell_assumed_day(context.source, layout, columns_by_role, context)]
    if AREA in context.source.columns and AREA not in columns_by_role:
        told += _set_doubtful_places_aside(cases, layout, columns_by_role, context)
    cases.attrs["problems"] = (*cases.attrs.get("problems", ()), *told)
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
        cases = _with_others(cases, layout, {*columns_by_role.values(), *free_text}, context)
        is_list = bool(IS_CASE & set(columns_by_role))
        own = ~(find_repeated_headings(cases, context.headings) & is_list)
        if not is_list:
            check_one_table(cases[[*context.headings.keys() & {*cases}]], [COUNT], context)
            beside = list_side_columns(context.sheet, layout, {columns_by_role[COUNT], *free_text})
            check_stages(context.sheet.read(layout, list(beside)), beside, context)
        check_single(cases.loc[own, COUNT].unique(), context.headings[COUNT], context.sheet.path.name)
    return classify(cases, context)


def _with_others(cases: pd.DataFrame, layout: Layout, taken: set[int], context: Context) -> pd.DataFrame:
    """Return the cases with what stands in the columns without a role, by which lines of a table may be told apart."""
    others = [column for column in layout.columns if column not in taken]
    if not others or len(cases) > MOST_ROWS:
        return cases
    cells = context.sheet.read(layout, others).reindex(cases.index, fill_value="")
    return cases.assign(**{OTHERS: join_others(cells)})


def _set_doubtful_places_aside(
    cases: pd.DataFrame, layout: Layout, columns_by_role: Mapping[str, int], context: Context
) -> Iterator[Problem]:
    """Note which cases a column that is read as no area's may place elsewhere; yield the problems that tell it."""
    found = find_doubtful_places(*list_possible_areas(layout, columns_by_role, context), context)
    for column, problem in found:
        cells = context.sheet.read(layout, [column])[column].reindex(cases.index, fill_value="")
        doubtful = map_distinct(
            cells, lambda cell: MAY_BE_ELSEWHERE if may_be_elsewhere(cell, context) else ""
        )
        set_aside_for(cases, [doubtful])
        yield problem


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
    says = [*free_text, *(column for column, role in roles.items() if role in SAYS_IN_WORDS)]
    said = find_said_reasons((frame[c] for c in says), can_be_removed=can_be_removed(context.source))
    reasons = [*said]
    frame = (frame[list(roles)] if free_text else frame).rename(columns=roles)
    set_aside_for(frame, reasons)
    context = context.with_headings({role: headings[column] for column, role in roles.items()})
    return fill_down(frame, {role: column for column, role in roles.items()}, context), context
