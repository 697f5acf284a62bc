"""Packages that claim what they do not hold, or keep their parts where none looks: one file is refused, and no more."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zipfile
from functools import partial
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from hostile_files import ENTITIES, claiming_rows
from python_calamine import CalamineWorkbook
from reading_files import REGISTER, small_ods, small_xlsx, with_part, write_xls, write_xlsx

from lagesbild.core.errors import InputError
from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def claiming_sectors(path: Path) -> None:
    """Write an .xls whose container claims a table of four billion sectors."""
    write_xls(path, REGISTER)
    content = bytearray(path.read_bytes())
    struct.pack_into("<I", content, 44, 0xFFFF_FFF0)
    path.write_bytes(content)


def without_sheets(path: Path) -> None:
    """Write a workbook that lists no sheet."""
    write_xlsx(path, REGISTER)
    with_part(path, "xl/workbook.xml", b"<workbook><sheets/></workbook>")


CLAIMS: dict[str, tuple[Callable[[Path], object], str]] = {
    "rows.xls": (claiming_rows, "skadad"),
    "sectors.xls": (claiming_sectors, "skadad"),
    **{
        f"texts {number}.xlsx": (
            partial(small_xlsx, shared=f'<sst uniqueCount = "{number}"><si><t>Datum</t></si></sst>'),
            reason,
        )
        for number, reason in (("1000000000", "för stor"), ("1" + "0" * 30, "för stor"), ("&#57;9", "skadad"))
    },
    "no sheet.xlsx": (without_sheets, "inget kalkylblad|skadad"),
}


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_beyond_reason_costs_one_file(tmp_path: Path, name: str) -> None:
    """The reader makes room for what a file claims to hold, and its death would be the program's: it is not asked."""
    write, reason = CLAIMS[name]
    write(tmp_path / name)
    program = (
        "import sys, pathlib; from lagesbild.core.errors import InputError\n"
        "from lagesbild.files.opening import open_file\n"
        "try: open_file(pathlib.Path(sys.argv[1]))\n"
        "except InputError as error: sys.stdout.buffer.write(str(error).encode())"
    )
    run = subprocess.run([sys.executable, "-c", program, tmp_path / name], capture_output=True, check=True)
    assert re.search(reason, run.stdout.decode())
    assert run.stderr == b""


@pytest.mark.parametrize(
    "broken",
    [
        '<table:table-cell office:value office:value-type="string"><text:p>a</text:p></table:table-cell>',
        f'<table:table-cell {"office:value " * 60}office:value-type="string"><text:p>a</text:p></table:table-cell>',
        '<table:table-cell office:value-type="string"><text:p>a</text:q></table:table-cell>',
    ],
)
def test_a_sheet_that_is_no_sound_xml_is_damaged(tmp_path: Path, broken: str) -> None:
    """The reader of .ods would drop the rows without a word, or never end."""
    row = '<table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>'
    path = small_ods(tmp_path / "a.ods", f"{row}<table:table-row>{broken}</table:table-row>{row}")
    with pytest.raises(InputError, match="skadad"):
        open_file(path)


def test_a_panic_of_the_reader_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a reader in another language throws when it gives up is no Exception."""

    def panic(_: object) -> None:
        raise BaseException("PanicException")  # noqa: TRY002 — what pyo3 raises derives from it

    write_xls(tmp_path / "a.xls", REGISTER)
    monkeypatch.setattr(CalamineWorkbook, "from_path", panic)
    with pytest.raises(InputError, match="skadad"):
        open_file(tmp_path / "a.xls")


def test_what_power_query_leaves_is_no_harm(tmp_path: Path) -> None:
    """A part that no reader of sheets opens may be spelled as it likes."""
    write_xlsx(tmp_path / "a.xlsx", REGISTER)
    with zipfile.ZipFile(tmp_path / "a.xlsx", "a") as package:
        package.writestr("customXml/item1.xml", '<?xml version="1.0"?><DataMashup/>'.encode("utf-16"))
    assert open_file(tmp_path / "a.xlsx")[0].head[0] == REGISTER[0]


@pytest.mark.parametrize("kind", ["worksheet", "sharedStrings"])
def test_nothing_that_is_read_hides_among_what_is_not(tmp_path: Path, kind: str) -> None:
    """A sheet, or the texts, that the workbook says stand there are looked into all the same."""
    write_xlsx(tmp_path / "a.xlsx", REGISTER)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    old = "worksheets/sheet1.xml" if kind == "worksheet" else "sharedStrings.xml"
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace(old.encode(), b"../customXml/item1.xml")
    parts["customXml/item1.xml"] = ENTITIES.encode("utf-16")
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    with pytest.raises(InputError, match="XML-definitioner"):
        open_file(tmp_path / "a.xlsx")


def test_a_workbook_at_the_root_of_its_package_is_found(tmp_path: Path) -> None:
    """Where the workbook stands is said by the package's relationships, and its flaws are told by sheet as ever."""
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("Blad1")
        sheet.write_row(0, 0, REGISTER[0])
        sheet.write_formula(1, 0, "=1/0", value="#DIV/0!")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as package:
        for name, content in parts.items():
            package.writestr(
                name.removeprefix("xl/"), content.replace(b'"xl/', b'"').replace(b'"/xl/', b'"/')
            )
    (opened,) = open_file(tmp_path / "b.xlsx")
    assert opened.head[0] == REGISTER[0]
    assert [problem.code for problem in opened.problems] == ["error_cell"]
