"""A heading, and a table with bold column headings above a thin line, whose cells fold where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from rich.console import RenderableType

NARROWEST = 80
"""The width of the window that everything is shown in."""
LEAST, LEAST_REST = 6, 4
"""So wide is the column of names at least, and so many letters of a broken word stand on its last line."""
BETWEEN = 2
"""Blanks after a column."""


def make_grid(*columns: str, right: Container[int] = (), whole: Container[str] = ()) -> Table:
    """An empty table with those columns; the ones at the places `right` hold figures, those named `whole` never fold."""
    grid = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for place, column in enumerate(columns):
        side = "right" if place in right else "left"
        grid.add_column(column, justify=side, overflow="fold", no_wrap=column in whole)  # type: ignore[arg-type]
    return grid


def keep_words(grid: Table) -> None:
    """Let no word of a filled table be broken, as long as there is room for the longest of each column beside the others."""
    widths = [max(map(len, _words(column.header, *column.cells)), default=0) for column in grid.columns]
    if sum(widths) + BETWEEN * len(widths) <= NARROWEST:
        for column, width in zip(grid.columns, widths, strict=True):
            column.min_width = width


def fill(grid: Table, rows: Sequence[Sequence[RenderableType]]) -> None:
    """Add the rows to a table that begins with names: no figure is broken, and a name that is too long gets a hyphen.

    Where there is no room for all, the headings of the other columns fold between their words.
    """
    headers = [str(column.header) for column in grid.columns]
    columns = [[*map(str, cells)] for cells in zip(*rows, strict=True)] or [[] for _ in headers]
    whole = [max(map(len, (header, *cells))) for header, cells in zip(headers, columns, strict=True)]
    widths = [max(map(len, (*_words(h), *cells))) for h, cells in zip(headers, columns, strict=True)]
    widths[0] = max(map(len, _words(headers[0], *columns[0])))
    room = max(NARROWEST - sum(widths[1:]) - BETWEEN * len(widths), LEAST)
    for name, *cells in rows:
        grid.add_row(hyphenate(str(name), room), *cells)
    grid.columns[0].min_width = min(widths[0], room)
    if sum(whole) + BETWEEN * len(whole) > NARROWEST:
        for column, width in zip(grid.columns[1:], widths[1:], strict=True):
            column.min_width = column.max_width = width


def hyphenate(text: str, room: int) -> str:
    """Return a text whose words are broken by a hyphen where they are longer than the room.

    >>> hyphenate("Räddningstjänsten i Lund", 14), hyphenate("Klotter", 14), hyphenate("Lokalpolisområdet", 16)
    ('Räddningstjän- sten i Lund', 'Klotter', 'Lokalpolisomr- ådet')
    """
    return " ".join(piece for word in text.split() for piece in _break_word(word, room))


def _break_word(word: str, room: int) -> list[str]:
    """Return the pieces of a word, of which the last is never of a few letters."""
    if len(word) <= room:
        return [word]
    cut = max(1, min(room - 1, len(word) - LEAST_REST))
    return [f"{word[:cut]}-", *_break_word(word[cut:], room)]


def _words(*cells: RenderableType) -> list[str]:
    return [word for cell in cells for word in str(cell).split(" ")]


def heading(text: str, remark: str = "") -> Text:
    """Return a heading in bold after a blank line, with a remark beside it."""
    return Text.assemble("\n", (text, "bold"), (f"  {remark}", "dim") if remark else "")
