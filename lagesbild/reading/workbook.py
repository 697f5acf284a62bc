"""Spreadsheets: through calamine, and .xlsx that it cannot take through openpyxl."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.errors import InputError
from lagesbild.reading.archive import MOST_CELLS, damaged, open_package, too_large
from lagesbild.reading.binarysheet import check_binary_extent
from lagesbild.reading.flaws import problems
from lagesbild.reading.halves import LONG, LONGEST, in_halves
from lagesbild.reading.opendocument import check_extent
from lagesbild.reading.sheet import HEAD_ROWS, TAIL_ROWS, Cells, Merge, Raw, Sheet, extra_cells, is_empty
from lagesbild.reading.sheetxml import check_sheet_extent
from lagesbild.reading.workbookxml import counts_from_1904, sheet_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import IO

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray
    from python_calamine import CalamineSheet, CalamineWorkbook

    from lagesbild.errors import Problem
    from lagesbild.reading.archive import Package
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
        cells = _by_column(self.rows[first - 1 : layout.last_data_row], beyond + 1)
        blank = _blank([cells[column] for column in layout.columns])
        numbers = np.delete(np.arange(first, first + len(cells[0])), blank)
        plain = {
            column: _plain(np.delete(cells[column], blank) if blank else cells[column]) for column in columns
        }
        frame = pd.DataFrame(plain, index=numbers, columns=list(columns), dtype=object)
        right = np.delete(cells[beyond], blank)
        extra = [int(numbers[n]) for n in np.flatnonzero(right != "") if not _is_blank(right[n])]
        frame.attrs["problems"] = extra_cells(self.path, self.name, extra)
        return frame


def _by_column(rows: Rows, width: int) -> list[NDArray[np.object_]]:
    """Give at least so many columns of rows that are all as wide, empty beyond the rows' own."""
    import numpy as np

    own = len(rows[0]) if rows else 0
    grid = np.empty((len(rows), own), dtype=object, order="F")
    if own:
        grid[:] = rows
    return [*grid.T, *[np.full(len(rows), "", dtype=object)] * (width - own)]


def _blank(columns: Sequence[NDArray[np.object_]]) -> Sequence[int]:
    """Give the rows that hold nothing; each column is looked at where all before it are empty."""
    first, *others = columns
    numbers = [n for n, cell in enumerate(first) if cell is None or (type(cell) is str and not cell.strip())]
    for column in others:
        numbers = [number for number in numbers if _is_blank(column[number])]
    return numbers


def _plain(cells: NDArray[np.object_]) -> NDArray[np.object_]:
    """Give a column's cells as plain values; most columns are texts or days throughout and need no work."""
    import numpy as np

    types = set(map(type, cells))
    if types == {float}:
        return _whole(cells.astype(np.float64))
    return cells if types <= PLAIN else np.fromiter(map(native, cells), dtype=object, count=len(cells))


def _whole(numbers: NDArray[np.float64]) -> NDArray[np.object_]:
    """Give numbers as `native` does."""
    import numpy as np

    plain = numbers.astype(object)
    whole = (numbers == np.trunc(numbers)) & (np.abs(numbers) < LARGEST_EXACT)
    plain[whole] = numbers[whole].astype(np.int64).astype(object)
    return plain


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


class Checked(NamedTuple):
    """An office file that can be opened."""

    package: Package
    problems: Mapping[str, tuple[Problem, ...]] = {}
    """What is wrong in each sheet, by its name."""
    divisible: Mapping[str, str] = {}
    """The parts of the sheets that are worth reading in halves, by their names."""
    dates_1904: bool = False


def checked(path: Path) -> Checked:
    """Look into an .xlsx, .xlsb or .ods; InputError when it is damaged or larger inside than can be read."""
    package = open_package(path)
    if package.kind == "xlsx":
        return _checked_xlsx(package)
    check = check_extent if package.kind == "ods" else check_binary_extent
    check(package)
    return Checked(package)


