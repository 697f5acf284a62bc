"""Broken and hostile files: one Swedish sentence, in bounded time and memory."""

from __future__ import annotations

import struct
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from hostile_files import ENTITIES, LONG_CELL
from reading_files import REGISTER, small_ods, small_xlsb, small_xlsx, with_part, write_xls, write_xlsx

from lagesbild.core.errors import InputError
from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
SPARSE = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
NEAR = '<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = {
    "single": "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
    "small": '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>',
    "newline": '<row r="1048576"><c\nr="XFD1048576"><v>1</v></c></row>',
    "blanks": '<row r="1048576"><c r = "XFD1048576"><v>1</v></c></row>',
    "prefix": '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
    "last": '<row r="1048576"><c s="0" t="n" r="XFD1048576"><v>1</v></c></row>',
    "unplaced": "<row r='1048576'>" + "<c><v>1</v></c>" * 16_384 + "</row>",
    "twice": '<row r="1048576"><c r="A1" r="XFD1048576"><v>1</v></c></row>',
    "zeros": '<row r="1048576"><c r="XFD0000000001048576"><v>1</v></c></row>',
}
"""The far corner of a sheet as XML may also say it, and no spreadsheet does."""
BETWEEN = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(2, 9_000))
"""More than a piece of what every spreadsheet writes."""
LONG = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
    + "x" * 30_000
    + "</t></si></sst>"
)
FAR_CELL = bytes([0, 4, *struct.pack("<I", 1_048_575), 5, 16, *struct.pack("<IId", 16_383, 0, 1.0)])
"""A row and a cell of a binary workbook at the end of the sheet."""
SHARED = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_000))


def raw(content: bytes) -> Callable[[Path], object]:
    """Give a writer of just these bytes."""
    return lambda path: path.write_bytes(content)


def with_rows(rows: str) -> Callable[[Path], object]:
    """Give a writer of a workbook with these rows."""
    return lambda path: small_xlsx(path, sheet=rows)


def cut_off(path: Path) -> None:
    """Write half a workbook."""
    write_xlsx(path, REGISTER)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def sparse_file(path: Path) -> None:
    """Write a file of two gigabytes without a line end."""
    with path.open("wb") as file:
        file.truncate(2 << 30)


def sheet_elsewhere(path: Path) -> None:
    """Write a workbook whose sheet stands in a part that is named as a picture."""
    write_xlsx(path, REGISTER)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    rows = parts.pop("xl/worksheets/sheet1.xml").decode()
    parts["xl/media/image1.png"] = rows.replace("</sheetData>", f"{FAR['last']}</sheetData>").encode()
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace(b"worksheets/sheet1.xml", b"media/image1.png")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def two_of_a_name(path: Path) -> None:
    """Write a workbook that has its sheet twice."""
    write_xlsx(path, REGISTER)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")


def two_large_sheets(path: Path) -> None:
    """Write a workbook in which either sheet alone could be read."""
    with xlsxwriter.Workbook(path) as book:
        for _ in range(2):
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, REGISTER[0])
            sheet.write(999_999, 3, 1)


def circular_container(path: Path) -> None:
    """Write an .xls whose sectors follow each other in a circle."""
    write_xls(path, REGISTER)
    content = bytearray(path.read_bytes())
    (table,) = struct.unpack_from("<I", content, 76)
    for sector in range(128):
        struct.pack_into("<I", content, 512 + table * 512 + 4 * sector, 0)
    path.write_bytes(content)


def old_with_record(path: Path, kind: int) -> None:
    """Write an .xls with another kind of record after its first."""
    write_xls(path, REGISTER)
    content = path.read_bytes()
    start = content.index(b"\x09\x08\x10\x00")
    path.write_bytes(content[: start + 20] + struct.pack("<H", kind) + content[start + 22 :])


