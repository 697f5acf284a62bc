"""Rows of cells -> the bytes of a workbook or of a delimited text, the same on every run."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    Formats = Mapping[type, Format]

Cell = str | int | date | datetime | None
Rows = list[tuple[Cell, ...]]

WIDTH = 24
"""Characters: wide enough for most cells, although a question as heading is longer."""

SHOWN = {date: "yyyy-mm-dd", datetime: "m/d/yy h:mm:ss"}
"""How a day is shown in an office's workbook, and a moment in that of a survey tool."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook; `table` names the Excel table that its rows are."""

    name: str
    rows: Rows
    table: str = ""


def rows(text: str) -> Rows:
    """Give the lines of a text as rows, cells parted by "|"; numbers and ISO dates become what they are.

    >>> rows("Kärrtorp | 3 | 2021-03-01 |")
    [('Kärrtorp', 3, datetime.date(2021, 3, 1), '')]
    """
    return [tuple(_cell(part.strip()) for part in line.split("|")) for line in text.strip().splitlines()]


def _cell(text: str) -> Cell:
    if text.isdecimal():
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def workbook(saved: date, *sheets: Sheet) -> bytes:
    """Give a workbook whose properties say that it was saved on that day."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.combine(saved, time()), "comments": "Påhittat innehåll"})
    formats: Formats = {kind: book.add_format({"num_format": shown}) for kind, shown in SHOWN.items()}
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    return buffer.getvalue()


def _fill(page: Worksheet, sheet: Sheet, formats: Formats) -> None:
    for number, row in enumerate(sheet.rows):
        for place, cell in enumerate(row):
            page.write(number, place, cell, formats.get(type(cell)))
    page.set_column(0, max(map(len, sheet.rows)) - 1, WIDTH)
    if sheet.table:
        headings = [{"header": str(heading)} for heading in sheet.rows[0]]
        corner = len(sheet.rows) - 1, len(headings) - 1
        page.add_table(0, 0, *corner, {"name": sheet.table, "columns": headings})


def delimited(lines: Sequence[Sequence[Cell]], encoding: str = "utf-8", *, quoted: bool = False) -> bytes:
    """Give the rows as text with ";" between the cells, as Swedish settings have it."""
    text = StringIO()
    writer = csv.writer(
        text,
        delimiter=";",
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
        lineterminator="\r\n",
    )
    writer.writerows(lines)
    return text.getvalue().encode(encoding)


CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def letter(paragraphs: Sequence[str]) -> bytes:
    """Give a Word file with those paragraphs, the least that Word opens."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": DOCUMENT.format("".join(PARAGRAPH.format(escape(text)) for text in paragraphs)),
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(ZipInfo(name), text.encode())
    return buffer.getvalue()