def _checked_xlsx(package: Package) -> Checked:
    scans, names = check_sheet_extent(package), sheet_names(package)
    sheets = {name: (part, scans[part]) for part, name in names.items() if part in scans}
    return Checked(
        package,
        {name: tuple(problems(package.path, name, scan.flaws)) for name, (_, scan) in sheets.items()},
        {name: part for name, (part, scan) in sheets.items() if scan.placed and LONG <= scan.size <= LONGEST},
        counts_from_1904(package),
    )


def open_zipped(file: Checked) -> tuple[Sheet, ...]:
    """Open what has been checked; InputError when it is damaged, or protected by a password."""
    return tuple(
        replace(sheet, problems=file.problems.get(sheet.name or "", ()), dates_1904=file.dates_1904)
        for sheet in _opened(file)
    )


def _opened(file: Checked) -> tuple[Sheet, ...]:
    path, kind, size = file.package.path, file.package.kind, file.package.size
    try:
        return open_with_calamine(path, kind, file)
    except InputError:
        if file.divisible:
            return _opened(file._replace(divisible={}))
        if kind != "xlsx" or size > LARGEST_SLOW:
            raise
        return open_with_openpyxl(path)


def open_with_calamine(path: Path, kind: str, file: Checked | None = None) -> tuple[Sheet, ...]:
    """Open a spreadsheet with the fast reader; InputError when it cannot take the file."""
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return tuple(_calamine_sheets(path, kind, workbook, file))
    except PasswordError as error:
        raise encrypted(path) from error
    except (InputError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic inside the reader is no Exception, and says only "broken file"
        raise damaged(path) from error


def _calamine_sheets(
    path: Path, kind: str, workbook: CalamineWorkbook, file: Checked | None
) -> Iterator[Sheet]:
    """Give the sheets that hold cells: charts and macros are left out."""
    for place, entry in enumerate(workbook.sheets_metadata):
        if str(entry.typ).endswith("WorkSheet"):
            hidden = not str(entry.visible).endswith("Visible")
            if file and entry.name in file.divisible:
                parts = _both(in_halves(file.package, file.divisible[entry.name]), place)
            else:
                parts = (workbook.get_sheet_by_index(place),)
            rows = _rows(path, parts)
            yield _sheet(path, kind, (entry.name, hidden), rows, _merges(parts[0]))


def _both(halves: Iterable[IO[bytes]], place: int) -> tuple[CalamineSheet, ...]:
    """Give the halves of a sheet, read at the same time."""
    from python_calamine import CalamineWorkbook

    def read(half: IO[bytes]) -> CalamineSheet:
        return CalamineWorkbook.from_filelike(half).get_sheet_by_index(place)

    with ThreadPoolExecutor(2) as beside:
        begun = [beside.submit(read, half) for half in halves]
    return tuple(half.result() for half in begun)


def _rows(path: Path, parts: Sequence[CalamineSheet]) -> Rows:
    """Give the rows of the parts of a sheet, from row 1 and all as wide; InputError when they are too many."""
    ends = [sheet.end for sheet in parts if sheet.end]
    height, width = (max((end[way] + 1 for end in ends), default=0) for way in (0, 1))
    if height * width > MOST_CELLS:
        raise too_large(path)
    rows: list[Sequence[object]] = []
    for sheet in parts:
        if sheet.start and sheet.end:
            (first, left), right = sheet.start, width - 1 - sheet.end[1]
            if first < len(rows):  # the rows are not in order, so a half is not what it seems
                raise damaged(path)
            rows += [("",) * width] * (first - len(rows))
            own = sheet.to_python(skip_empty_area=True)
            rows += [[*[""] * left, *row, *[""] * right] for row in own] if left or right else own
    return rows


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
    if sum(sheet.max_row * sheet.max_column for sheet in workbook.worksheets) > MOST_CELLS:
        raise too_large(path)
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
