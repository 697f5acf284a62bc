"""The tables of a text, a page and a Word file, held against what is hidden: from tables of facts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hidden_figures import HIDDEN, PLACE, TABLE
from msgspec.structs import replace

from lagesbild.disclosure.gate.printed_tables import (
    find_document_disclosures,
    find_markdown_disclosures,
    find_page_disclosures,
)

if TYPE_CHECKING:
    from lagesbild.disclosure.gate.hidden_cells import HiddenCells

FOUND = [f"tabellen {PLACE.id}"]
HEAD = "| | Ex | Ypsilon |\n|---|---|---|\n"
GRIDS = {
    "as it should be": ("| Alfa | .. | 12 |\n| Beta ett | 7 | 9 |", []),
    "a figure": ("| Alfa | 3 | 12 |\n| Beta ett | 7 | 9 |", FOUND),
    "a figure in brackets": ("| Alfa | (3) | 12 |\n| Beta ett | 7 | 9 |", FOUND),
    "words": ("| Alfa | få | 12 |\n| Beta ett | 7 | 9 |", []),
    "the labels in bold": ("| **Alfa** | 3 | 12 |\n| **Beta\u00a0ett** | 7 | 9 |", FOUND),
    "a row more": ("| Antal | 1 | 1 |\n| Alfa | 3 | 12 |\n| Summa | 9 | 9 |\n| Beta ett | 7 | 9 |", FOUND),
    "a row less": ("| Alfa | 3 | 12 |", []),
    "rows in another order": ("| Beta ett | 7 | 9 |\n| Alfa | 3 | 12 |", []),
    "the rows twice": ("| Alfa | .. | 12 |\n| Beta ett | 7 | 9 |\n| Alfa | 3 | 12 |", []),
    "another table with those labels": ("| Alfa | 3 | 14 |\n| Beta ett | 8 | 11 |", []),
    "as many of each table": ("| Alfa | 1 | 12 |\n| Beta ett | 7 | 11 |", FOUND),
    "a line of nothing": ("|\n| Alfa | 3 | 12 |\n| Beta ett | 7 | 9 |", FOUND),
    "a column less": ("| Alfa | 3 |\n| Beta ett | 7 |", FOUND),
    "a cell more in one row": ("| Alfa | 3 | 12 | 1 |\n| Beta ett | 7 | 9 |", FOUND),
    "figures in bold": ("| Alfa | 3 | **12** |\n| Beta ett | 7\u00a0 | **9** |", FOUND),
}


@pytest.mark.parametrize("grid", GRIDS)
def test_a_figure_in_the_place_of_a_hidden_one_is_found(grid: str) -> None:
    """The table is known by its labels in their order, and among those alike by its figures."""
    lines, expected = GRIDS[grid]
    assert list(find_markdown_disclosures(f"Text\n{HEAD}{lines}\n".encode(), HIDDEN)) == expected


def test_a_table_without_rows_is_taken_for_no_other() -> None:
    """It has no labels to know a grid by, though nothing in it disagrees."""
    hidden = replace(HIDDEN, tables=(replace(TABLE, rows=()), TABLE))
    grid = f"{HEAD}| Alfa | 3 | 14 |\n| Beta ett | 8 | 11 |\n"
    assert list(find_markdown_disclosures(grid.encode(), hidden)) == FOUND


TURNED = TABLE.turned("", {"x": "Iks"}, {})
OF_SECTION = replace(HIDDEN, tables=(), turned=(TURNED,))
"""What is hidden in a table that the section alone prints, the other way and with a label of its own."""


@pytest.mark.parametrize(("label", "hidden"), [("Ex", HIDDEN), ("Iks", OF_SECTION)])
def test_a_table_set_the_other_way_is_known_too(label: str, hidden: HiddenCells) -> None:
    """As it is, by the labels of its columns, and as it is turned for the section."""
    grid = "| | Alfa | Beta ett |\n|---|---|---|\n| {} | {} | 7 |\n| Ypsilon | 12 | 9 |\n"
    assert list(find_markdown_disclosures(grid.format(label, "..").encode(), hidden)) == []
    assert len(list(find_markdown_disclosures(grid.format(label, 3).encode(), hidden))) == 1


def test_each_table_of_a_text_is_held_against_what_is_hidden() -> None:
    """A line that is none parts them; the hidden figure of the second is found too."""
    good, bad = ("| Alfa | .. | 12 |\n| Beta ett | 7 | 9 |\n", "| Alfa | 3 | 12 |\n| Beta ett | 7 | 9 |\n")
    text = f"{HEAD}{good}\nmellan\n\n{HEAD}{bad}"
    assert list(find_markdown_disclosures(text.encode(), HIDDEN)) == FOUND
    assert list(find_markdown_disclosures(f"{HEAD}{bad}text\n{HEAD}{bad}".encode(), HIDDEN)) == FOUND * 2


def test_a_border_within_a_label_parts_nothing() -> None:
    """It is escaped."""
    table = replace(TABLE, rows=(replace(TABLE.rows[0], label="Al|fa"), TABLE.rows[1]))
    text = f"{HEAD}| Al\\|fa | 3 | 12 |\n| Beta ett | 7 | 9 |\n"
    assert list(find_markdown_disclosures(text.encode(), replace(HIDDEN, tables=(table,)))) == FOUND


@pytest.mark.parametrize(("figure", "expected"), [("3", FOUND), ("..", [])])
def test_the_tables_of_a_word_file_are_read_cell_by_cell(figure: str, expected: list[str]) -> None:
    """Whatever pieces a cell's text is written in."""
    rows = (("", "Ex", "Ypsilon"), ("Al</w:t><w:t>fa", figure, "12"), ("Beta ett", "7", "9"))
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>' for text in row)}</w:tr>"
        for row in rows
    )
    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        archive.writestr("word/document.xml", f"<w:document {space}><w:tbl>{cells}</w:tbl></w:document>")
    assert list(find_document_disclosures(written.getvalue(), HIDDEN)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (f'<td data-cell="{PLACE.id}">3</td>', [f"rad 2, {PLACE.id}"]),
        (f'<td data-cell="{PLACE.id}">..</td>', []),
        ('<td data-figure="k/hot/2021">3</td>', ["rad 2, k/hot/2021"]),
        ('<td data-figure="k/annat/2021">3</td>', []),
        ("<td>3</td>", ["rad 2, en cell som inte säger vilken siffra den visar"]),
        ("<td>ord</td>", []),
        ('<td colspan="2">3</td>', []),
        ("<p>3</p>", []),
    ],
)
def test_a_figure_of_a_page_says_what_it_is_of(cell: str, expected: list[str]) -> None:
    """A number in a cell, under the id of nothing hidden; running text is searched as sentences are."""
    assert list(find_page_disclosures(f"<main>\n{cell}</main>".encode(), HIDDEN)) == expected
