"""The filters above a pivot table -> what must be told of those that leave something out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.files.sheet import is_empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.errors import Problem
    from lagesbild.files.sheet import Layout
    from lagesbild.intake.shapes.context import Context

OF_PIVOT = frozenset({"radetiketter", "row labels", "kolumnetiketter", "column labels"})
"""What Excel writes over the labels of a pivot table."""
ALL = frozenset({"(alla)", "(all)", "alla", "all"})
PAIR = 2
FILTERED = (
    "Pivottabellen har ett filter på raden ovanför och visar bara en del av ärendena. Kontrollera att det är rätt "
    "del, eller be avsändaren om tabellen utan filter."
)


def find_filters(context: Context, layout: Layout) -> Iterator[Problem]:
    """Yield a problem for each filter above a pivot table that lets only some records through."""
    top = context.sheet.head[: layout.first_data_row - 1]
    if not OF_PIVOT & {fold(cell) for row in top for cell in row}:
        return
    for number, row in enumerate(context.sheet.rows_above(layout), start=1):
        filled = [fold(cell) for cell in row if not is_empty(cell)]
        if len(filled) == PAIR and filled[1] not in ALL | OF_PIVOT:
            yield context.problem("pivot_filter", FILTERED, number)
