"""Spreadsheets: through calamine, and .xlsx that it cannot take through openpyxl."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from lagesbild.errors import InputError
from lagesbild.reading.archive import MOST_CELLS, damaged, open_package, too_large
from lagesbild.reading.binarysheet import check_binary_extent
from lagesbild.reading.opendocument import check_extent
from lagesbild.reading.sheet import HEAD_ROWS, TAIL_ROWS, Cells, Merge, Raw, Sheet, extra_cells, is_empty
from lagesbild.reading.sheetxml import counts_from_1904, scan_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray
    from python_calamine import CalamineSheet, CalamineWorkbook

    from lagesbild.reading.sheet import Layout

PLAIN = {str, int, bool, date, datetime}
LARGEST_EXACT = 1e15
"""Up to here every whole number has a float of its own."""
LARGEST_SLOW = 30 << 20
"""Unpacked bytes that the slow reader takes some ten seconds for."""
DAY = timedelta(days=1)

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The content of a spreadsheet's sheet: all rows from row 1, all columns from A, every row as wide."""

    path: Path
    name: str
    rows: Rows

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
        import numpy as np
        import pandas as pd

        first, beyond = layout.first_data_row, max(layout.columns) + 1
        cells = _grid(self.rows[first - 1 : layout.last_data_row], beyond + 1)
        filled = np.setdiff1d(np.arange(len(cells)), _blank(cells[:, list(layout.columns)]))
        cells, numbers = cells[filled], first + filled
        plain = [_plain(cells[:, column]) for column in columns]
        frame = pd.DataFrame(dict(zip(columns, plain, strict=True)), index=numbers, dtype=object)
        extra = [int(n) for n, cell in zip(numbers, cells[:, beyond], strict=True) if not _is_blank(cell)]
        frame.attrs["problems"] = extra_cells(self.path, self.name, extra)
        return frame


def _grid(rows: Rows, width: int) -> NDArray[np.object_]:
    """Give rows that are all as wide as an array of at least a width, empty beyond the rows' own."""
    import numpy as np

    own = len(rows[0]) if rows else 0
    grid = np.full((len(rows), max(own, width)), "", dtype=object)
    if own:
        grid[:, :own] = rows
    return grid


def _blank(cells: NDArray[np.object_]) -> Sequence[int]:
    """Give the rows that hold nothing; each column is looked at where all before it are empty."""
    numbers: Sequence[int] = range(len(cells))
    for column in cells.T:
        numbers = [number for number in numbers if _is_blank(column[number])]
    return numbers


def _plain(cells: NDArray[np.object_]) -> NDArray[np.object_]:
    """Give a column's cells as plain values; most columns are texts or days throughout and need no work."""
    import numpy as np

    if set(map(type, cells)) <= PLAIN:
        return cells
    return np.array([*map(native, cells), None], dtype=object)[:-1]


def native(value: object) -> Raw:
    """Give a cell as a plain value: a whole number as int, a length of time as a time of day.

    >>> native(3.0), native(2.5), native(None), native(timedelta(hours=8))
    (3, 2.5, '', datetime.time(8, 0))
    """
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < LARGEST_EXACT else value
    if isinstance(value, timedelta):
        return (
            (datetime.combine(date.min, time()) + value).time() if timedelta(0) <= value < DAY else str(value)
        )
    if isinstance(value, str | int | date | time):
        return value
    return "" if value is None else str(value)


def _is_blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


def open_zipped(path: Path) -> tuple[Sheet, ...]:
    """Open an .xlsx, .xlsb or .ods; InputError when it is damaged, too large or protected by a password."""
    package = open_package(path)
    if package.kind == "ods":
        check_extent(package)
    if package.kind == "xlsb":
        check_binary_extent(package)
    problems = scan_sheets(package) if package.kind == "xlsx" else {}
    dates_1904 = package.kind == "xlsx" and counts_from_1904(package)
    try:
        sheets = open_with_calamine(path, package.kind)
    except InputError:
        if package.kind != "xlsx" or package.size > LARGEST_SLOW:
            raise
        sheets = open_with_openpyxl(path)
    return tuple(
        replace(sheet, problems=problems.get(sheet.name or "", ()), dates_1904=dates_1904) for sheet in sheets
    )


def open_with_calamine(path: Path, kind: str) -> tuple[Sheet, ...]:
    """Open a spreadsheet with the fast reader; InputError when it cannot take the file."""
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return tuple(_calamine_sheets(path, kind, workbook))
    except PasswordError as error:
        raise encrypted(path) from error
    except (InputError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic inside the reader is no Exception, and says only "broken file"
        raise damaged(path) from error


def _calamine_sheets(path: Path, kind: str, workbook: CalamineWorkbook) -> Iterator[Sheet]:
    """Give the sheets that hold cells: charts and macros are left out."""
    for place, entry in enumerate(workbook.sheets_metadata):
        if str(entry.typ).endswith("WorkSheet"):
            sheet = workbook.get_sheet_by_index(place)
            last_row, last_column = sheet.end or (0, 0)
            if (last_row + 1) * (last_column + 1) > MOST_CELLS:
                raise too_large(path)
            hidden = not str(entry.visible).endswith("Visible")
            yield _sheet(
                path, kind, (entry.name, hidden), sheet.to_python(skip_empty_area=False), _merges(sheet)
            )


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    """Give the merged ranges that may touch header rows."""
    ranges = sheet.merged_cell_ranges or ()
    return tuple((*start, *end) for start, end in ranges if start[0] < HEAD_ROWS)


def open_with_openpyxl(path: Path) -> tuple[Sheet, ...]:
    """Open an .xlsx with the slow reader, which forgives more; InputError when even it cannot."""
    import openpyxl

    try:
        workbook = openpyxl.load_workbook(path, data_only=True)
    except Exception as error:  # it raises whatever its parsers raise
        raise damaged(path) from error
    return tuple(
        _sheet(
            path,
            "xlsx",
            (sheet.title, sheet.sheet_state != "visible"),
            [list(row) for row in sheet.iter_rows(values_only=True)],
            tuple(
                (r.min_row - 1, r.min_col - 1, r.max_row - 1, r.max_col - 1)
                for r in sheet.merged_cells.ranges
            ),
        )
        for sheet in workbook.worksheets
    )


def _sheet(path: Path, kind: str, named: tuple[str, bool], rows: Rows, merges: tuple[Merge, ...]) -> Sheet:
    name, hidden = named
    return Sheet(
        path=path,
        format=kind,
        name=name,
        hidden=hidden,
        encoding=None,
        delimiter=None,
        head=tuple(tuple(map(native, row)) for row in rows[:HEAD_ROWS]),
        problems=(),
        content=Loaded(path, name, rows),
        merges=merges,
    )


def encrypted(path: Path) -> InputError:
    """Give the error for a file that cannot be opened without its password."""
    return InputError(
        f"{path.name}: filen är lösenordsskyddad. Öppna den i Excel, ta bort lösenordet och spara den igen."
    )
