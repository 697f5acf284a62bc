"""Spreadsheets: sheets, native values, error cells, date systems."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from reading_files import REGISTER, WRITERS, small_xlsx, with_part, write_xlsx

from lagesbild.core.errors import InputError
from lagesbild.files.header import locate
from lagesbild.files.opening import open_file
from lagesbild.files.workbook.opening import open_with_openpyxl

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("xlsx", "xls", "ods")
NATIVE = (
    ("Dag", "Antal", "Andel", "Text"),
    (date(2021, 3, 1), 3, 0.5, "007"),
    (date(2021, 3, 2), 12, 1.5, "NA"),
)


@pytest.mark.parametrize("kind", FORMATS)
def test_values_are_native(tmp_path: Path, kind: str) -> None:
    """Days are days, whole numbers int, other numbers float, and text is as it was written."""
    path = tmp_path / f"a.{kind}"
    WRITERS[kind](path, NATIVE)
    (sheet,) = open_file(path)
    layout = locate(sheet)
    assert layout is not None
    assert [tuple(row) for row in sheet.read(layout).to_numpy()] == list(NATIVE[1:])
    assert type(sheet.read(layout).loc[2, 1]) is int


@pytest.mark.parametrize("kind", FORMATS)
def test_the_format_shows_in_the_content(tmp_path: Path, kind: str) -> None:
    """A file with the wrong ending is read as what it is."""
    path = tmp_path / "a.csv"
    WRITERS[kind](path, REGISTER)
    assert open_file(path)[0].format == kind


def test_both_readers_of_xlsx_agree(tmp_path: Path) -> None:
    """The slow reader, used when the fast one fails, gives the same sheets."""
    path = tmp_path / "a.xlsx"
    write_xlsx(path, NATIVE)
    fast, slow = open_file(path)[0], open_with_openpyxl(path)[0]
    assert fast.name == slow.name
    assert [row[1:] for row in fast.head] == [row[1:] for row in slow.head]


def test_hidden_sheets_are_told_and_charts_left_out(tmp_path: Path) -> None:
    """All sheets with cells are given in order, with whether they are hidden."""
    book = openpyxl.Workbook()
    book.create_sheet("Gömd").sheet_state = "hidden"
    book.create_chartsheet("Diagram")
    book.save(tmp_path / "a.xlsx")
    sheets = open_file(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Sheet", False), ("Gömd", True)]


def test_cells_without_a_value_are_told_by_address(tmp_path: Path) -> None:
    """An error cell is a problem; a calculated formula is none, whether it gave a number or an empty text."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("Ärenden & annat")
        sheet.write_formula("A2", "=1+1", None, 2)
        sheet.write_formula("B2", "=NA()", None, "#N/A")
    (problem,) = open_file(tmp_path / "a.xlsx")[0].problems
    assert (problem.code, problem.sheet, problem.row, problem.column) == (
        "error_cell",
        "Ärenden & annat",
        2,
        "B",
    )
    empty = '<row r="1"><c r="A1" t="str"><f>IF(B1=2,"","x")</f><v></v></c></row>'
    assert open_file(small_xlsx(tmp_path / "b.xlsx", sheet=empty))[0].problems == ()


def test_a_formula_without_a_stored_value_is_told(tmp_path: Path) -> None:
    """What a program wrote without calculating is read as empty, and that is said."""
    book = openpyxl.Workbook()
    book.worksheets[0]["B3"] = "=1+1"
    book.save(tmp_path / "a.xlsx")
    (problem,) = open_file(tmp_path / "a.xlsx")[0].problems
    assert (problem.code, problem.row, problem.column) == ("formula_without_value", 3, "B")
    assert "Cell B3" in problem.message


def test_many_cells_without_a_value_are_summed_up(tmp_path: Path) -> None:
    """A column of errors does not drown the other problems."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="e"><v>#N/A</v></c></row>' for n in range(1, 100))
    (sheet,) = open_file(small_xlsx(tmp_path / "a.xlsx", sheet=rows))
    assert len(sheet.problems) == 21
    assert "79" in sheet.problems[-1].message


def test_days_counted_from_1904_are_right(tmp_path: Path) -> None:
    """A workbook from an old Mac gives the same day, and says how bare day numbers are counted."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append(["Dag", "Antal"])
    book.worksheets[0].append([date(2021, 3, 1), 1])
    book.save(tmp_path / "a.xlsx")
    (sheet,) = open_file(tmp_path / "a.xlsx")
    assert sheet.head[1] == (date(2021, 3, 1), 1)
    assert sheet.dates_1904


