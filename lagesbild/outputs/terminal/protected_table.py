"""A table after disclosure control, on the screen and as JSON: what is shown, and an account of what is not."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from lagesbild.outputs.labels import cell_text, number_or_mark
from lagesbild.outputs.terminal.disclosure import KINDS, REASONS, advice, concealed, kind_of, span
from lagesbild.outputs.terminal.grid import ruled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType
    from rich.table import Table as Grid

    from lagesbild.core.tables import Saving


class HiddenPlace(NamedTuple):
    """A hidden cell, why, and between which values it can be placed all the same."""

    row: str
    column: str
    reason: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A table as it may be shown: for each row label a value for each column label, None where it is hidden."""

    file: str
    threshold: int
    method: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int | None, ...], ...]
    hidden: tuple[HiddenPlace, ...]
    savings: tuple[Saving, ...] = ()


def screen(table: Disclosed) -> Iterator[RenderableType]:
    """The table with marks, and every hidden cell with its reason and its range."""
    yield Text.assemble("\n", (table.file, "bold"), (f"  Skyddad, tröskel {table.threshold}.", "dim"))
    marked = [[cell_text(number_or_mark(value)) for value in values] for values in table.values]
    yield _grid(("", *table.columns), zip(table.rows, marked, strict=True))
    yield Text.assemble("\n", ("Granskning", "bold"), ("  Listan är intern och får inte publiceras.", "dim"))
    accounts = [
        (
            cell.row,
            [cell.column, KINDS[kind_of(cell.reason)], REASONS[cell.reason], span(cell.low, cell.high)],
        )
        for cell in table.hidden
    ]
    yield _grid(("Rad", "Kolumn", "Slag", "Varför", "Kan vara"), accounts, figures=False)
    yield Text(f"\n{concealed(len(table.hidden))}")
    yield from advice(table.savings)


def _grid(columns: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]], *, figures: bool = True) -> Grid:
    grid = ruled(*columns, right=range(1, len(columns)) if figures else ())
    for label, cells in rows:
        grid.add_row(label, *cells)
    return grid


def protected_json(table: Disclosed) -> dict[str, object]:
    """The same as JSON values; a hidden cell is null."""
    return {
        "file": table.file,
        "threshold": table.threshold,
        "method": table.method,
        "columns": list(table.columns),
        "rows": [
            {"label": label, "cells": list(values)}
            for label, values in zip(table.rows, table.values, strict=True)
        ],
        "hidden": [{**cell._asdict(), "kind": kind_of(cell.reason)} for cell in table.hidden],
        "savings": [asdict(saving) for saving in table.savings],
    }
