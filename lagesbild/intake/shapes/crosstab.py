"""A ready table, categories or milieus against months, areas or one number -> cases, one for each cell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.text import fold
from lagesbild.files.grid import JOIN
from lagesbild.intake.candidates import Candidate, count_hints, words_of
from lagesbild.intake.shapes.axes import find_axis, role_tests, states_value
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.shapes.count_headings import holds_words, is_count, is_share
from lagesbild.intake.shapes.count_table import COUNT, CountTable, read
from lagesbild.intake.shapes.years import name_months

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.cells import Raw
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Layout, Sheet


def find_candidates(sheet: Sheet, settings: Settings, period: Period) -> list[Candidate]:
    """Return the sources that a ready table may be from."""
    layout = sheet.layout
    if layout is None:
        return []
    words = words_of(sheet, layout)
    layout = lowest_header(layout)
    candidates = []
    for source in settings.vocabulary.counted_sources:
        hints = count_hints(source, words)
        if source.survey or not (hints or source.category_set):
            continue
        if found := find_table(sheet, layout, Context(source, settings, period, sheet)):
            candidates.append(candidate(sheet, *found, source, hints))
    return candidates


def candidate(
    sheet: Sheet, table: CountTable, understood: int, source: SourceDefinition, hints: int
) -> Candidate:
    """Return the candidate that reads the sheet as a table of counts of a source."""
    return Candidate(
        source,
        sheet,
        hints,
        understood,
        partial(read, table),
        roles_by_column=table.roles_by_column,
        layout=table.layout,
        is_count_table=True,
    )


def find_table(sheet: Sheet, layout: Layout, context: Context) -> tuple[CountTable, int] | None:
    """Return the table and how many of its labels are understood, or None when it is no ready table of this source."""
    label, *cells = layout.columns
    if not _may_be_side(sheet, layout, context):
        return None
    headings = {c: h for c, h in zip(cells, layout.headings[1:], strict=True) if h}
    frame = sheet.read(layout)
    down = find_axis(frame[label], context)
    if down is None:
        return None
    counts = {c: h for c, h in headings.items() if not is_share(h, list(frame[c]))}
    counts = name_months(counts, context)
    across, understood = _across(list(counts.values()), context)
    required = {"kategori"} if context.source.category_set else {"miljo"}
    if across in {"", down.role} or not required & {down.role, across}:
        return None
    if any(holds_words(frame[c].unique()) for c in counts):
        return None
    return CountTable(layout, {label: down.role}, counts, across), down.understood + understood


def _may_be_side(sheet: Sheet, layout: Layout, context: Context) -> bool:
    """Return whether one of the first labels is understood, so that the whole sheet is worth reading."""
    tests = role_tests(context).values()
    return any(test(label) for label in sheet.top_cells(layout, layout.columns[0]) for test in tests)


def _across(headings: Sequence[str], context: Context) -> tuple[str, int]:
    """Return the role of the columns' headings and how many are understood: plain counts, or values of a role."""
    parts = [heading for heading in headings if states_value(heading)]
    if len(headings) == 1 and parts and is_count(parts[0], context.source):
        return COUNT, 1
    axis = find_axis(headings, context)
    return (axis.role, axis.understood) if axis and not _repeat(parts) else ("", 0)


def _repeat(headings: Sequence[Raw]) -> bool:
    return len(set(map(fold, headings))) < len(headings)


def lowest_header(layout: Layout) -> Layout:
    """Return the layout with the lowest of several header rows alone, where that tells the columns apart.

    What stands above months or areas (a quarter, a district) only gathers them.
    """
    headings = tuple(heading.rpartition(JOIN)[2] for heading in layout.headings)
    return replace(layout, headings=headings) if len(set(headings)) == len(headings) else layout
