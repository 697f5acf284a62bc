"""The content of a spreadsheet's sheet: every cell, and the columns of its table as plain values."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.text import clean
from lagesbild.files.letters import clean_cells
from lagesbild.files.sheet import TAIL_ROWS, Cells, extra_cells, is_empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from lagesbild.core.cells import Raw
    from lagesbild.files.guard.number_formats import Shown
    from lagesbild.files.sheet import Layout, Merge

PLAIN = {str, int, bool, date, datetime}
LARGEST_EXACT = 1e15
"""Up to here every whole number has a float of its own."""
DAY = timedelta(days=1)

Rows = Sequence[Sequence[object]]


class LoadedSheet(Struct, frozen=True):
    """The content of a spreadsheet's sheet: all rows from row 1, all columns from A, every row as wide."""

    path: Path
    name: str
    rows: Rows
    merges: Sequence[Merge] = ()

    def first_cells(self) -> Iterator[Raw]:
        """Give the first cell of every row."""
        return (native(row[0]) if row else "" for row in self.rows)

    def last_rows(self) -> Sequence[tuple[int, Cells]]:
        """Give the last rows that hold something."""
        last: deque[tuple[int, Cells]] = deque(maxlen=TAIL_ROWS)
        for number in range(len(self.rows), 0, -1):
            row = self.rows[number - 1]
            if row.count("") == len(row):
                continue
            cells = tuple(map(native, row))
            if not all(map(is_empty, cells)):
                last.appendleft((number, cells))
            if len(last) == TAIL_ROWS:
                break
        return last

    def table(self, layout: Layout, columns: Sequence[int], _serial: int | None = None) -> pd.DataFrame:
        """Give the columns of the layout's rows with native values."""
        import numpy as np  # noqa: PLC0415 — pandas is loaded while the next file is opened
        import pandas as pd  # noqa: PLC0415 — pandas is loaded while the next file is opened

        first, beyond = layout.first_data_row, max(layout.columns) + 1
        cells = _by_column(self.rows[first - 1 : layout.last_data_row], beyond + 1)
        blank = _blank([cells[column] for column in layout.columns])
        _fill_merged(cells, self.merges, first - 1)
        numbers = np.delete(np.arange(first, first + len(cells[0])), blank)
        plain = {
            column: _plain(np.delete(cells[column], blank) if blank else cells[column]) for column in columns
        }
        frame = pd.DataFrame(plain, index=numbers, dtype=object)
        right = np.delete(cells[beyond], blank)
        extra = [int(numbers[n]) for n in np.flatnonzero(right != "") if not _is_blank(right[n])]
        if problems := extra_cells(self.path, self.name, extra):
            frame.attrs["problems"] = problems
        return frame


def _fill_merged(cells: Sequence[NDArray[np.object_]], merges: Iterable[Merge], first: int) -> None:
    """Give the text of a cell that is merged downwards to each row of the table; a number there is one number.

    `first` is the table's first row, from 0.
    """
    for top, left, bottom, right in merges:
        if left == right < len(cells) and first <= top < first + len(cells[left]):
            text = cells[left][top - first]
            if isinstance(text, str):
                cells[left][top - first : bottom - first + 1] = text


def _by_column(rows: Rows, width: int) -> list[NDArray[np.object_]]:
    """Give at least so many columns of rows that are all as wide, empty beyond the rows' own."""
    import numpy as np  # noqa: PLC0415 — pandas is loaded while the next file is opened

    own = len(rows[0]) if rows else 0
    grid = np.empty((len(rows), own), dtype=object, order="F")
    if own:
        grid[:] = rows
    return [*grid.T, *[np.full(len(rows), "", dtype=object)] * (width - own)]


def _blank(columns: Sequence[NDArray[np.object_]]) -> Sequence[int]:
    """Give the rows that hold nothing; each column is looked at where all before it are empty."""
    numbers: Sequence[int] = range(len(columns[0]))
    for column in columns:
        numbers = [number for number in numbers if _is_blank(column[number])]
    return numbers


def _plain(cells: NDArray[np.object_]) -> NDArray[np.object_]:
    """Give a column's cells as plain values; most columns are texts or days throughout and need no work."""
    import numpy as np  # noqa: PLC0415 — pandas is loaded while the next file is opened

    types = set(map(type, cells))
    if types == {float}:
        return _as_whole_numbers(cells.astype(np.float64))
    return (
        clean_cells(cells)
        if types <= PLAIN
        else np.fromiter(map(native, cells), dtype=object, count=len(cells))
    )


def _as_whole_numbers(numbers: NDArray[np.float64]) -> NDArray[np.object_]:
    """Give numbers as `native` does."""
    import numpy as np  # noqa: PLC0415 — pandas is loaded while the next file is opened

    plain = numbers.astype(object)
    whole = (numbers == np.trunc(numbers)) & (np.abs(numbers) < LARGEST_EXACT)
    plain[whole] = numbers[whole].astype(np.int64).astype(object)
    return plain


def show_numbers(rows: Rows, shown: Mapping[tuple[int, int], Shown]) -> Rows:
    """Give the rows with some numbers as the texts that their cells show; `shown` is by row and column, from 0."""
    changed = [list(row) for row in rows]
    for (row, column), how in shown.items():
        value = changed[row][column] if row < len(changed) and column < len(changed[row]) else ""
        if isinstance(value, int | float) and not isinstance(value, bool):
            changed[row][column] = how.show(value)
    return changed


def native(value: object) -> Raw:
    """Give a cell as a plain value: a whole number as int, a length of time as a time of day, a text cleaned.

    >>> native(3.0), native(2.5), native(None), native(timedelta(hours=8))
    (3, 2.5, '', datetime.time(8, 0))
    """
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < LARGEST_EXACT else value
    if isinstance(value, timedelta):
        return (
            (datetime.combine(date.min, time()) + value).time() if timedelta(0) <= value < DAY else str(value)
        )
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, int | date | time):
        return value
    return "" if value is None else str(value)


def _is_blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))