REFUSED = {
    "empty.csv": (raw(b""), "tom"),
    "blank.csv": (raw(b" \r\n\r\n"), "tom"),
    "picture.xlsx": (raw(b"\x89PNG\r\n\x1a\n" + b"\0" * 99), "bild"),
    "print.csv": (raw(b"%PDF-1.7\n%"), "pdf"),
    "bytes.csv": (raw(bytes(range(256)) * 9), "inte en textfil"),
    "page.xls": (raw(b"<html><table><tr><td>1</td></tr></table></html>"), "webbsida"),
    "letter.xls": (raw(OLE + "WordDocument\0".encode("utf-16-le")), "äldre Office-dokument"),
    "locked.xlsx": (raw(OLE + "EncryptedPackage\0".encode("utf-16-le")), "lösenordsskyddad"),
    "broken.xls": (raw(OLE + "Workbook\0".encode("utf-16-le")), "skadad"),
    "cut.xlsx": (cut_off, "skadad"),
    "line.csv": (raw(b"a;b\n1;2\n" + b"x" * (3 << 20)), "längre än en miljon tecken"),
    "huge.csv": (sparse_file, "större än 512 MB"),
    "entities.xlsx": (lambda path: small_xlsx(path, shared=ENTITIES), "XML-definitioner"),
    "entities16.xlsx": (
        lambda path: with_part(small_xlsx(path), "xl/sharedStrings.xml", ENTITIES.encode("utf-16")),
        "XML-definitioner",
    ),
    "blank.xlsx": (lambda path: small_xlsx(path, sheet=" " * (200 << 20)), "för stor"),
    "sparse.xlsx": (lambda path: small_xlsx(path, sheet=SPARSE), "för stor"),
    **{
        f"{name}{place}.xlsx": (with_rows(f"{NEAR}{between}{far}"), "för stor|skadad")
        for name, far in FAR.items()
        for place, between in (("", ""), (" later", BETWEEN))
    },
    "unplaced in a row of plain cells.xlsx": (
        with_rows(
            f'{NEAR}<row r="1048576">'
            + '<c r="A1"><v>1</v></c>' * 60_000
            + "<c><v>1</v></c>" * 16_384
            + "</row>"
        ),
        "för stor|skadad",
    ),
    "elsewhere.xlsx": (sheet_elsewhere, "för stor"),
    "two of a name.xlsx": (two_of_a_name, "skadad"),
    "hidden in an attribute.xlsx": (
        lambda path: small_xlsx(path, sheet=NEAR + '<row r="2"><c x=">" r="XFD1048576"><v>1</v></c></row>'),
        "skadad",
    ),
    "utf-16.xlsx": (
        lambda path: with_part(
            small_xlsx(path), "xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{SPARSE}".encode("utf-16")
        ),
        "XML-definitioner",
    ),
    "sheets.xlsx": (two_large_sheets, "för stor"),
    "far.xlsb": (lambda path: small_xlsb(path, FAR_CELL), "för stor"),
    "far.xls": (
        lambda path: write_xls(path, (REGISTER[0], *[()] * 65_534, ("",) * 255 + (1,))),
        "långt utanför",
    ),
    "circle.xls": (circular_container, "skadad"),
    "secret.xls": (lambda path: old_with_record(path, 0x2F), "lösenordsskyddad"),
    "shared.xlsx": (lambda path: small_xlsx(path, sheet=SHARED, shared=LONG), "för stor"),
    "cells.ods": (
        lambda path: small_ods(
            path,
            '<table:table-row table:number-rows-repeated="1048576">'
            + LONG_CELL.format('table:number-columns-repeated="16384"')
            + "</table:table-row>",
        ),
        "för stor",
    ),
    "text.ods": (
        lambda path: small_ods(
            path,
            '<table:table-row table:number-rows-repeated="2000">'
            + LONG_CELL.format('table:number-columns-repeated="2000"')
            + "</table:table-row>",
        ),
        "för stor",
    ),
    "far.ods": (
        lambda path: small_ods(
            path,
            '<table:table-row table:number-rows-repeated="2000000000"><table:table-cell/></table:table-row>'
            f"<table:table-row>{LONG_CELL.format('')}</table:table-row>",
        ),
        "för stor",
    ),
}


@pytest.mark.sampled
@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_the_file_and_the_reason(tmp_path: Path, name: str) -> None:
    """What cannot be read is refused in a sentence that names the file and what is wrong."""
    write, reason = REFUSED[name]
    write(tmp_path / name)
    with pytest.raises(InputError, match=reason) as refused:
        open_file(tmp_path / name)
    assert str(refused.value).startswith(f"{name}: ")
    assert str(refused.value).endswith(".")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    """Both are said for what they are."""
    with pytest.raises(InputError, match="finns inte"):
        open_file(tmp_path / "a.csv")
    with pytest.raises(InputError, match="mapp"):
        open_file(tmp_path)


def test_an_old_workbook_reads_within_its_limits(tmp_path: Path) -> None:
    """An .xls with the same container as an encrypted file is read."""
    write_xls(tmp_path / "a.xls", REGISTER)
    assert open_file(tmp_path / "a.xls")[0].head[0] == REGISTER[0]


def test_importing_reading_is_cheap() -> None:
    """Nothing heavy comes with the import."""
    heavy = "pandas", "openpyxl", "python_calamine", "numpy"
    program = (
        "import sys, lagesbild.files.opening, lagesbild.files.header;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
