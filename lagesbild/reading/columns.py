"""The columns of a large text file, read by position with the row number of every record."""

from __future__ import annotations

import io
from itertools import islice
from typing import TYPE_CHECKING, Literal

from lagesbild.errors import InputError
from lagesbild.reading.encoding import BOMS
from lagesbild.reading.sheet import HEAD_ROWS, extra_cells, is_empty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from _typeshed import WriteableBuffer

    from lagesbild.reading.delimited import Delimited
    from lagesbild.reading.sheet import Layout

LARGE = 8 << 20
"""Bytes above which a column is given as categories: most repeat few values, and memory is what runs out."""
DIFFERENT = 0.9
"""A column whose first records have this share of different values is no category: to sort a million is slow."""
BUFFER = 1 << 18


class _WidthFirst(io.RawIOBase):
    """A file with one line of bare delimiters put before it: the parser takes the width from the first line.

    Without it, a table below narrow title lines, or with ragged records, has no fixed width.
    """

    def __init__(self, content: Delimited, width: int) -> None:
        self._file = content.path.open("rb", buffering=0)
        line = content.delimiter * (width - 1) + "\n"
        self._first = line.encode(content.encoding.removesuffix("-sig"))
        bom = BOMS.get(content.encoding)
        if not bom or self._file.read(len(bom)) != bom:
            self._file.seek(0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        if not self._first:
            return self._file.readinto(buffer) or 0
        view = memoryview(buffer).cast("B")
        size = min(len(view), len(self._first))
        view[:size], self._first = self._first[:size], self._first[size:]
        return size

    def close(self) -> None:
        self._file.close()
        super().close()


def read_columns(content: Delimited, layout: Layout, columns: Sequence[int]) -> pd.DataFrame:
    """Give the columns of the layout's records as text; the index is the record's number in the file."""
    import pandas as pd

    beyond = max(layout.columns) + 1
    frame = _parse(content, layout, (*columns, beyond))
    extra = frame[beyond]
    frame = frame[list(columns)]
    blank = _blank(frame)
    rest = tuple(set(layout.columns) - set(columns))
    if rest and blank.any():
        blank &= _blank(_parse(content, layout, rest))
    kept = frame[~blank] if blank.any() else frame
    frame = pd.DataFrame({column: _without_unused(kept[column]) for column in columns}, index=kept.index)
    frame.attrs["problems"] = extra_cells(content.path, None, extra.index[~_blank(extra.to_frame())].tolist())
    return frame


def _parse(content: Delimited, layout: Layout, columns: Sequence[int]) -> pd.DataFrame:
    """Read some columns of the layout's rows, empty ones included."""
    import pandas as pd

    width = max(layout.columns) + 2
    try:
        with io.BufferedReader(_WidthFirst(content, width), BUFFER) as file:
            frame = pd.read_csv(
                file,
                sep=content.delimiter,
                encoding=content.encoding.removesuffix("-sig"),
                encoding_errors="replace",
                header=None,
                names=list(range(width)),
                usecols=sorted(columns),
                dtype=_types(content, layout, columns),
                na_filter=False,
                skip_blank_lines=False,
                index_col=False,
            )
    except (pd.errors.ParserError, UnicodeError) as error:
        raise InputError(
            f"{content.path.name}: filen går inte att läsa som tabell. "
            "Öppna den i Excel och spara den som .xlsx."
        ) from error
    return frame.loc[layout.first_data_row : layout.last_data_row, list(columns)]


def _types(
    content: Delimited, layout: Layout, columns: Sequence[int]
) -> Mapping[int, Literal["object", "category"]]:
    """Say how each column is kept: as text in a small file, and where values hardly ever repeat."""
    if content.path.stat().st_size <= LARGE:
        return dict.fromkeys(columns, "object")
    rows = list(islice(content.records(), layout.first_data_row - 1, layout.first_data_row + HEAD_ROWS))
    different = {column: len({row[column] for row in rows if column < len(row)}) for column in columns}
    return {
        column: "object" if different[column] > DIFFERENT * len(rows) else "category" for column in columns
    }


def _blank(frame: pd.DataFrame) -> pd.Series[bool]:
    """Whether each row is empty in all the columns."""
    import pandas as pd

    blank = pd.Series(data=True, index=frame.index)
    for column in sorted(frame.columns, key=lambda column: frame[column].dtype == object):
        if not blank.any():
            return blank
        cells = frame[column]
        if isinstance(cells.dtype, pd.CategoricalDtype):
            blank &= cells.cat.categories.map(is_empty).to_numpy(dtype=bool)[cells.cat.codes]
        else:
            blank &= cells.map(is_empty).astype(bool)
    return blank


def _without_unused(cells: pd.Series[str]) -> pd.Series[str]:
    """Leave out the categories that only rows outside the table had.

    The library's own way sorts the column; counting is twenty times faster.
    """
    import numpy as np
    import pandas as pd

    if not isinstance(cells.dtype, pd.CategoricalDtype):
        return cells
    categories, codes = cells.cat.categories, cells.cat.codes.to_numpy()
    used = np.bincount(codes, minlength=len(categories)) > 0
    values = pd.Categorical.from_codes((np.cumsum(used) - 1)[codes], categories=categories[used])
    return pd.Series(values, index=cells.index)
