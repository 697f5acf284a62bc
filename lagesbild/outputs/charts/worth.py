"""Whether a picture of a table shows something: a chart of a few dots, of zeros or of hidden figures tells nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import MissingValue, TableKind
from lagesbild.outputs.charts.series import counts, detail_rows

if TYPE_CHECKING:
    from lagesbild.core.tables import Table

FEWEST = 5
"""Fewer events than this in all are told in a sentence."""
FEWEST_OF = {TableKind.BY_MONTH: 24}
"""The same where they are spread over more places: two a month. Own choice."""
FEWEST_IN_SERIES, FEWEST_YEARS = 20, 4
"""From how many events and years on the years of a source that the overview shows have a picture of their own."""
COMPARED = 2
"""So many places or years make a comparison."""


def is_worth_drawing(table: Table, *, by_content: bool) -> bool:
    """Whether there are enough figures, not all of them zero and not more hidden than shown.

    `by_content` says that the rows are what was found (graffiti by kind), which the overview does not show.
    """
    cells = [cell.value for row in detail_rows(table) for cell in row.cells]
    shown = counts(cells)
    hidden = sum(value is MissingValue.SUPPRESSED for value in cells)
    if sum(shown) < FEWEST_OF.get(table.kind, FEWEST) or hidden > sum(value > 0 for value in shown):
        return False
    if table.kind is TableKind.BY_AREA:
        return sum(any(counts(cell.value for cell in row.cells)) for row in detail_rows(table)) >= COMPARED
    if table.kind is TableKind.BY_YEAR:
        return _are_worth_comparing(table, hidden=bool(hidden), by_content=by_content)
    return True


def _are_worth_comparing(table: Table, *, hidden: bool, by_content: bool) -> bool:
    known = sum(
        any(isinstance(row.cells[position].value, int) for row in detail_rows(table))
        for position in range(len(table.columns))
    )
    if by_content:
        return known >= COMPARED
    total = sum(counts(cell.value for row in detail_rows(table) for cell in row.cells))
    return known >= FEWEST_YEARS and total >= FEWEST_IN_SERIES and not hidden
