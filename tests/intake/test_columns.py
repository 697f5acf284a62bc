"""A column is changed over its distinct cells: the same as cell by cell."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from lagesbild.intake.columns import code_distinct, empty_rows, map_distinct

CELLS = ["b", "", "a", "B", 2, "b", 2.5, "", "a"]
"""Not in order, and some alike when they are changed."""


def _change(cell: Any) -> Any:
    return cell.upper() if isinstance(cell, str) else -cell


@pytest.mark.parametrize("is_coded", [False, True])
def test_a_column_is_changed_as_cell_by_cell(*, is_coded: bool) -> None:
    """Whether its values are told apart already or not; the categories stand as they came."""
    column = pd.Series(CELLS, index=range(3, 3 + len(CELLS)), name=7, dtype=object)
    by_cell = [_change(cell) for cell in CELLS]
    given = column.astype("category") if is_coded else column
    mapped, coded = map_distinct(given, _change), code_distinct(given, _change)
    for changed in (mapped, coded):
        assert (changed.tolist(), changed.name, changed.index.tolist()) == (by_cell, 7, column.index.tolist())
    assert mapped.dtype == object
    assert coded.cat.categories.tolist() == list(dict.fromkeys(by_cell))


def test_rows_are_emptied_without_a_trace() -> None:
    """No category of theirs alone is left, since each is read as an answer."""
    cells = pd.DataFrame({0: CELLS, 4: CELLS[::-1]}, dtype=object).apply(code_distinct, change=_change)
    some = pd.Series([place in {0, 3, 5} for place in range(len(CELLS))])
    emptied = empty_rows(cells, some)
    assert emptied[0].tolist() == ["", "", "A", "", -2, "", -2.5, "", "A"]
    assert emptied[0].cat.categories.tolist() == ["", "A", -2, -2.5]
    assert empty_rows(cells, some & False) is cells
