"""Cells as they stand in a file -> the same cells with every letter spelt in one way and nothing invisible in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lagesbild.core.text import clean, is_clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Cells

PIECE = 20_000
"""So many cells are looked at together: most files hold nothing to clean, and one look at a long text tells."""


def clean_row(row: Iterable[Raw]) -> Cells:
    """Return the cells of a row, texts cleaned."""
    return tuple(clean(cell) if isinstance(cell, str) else cell for cell in row)


def clean_cells(cells: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return cells of any type, texts cleaned; the same array when there is nothing to clean."""
    import numpy as np  # noqa: PLC0415 — pandas is loaded while the next file is opened

    starts = range(0, len(cells), PIECE)
    if all(_is_clean(cells[start : start + PIECE]) for start in starts):
        return cells
    cleaned = np.empty(len(cells), dtype=object)
    cleaned[:] = clean_row(cells)
    return cleaned


def _is_clean(cells: NDArray[np.object_]) -> bool:
    return is_clean("".join([cell for cell in cells if isinstance(cell, str)]))


def clean_columns(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of a text file with their texts cleaned; columns of bytes stay as they are."""
    for name in frame:
        column = frame[name]
        cleaned = _clean_column(column)
        if cleaned is not column:
            frame[name] = cleaned
    return frame


def _clean_column(column: pd.Series[Any]) -> pd.Series[Any]:
    import numpy as np  # noqa: PLC0415 — pandas is loaded while the next file is opened
    import pandas as pd  # noqa: PLC0415 — pandas is loaded while the next file is opened

    if isinstance(column.dtype, pd.CategoricalDtype):
        texts = column.cat.categories
        if is_clean("".join(texts)):
            return column
        numbers, cleaned = pd.factorize(np.array([clean(text) for text in texts], dtype=object))
        codes = numbers[column.cat.codes.to_numpy()]
        return pd.Series(
            pd.Categorical.from_codes(codes, categories=pd.Index(cleaned, dtype=object)), index=column.index
        )
    cells = column.to_numpy()
    cleaned_cells = clean_cells(cells) if cells.dtype == object else cells
    return column if cleaned_cells is cells else pd.Series(cleaned_cells, index=column.index, dtype=object)
