"""A finished table as a Word table: a marked header row, figures to the right, a description for all readers."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from lagesbild.outputs.captions import caption, cell, footnotes
from lagesbild.outputs.word.styles import TABLE_STYLE_ID
from lagesbild.outputs.word.xml import parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from lagesbild.core.tables import Table

SIGN = 0.23
"""The width of a letter in centimetres, on the safe side: a template's font may be a wide one."""
NARROW, BROAD = frozenset("fijlrtI.,:;-1 "), frozenset("mwMW")
"""The letters of half that width, and of one and a half."""
PADDING = 0.4
WIDEST = 3.0
"""How wide a column of figures may be when there is room to spare, in centimetres."""
FIGURES_PART = 0.6
"""The part of the width that the columns of figures share when there is room to spare."""
TWIPS = 567
"""Twentieths of a point to the centimetre."""
TOGETHER = 20
"""Up to how many rows a table is kept on one page."""
PROSE = 60
"""A label of more signs is running text: the columns then share the page by how much stands in them."""
TIGHT = 0.75
"""How much of a letter's safe width a long word takes at the least, in a table of running text."""
_RIGHT, _BOLD = '<w:jc w:val="right"/>', "<w:rPr><w:b/></w:rPr>"
_HEADER, _KEEP = "<w:tblHeader/>", "<w:keepNext/>"


def table_element(table: Table, width: float, cell_style: str) -> BaseOxmlElement:
    """The table, `width` centimetres wide, its text in the paragraph style of that id."""
    columns = [round(one * TWIPS) for one in widths(table, width)]
    rows = "".join(_rows(table, columns, cell_style))
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in columns)
    return parsed(
        f'<w:tbl ><w:tblPr><w:tblStyle w:val="{TABLE_STYLE_ID}"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0{"4E0" if _has_total(table) else "4A0"}" w:firstRow="1" '
        f'w:lastRow="{int(_has_total(table))}" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{html.escape(caption(table))}"/>'
        f'<w:tblDescription w:val="{html.escape(_description(table))}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _has_total(table: Table) -> bool:
    return bool(table.rows) and table.rows[-1].total


def _description(table: Table) -> str:
    """What stands in the rows and columns, for those who hear the table read."""
    columns = ", ".join(column.label for column in table.columns)
    return f"Raderna visar {table.stub.lower()}, kolumnerna {columns}."


def _rows(table: Table, columns: Sequence[int], cell_style: str) -> list[str]:
    """The rows in XML, each kept with what follows where the table is short enough for one page."""
    heading = (table.stub, *(column.label for column in table.columns))
    texts_of = ((row.label, *(cell(place.value, table) for place in row.cells)) for row in table.rows)
    lines = [(heading, True), *zip(texts_of, (row.total for row in table.rows), strict=True)]
    left = (True, *(column.kind == "text" for column in table.columns))
    short = len(lines) <= TOGETHER and not _is_prose(table)
    kept = (len(lines) if footnotes(table) else len(lines) - 1) if short else 0
    worded = all(column.kind == "text" for column in table.columns)
    upright = "top" if worded or _is_prose(table) else "bottom"
    rows = []
    for number, (texts, bold) in enumerate(lines):
        keep = _KEEP if number < kept else ""
        opening = f'<w:vAlign w:val="{upright}"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{cell_style}"/>{keep}'
        cells = "".join(_cell(*place, opening, bold) for place in zip(texts, columns, left, strict=True))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{'' if number else _HEADER}</w:trPr>{cells}</w:tr>")
    return rows


def _cell(text: str, width: int, left: bool, opening: str, bold: bool) -> str:  # noqa: FBT001 — a row's marks
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{opening}'
        f"{'' if left else _RIGHT}</w:pPr><w:r>{_BOLD if bold else ''}"
        f'<w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p></w:tc>'
    )


def widths(table: Table, width: float) -> list[float]:
    """The columns' widths in centimetres: the longest words fit, then the labels, then the figures get air.

    Too many columns for the page share it by the length of their words.
    """
    texts = _texts(table)
    if _is_prose(table):
        return _by_amount(texts, width)
    least = [PADDING + _longest(word for text in column for word in text.split(" ")) for column in texts]
    label, *figures = least
    if sum(least) > width:
        return [one * width / sum(least) for one in least]
    spare = min(WIDEST, FIGURES_PART * width / max(len(figures), 1))
    at_ease = width - sum(max(one, spare) for one in figures)
    label = max(label, at_ease, min(PADDING + _longest(texts[0]), width - sum(figures)))
    air = (width - label - sum(figures)) / max(len(figures), 1)
    return [label, *(one + air for one in figures)]


def _is_prose(table: Table) -> bool:
    return any(len(row.label) > PROSE for row in table.rows)


def _by_amount(texts: Sequence[Sequence[str]], width: float) -> list[float]:
    """Every column's longest word, and the rest of the page by the square root of what the columns hold."""
    words = [
        PADDING + TIGHT * _longest(word for text in column for word in text.split(" ")) for column in texts
    ]
    least = [one * min(1, width / sum(words)) for one in words]
    amounts = [max(map(len, column)) ** 0.5 for column in texts]
    spare = width - sum(least)
    return [one + spare * amount / sum(amounts) for one, amount in zip(least, amounts, strict=True)]


def _texts(table: Table) -> list[tuple[str, ...]]:
    """The texts of each column, the heading first."""
    labels = (table.stub, *(row.label for row in table.rows))
    columns = (
        (column.label, *(cell(row.cells[place].value, table) for row in table.rows))
        for place, column in enumerate(table.columns)
    )
    return [labels, *columns]


def _longest(texts: Iterable[str]) -> float:
    """How many centimetres the longest of the texts takes; headings are bold, so all are taken to be."""
    return max(map(_letters, texts), default=0) * SIGN


def _letters(text: str) -> float:
    """How many letters of middling width a text is as wide as.

    >>> _letters("Autonom"), _letters("till")
    (7.0, 2.0)
    """
    return sum(0.5 if sign in NARROW else 1.5 if sign in BROAD else 1 for sign in text)
