"""The rows behind a figure, and the figures that a row is part of, for the screen."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from lagesbild.core.wording import sentence, tally
from lagesbild.outputs.labels import REASONS
from lagesbild.outputs.terminal.grid import heading, keep_words, make_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType


MOST_ROWS = 200
ROW_COLUMNS = {
    "row": "Rad", "part": "Kolumn", "status": "Vad", "date": "Dag", "area": "Område", "unit": "Verksamhet",
    "question": "Fråga", "category": "Kategori", "milieu": "Miljö", "count": "Antal",
    "same_as_file": "Räknas i", "same_as_sheet": "på blad", "same_as_row": "på rad",
}  # fmt: skip


NAMED = frozenset({"question", "category", "milieu"})
"""Columns that hold keys."""


def source_rows(rows: Sequence[Mapping[str, object]], words: Mapping[str, str]) -> Iterator[RenderableType]:
    """The rows behind a figure, file by file: where each stands, what became of it, and what it says.

    `words` are what keys of questions, categories and milieus are called.
    """
    for (file, sheet), inside in groupby(rows[:MOST_ROWS], key=lambda row: (row["file"], row["sheet"])):
        yield heading(str(file), f"blad {sheet}" if sheet else "")
        yield _rows_of_a_file(list(inside), words)
    more = f"; de första {MOST_ROWS} visas, alla finns med --json" if len(rows) > MOST_ROWS else ""
    yield Text(f"\n{sentence(tally(len(rows), 'rad', 'rader'))}{more}.")


def fed_figures(ids: Sequence[str]) -> Iterator[RenderableType]:
    """The figures that source rows are part of, by id; nothing when none was asked for."""
    if ids:
        yield heading("Ingår i")
        yield Padding(Text("\n".join(ids)), (0, 0, 0, 1))


def _rows_of_a_file(rows: Sequence[Mapping[str, object]], words: Mapping[str, str]) -> RenderableType:
    """The columns that say something in any of the rows; a number does where a row stands for more or less than one."""
    told = {
        name: label
        for name, label in ROW_COLUMNS.items()
        if any(row[name] not in ((1,) if name == "count" else (None, "")) for row in rows)
    }
    numbers = [place for place, name in enumerate(told) if name in {"row", "count"}]
    grid = make_grid(*told.values(), right=numbers, whole={ROW_COLUMNS["date"]})
    for row in rows:
        grid.add_row(*(_row_text(name, row[name], words) for name in told))
    keep_words(grid)
    return grid


def _row_text(column: str, value: object, words: Mapping[str, str]) -> str:
    if column == "status":
        return REASONS[str(value)].full if value in REASONS else "räknad"
    if value is None:
        return ""
    return words.get(str(value), str(value)) if column in NAMED else str(value)
