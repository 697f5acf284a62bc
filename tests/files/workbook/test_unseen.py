"""What a workbook's reader does not show is told in every kind of workbook: errors, hidden rows and comments."""

from __future__ import annotations

import struct
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment
from reading_files import binary_record, small_ods, small_xlsb

from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HIDDEN_ROW, EMPTY_ROW, ERROR_PLACE, COMMENT_PLACE = 2, 4, (1, 2), (3, 1)
"""A row that is hidden and holds something, one that is hidden and empty, and the places of the others."""
VALUES = (("Område", "Kategori", "Antal"), ("Väst", "a", None), ("Öst", "b", 2.0), ("Syd", "a", 3.0))


def write_xlsx(path: Path) -> None:
    """As Excel writes it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    for row in VALUES:
        sheet.append(["#REF!" if value is None else value for value in row])
    sheet.row_dimensions[HIDDEN_ROW + 1].hidden = sheet.row_dimensions[EMPTY_ROW + 1].hidden = True
    sheet["B4"].comment = Comment("Tre till", "Anna")
    book.save(path)


class _Note:
    """A comment, as an .xls has it among the records of a row."""

    def __init__(self, row: int, column: int) -> None:
        self.colx = column
        self.record = struct.pack("<8HH", 0x1C, 14, row, column, 0, 1, 1, 0x41, 0)

    def get_biff_data(self) -> bytes:
        return self.record


def write_xls(path: Path) -> None:
    """As Excel wrote it before 2007."""
    book = xlwt.Workbook()
    book.add_sheet("Tomt blad")
    sheet = book.add_sheet("Data")
    for number, row in enumerate(VALUES):
        for column, value in enumerate(row):
            if value is None:
                sheet.row(number).set_cell_error(column, 0x17)
            else:
                sheet.write(number, column, value)
    sheet.row(HIDDEN_ROW).hidden = sheet.row(EMPTY_ROW).hidden = True
    noted, beside = COMMENT_PLACE
    sheet.row(noted).insert_cell(beside + 8, _Note(noted, beside))
    book.save(str(path))


def write_ods(path: Path) -> None:
    """As LibreOffice writes it."""
    small_ods(path, "".join(_ods_row(number, row) for number, row in enumerate((*VALUES, ()))))


def _ods_row(number: int, row: tuple[Any, ...]) -> str:
    hidden = ' table:visibility="filter"' if number in {HIDDEN_ROW, EMPTY_ROW} else ""
    cells = "".join(_ods_cell(value, (number, column) == COMMENT_PLACE) for column, value in enumerate(row))
    return f"<table:table-row{hidden}>{cells or '<table:table-cell/>'}</table:table-row>"


def _ods_cell(value: float | str | None, is_noted: bool) -> str:  # noqa: FBT001 — one call
    note = "<office:annotation><text:p>Tre till</text:p></office:annotation>" if is_noted else ""
    if value is None:
        kind = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
        return f"<table:table-cell {kind}><text:p>#REF!</text:p></table:table-cell>"
    kind = (
        f'office:value-type="float" office:value="{value}"'
        if isinstance(value, float)
        else 'office:value-type="string"'
    )
    return f"<table:table-cell {kind}>{note}<text:p>{value}</text:p></table:table-cell>"


def write_xlsb(path: Path) -> None:
    """As Excel writes it when asked for a small file."""
    rows = b"".join(_binary_row(number, row) for number, row in enumerate((*VALUES, ())))
    small_xlsb(path, rows)
    row, column = COMMENT_PLACE
    place = binary_record(635, struct.pack("<5I", 0, row, row, column, column) + bytes(16))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/comments1.bin", place)
        link = '<Relationship Id="rId1" Type="comments" Target="../comments1.bin"/>'
        archive.writestr("xl/worksheets/_rels/sheet1.bin.rels", f"<Relationships>{link}</Relationships>")


def _binary_row(number: int, row: tuple[Any, ...]) -> bytes:
    marks = bytes([0, 0x10 if number in {HIDDEN_ROW, EMPTY_ROW} else 0])
    head = binary_record(0, struct.pack("<IIH", number, 0, 300) + marks + bytes(5))
    return head + b"".join(_binary_cell(column, value) for column, value in enumerate(row))


def _binary_cell(column: int, value: float | str | None) -> bytes:
    start = struct.pack("<II", column, 0)
    if value is None:
        return binary_record(3, start + bytes([0x17]))
    if isinstance(value, str):
        return binary_record(6, start + struct.pack("<I", len(value)) + value.encode("utf-16-le"))
    return binary_record(5, start + struct.pack("<d", value))


KINDS: dict[str, Callable[[Path], None]] = {
    "xlsx": write_xlsx,
    "xls": write_xls,
    "ods": write_ods,
    "xlsb": write_xlsb,
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_reader_does_not_show_is_told(tmp_path: Path, kind: str) -> None:
    """With its sheet and its cell, and never with what a comment says; a hidden row that is empty is nothing."""
    path = tmp_path / f"klotter.{kind}"
    KINDS[kind](path)
    told = [problem for sheet in open_file(path) for problem in sheet.problems]
    assert {problem.sheet for problem in told} == {"Blad1" if kind in {"ods", "xlsb"} else "Data"}
    assert {problem.code: problem.message[:29] for problem in told} == {
        "error_cell": "Cell C2 innehåller ett felvär",
        "hidden_rows": "En rad är dold, av ett filter",
        "cell_comments": "Det finns en kommentar vid B4",
    }
