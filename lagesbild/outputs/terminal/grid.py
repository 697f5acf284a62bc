"""A heading, and a table with bold column headings above a thin line, whose cells fold where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Container

    from rich.console import RenderableType

NARROWEST = 80
"""The width of the window that everything is shown in."""
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


def _words(*cells: RenderableType) -> list[str]:
    return [word for cell in cells for word in str(cell).split()]


def heading(text: str, remark: str = "") -> Text:
    """Return a heading in bold after a blank line, with a remark beside it."""
    return Text.assemble("\n", (text, "bold"), (f"  {remark}", "dim") if remark else "")
