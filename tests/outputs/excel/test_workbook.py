"""The workbook, read back as Excel and its users find it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from program import IMPORTABLE
from sample_report import sample_report

from lagesbild.core.figures import REASONS
from lagesbild.core.tables import Cell, Column, MissingValue, Row, Share, Table, TableKind, Value
from lagesbild.outputs.excel.drawing import drawing
from lagesbild.outputs.excel.workbook import workbook
from lagesbild.outputs.labels import NOTHINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.report import Report


ENVIRONMENT = os.environ | IMPORTABLE
HOSTILE = ("=1+1", "+46", "-", "- text", "-4", "@SUM(A1)", "https://exempel.se", "=cmd|' /C calc'!A0", "007")
ENGLISH = re.compile(
    r"\b(sheet|table|chart|total|page|of|the|year|column|true|false|none|null)\d*\b", re.IGNORECASE
)
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


@pytest.fixture(scope="module")
def content() -> bytes:
    """The sample report's workbook."""
    return workbook(sample_report())


@pytest.fixture(scope="module")
def book(content: bytes) -> Any:
    """The same, read back."""
    return load_workbook(BytesIO(content))


def read(report: Report) -> Any:
    """The workbook of a report, read back."""
    return load_workbook(BytesIO(workbook(report)))


def one_table(
    *values: Value, table_kind: TableKind = TableKind.PROBLEMS, label: str = "A", kind: str = "count"
) -> Report:
    """The sample report with a single table of one row."""
    columns = tuple(Column(f"k{n}", f"Kolumn {n}", kind) for n in range(len(values)))  # type: ignore[arg-type]
    table = Table(table_kind, "Prov", "Antal", "Rad", columns, (Row("a", label, tuple(map(Cell, values))),))
    return replace(sample_report(), tables=(table,))


def body(sheet: Any) -> list[list[Any]]:
    """The values of the sheet's table object, without its headings."""
    (table,) = sheet.tables.values()
    rows = sheet[table.ref]
    return [[cell.value for cell in row] for row in rows[1:]]


def parts(content: bytes, folder: str) -> Iterator[str]:
    """The XML of the workbook's parts in a folder."""
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith(folder) and name.endswith(".xml"):
                yield archive.read(name).decode()


def test_order_of_the_sheets(book: Any) -> None:
    """Cover and contents come first, then the tables in their order, then the bookkeeping and the method."""
    names = book.sheetnames
    assert names[:3] == ["Försättsblad", "Innehåll", "Miljö per källa"]
    assert names[-5:] == ["Avstämning", "Underlag", "Problem", "Inte svarat", "Metod och begränsningar"]


def test_one_table_a_sheet(book: Any) -> None:
    """Each finished table has a sheet of its own, with one table object."""
    report = sample_report()
    titles = [sheet["A1"].value for sheet in book.worksheets if len(sheet.tables) == 1]
    assert titles[: len(report.tables)] == [table.title for table in report.tables]


@pytest.mark.parametrize("table", sample_report().tables, ids=lambda table: table.id)
def test_every_figure_is_there(book: Any, table: Table) -> None:
    """Every count of a table stands in its cell as a number."""
    sheet = next(sheet for sheet in book.worksheets if sheet["A1"].value == table.title)
    for row, found in zip(table.rows, body(sheet), strict=True):
        values = [cell.value for cell in row.cells]
        places = [place for place, value in enumerate(values, start=1) if isinstance(value, int)]
        assert [found[0], *(found[place] for place in places)] == [
            row.label,
            *(values[place - 1] for place in places),
        ]


def test_ledger_is_checked(book: Any) -> None:
    """In the ledger read is counted and set aside together, and a column says that it is."""
    for _, state, _, read_, counted, *rest in body(book["Avstämning"]):
        if state == "inkommit":
            aside, check = rest[: len(REASONS)], rest[len(REASONS)]
            assert (read_, check) == (counted + sum(aside), "stämmer")


def test_ledger_shows_a_difference() -> None:
    """A row that is not accounted for is seen in the ledger."""
    report = sample_report()
    source = replace(report.sources[3], read=15)
    row = body(read(replace(report, sources=(source,)))["Avstämning"])[0]
    assert row[5 + len(REASONS)] == "stämmer inte: 14 av 15"


def test_incoming_files(book: Any) -> None:
    """Every incoming file stands with its checksum, its rows and its date as a date."""
    files = [file for status in sample_report().sources for file in status.files]
    found = [(row[1], row[3], row[4], row[6]) for row in body(book["Underlag"])]
    assert found == [(f.name, f.rows, datetime.fromisoformat(f.imported), f.sha256) for f in files]


def test_problems_say_where(book: Any) -> None:
    """A problem stands with its file, sheet, row, column and sentence."""
    (problem,) = sample_report().problems
    assert body(book["Problem"]) == [
        [problem.file, problem.sheet, problem.row, problem.column, problem.message]
    ]


