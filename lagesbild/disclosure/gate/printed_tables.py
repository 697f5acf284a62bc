"""The printed tables of a text, a page or a Word file, read back cell by cell to see that hidden cells hold no figure."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from lagesbild.core.tables import MissingValue
from lagesbild.disclosure.gate.pages import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.tables import Table
    from lagesbild.disclosure.gate.hidden_cells import HiddenCells

    Lines = Sequence[Sequence[str]]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BORDER = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"\|[ :|]*-[ :|-]*")
"""The line under the headings: no row of the table, which may be set the other way."""
DECORATION = re.compile(r"[*\\\s\u00a0]+")


def find_markdown_disclosures(content: bytes, hidden: HiddenCells) -> Iterator[str]:
    """Yield the hidden cells that hold a figure in the pipe tables of a Markdown text."""
    grids: list[list[list[str]]] = [[]]
    for line in content.decode().splitlines():
        if RULE.fullmatch(line):
            continue
        if line.startswith("|"):
            grids[-1].append([cell.strip() for cell in BORDER.split(line)[1:-1]])
        elif grids[-1]:
            grids.append([])
    yield from _find_in_tables(grids, hidden)


def find_document_disclosures(content: bytes, hidden: HiddenCells) -> Iterator[str]:
    """Yield the hidden cells that hold a figure in the tables of a Word file."""
    with ZipFile(io.BytesIO(content)) as archive:
        tree = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 — just written by this program
    grids = [
        [["".join(text.text or "" for text in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")]
         for row in table.iter(f"{W}tr")]
        for table in tree.iter(f"{W}tbl")
    ]  # fmt: skip
    yield from _find_in_tables(grids, hidden)


def find_page_disclosures(content: bytes, hidden: HiddenCells) -> Iterator[str]:
    """Yield the places of a page that show a suppressed figure, and cells with a number that do not say of what."""
    names = {place.id for place in hidden.cells} | hidden.figures
    for text in read_page(content):
        if any(map(str.isdigit, text.text)):
            yield from (f"rad {text.line}, {name}" for name in text.figures if name in names)
            if text.is_cell and not text.figures:
                yield f"rad {text.line}, en cell som inte säger vilken siffra den visar"


def _find_in_tables(grids: Sequence[Lines], hidden: HiddenCells) -> Iterator[str]:
    for grid in grids:
        fits = [
            (table, lines)
            for table in (*hidden.tables, *hidden.turned)
            for lines in (grid, _turned(grid))
            if _fits(lines, table)
        ]
        if fits:
            table, lines = max(fits, key=lambda fit: _alike(fit[1], fit[0]))
            yield from _find_in_cells(lines, table)


def _turned(grid: Lines) -> Lines:
    return list(zip(*grid, strict=False))


def _plain(text: str) -> str:
    return DECORATION.sub("", text).casefold()


def _fits(lines: Lines, table: Table) -> bool:
    """Whether the first column holds the labels of the table's rows, in their order."""
    labels = [_plain(row.label) for row in table.rows]
    first = [_plain(line[0]) for line in lines if line]
    return bool(labels) and [label for label in first if label in set(labels)][: len(labels)] == labels


def _rows(lines: Lines, table: Table) -> list[Sequence[str]]:
    labels = {_plain(row.label) for row in table.rows}
    return [line[1:] for line in lines if line and _plain(line[0]) in labels]


def _alike(lines: Lines, table: Table) -> int:
    """How many cells of the grid say what the table holds."""
    pairs = zip(_rows(lines, table), table.rows, strict=False)
    return sum(
        text.replace("\u00a0", "").strip("* ") == str(cell.value)
        for texts, row in pairs
        for text, cell in zip(texts, row.cells, strict=False)
    )


def _find_in_cells(lines: Lines, table: Table) -> Iterator[str]:
    for texts, row in zip(_rows(lines, table), table.rows, strict=False):
        for text, cell, column in zip(texts, row.cells, table.columns, strict=False):
            if cell.value is MissingValue.SUPPRESSED and any(map(str.isdigit, text)):
                yield f"tabellen {table.place(row, column).id}"
