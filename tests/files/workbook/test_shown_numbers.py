"""A number that its cell shows as a percentage, or as about so large, is read as it is shown: it is no count."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlwt
from reading_files import binary_record, small_ods, small_xlsb, with_part

from lagesbild.files.guard.number_formats import read_format
from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAIN, PERCENT, ABOUT, OWN_PERCENT = "0", "0%", '"ca "0', "0.0\\ %"
NUMBERS = ((1.0, PLAIN), (1.0, PERCENT), (3.0, ABOUT), (0.0, PERCENT), (0.125, OWN_PERCENT))
SHOWN = (1, "100%", "ca 3", "0%", "12.5 %")


def write_xlsx(path: Path) -> None:
    """As Excel writes it, with a style for each format."""
    book = openpyxl.Workbook()
    for row, (number, code) in enumerate(NUMBERS, start=1):
        book.worksheets[0].cell(row, 1, number).number_format = code
    book.save(path)


def write_xls(path: Path) -> None:
    """As Excel wrote it before 2007."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    for row, (number, code) in enumerate(NUMBERS):
        sheet.write(row, 0, number, xlwt.easyxf(num_format_str=code))
    book.save(str(path))


def write_xlsb(path: Path) -> None:
    """As Excel writes it when asked for a small file."""
    codes = tuple(dict.fromkeys(code for _, code in NUMBERS))
    cells = b"".join(
        binary_record(0, struct.pack("<I", row) + bytes(13))
        + binary_record(5, struct.pack("<IId", 0, codes.index(code), number))
        for row, (number, code) in enumerate(NUMBERS)
    )
    small_xlsb(path, cells)
    formats = b"".join(
        binary_record(44, struct.pack("<HI", 164 + place, len(code)) + code.encode("utf-16-le"))
        for place, code in enumerate(codes)
    )
    styles = b"".join(
        binary_record(47, struct.pack("<HH", 0, 164 + place) + bytes(12)) for place in range(len(codes))
    )
    begin = binary_record(617, struct.pack("<I", len(codes)))
    with_part(path, "xl/styles.bin", formats + begin + styles)


def write_ods(path: Path) -> None:
    """As LibreOffice writes it: a percentage has a type of its own."""
    kinds = {PLAIN: "float", ABOUT: "float", PERCENT: "percentage", OWN_PERCENT: "percentage"}
    rows = "".join(
        f'<table:table-row><table:table-cell office:value-type="{kinds[code]}" office:value="{number}">'
        f"<text:p>{number}</text:p></table:table-cell></table:table-row>"
        for number, code in NUMBERS
    )
    small_ods(path, rows)


KINDS: dict[str, Callable[[Path], None]] = {
    "xlsx": write_xlsx,
    "xls": write_xls,
    "xlsb": write_xlsb,
    "ods": write_ods,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_number_is_read_as_its_cell_shows_it(tmp_path: Path, kind: str) -> None:
    """A hundred per cent is not one, and about three are not three; .ods says of percentages alone that they are."""
    path = tmp_path / f"klotter.{kind}"
    KINDS[kind](path)
    (sheet,) = open_file(path)
    shown = SHOWN if kind != "ods" else (1, "100%", 3, "0%", "12.5%")
    assert tuple(cells[0] for cells in sheet.head) == shown


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0",
        "#,##0",
        "0.00",
        '0" st"',
        "yyyy-mm-dd",
        "[Red]0;[Blue]-0",
        "@",
        "mmm\\ yy",
        '"Nr "0',
        "0_);(0)",
        "",
    ],
)
def test_the_format_of_a_plain_number_says_nothing(code: str) -> None:
    """Nor does that of a day, and what stands for negative numbers is not looked at."""
    assert read_format(code) is None


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0.00%;[Red]-0.00%", "250%"),
        ('0" %"', "2.5 %"),
        ("0\\%", "2.5%"),
        ('"<"0', "<2.5"),
        ('"Minst "0', "Minst 2.5"),
        ("0‰", None),
    ],
)
def test_what_stands_beside_a_number_is_part_of_it(code: str, shown: str | None) -> None:
    """A sign in quotes or after a backslash multiplies nothing."""
    found = read_format(code)
    assert (found and found.show(2.5)) == shown
