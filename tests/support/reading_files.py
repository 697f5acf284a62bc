"""Small invented files with the traps of real ones, written in every format that can be read."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import xlsxwriter
import xlwt
from odf import teletype
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from lagesbild.core.cells import Raw

Rows: TypeAlias = "Sequence[Sequence[Raw]]"

REGISTER: Rows = (
    ("Datum", "Stadsdel", "Anmärkning", "Antal"),
    ("2021-03-01", "Björkhagen", "Två klistermärken; borttagna", "1"),
    ("2021-03-02", "Kärrtorp", 'Texten "nej" på en vägg', "007"),
    ("2021-03-04", "Hammarbyhöjden", "NA", "1,5"),
    ("2021-03-09", "Skarpnäcks gård", "", "None"),
)
"""Text that is easily spoilt: leading zeros, decimal commas, words for nothing, quotes and delimiters."""

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "mac_roman", "cp850")
DELIMITERS = (";", ",", "\t", "|")
DAY_ZERO = date(1899, 12, 30)
LINE_ENDS = ("\r\n", "\n", "\r")


def delimited(rows: Rows, delimiter: str = ";", line_end: str = "\r\n") -> str:
    """Give the rows as delimited text."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return text.getvalue()


def write_csv(path: Path, rows: Rows) -> None:
    """Write the rows as a Swedish Excel does: semicolons in cp1252."""
    path.write_bytes(delimited(rows).encode("cp1252"))


def write_xlsx(path: Path, rows: Rows) -> None:
    """Write the rows to the first sheet of a workbook; texts stay texts."""
    with xlsxwriter.Workbook(
        path, {"strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}
    ) as book:
        sheet = book.add_worksheet("Blad1")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def write_book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook with the sheets in their order."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def write_xls(path: Path, rows: Rows) -> None:
    """Write the rows to a workbook of the kind before 2007."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    days = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value != "":
                sheet.write(number, column, value, *([days] if isinstance(value, date) else []))
    book.save(str(path))


def write_ods(path: Path, rows: Rows) -> None:
    """Write the rows to a workbook as LibreOffice does."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    for row in rows:
        line = TableRow()
        for value in row:
            line.addElement(_ods_cell(value))
        table.addElement(line)
    book.spreadsheet.addElement(table)
    book.save(str(path))


def _ods_cell(value: Raw) -> TableCell:
    if value == "":
        return TableCell()
    if isinstance(value, date):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    if isinstance(value, str):
        cell, text = TableCell(valuetype="string"), P()
        teletype.addTextToElement(text, value)
        cell.addElement(text)
        return cell
    return TableCell(valuetype="float", value=value)


def write_xlsb(path: Path, rows: Rows) -> None:
    """Write the rows to a binary workbook, as Excel does when asked for a small file."""
    numbered = enumerate(rows)
    cells = b"".join(
        binary_record(0, struct.pack("<I", number) + bytes(13))
        + b"".join(_binary_cell(column, value) for column, value in enumerate(row) if value != "")
        for number, row in numbered
    )
    small_xlsb(path, cells)


def _binary_cell(column: int, value: Raw) -> bytes:
    if isinstance(value, str):
        return binary_record(6, struct.pack("<II", column, 0) + _wide(value))
    number = (value - DAY_ZERO).days if isinstance(value, date) else float(value)  # type: ignore[arg-type]
    return binary_record(5, struct.pack("<IId", column, isinstance(value, date), number))


def small_xlsb(path: Path, cells: bytes) -> Path:
    """Write a binary workbook whose one sheet holds the given records of rows and cells."""
    book = binary_record(0x9C, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Blad1"))
    sheet = (
        binary_record(0x94, struct.pack("<4I", 0, 0, 0, 0))
        + binary_record(0x91, b"")
        + cells
        + binary_record(0x92, b"")
    )
    office = "http://schemas.openxmlformats.org"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.bin",
            binary_record(0x8F, b"") + book + binary_record(0x90, b"") + binary_record(0x84, b""),
        )
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="rId1" '
            f'Type="{office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/>'
            "</Relationships>",
        )
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
        styles = (
            binary_record(0x2F, struct.pack("<HH", 0, number_format) + bytes(12)) for number_format in (0, 14)
        )
        archive.writestr("xl/styles.bin", binary_record(0x269, struct.pack("<I", 2)) + b"".join(styles))
    return path


def binary_record(kind: int, content: bytes) -> bytes:
    """Give a record of a binary workbook: its kind, its length, and what it holds."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(content)
    size = b""
    while length >= 0x80:
        size, length = size + bytes([length & 0x7F | 0x80]), length >> 7
    return head + size + bytes([length]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


WRITERS: Mapping[str, Callable[[Path, Rows], None]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "xlsb": write_xlsb,
    "xls": write_xls,
    "ods": write_ods,
}


def with_part(path: Path, part: str, content: bytes) -> Path:
    """Put other content into one part of an office file."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, old in parts.items():
            archive.writestr(name, content if name == part else old)
    return path


def small_xlsx(path: Path, *, sheet: str = "", shared: str = "") -> Path:
    """Write a workbook whose sheet rows or shared texts are the given XML."""
    write_xlsx(path, REGISTER)
    kind = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    if sheet:
        xml = f'<?xml version="1.0"?><worksheet {kind}><sheetData>{sheet}</sheetData></worksheet>'
        with_part(path, "xl/worksheets/sheet1.xml", xml.encode())
    if shared:
        with_part(path, "xl/sharedStrings.xml", shared.encode())
    return path


def small_ods(path: Path, rows: str) -> Path:
    """Write an .ods of a kilobyte whose table is the given XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
            f'<table:table table:name="Blad1">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path
