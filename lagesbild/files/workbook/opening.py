"""Spreadsheets: through calamine, and .xlsx that it cannot take through openpyxl."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.errors import InputError
from lagesbild.files.guard.ods import check_extent
from lagesbild.files.guard.package import MOST_CELLS, check_parts, damaged, open_package, too_large
from lagesbild.files.guard.workbook_part import counts_from_1904, sheet_names
from lagesbild.files.guard.xlsb import check_binary_extent
from lagesbild.files.guard.xlsx import check_sheet_extent
from lagesbild.files.sheet import HEAD_ROWS, Merge, Sheet
from lagesbild.files.workbook.content import Loaded, native
from lagesbild.files.workbook.defects import problems
from lagesbild.files.workbook.halves import LONG, in_halves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import IO

    from python_calamine import CalamineSheet, CalamineWorkbook

    from lagesbild.core.errors import Problem
    from lagesbild.files.guard.package import Package
    from lagesbild.files.workbook.content import Rows

LARGEST_SLOW = 30 << 20
"""Unpacked bytes that the slow reader takes some ten seconds for."""


class Checked(NamedTuple):
    """An office file that can be opened."""

    package: Package
    problems: Mapping[str, tuple[Problem, ...]] = {}
    """What is wrong in each sheet, by its name."""
    divisible: Mapping[str, tuple[str, Sequence[bytes]]] = {}
    """The sheets that are worth reading in halves, by their names: the part, and its XML in pieces."""
    dates_1904: bool = False


def checked(path: Path) -> Checked:
    """Look into an .xlsx, .xlsb or .ods; InputError when it is damaged or larger inside than can be read."""
    package = open_package(path)
    if package.kind == "xlsx":
        return _checked_xlsx(package)
    check_parts(package)
    check = check_extent if package.kind == "ods" else check_binary_extent
    check(package)
    return Checked(package)


def _checked_xlsx(package: Package) -> Checked:
    scans, names = check_sheet_extent(package), sheet_names(package)
    sheets = {name: (part, scans[part]) for part, name in names.items() if part in scans}
    return Checked(
        package,
        {
            name: tuple(problems(package.path, name, scan.flaws, scan.flawed))
            for name, (_, scan) in sheets.items()
        },
        {
            name: (part, scan.pieces)
            for name, (part, scan) in sheets.items()
            if scan.placed and scan.size >= LONG and scan.pieces
        },
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
                parts = _both(in_halves(file.package, *file.divisible[entry.name]), place)
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
