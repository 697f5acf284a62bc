"""What is read by several cores at once is what one alone reads: halves of a sheet, and the spelling of a text."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from reading_files import REGISTER, small_xlsx, write_xlsx

from lagesbild.core.errors import InputError
from lagesbild.files.guard import package as archive
from lagesbild.files.guard import xlsx as sheetxml
from lagesbild.files.opening import open_file
from lagesbild.files.text import encoding
from lagesbild.files.workbook import opening as workbook
from lagesbild.files.workbook.halves import in_halves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import IO

    from lagesbild.files.guard.package import Package

CELLS = st.one_of(
    st.none(),
    st.integers(-9, 9_999_999),
    st.floats(-1e6, 1e6),
    st.booleans(),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["Torget", "", " ", "<row ", "</sheetData>", "=1+1", "Å & ö"]),
)
TABLES = st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=12)
ODD = {
    "rows in another order": '<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
    "one row twice": '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>',
    "a comment": '<row r="1"><c r="A1"><v>1</v></c></row><!-- <row r="9"> --><row r="2"><c r="A2"><v>2</v></c></row>',
    "cells that say no place": "<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><v>3</v></c></row>",
    "one row": '<row r="4"><c r="C4"><v>1</v></c></row>',
    "no row": "<row/>",
    "far apart": '<row r="2"><c r="B2"><v>1</v></c></row><row r="900"><c r="D900"><v>1</v></c></row>',
    "narrow, then wide": '<row r="1"><c r="C1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="E2"><v>3</v></c></row>',
}


def rows_of(path: Path) -> list[list[list[object]]]:
    """Every sheet's rows."""
    return [list(map(list, sheet.content.rows)) for sheet in open_file(path)]  # type: ignore[attr-defined]


def alone(path: Path) -> list[list[list[object]]]:
    """Every sheet's rows as the reader itself gives them."""
    with CalamineWorkbook.from_path(path) as book:
        return [
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[misc]
            for name in book.sheet_names
        ]


def divide(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let every sheet be parted, however short; gives the parts of those that were."""
    parted: list[str] = []

    def noted(package: Package, part: str, pieces: Sequence[bytes]) -> Iterator[IO[bytes]]:
        for half in in_halves(package, part, pieces):
            parted.append(part)
            yield half

    monkeypatch.setattr(workbook, "LONG", 0)
    monkeypatch.setattr(workbook, "in_halves", noted)
    monkeypatch.setattr(archive, "PIECE", 200)
    return parted


@given(tables=st.lists(TABLES, min_size=1, max_size=3), first=st.integers(0, 4), left=st.integers(0, 3))
@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
def test_halves_give_what_the_whole_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tables: list[list[list[Any]]], first: int, left: int
) -> None:
    """Blank rows and columns, sheets after one another, dates and texts that look like XML: every cell in its place."""
    path = tmp_path / "a.xlsx"
    options = {"strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(path, options) as book:
        for table in tables:
            sheet = book.add_worksheet()
            for number, row in enumerate(table):
                sheet.write_row(first + number, left, row)
    with monkeypatch.context() as halved:
        divide(halved)
        assert rows_of(path) == alone(path)
    assert rows_of(path) == alone(path)


@pytest.mark.parametrize("sheet", ODD.values(), ids=ODD)
def test_a_sheet_that_cannot_be_parted_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sheet: str
) -> None:
    """Nothing is lost where the halves are not what they seem."""
    path = small_xlsx(tmp_path / "a.xlsx", sheet=sheet)
    divide(monkeypatch)
    assert rows_of(path) == alone(path)


def test_flaws_and_merged_headings_are_those_of_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told of a sheet does not hang on how it was read."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 2, "Klotter")
        for number in range(1, 50):
            sheet.write_row(number, 0, (number, "Torget"))
        sheet.write_formula(49, 2, "=1/0", value="#DIV/0!")
    whole = open_file(tmp_path / "a.xlsx")
    parted = divide(monkeypatch)
    halved = open_file(tmp_path / "a.xlsx")
    assert parted
    assert halved == whole
    assert halved[0].merges == ((0, 0, 0, 2),)
    assert [problem.code for problem in halved[0].problems] == ["error_cell"]


def test_of_all_sheets_together_no_more_is_held_than_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many long sheets must not fill the memory while they wait to be read, nor a part that is no sheet."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        for _ in range(3):
            book.add_worksheet().write_column(0, 0, range(200))
    package = archive.open_package(tmp_path / "a.xlsx")
    one = sheetxml.check_sheet_extent(package)["xl/worksheets/sheet1.xml"].size
    monkeypatch.setattr(sheetxml, "LONGEST", 2 * one + 10)
    scans = sheetxml.check_sheet_extent(package)
    held = {part: sum(map(len, scan.pieces)) for part, scan in scans.items() if scan.pieces}
    assert list(held) == [f"xl/worksheets/sheet{number}.xml" for number in (1, 2)]
    assert sum(held.values()) <= sheetxml.LONGEST


def lines(rows: Sequence[Sequence[object]], code: str) -> bytes:
    """A register as text in a code."""
    return "".join(";".join(map(str, row)) + "\r\n" for row in rows).encode(code)


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "cp850"])
def test_another_process_tells_how_a_text_is_spelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """It gives the answer that this one finds, and nothing hangs on there being one."""
    path = tmp_path / "a.csv"
    path.write_bytes(lines([*REGISTER] * 3, code))
    here = encoding.spelling(path)
    monkeypatch.setattr(encoding, "MUCH", 0)
    assert encoding.spelling(path) == here
    for executable, statement in (("", encoding.TELL), (sys.executable, "raise SystemExit(1)")):
        monkeypatch.setattr(sys, "executable", executable)
        monkeypatch.setattr(encoding, "TELL", statement)
        assert encoding.spelling(path) == here


@pytest.mark.parametrize(
    "write", [lambda path: path.write_bytes(b"a\0;b\n1;2\n"), lambda path: write_xlsx(path, REGISTER)]
)
def test_what_is_no_text_is_refused_by_this_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], object]
) -> None:
    """The other one says nothing, and this one says why."""
    write(tmp_path / "a.csv")
    monkeypatch.setattr(encoding, "MUCH", 0)
    with pytest.raises(InputError, match="inte en textfil"):
        encoding.spelling(tmp_path / "a.csv")