def test_silent_units(book: Any) -> None:
    """The units that have not answered are named."""
    assert [row[0] for row in body(book["Inte svarat"])] == ["Familjeenheten", "Vuxenenheten"]


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
    cell = read(one_table(share, kind="share"))["Prov"]["B6"]
    assert (cell.value, cell.number_format) == (value, number_format)


@pytest.mark.parametrize("nothing", MissingValue)
def test_the_nothings_stay_apart(nothing: MissingValue) -> None:
    """A cell without a figure says in words which nothing it is, and the sheet says what that means."""
    sheet = read(one_table(nothing, 0))["Prov"]
    mark = NOTHINGS[nothing]
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert body(sheet) == [["A", mark.full, 0]]
    assert f"{mark.full} = {mark.meaning}" in texts


def test_many_columns_have_short_marks() -> None:
    """A table of many columns has the short marks, and explains those."""
    sheet = read(one_table(*[MissingValue.NOT_ASKED] * 10))["Prov"]
    mark = NOTHINGS[MissingValue.NOT_ASKED]
    assert body(sheet) == [["A", *[mark.short] * 10]]
    assert sheet["A8"].value == f"{mark.short} = {mark.meaning}"


def test_a_hidden_cell_leaves_nothing() -> None:
    """Where a figure was suppressed nothing but the mark stands for it, in the chart too."""
    report = one_table(MissingValue.SUPPRESSED, table_kind=TableKind.BY_YEAR)
    (chart,) = parts(workbook(report), "xl/charts/")
    assert body(read(report)["Prov"]) == [["A", ".."]]
    assert "<a:t>..</a:t>" in chart


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    """What begins like a formula, a link or a number is kept letter for letter as text."""
    cells = read(one_table(text, label=text, kind="text"))["Prov"]
    assert [(cells[place].value, cells[place].data_type) for place in ("A6", "B6")] == [(text, "s")] * 2


def test_no_formula_anywhere(content: bytes) -> None:
    """No sheet has a formula."""
    assert not [part for part in parts(content, "xl/worksheets/") if "<f>" in part or "<f " in part]


@pytest.mark.parametrize("table", sample_report().tables, ids=lambda table: table.id)
def test_the_drawn_tables(table: Table) -> None:
    """The tables by year, by month, by district and by question are drawn, and no others."""
    kinds = {TableKind.BY_YEAR, TableKind.YES_NO_QUESTIONS, TableKind.BY_MONTH, TableKind.BY_AREA}
    assert (drawing(table) is not None) == (table.kind in kinds)


def test_every_chart_has_an_alternative_text(content: bytes) -> None:
    """Each chart says in words what it shows."""
    frames = [
        properties
        for part in parts(content, "xl/drawings/")
        for properties in ET.fromstring(part).findall(".//{*}graphicFrame//{*}cNvPr")  # noqa: S314 — our own file
    ]
    charts = list(parts(content, "xl/charts/"))
    assert len(charts) == sum(len(d.columns) for t in sample_report().tables if (d := drawing(t)))
    assert len(frames) == len(charts)
    assert all(frame.get("descr", "").startswith("Stapeldiagram. ") for frame in frames)


def test_alternative_text_has_every_figure(content: bytes) -> None:
    """The alternative text of a chart lists its figures, the zeros too."""
    text = "Klotter efter innehåll, 2021: Nazistiskt 6, Rasistiskt 2, Vänsterautonomt 2, Islamistiskt 0."
    assert any(text in part for part in parts(content, "xl/drawings/"))


def test_colour_means_year(content: bytes) -> None:
    """The bars of the year itself are dark, those of earlier years light."""
    pattern = re.compile(r"<c:tx>.*?\$([BC])\$5<.*<c:ser>.*?(12436D|8197AF)", re.DOTALL)
    charts = [part for part in parts(content, "xl/charts/") if "Klotter efter innehåll" in part]
    colours = {match[1]: match[2] for part in charts if (match := pattern.search(part))}
    assert colours == {"B": "8197AF", "C": "12436D"}


def test_panels_have_one_scale(content: bytes) -> None:
    """The panels of a table are drawn on one scale from zero, so that lengths can be compared."""
    charts = [part for part in parts(content, "xl/charts/") if "Klotter efter innehåll" in part]
    assert len({re.search(r'<c:max val="[^"]*"/><c:min val="0"/>', part)[0] for part in charts}) == 1  # type: ignore[index]


@pytest.mark.parametrize("edition", ["intern", "publik"])
def test_edition_on_every_page(edition: str) -> None:
    """Each sheet's page header says which edition it is."""
    book = read(replace(sample_report(), edition=edition))  # type: ignore[arg-type]
    marks = {sheet.oddHeader.right.text for sheet in book.worksheets}
    assert marks == {f"{edition.capitalize()} utgåva"}


