"""The first rows of a file on the screen: short cells alone, with what may be personal data masked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table as Grid
from rich.text import Text

from lagesbild.cli.screen import out
from lagesbild.core.text import as_line
from lagesbild.files.opening import open_file
from lagesbild.files.sheet import is_empty
from lagesbild.intake.unrecognised import fullest
from lagesbild.personal_data.masking import screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.core.cells import Raw
    from lagesbild.intake.inspection.gaps import OpenTable
    from lagesbild.personal_data.word_lists import Lists

ROWS, TOP = 3, 6
"""So many records of a table, and rows of a sheet, are shown."""
COLUMNS = 6
LONGEST = 22
"""A longer text may be one that describes something, and is not shown."""
HIDDEN = "…"


def show_rows(table: OpenTable, marks: Mapping[str, str], settings: Settings) -> None:
    """Print the first records below their headings; a column that is asked about bears its mark, and is always shown."""
    pairs = list(zip(table.layout.columns, table.layout.headings, strict=True))
    chosen = [pair for pair in pairs if pair[1] in marks]
    shown = sorted([*chosen, *(pair for pair in pairs if pair not in chosen)][:COLUMNS])
    frame = table.sheet.read(table.layout, [column for column, _ in shown]).head(ROWS)
    headings = [f"{heading} {marks.get(heading, '')}".strip() for _, heading in shown]
    rows = [[str(number), *_texts(row, settings.lists)] for number, row in _numbered(frame)]
    _print_grid([["Rad", *headings], *rows])


def _numbered(frame: object) -> Iterable[tuple[int, Iterable[Raw]]]:
    for number, *row in frame.itertuples(name=None):  # type: ignore[attr-defined]
        yield int(number), row


def show_top(path: Path, settings: Settings) -> int:
    """Print the first rows of a file with their numbers; return how many they are."""
    rows = fullest(open_file(path)).head[:TOP]
    _print_grid(
        [[str(number), *_texts(row[:COLUMNS], settings.lists)] for number, row in enumerate(rows, start=1)]
    )
    return len(rows)


def _texts(cells: Iterable[Raw], lists: Lists) -> list[str]:
    return [_text(cell, lists) for cell in cells]


def _text(cell: Raw, lists: Lists) -> str:
    text = "" if is_empty(cell) else as_line(str(cell)).removesuffix(" 00:00:00")
    return HIDDEN if len(text) > LONGEST else screen(text, lists)[0].text


def _print_grid(rows: Iterable[Iterable[str]]) -> None:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    for row in rows:
        grid.add_row(*(Text(text) for text in row))
    out(Text(), grid, Text())
