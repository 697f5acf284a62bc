"""No sheet is larger than it was found to be, however it is written, and what is empty counts for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hostile_files import LONG_CELL
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineError, CalamineWorkbook
from reading_files import small_ods, small_xlsx

from lagesbild.core.errors import InputError
from lagesbild.files.guard import area
from lagesbild.files.guard import package as archive
from lagesbild.files.guard import xlsx as sheetxml
from lagesbild.files.guard.package import open_package
from lagesbild.files.guard.xlsx import check_sheet_extent
from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from pathlib import Path

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


def test_empty_cells_to_the_end_of_the_sheet_are_no_harm(tmp_path: Path) -> None:
    """LibreOffice fills a sheet to its last row and column with repeated empty cells."""
    row = "<table:table-row>" + LONG_CELL.format("") * 2 + "</table:table-row>"
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
    row = "<table:table-row>" + LONG_CELL.format("") * 2 + "</table:table-row>"
    empty = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
    second = f'</table:table><table:table table:name="Blad2">{row * 8}'
    assert len(open_file(small_ods(tmp_path / "a.ods", row + empty + second))) == 2


def test_formatting_far_away_is_no_harm(tmp_path: Path) -> None:
    """Cells that are only formatted do not count as the sheet's size."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert open_file(small_xlsx(tmp_path / "a.xlsx", sheet=rows))[0].head == ((1,),)