def test_one_page_wide(book: Any) -> None:
    """Every sheet is printed on A4, one page wide, and a table's headings again on every page."""
    for sheet in book.worksheets:
        setup = sheet.page_setup
        assert (setup.fitToWidth or 1, setup.fitToHeight, int(setup.paperSize)) == (1, 0, 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert not sheet.tables or (sheet.print_title_rows, sheet.freeze_panes) == ("$5:$5", "B6")


def test_links_lead_to_sheets(book: Any) -> None:
    """The contents link to every other sheet but the cover, and each table's sheet links back."""
    links = [row[0].hyperlink.location for row in book["Innehåll"].iter_rows(min_row=4) if row[0].hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[2:]]
    back = {sheet["A3"].hyperlink.location for sheet in book.worksheets if sheet.tables}
    assert back == {"'Innehåll'!A1"}


def test_each_table_can_be_traced(book: Any) -> None:
    """The id of a table stands on its sheet."""
    texts = {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert {f"Tabell-id: {table.id}" for table in sample_report().tables} <= texts


def test_names_that_excel_takes() -> None:
    """Titles with forbidden signs, long ones and equal ones become sheets and table objects all the same."""
    report = sample_report()
    titles = ("A/B: [c]*?\\", "Å" * 60, "Å" * 60, "'citat'", "", "Problem", "😀 glad", "Ett långt namn " * 5)
    tables = tuple(
        replace(report.tables[0], kind=TableKind.BY_UNIT, about=f"t-{n}å", title=title)
        for n, title in enumerate(titles)
    )
    names = read(replace(report, tables=tables)).sheetnames
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not FORBIDDEN.search(name) for name in names)


def test_tabs_carry_the_short_names_of_sources() -> None:
    """A title that names a source in full is not cut on the tab, but takes the source's short name."""
    report = sample_report()
    table = replace(report.tables[0], title="IA, incidentrapporteringssystemet, per år")
    assert read(replace(report, tables=(table,))).sheetnames[2] == "IA, per år"


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
    table = Table(TableKind.PROBLEMS, "Prov", "Antal", "Antal", columns, (Row("r", "R", (Cell(1), Cell(2))),))
    (found,) = read(replace(sample_report(), tables=(table,)))["Prov"].tables.values()
    assert [column.name for column in found.tableColumns] == ["Antal", "Antal (2)", "antal (3)"]


def test_properties(book: Any) -> None:
    """The file's properties name the picture and its area, and carry the date of the input."""
    properties = book.properties
    assert properties.title == "Lokal lägesbild 2021, Skarpnäck"
    assert properties.created == datetime(2021, 5, 12)  # noqa: DTZ001 — Excel has no time zones
    assert {p.name: p.value for p in book.custom_doc_props.props}["Språk"] == "sv-SE"


def test_nothing_english(content: bytes, book: Any) -> None:
    """No sheet name, cell, property or object name is in English."""
    cells = [
        str(c.value) for s in book.worksheets for row in s.iter_rows() for c in row if c.value is not None
    ]
    names = [
        m for part in parts(content, "xl/drawings/") for m in re.findall(r' (?:name|descr)="([^"]*)"', part)
    ]
    properties = [book.properties.title, book.properties.subject, book.properties.category]
    texts = [*book.sheetnames, *cells, *names, *map(str, properties)]
    assert [text for text in texts if ENGLISH.search(text)] == []


def test_an_empty_year_has_a_workbook() -> None:
    """A report without files, problems and tables still becomes a workbook that says so."""
    bare = replace(sample_report(), sources=(), incoming=(), tables=(), problems=(), as_of="")
    texts = {cell.value for sheet in read(bare).worksheets for row in sheet.iter_rows() for cell in row}
    assert {"Inga filer har lästs in.", "Inga problem hittades i underlaget."} <= texts


def test_the_public_edition_has_no_sheet_of_what_it_may_not_say() -> None:
    """An empty sheet of problems, or of silent units, would say that there are none; nor are rows to be followed."""
    public = read(replace(sample_report(), edition="publik"))
    assert not {"Problem", "Inte svarat", "Beskrivningar"} & set(public.sheetnames)
    assert "Kommandot" not in " ".join(str(row[1].value) for row in public["Försättsblad"].iter_rows())


def test_rows_are_told_in_the_singular_and_where_hidden() -> None:
    """One row is not ”1 lästa”, and where the number is withheld there is a sentence and no mark within one."""
    first, second, *_ = sample_report().sources
    statuses = (replace(first, read=1, counted=1), replace(second, read=None, counted=None))
    sheet = read(replace(sample_report(), sources=statuses))["Metod och begränsningar"]
    told = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("1 rad läst, 1 räknad." in text for text in told)
    assert any("Antalet rader visas inte, för att skydda enskilda." in text for text in told)


def test_identical_in_another_process(content: bytes) -> None:
    """A second run, in a process of its own, writes the same bytes."""
    code = (
        "import sys; from sample_report import sample_report; from lagesbild.outputs.excel.workbook import workbook;"
        "sys.stdout.buffer.write(workbook(sample_report()))"
    )
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=ENVIRONMENT)
    assert again.stdout == content
