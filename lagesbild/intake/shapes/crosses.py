"""Columns headed by milieus, with a cross where the case is of that milieu -> one column of milieus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from lagesbild.core.text import fold
from lagesbild.intake.columns import BETWEEN, map_distinct

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from lagesbild.files.sheet import Layout, Sheet

CROSSES = frozenset({"x", "1", "ja", "true", "sant", "yes", "✓", "✔", "☑"})
"""What says in a column of its own that the case is of its kind."""
NO_CROSSES = frozenset({"", "0", "nej", "false", "falskt", "no", "-", "☐"})


def find_crosses(
    sheet: Sheet, layout: Layout, taken: Collection[int], names: Mapping[str, str]
) -> dict[int, str]:
    """Return position -> heading of the columns that are headed by a name and hold crosses and nothing else."""
    named = {
        column: heading
        for column, heading in zip(layout.columns, layout.headings, strict=True)
        if column not in taken and fold(heading) in names
    }
    if not named:
        return {}
    cells = sheet.read(layout, list(named))
    values = {column: set(map(fold, cells[column].unique())) for column in named}
    return {
        column: heading
        for column, heading in named.items()
        if values[column] <= CROSSES | NO_CROSSES and values[column] & CROSSES
    }


def mean_by_heading(cells: pd.Series, heading: str) -> pd.Series:
    """Return the heading where a cell holds a cross, empty where it says no, and any other cell as it stands."""

    def mean(cell: object) -> object:
        text = fold(cell)
        return heading if text in CROSSES else "" if text in NO_CROSSES else cell

    return map_distinct(cells, mean)


def unite(parts: Sequence[pd.Series], between: str = BETWEEN) -> pd.Series:
    """Return the values of several columns as one, each once; empty where all are empty."""
    rows = zip(*(part.astype(str) for part in parts), strict=True)
    joined = [between.join(dict.fromkeys(cell for cell in row if cell.strip())) for row in rows]
    return pd.Series(joined, index=parts[0].index, dtype=object)
