"""The workbook, read back as Excel and its users find it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from program import IMPORTABLE
from sample_report import sample_report
from workbooks import body, one_table, parts, read

from lagesbild.core.imports import UnreadFile
from lagesbild.core.records import SourceRecord
from lagesbild.outputs.excel.plan import OUTSIDE, SHEETS, plan_sheets
from lagesbild.outputs.excel.workbook import workbook

ENVIRONMENT = os.environ | IMPORTABLE
ENGLISH = re.compile(
    r"\b(sheet|table|chart|total|page|of|the|year|column|true|false|none|null)\d*\b", re.IGNORECASE
)
COUNTED = SourceRecord(
    source="klotter", file="k.csv", sheet="", row=2, status="counted", kind="klotter", date="2021-03-01", area="Flaten",
    place="Gatan 1", unit="", category="nazistiskt", milieu="hoger", count=1,
)  # fmt: skip
RECORDS = (COUNTED, replace(COUNTED, row=3, status="duplicate"))
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


@pytest.fixture(scope="module")
def content() -> bytes:
    """The sample report's workbook."""
    return workbook(sample_report())


@pytest.fixture(scope="module")
def book(content: bytes) -> Any:
    """The same, read back."""
    return load_workbook(BytesIO(content))


def test_order_of_the_sheets(book: Any) -> None:
    """The overview comes first, then development, sources, surveys and events, then what accounts for it all."""
    assert book.sheetnames == [
        "Översikt",
        "Utveckling",
        "Klotter",
        "Enkäter",
        "Avstämning",
        "Underlag",
        "Metod",
    ]


def test_at_most_ten_sheets() -> None:
    """With source rows, free text and events of other sources there are ten; figures from outside have one more."""
    plans = plan_sheets(one_table(1), RECORDS)
    every = {*SHEETS.values(), "Klotter", "Händelser", "Metod"} - {OUTSIDE}
    assert len(every) == 10
    assert {plan.title for plan in plans} <= every


def test_every_source_row_stands_there_and_its_figure_leads_to_it() -> None:
    """A row has its place in the file and what became of it; a figure's cell is a link to the first of its rows."""
    book = load_workbook(BytesIO(workbook(sample_report(), RECORDS)))
    day = datetime.fromisoformat(COUNTED.date)
    assert body(book, "rader") == [
        ["Klotter", "räknad", day, "Flaten", "Gatan 1", "Nazistiskt", "Vit makt-miljön", 1, "k.csv", "–", 2],
        ["Klotter", "dubblett", day, "Flaten", "Gatan 1", "Nazistiskt", "Vit makt-miljön", 1, "k.csv", "–", 3],
    ]  # fmt: skip
    unread = (replace(COUNTED, status="unreadable"),)
    assert body(load_workbook(BytesIO(workbook(sample_report(), unread))), "rader")[0][7] == "–", (
        "no number can be said of a row that could not be read"
    )
    links = {
        cell.hyperlink.location for row in book["Utveckling"].iter_rows() for cell in row if cell.hyperlink
    }
    assert links == {"'Översikt'!A1", "'Rader'!A6"}


def test_the_overview_says_what_is_missing() -> None:
    """A source that has not come in, and a file that could not be read, are named on the first sheet."""
    report = sample_report()
    source = replace(report.sources[0], state="not_received", files=())
    unread = UnreadFile("svar.pdf", "Filen går inte att läsa.", "", "", 1)
    sheet = read(replace(report, sources=(source,), unread_files=(unread,)))["Översikt"]
    texts = [row[0].value for row in sheet.iter_rows()]
    assert f"{source.label}: underlag saknas." in texts
    assert "svar.pdf: gick inte att läsa in." in texts


@pytest.mark.parametrize("edition", ["intern", "publik"])
def test_edition_on_every_page(edition: str) -> None:
    """Each sheet's page header says which edition it is."""
    book = read(replace(sample_report(), edition=edition))
    marks = {sheet.oddHeader.right.text for sheet in book.worksheets}
    assert marks == {f"{edition.capitalize()} utgåva"}


def test_one_page_wide(book: Any) -> None:
    """Every sheet is printed on A4, one page wide, and a table's headings again on every page."""
    for sheet in book.worksheets:
        setup = sheet.page_setup
        assert (setup.fitToWidth or 1, setup.fitToHeight, int(setup.paperSize)) == (1, 0, 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        alone = len(sheet.tables) == 1 and sheet.title != "Översikt"
        assert (sheet.print_title_rows, sheet.freeze_panes) == (("$5:$5", "B6") if alone else (None, None))


def test_links_lead_to_sheets(book: Any) -> None:
    """The overview links to every other sheet, and each of tables links back."""
    links = [row[0].hyperlink.location for row in book["Översikt"].iter_rows(min_row=4) if row[0].hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    back = {sheet["A3"].hyperlink.location for sheet in book.worksheets[1:-1]}
    assert back == {"'Översikt'!A1"}


@pytest.mark.parametrize(
    "short", ["A/B: [c]*?\\", "Å" * 60, "'citat'", "Metod", "😀 glad", "Ett långt namn " * 5]
)
def test_names_that_excel_takes(short: str) -> None:
    """A source with forbidden signs in its name, a long one or that of another sheet has its sheet all the same."""
    report = sample_report()
    sources = tuple(
        replace(source, short=short) if source.key == "klotter" else source for source in report.sources
    )
    names = read(replace(report, sources=sources)).sheetnames
    assert len({name.casefold() for name in names}) == len(names) == 7
    assert all(0 < len(name) <= 31 and not FORBIDDEN.search(name) for name in names)


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


def test_the_public_edition_has_no_table_of_what_it_may_not_say() -> None:
    """An empty table of problems, or of silent units, would say that there are none; nor are rows to be followed."""
    public = read(replace(sample_report(), edition="publik"))
    names = {name for sheet in public.worksheets for name in sheet.tables}
    assert not {"tabell_problem", "tabell_ej_svarat", "tabell_beskrivningar", "tabell_rader"} & names


def test_rows_are_told_in_the_singular_and_where_hidden() -> None:
    """One row is not ”1 lästa”, and where the number is withheld there is a sentence and no mark within one."""
    first, second, *_ = sample_report().sources
    statuses = (replace(first, read=1, counted=1), replace(second, read=None, counted=None))
    sheet = read(replace(sample_report(), sources=statuses))["Metod"]
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
