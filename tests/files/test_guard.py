"""Broken and hostile files: one Swedish sentence, in bounded time and memory."""

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
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineError, CalamineWorkbook
from reading_files import REGISTER, small_ods, small_xlsb, small_xlsx, with_part, write_xls, write_xlsx

from lagesbild.core.errors import InputError
from lagesbild.files.guard import area
from lagesbild.files.guard import package as archive
from lagesbild.files.guard import xlsx as sheetxml
from lagesbild.files.guard.package import open_package
from lagesbild.files.guard.xlsx import check_sheet_extent
from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>'
)
TEXT = f'<table:table-cell office:value-type="string" {{}}><text:p>{"x" * 9000}</text:p></table:table-cell>'
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
            + TEXT.format('table:number-columns-repeated="16384"')
            + "</table:table-row>",
        ),
        "för stor",
    ),
    "text.ods": (
        lambda path: small_ods(
            path,
            '<table:table-row table:number-rows-repeated="2000">'
            + TEXT.format('table:number-columns-repeated="2000"')
            + "</table:table-row>",
        ),
        "för stor",
    ),
    "far.ods": (
        lambda path: small_ods(
            path,
            '<table:table-row table:number-rows-repeated="2000000000"><table:table-cell/></table:table-row>'
            f"<table:table-row>{TEXT.format('')}</table:table-row>",
        ),
        "för stor",
    ),
}


BLANKS = st.sampled_from([" ", "  ", "\n", "\t", "\r\n "])
PREFIXES = st.sampled_from(["", "", "", "x:", "a.b-c:"])


@st.composite
def references(draw: st.DrawFn) -> str:
    """Where a cell may say that it stands: letters great or small, and zeros before the row."""
    letters = draw(st.sampled_from(["A", "B", "L", "Z", "AA", "AZ", "BC", "a", "aa", "cZ"]))
    return letters + "0" * draw(st.sampled_from([0, 0, 0, 1, 9])) + str(draw(st.integers(1, 99)))


@st.composite
def cells(draw: st.DrawFn) -> str:
    """A cell as XML may have it, and sometimes as it may not."""
    name, quote = draw(PREFIXES) + "c", draw(st.sampled_from(['"', '"', "'"]))
    signs = [f"r={quote}{place}{quote}" for place in draw(st.lists(references(), max_size=2))]
    signs += draw(
        st.lists(st.sampled_from(['s="0"', "t='n'", 't = "n"', 'x:r="ZZ9"', 'b=">"', 'b="<"']), max_size=2)
    )
    blank = draw(BLANKS)
    tag = f"{name}{blank}{blank.join(draw(st.permutations(signs)))}" if signs else name
    inner = draw(st.sampled_from(["<v>1</v>", "<v>1</v>", "", "<f>1</f>", "<!-- <c r='A1'> -->"]))
    return (
        f"<{tag}/>"
        if draw(st.booleans()) and not inner
        else f"<{tag}{draw(st.sampled_from(['', ' ']))}>{inner}</{name}>"
    )


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Rows of such cells, after some that are plain."""
    plain = [
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="C{n}" s="1"><v>2</v></c></row>'
        for n in range(1, draw(st.integers(1, 9)))
    ]
    odd = []
    for inner in draw(st.lists(st.lists(cells(), max_size=4), max_size=4)):
        name = draw(PREFIXES) + "row"
        sign = draw(st.sampled_from(["", ' r="{}"', " r='{}'", '\nr = "{}"', ' spans="1:2" r="{}"']))
        odd.append(f"<{name}{sign.format(draw(st.integers(1, 120)))}>{''.join(inner)}</{name}>")
    return "".join(draw(st.permutations([*plain, *odd])))


@pytest.mark.slow
@given(sheet=sheets())
@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
def test_no_sheet_is_larger_than_it_was_found_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sheet: str
) -> None:
    """However its XML is written, the reader never makes room for more cells than a sheet may have."""
    monkeypatch.setattr(archive, "PIECE", 150)
    monkeypatch.setattr(sheetxml, "MOST_CELLS", 600)
    monkeypatch.setattr(area, "MOST_CELLS", 600)
    area.small_area.cache_clear()
    path = small_xlsx(tmp_path / "a.xlsx", sheet=sheet)
    try:
        check_sheet_extent(open_package(path))
    except InputError:
        return
    finally:
        area.small_area.cache_clear()
    try:
        height, width = CalamineWorkbook.from_path(path).get_sheet_by_index(0).end or (-1, -1)
    except CalamineError:
        return
    assert (height + 1) * (width + 1) <= 600


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


def test_empty_cells_to_the_end_of_the_sheet_are_no_harm(tmp_path: Path) -> None:
    """LibreOffice fills a sheet to its last row and column with repeated empty cells."""
    row = "<table:table-row>" + TEXT.format("") * 2 + "</table:table-row>"
    empty = (
        '<table:table-row table:number-rows-repeated="1048573">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert len(open_file(small_ods(tmp_path / "a.ods", row * 3 + empty))[0].head) == 3
    formatted = (
        '<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:style-name="ce1"/>'
        '<table:table-cell table:style-name="ce2"/><table:table-cell/></table:table-row>'
    )
    assert len(open_file(small_ods(tmp_path / "a.ods", row * 3 + formatted))[0].head) == 3


def test_each_sheet_ends_where_it_ends(tmp_path: Path) -> None:
    """The empty rows at the end of one sheet are no part of the next."""
    row = "<table:table-row>" + TEXT.format("") * 2 + "</table:table-row>"
    empty = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
    second = f'</table:table><table:table table:name="Blad2">{row * 8}'
    assert len(open_file(small_ods(tmp_path / "a.ods", row + empty + second))) == 2


def test_formatting_far_away_is_no_harm(tmp_path: Path) -> None:
    """Cells that are only formatted do not count as the sheet's size."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert open_file(small_xlsx(tmp_path / "a.xlsx", sheet=rows))[0].head == ((1,),)


def test_an_old_workbook_reads_within_its_limits(tmp_path: Path) -> None:
    """An .xls with the same container as an encrypted file is read."""
    write_xls(tmp_path / "a.xls", REGISTER)
    assert open_file(tmp_path / "a.xls")[0].head[0] == REGISTER[0]


def claiming_rows(path: Path) -> None:
    """Write an .xls whose record of dimensions claims a billion rows."""
    write_xls(path, REGISTER)
    content = bytearray(path.read_bytes())
    struct.pack_into("<II", content, content.index(b"\x00\x02\x0e\x00") + 4, 0, 1_000_000_000)
    path.write_bytes(content)


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


def test_importing_reading_is_cheap() -> None:
    """Nothing heavy comes with the import."""
    heavy = "pandas", "openpyxl", "python_calamine", "numpy"
    program = (
        "import sys, lagesbild.files.opening, lagesbild.files.header;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
