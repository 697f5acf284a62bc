"""The tables of the workbook: every figure, mark and text as it should stand in its cell."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from sample_report import sample_report
from workbooks import body, one_table, parts, read

from lagesbild.core.tables import Cell, Column, MissingValue, Row, Share, Table, TableKind
from lagesbild.outputs.excel.workbook import workbook
from lagesbild.outputs.labels import NOTHINGS

HOSTILE = ("=1+1", "+46", "-", "- text", "-4", "@SUM(A1)", "https://exempel.se", "=cmd|' /C calc'!A0", "007")


@pytest.fixture(scope="module")
def content() -> bytes:
    """The sample report's workbook."""
    return workbook(sample_report())


@pytest.fixture(scope="module")
def book(content: bytes) -> Any:
    """The same, read back."""
    return load_workbook(BytesIO(content))


@pytest.mark.parametrize("table", sample_report().tables, ids=lambda table: table.id)
def test_every_figure_is_there(book: Any, table: Table) -> None:
    """Every count of a table stands in its cell as a number."""
    for row, found in zip(table.rows, body(book, table.id), strict=True):
        values = [cell.value for cell in row.cells]
        places = [place for place, value in enumerate(values, start=1) if isinstance(value, int)]
        assert [found[0], *(found[place] for place in places)] == [
            row.label,
            *(values[place - 1] for place in places),
        ]


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("share", "value", "number_format"),
    [
        (Share(17, 24), 17 / 24, "0\u00a0%"),
        (Share(1, 250), 1 / 250, "0.0\u00a0%"),
        (Share(3, 9), "3 av 9", "General"),
        (Share(0, 0), "0 av 0", "General"),
    ],
)
def test_shares(share: Share, value: object, number_format: str) -> None:
    """A share is a real percentage on a base of ten or more, else two counts in words."""
    cell = read(one_table(share, kind="share"))["Händelser"]["B6"]
    assert (cell.value, cell.number_format) == (value, number_format)


@pytest.mark.parametrize("nothing", MissingValue)
def test_the_nothings_stay_apart(nothing: MissingValue) -> None:
    """A cell without a figure says in words which nothing it is, and the sheet says what that means."""
    book = read(one_table(nothing, 0))
    mark = NOTHINGS[nothing]
    texts = {cell.value for row in book["Händelser"].iter_rows() for cell in row}
    assert body(book) == [["A", mark.full, 0]]
    assert f"{mark.full} = {mark.meaning}" in texts


def test_many_columns_have_short_marks() -> None:
    """A table of many columns has the short marks, and explains those."""
    book = read(one_table(*[MissingValue.NOT_ASKED] * 10))
    mark = NOTHINGS[MissingValue.NOT_ASKED]
    assert body(book) == [["A", *[mark.short] * 10]]
    assert book["Händelser"]["A8"].value == f"{mark.short} = {mark.meaning}"


def test_a_hidden_cell_leaves_nothing() -> None:
    """Where a figure was suppressed nothing but the mark stands for it, in the chart too."""
    report = sample_report()
    table = report.table(TableKind.BY_YEAR, "klotter")
    assert table is not None
    first = table.rows[0]
    hidden = replace(
        table, rows=(replace(first, cells=(first.cells[0], Cell(MissingValue.SUPPRESSED))), *table.rows[1:])
    )
    report = replace(report, tables=(hidden,))
    charts = "".join(parts(workbook(report), "xl/charts/"))
    assert body(read(report), "ar_klotter")[0][2] == ".."
    assert "<a:t>..</a:t>" in charts


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    """What begins like a formula, a link or a number is kept letter for letter as text."""
    cells = read(one_table(text, label=text, kind="text"))["Händelser"]
    assert [(cells[place].value, cells[place].data_type) for place in ("A6", "B6")] == [(text, "s")] * 2


def test_no_formula_anywhere(content: bytes) -> None:
    """No sheet has a formula."""
    assert not [part for part in parts(content, "xl/worksheets/") if "<f>" in part or "<f " in part]


def test_equal_ids_are_told_apart() -> None:
    """Two tables whose ids differ only in signs that Excel does not take become two table objects."""
    report = sample_report()
    by_unit = replace(report.tables[0], kind=TableKind.BY_UNIT)
    tables = tuple(replace(by_unit, about=each) for each in ("klotter-å", "klotter_a", "klotter_å"))
    book = read(replace(report, tables=tables))
    objects = [name for sheet in book.worksheets for name in sheet.tables]
    assert len({name.casefold() for name in objects}) == len(objects) == len(tables) + 4


def test_headings_of_a_table_object_differ() -> None:
    """Equal headings are told apart, since Excel takes a table with two equal ones for broken."""
    columns = (Column("a", "Antal"), Column("b", "antal"))
    table = Table(TableKind.BY_UNIT, "Prov", "Antal", "Antal", columns, (Row("r", "R", (Cell(1), Cell(2))),))
    (found,) = read(replace(sample_report(), tables=(table,)))["Händelser"].tables.values()
    assert [column.name for column in found.tableColumns] == ["Antal", "Antal (2)", "antal (3)"]


def test_each_table_can_be_traced(book: Any) -> None:
    """The id of a table stands on its sheet."""
    texts = {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert {f"Tabell-id: {table.id}" for table in sample_report().tables} <= texts