def test_times_are_kept(tmp_path: Path) -> None:
    """A moment keeps its time of day, and a time of day alone is one."""
    book = openpyxl.Workbook()
    book.worksheets[0].append([datetime(2021, 3, 1, 14, 30), time(8, 15)])  # noqa: DTZ001 — spreadsheets know no zones
    book.save(tmp_path / "a.xlsx")
    assert open_file(tmp_path / "a.xlsx")[0].head[0] == (datetime(2021, 3, 1, 14, 30), time(8, 15))  # noqa: DTZ001 — see above


def test_a_protected_sheet_reads_normally(tmp_path: Path) -> None:
    """Protection of a sheet against changes is no password on the file."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["a", "b"])
    book.worksheets[0].protection.set_password("hemligt")
    book.save(tmp_path / "a.xlsx")
    assert open_file(tmp_path / "a.xlsx")[0].head == (("a", "b"),)


def test_cells_beside_the_table_are_told(tmp_path: Path) -> None:
    """A cell right beside the table is not read, and that is said with its row."""
    write_xlsx(tmp_path / "a.xlsx", (("a", "b"), (1, 2), (3, 4, "obs"), (5, 6), (7, 8)))
    (sheet,) = open_file(tmp_path / "a.xlsx")
    layout = locate(sheet)
    assert layout is not None
    (problem,) = sheet.read(layout).attrs["problems"]
    assert (problem.code, problem.row) == ("extra_cells", 3)


def test_rows_that_a_filter_hides_are_read_and_told(tmp_path: Path) -> None:
    """Nobody sees them in Excel, so that they count is said with their number."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("Blad1")
        for number, row in enumerate(REGISTER):
            sheet.write_row(number, 0, row)
        sheet.autofilter(0, 0, len(REGISTER) - 1, 3)
        sheet.set_row(2, options={"hidden": True})
        sheet.set_row(3, options={"hidden": True})
        sheet.set_column(5, 6, options={"hidden": True})
    (opened,) = open_file(tmp_path / "a.xlsx")
    assert opened.layout is not None
    assert len(opened.read(opened.layout)) == len(REGISTER) - 1
    assert [(p.code, p.message.startswith("2 rader")) for p in opened.problems] == [("hidden_rows", True)]


def test_a_text_merged_downwards_stands_on_every_row(tmp_path: Path) -> None:
    """A name that spans three rows is the name of each; a number there is one number, and an empty row stays empty."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("Blad1")
        sheet.write_row(0, 0, ("Stadsdel", "Kategori", "Antal"))
        sheet.merge_range(1, 0, 4, 0, "Kärrtorp")
        sheet.write_column(1, 1, ("Nazistiskt", "Rasistiskt", "", "Övrigt"))
        sheet.merge_range(1, 2, 2, 2, 5)
        sheet.write_row(5, 0, ("Björkhagen", "Övrigt", 1))
    (opened,) = open_file(tmp_path / "a.xlsx")
    assert opened.layout is not None
    frame = opened.read(opened.layout)
    assert frame.index.tolist() == [2, 3, 5, 6]
    assert frame[0].tolist() == ["Kärrtorp", "Kärrtorp", "Kärrtorp", "Björkhagen"]
    assert frame[2].tolist() == [5, "", "", 1]


def test_a_file_that_no_reader_can_take_is_left_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise nobody could replace it on Windows as long as the program runs. Found by a mutated file."""
    path, opened = tmp_path / "a.xlsx", list[Any]()
    write_xlsx(path, REGISTER)
    with_part(path, "xl/worksheets/sheet1.xml", b"<worksheet")
    before = openpyxl.load_workbook

    def note(file: Any, **words: Any) -> Any:
        opened.append(file)
        return before(file, **words)

    monkeypatch.setattr(openpyxl, "load_workbook", note)
    with pytest.raises(InputError, match="skadad"):
        open_file(path)
    assert [file.closed for file in opened] == [True]
