"""Where the table starts, what its columns are called, and where notes below it begin."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.files.grid import Grid, kind, label
from lagesbild.files.notes import last_of_list, last_record
from lagesbild.files.sheet import Layout, is_empty

if TYPE_CHECKING:
    from collections.abc import Collection

    from lagesbild.files.sheet import Sheet

FULL = 0.6
"""A header names at least this share of the cells of the fullest row."""
UNNAMED = 0.2
"""A column without a heading belongs to the table when this share of its records hold something there."""
PAIR = 2
UNIT = re.compile(
    r"\(?(?:[åy]{2,4}[-/.]?mm(?:[-/.]?dd)?|dd?[-/.]mm?[-/.][åy]{2,4}|(?:tt|hh):?mm|st|stk|styck(?:en)?|antal|kr|sek|%|procent"
    r"|(?:fri)?text|datum|tid|(?:hel)?tal|siffr(?:a|or)|ja ?/ ?nej|kryss|obligatorisk\w*|valfri\w*|frivillig\w*"
    r"|(?:välj )?(?:i|ur|från) (?:rull)?lista\w*|rullista|m2|kvm)\)?"
)
"""What stands right below a heading, folded, and says how its column is filled in."""
MOST_PASSED = 3
"""After so many full rows that cannot be headings the sheet has records without a header."""


def locate(sheet: Sheet) -> Layout | None:
    """Find the table of a sheet; None when the sheet holds none (a cover, notes, nothing)."""
    grid = Grid(sheet)
    row = _header_row(grid)
    if row is None:
        return None
    top, bottom = _top(grid, row), _bottom(grid, row)
    columns = _columns(grid, top, bottom)
    first = _next_filled(grid, bottom)
    units = (first + 1,) if _says_how(grid, first) else ()
    first = _next_filled(grid, first) if units else first
    return Layout(
        header_rows=(*range(top + 1, bottom + 2), *units),
        first_data_row=first + 1,
        last_data_row=last_record(sheet, first + 1),
        columns=columns,
        headings=tuple(grid.heading(column, top, bottom) for column in columns),
    )


def _next_filled(grid: Grid, row: int) -> int:
    return next((below for below in range(row + 1, len(grid.rows)) if grid.filled(below)), row + 1)


def _says_how(grid: Grid, row: int) -> bool:
    """Whether a row below the headings says how the columns are filled in, and holds no record."""
    texts = [fold(grid.cell(row, column)) for column in grid.filled(row)]
    return bool(texts) and all(map(UNIT.fullmatch, texts))


def locate_list(sheet: Sheet, names: Collection[str]) -> Layout | None:
    """Find a list: one column alone, from a cell whose folded text is one of its names; None when there is none.

    Below it may stand a note, after a blank row; all else is taken for the list's.
    """
    grid = Grid(sheet)
    columns = {column for row in range(len(grid.rows)) for column in grid.filled(row)}
    if len(columns) != 1:
        return None
    (column,) = columns
    row = next((row for row in range(len(grid.rows)) if fold(grid.cell(row, column)) in names), None)
    if row is None or is_empty(grid.below(row, column)):
        return None
    heading = label(grid.cell(row, column))
    return Layout((row + 1,), row + 2, last_of_list(sheet), (column,), (heading,))


def _header_row(grid: Grid) -> int | None:
    """Give the first row that is nearly as full as the records and can be headings."""
    counts = [len(grid.filled(row)) for row in range(len(grid.rows))]
    wide = sorted(count for count in counts if count > 1)
    if not wide:
        return None
    fullest = wide[-2] if len(wide) > 2 else wide[-1]  # noqa: PLR2004 — one row alone may be ragged
    full = [row for row, count in enumerate(counts) if count >= max(2, math.ceil(FULL * fullest))]
    return next((row for row in full[: MOST_PASSED + 1] if _is_header(grid, row)), None)


def _is_header(grid: Grid, row: int) -> bool:
    """Whether a full row is headings, and not a line such as "Period: | 2021"."""
    first = label(grid.cell(row, min(grid.filled(row))))
    return grid.is_labels(row) and not (
        len(grid.filled(row)) == PAIR and (first.endswith(":") or _filters(grid, row))
    )


def _filters(grid: Grid, row: int) -> bool:
    """Whether a pair belongs to a pivot table's filters: pairs of texts, a blank row, and the headings below it."""
    pairs = row
    while len(grid.filled(pairs)) == PAIR and grid.is_labels(pairs):
        pairs += 1
    following = next((below for below in range(pairs, len(grid.rows)) if grid.filled(below)), pairs)
    return following > pairs and len(grid.filled(following)) >= PAIR and grid.is_labels(following)


