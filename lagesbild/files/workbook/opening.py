"""Spreadsheets: through calamine, and .xlsx that it cannot take through openpyxl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.errors import InputError
from lagesbild.files.guard.links import count_text_boxes, counts_from_1904, sheet_names
from lagesbild.files.guard.ods import check_extent
from lagesbild.files.guard.package import MOST_CELLS, check_parts, damaged, open_package, too_large
from lagesbild.files.guard.unseen import Unseen
from lagesbild.files.guard.xlsb import check_binary_extent
from lagesbild.files.guard.xlsx import check_sheet_extent
from lagesbild.files.sheet import HEAD_ROWS, Cells, Merge, Sheet
from lagesbild.files.workbook.cell_comments import find_comments, tell_comments, tell_text_boxes
from lagesbild.files.workbook.cell_errors import hidden_rows, problems
from lagesbild.files.workbook.content import LoadedSheet, native, show_numbers
from lagesbild.files.workbook.struck_cells import tell_struck_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from python_calamine import CalamineSheet, CalamineWorkbook

    from lagesbild.core.errors import Problem
    from lagesbild.files.guard.package import Package
    from lagesbild.files.workbook.content import Rows

LARGEST_SLOW = 30 << 20
"""Unpacked bytes that the slow reader takes some ten seconds for."""


def open_zipped(path: Path) -> tuple[Sheet, ...]:
    """Open an .xlsx, .xlsb or .ods; InputError when it is damaged, locked, or larger inside than can be read."""
    package = open_package(path)
    if package.kind == "xlsx":
        return _open_xlsx(package)
    check_parts(package)
    check = check_extent if package.kind == "ods" else check_binary_extent
    unseen = check(package)
    return tell_unseen(open_with_calamine(path, package.kind), unseen)


def tell_unseen(sheets: Iterable[Sheet], unseen: Mapping[str, Unseen]) -> tuple[Sheet, ...]:
    """Give the sheets with what their reader does not show; `unseen` is by the sheet's name.

    A number that is shown as something else stands as it is shown, and there is a problem for each other thing.
    """
    nothing = Unseen()
    return tuple(_with_unseen(sheet, unseen.get(sheet.name or "", nothing)) for sheet in sheets)


def _with_unseen(sheet: Sheet, unseen: Unseen) -> Sheet:
    if unseen.shown and isinstance(sheet.content, LoadedSheet):
        rows = show_numbers(sheet.content.rows, unseen.shown)
        sheet = replace(sheet, head=_head(rows), content=replace(sheet.content, rows=rows))
    return replace(sheet, problems=tuple(_problems_of(sheet, unseen)))


def _problems_of(sheet: Sheet, unseen: Unseen) -> Iterator[Problem]:
    name = sheet.name or ""
    yield from problems(sheet.path, name, unseen.errors, unseen.error_count)
    yield from hidden_rows(sheet.path, name, unseen.hidden_rows)
    yield from tell_struck_rows(sheet.path, name, unseen.struck_rows)
    yield from tell_comments(sheet.path, name, tuple(dict.fromkeys(unseen.comments)))
    yield from tell_text_boxes(sheet.path, name, unseen.text_boxes)


def _open_xlsx(package: Package) -> tuple[Sheet, ...]:
    scans, names = check_sheet_extent(package), sheet_names(package)
    unseen = {name: scans[part].unseen for part, name in names.items() if part in scans}
    for part, name in names.items():
        if name in unseen:
            unseen[name].comments += find_comments(package, part)
            unseen[name].text_boxes = count_text_boxes(package, part)
    from_1904 = counts_from_1904(package)
    return tell_unseen((replace(sheet, dates_1904=from_1904) for sheet in _read_xlsx(package)), unseen)


def _read_xlsx(package: Package) -> tuple[Sheet, ...]:
    try:
        return open_with_calamine(package.path, "xlsx")
    except InputError:
        if package.size > LARGEST_SLOW:
            raise
        return open_with_openpyxl(package.path)


def open_with_calamine(path: Path, kind: str) -> tuple[Sheet, ...]:
    """Open a spreadsheet with the fast reader; InputError when it cannot take the file."""
    from python_calamine import CalamineWorkbook, PasswordError  # noqa: PLC0415 — the reader is loaded for a workbook alone

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
    for number, entry in enumerate(workbook.sheets_metadata):
        if str(entry.typ).endswith("WorkSheet"):
            hidden = not str(entry.visible).endswith("Visible")
            sheet = workbook.get_sheet_by_index(number)
            yield _sheet(path, kind, (entry.name, hidden), _rows(path, sheet), _merges(sheet))


def _rows(path: Path, sheet: CalamineSheet) -> Rows:
    """Give the rows of a sheet, from row 1 and all as wide; InputError when they are too many."""
    height, width = (last + 1 for last in sheet.end) if sheet.end else (0, 0)
    if height * width > MOST_CELLS:
        raise too_large(path)
    return sheet.to_python(skip_empty_area=False)


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    """Give the merged ranges, 0-based."""
    return tuple((*start, *end) for start, end in sheet.merged_cell_ranges or ())


def open_with_openpyxl(path: Path) -> tuple[Sheet, ...]:
    """Open an .xlsx with the slow reader, which forgives more; InputError when even it cannot."""
    import openpyxl  # noqa: PLC0415 — the reader is loaded for a workbook alone

    with path.open("rb") as file:  # which the reader would leave open when it fails
        try:
            workbook = openpyxl.load_workbook(file, data_only=True)
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
        head=_head(rows),
        problems=(),
        content=LoadedSheet(path, name, rows, merges),
        merges=tuple(merge for merge in merges if merge[0] < HEAD_ROWS),
    )


def _head(rows: Rows) -> tuple[Cells, ...]:
    return tuple(tuple(map(native, row)) for row in rows[:HEAD_ROWS])


def encrypted(path: Path) -> InputError:
    """Give the error for a file that cannot be opened without its password."""
    return InputError(
        f"{path.name}: filen är lösenordsskyddad. Öppna den i Excel, ta bort lösenordet och spara den igen."
    )
