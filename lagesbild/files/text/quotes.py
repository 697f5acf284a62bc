"""Quotation marks that open a cell which nothing closes, so that the rows below are taken for part of it."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from lagesbild.files.text.source import unclosed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.files.text.source import TextSource

SAMPLE = 200
"""Records that tell how many cells a record has."""
FEWEST_CELLS = 3
"""A line of a text may hold a delimiter by chance; as many as a record with so many cells it does not."""


def check_quotes(source: TextSource) -> None:
    """Raise InputError, with the row, when a quotation mark swallows rows or is never closed."""
    if not any(line.count('"') % 2 for line in source.lines()):
        return
    cells = _usual_cells(source)
    lines: list[str] = []
    number = 0
    try:
        for number, record in enumerate(
            csv.reader(_collect_lines(source, lines), delimiter=source.delimiter), start=1
        ):
            if len(lines) > 1 and (
                _is_broken(lines, source.delimiter) or _swallows_rows(record, cells, source)
            ):
                raise unclosed(source.path, number)
            lines.clear()
    except csv.Error as error:  # the cell has grown longer than any is
        raise unclosed(source.path, number + 1) from error


def _collect_lines(source: TextSource, lines: list[str]) -> Iterator[str]:
    """Give the lines, adding each to the list as it goes by."""
    for line in source.lines():
        lines.append(line)
        yield line


def _usual_cells(source: TextSource) -> int:
    """Give how many cells most lines have, whatever is quoted in them."""
    cuts = Counter(
        line.count(source.delimiter) + 1 for line in islice(source.lines(), SAMPLE) if line.strip()
    )
    return max(cuts, key=cuts.__getitem__, default=1)


def _is_broken(lines: Sequence[str], delimiter: str) -> bool:
    """Whether the closing mark is missing, or is followed by more text, as no program writes it."""
    try:
        tuple(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return False


def _swallows_rows(record: Sequence[str], cells: int, source: TextSource) -> bool:
    """Whether a cell of several lines holds one that is cut as a record is."""
    inner = (line for cell in record if "\n" in cell or "\r" in cell for line in cell.splitlines()[1:-1])
    return cells >= FEWEST_CELLS and any(line.count(source.delimiter) + 1 == cells for line in inner)
