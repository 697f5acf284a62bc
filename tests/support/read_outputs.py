"""Files and screens that were written -> their running text, and their tables as rows of texts."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from docx import Document
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

if TYPE_CHECKING:
    from collections.abc import Collection


class Grid(NamedTuple):
    """A table as it is laid out in an output: what stands over it, and its rows of texts."""

    output: str
    title: str
    rows: list[list[str]]


def read_word(name: str, content: bytes) -> tuple[list[str], list[Grid]]:
    """The paragraphs and the tables of a Word file; the paragraph before a table is its title."""
    document = Document(io.BytesIO(content))
    texts, grids = [""], []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            texts.append(block.text)
        else:
            grids.append(Grid(name, texts[-1], [[cell.text for cell in row.cells] for row in block.rows]))
    return texts, grids


def read_workbook(name: str, content: bytes, titles: Collection[str]) -> list[Grid]:
    """The tables of a workbook, each from the row that bears its title to the next."""
    grids: list[Grid] = []
    for sheet in load_workbook(io.BytesIO(content)):
        grids.append(Grid(f"{name} {sheet.title}", "", []))
        for row in sheet.iter_rows(values_only=True):
            texts = ["" if cell is None else str(cell) for cell in row]
            if title := next((text for text in texts if text.rstrip(".") in titles), ""):
                grids.append(Grid(f"{name} {sheet.title}", title.rstrip("."), []))
            grids[-1].rows.append(texts)
    return grids


def read_markdown(name: str, text: str) -> tuple[list[str], list[Grid]]:
    """The paragraphs and list items, and the tables of a Markdown file; the paragraph before a table is its title."""
    plain = re.sub(r"<!--.*?-->|!\[.*?\]\(.*?\)|^(?:- |> )|[*\\]", "", text, flags=re.DOTALL | re.MULTILINE)
    texts, grids = [""], []
    for block in plain.split("\n\n"):
        if block.startswith("|"):
            rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
            grids.append(Grid(name, texts[-1], rows))
        else:
            texts += block.splitlines()
    return texts, grids


def read_screen(text: str) -> list[Grid]:
    """The tables on the screen: the cells of a row, each under the heading that ends where it ends."""
    grids: list[Grid] = []
    ends: list[int] = []
    lines = text.splitlines()
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        cells = [(match.end(), match[0]) for match in re.finditer(r"\S+(?: \S+)*", line)]
        if after.startswith("───"):
            ends = [end for end, _ in cells]
            grids.append(Grid("screen", before, [[text for _, text in cells]]))
        elif cells and ends and not line.startswith("─"):
            by_end = dict(cells[1:])
            grids[-1].rows.append([cells[0][1], *(by_end.get(end, "") for end in ends[1:])])
        elif not line.strip():
            ends = []
    return grids


def read_page(text: str) -> tuple[list[str], dict[str, str]]:
    """The texts of an HTML page outside what tells a figure, and by the id of a cell or a figure what stands in it."""
    plain = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
    told = re.compile(r'<(\w+)\b[^>]*\bdata-(?:cell|figure)="([^"]+)"[^>]*>(.*?)</\1>', re.DOTALL)
    panel = re.compile(r'<div class="panel" id="([^"]+)">\s*<p><strong>[^<]*: ([^<]*)</strong>')
    figures = {match[2]: _without_tags(match[3]) for match in told.finditer(plain)}
    figures |= {match[1].replace("-", "/"): match[2] for match in panel.finditer(plain)}
    blocks = re.findall(
        r"<(p|li|h\d|figcaption)\b[^>]*>(.*?)</\1>", told.sub("", panel.sub("", plain)), re.DOTALL
    )
    return [_without_tags(block) for _, block in blocks], figures


def _without_tags(text: str) -> str:
    return unescape(" ".join(re.sub(r"<small\b.*?</small>|<[^>]+>", " ", text, flags=re.DOTALL).split()))