def _top(grid: Grid, row: int) -> int:
    """Give the first header row: above the headings there may be rows that head groups of them."""
    while row > 0 and _heads_groups(grid, row - 1):
        row -= 1
    return row


def _heads_groups(grid: Grid, row: int) -> bool:
    """Whether a row heads groups of the columns that the next row names."""
    above, below = grid.filled(row), grid.filled(row + 1)
    if not above or not grid.is_labels(row):
        return False
    spans = [right - left + 1 for _, left, _, right in grid.spans(row)]
    if spans:
        return max(spans) < len(below | above)
    names = [label(grid.cell(row + 1, column)).casefold() for column in below]
    return len(above) > 1 and (bool(above - below) or len(set(names)) < len(names))


def _bottom(grid: Grid, row: int) -> int:
    """Give the last header row: below the headings there may be rows that divide them."""
    low = max((merge[2] for merge in grid.merges if merge[0] == row and merge[2] > row), default=row)
    while low == row and _divides(grid, row + 1):
        low = row = row + 1
    return low


def _divides(grid: Grid, row: int) -> bool:
    """Whether a row names the parts of columns that the row above leaves without a heading."""
    above, here = grid.filled(row - 1), grid.filled(row)
    if not here or any(kind(grid.cell(row, column)) not in {"text", "year"} for column in here):
        return False
    if any(len(here & set(range(left, right + 1))) > 1 for _, left, _, right in grid.spans(row - 1)):
        return True
    gaps = {column for column in range(min(above), max(above | here) + 1) if column not in above}
    if not gaps or not gaps <= here or not grid.is_labels(row):
        return False
    unlike = any(kind(grid.below(row, column)) not in {"text", "empty"} for column in gaps)
    return unlike or (len(gaps) > 1 and bool(above - here))


def _columns(grid: Grid, top: int, bottom: int) -> tuple[int, ...]:
    """Give the columns with a heading, and those without one that hold enough to be part of the table."""
    named = {
        column
        for row in range(top, bottom + 1)
        for column in range(grid.width)
        if not is_empty(grid.merged(row, column))
    }
    records = [filled for row in range(bottom + 1, len(grid.rows)) if (filled := grid.filled(row))]
    unnamed = {
        column
        for column in range(grid.width)
        if sum(column in filled for filled in records)
        >= max(1 if column < max(named) else 2, UNNAMED * len(records))
    }
    return _first_table(grid, bottom, sorted(named | unnamed))


def _first_table(grid: Grid, bottom: int, columns: list[int]) -> tuple[int, ...]:
    """Give the columns before an empty one behind which a shorter table of its own stands, as a pivot beside its list."""
    for left, right in pairwise(columns):
        before, behind = [c for c in columns if c <= left], [c for c in columns if c >= right]
        if (
            right > left + 1
            and min(len(before), len(behind)) >= PAIR
            and _is_own_table(grid, bottom, before, behind)
        ):
            return tuple(before)
    return tuple(columns)


def _is_own_table(grid: Grid, bottom: int, before: list[int], behind: list[int]) -> bool:
    """Whether the columns behind a gap hold a table that ends before the other, and has labels and numbers."""
    rows = [filled for row in range(bottom + 1, len(grid.rows)) if (filled := grid.filled(row))]
    here = [bool(filled & set(behind)) for filled in rows]
    length = sum(here)
    ends_first = (
        0 < length < len(rows) and all(here[:length]) and all(filled & set(before) for filled in rows)
    )
    kinds = {kind(grid.below(bottom, column)) for column in behind}
    return ends_first and len(behind) <= len(before) and "text" in kinds and "number" in kinds
