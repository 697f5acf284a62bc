"""A column of cells -> a column of values, worked out over its distinct cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable

BETWEEN = ";"
"""Stands between several meanings of one cell, as it may between several milieus."""


def repeat_word(word: str, times: int) -> pd.Categorical[str]:
    """Return one word many times: as one category it weighs nothing."""
    return pd.Categorical([word]).repeat(times)


def _part_distinct(column: pd.Series[Any]) -> tuple[np.ndarray[Any, Any], Any]:
    """Return for each cell of a column the place of its value, and the values; categories are told apart already."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy()
        if codes.min(initial=0) >= 0:
            return codes, column.cat.categories
    return pd.factorize(column, use_na_sentinel=False)


def _change_distinct(
    column: pd.Series[Any], change: Callable[[Any], Any]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return for each cell of a column the place of its value, and the values changed."""
    codes, values = _part_distinct(column)
    changed = np.empty(len(values), dtype=object)
    for number, value in enumerate(values):
        changed[number] = change(value)
    return codes, changed


def map_distinct(column: pd.Series[Any], change: Callable[[Any], Any]) -> pd.Series[Any]:
    """Return the column with every value changed; each distinct value is changed once."""
    codes, changed = _change_distinct(column, change)
    return pd.Series(changed[codes], index=column.index, name=column.name, dtype=object)


def mark_cells(frame: pd.DataFrame, test: Callable[[Any], bool]) -> np.ndarray[Any, Any]:
    """Return for each cell whether it passes the test; each distinct cell of a column is tried once."""
    marks = [map_distinct(frame[column], test).to_numpy(dtype=bool) for column in frame]
    return np.column_stack(marks) if marks else np.zeros(frame.shape, dtype=bool)


def map_to_category(column: pd.Series[Any], change: Callable[[Any, int], str]) -> pd.Series[str]:
    """Return the column as categories, each distinct value changed once; `change` is given it and how often it stands there."""
    codes, values = _part_distinct(column)
    counts = np.bincount(codes, minlength=len(values)).tolist()
    texts = np.array(
        [change(value, count) for value, count in zip(values, counts, strict=True)], dtype=object
    )
    places, names = pd.factorize(texts)
    categories = pd.Categorical.from_codes(places[codes], pd.Index(names, dtype=object))
    return pd.Series(categories, index=column.index, name=column.name)


def code_distinct(column: pd.Series[Any], change: Callable[[Any], Any]) -> pd.Series[Any]:
    """Return the same as `map_distinct` as categories, in the order in which they first stand.

    They are told apart once for all that is asked of them.
    """
    codes, changed = _change_distinct(column, change)
    alike, distinct = pd.factorize(changed, use_na_sentinel=False)
    places, order = pd.factorize(alike[codes])
    categories = pd.Categorical.from_codes(places, pd.Index(distinct[order], dtype=object))
    return pd.Series(categories, index=column.index, name=column.name)


def empty_rows(cells: pd.DataFrame, rows: pd.Series[bool]) -> pd.DataFrame:
    """Return columns of categories with "" in some rows."""
    if not rows.any():
        return cells
    return cells.apply(lambda column: code_distinct(column.astype(object).mask(rows, ""), lambda cell: cell))
