"""The section as Markdown: the same blocks as in Word, with the figures' ids as comments."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lagesbild.outputs.captions import caption, cell, edition_marking, footnotes
from lagesbild.outputs.section.blocks import (
    Bullets,
    FigureBlock,
    Heading,
    Judgement,
    Note,
    Paragraph,
    TableBlock,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table
    from lagesbild.outputs.section.blocks import Block

CHART_FOLDER = "diagram"
SPECIAL = re.compile(r"([\\`*_\[\]<>|])")


def markdown(blocks: Sequence[Block], report: Report) -> str:
    """The blocks as one Markdown text; the internal edition is marked and carries the figures' ids."""
    numbers: Counter[str] = Counter()
    parts = [_block(block, report, numbers) for block in blocks]
    if mark := edition_marking(report):
        parts.insert(1, f"**{mark}**")
    return "\n\n".join(parts) + "\n"


def _block(block: Block, report: Report, numbers: Counter[str]) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_plain(text)}"
        case Paragraph(text, ids):
            trace = f"\n<!-- {', '.join(ids)} -->" if ids and report.edition == "intern" else ""
            return f"{_plain(text)}{trace}"
        case Bullets(items):
            return "\n".join(f"- {_plain(item)}" for item in items)
        case Note() | Judgement():
            return _note(block)
        case TableBlock(table):
            return _table(table, _next("Tabell", numbers))
        case FigureBlock(chart) as figure:
            suffix = "-publik" if report.edition == "publik" else ""
            image = f"![{_plain(figure.alt)}]({CHART_FOLDER}/{chart.name}{suffix}.png)"
            return f"{image}\n\n*{_next('Figur', numbers)}. {_plain(chart.caption)}*"


def _note(block: Note | Judgement) -> str:
    """Small print, or what is written in the place for the judgement."""
    if isinstance(block, Judgement) and block.written:
        return "\n\n".join(map(_plain, block.written))
    return f"> {_plain(block.text)}"


def _next(label: str, numbers: Counter[str]) -> str:
    numbers[label] += 1
    return f"{label} {numbers[label]}"


def _table(table: Table, name: str) -> str:
    head = _line([table.stub, *(column.label for column in table.columns)])
    rule = _line(["---", *("---" if column.kind == "text" else "--:" for column in table.columns)], raw=True)
    notes = "".join(f"\n\n*{_plain(note)}*" for note in footnotes(table))
    rows = "\n".join((head, rule, *(_row(row, table) for row in table.rows)))
    return f"**{name}. {_plain(caption(table))}**\n\n{rows}{notes}"


def _row(row: Row, table: Table) -> str:
    cells = [_plain(text) for text in (row.label, *(cell(place.value, table) for place in row.cells))]
    return _line([f"**{text}**" for text in cells] if row.total else cells, raw=True)


def _line(cells: Sequence[str], *, raw: bool = False) -> str:
    return f"| {' | '.join(cells if raw else map(_plain, cells))} |"


def _plain(text: str) -> str:
    """The text on one line, with the signs that Markdown would take for its own set apart."""
    return SPECIAL.sub(r"\\\1", text.replace("\n", " "))
