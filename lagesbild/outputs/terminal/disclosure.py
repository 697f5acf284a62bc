"""Hidden figures and protected tables in words: what is shown, what is hidden and why, and what can be concluded of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import asdict
from rich.text import Text

from lagesbild.core.wording import number, sentence, tally
from lagesbild.outputs.labels import cell_text, number_or_mark
from lagesbild.outputs.terminal.grid import heading, keep_words, make_grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.table import Table as Grid

    from lagesbild.core.report import Report
    from lagesbild.core.suppression import RedesignOption, SuppressedFigure

REASONS: Mapping[str, str] = {
    "small": "litet antal",
    "few_contributors": "få uppgiftslämnare",
    "dominance": "en uppgiftslämnare står för nästan allt",
    "unanimous": "alla i en liten grupp",
    "chosen": "vald att döljas i inställningarna",
    "hidden_before": "dold i en tidigare publik utgåva",
    "secondary": "skulle annars avslöja en annan dold siffra",
}
KINDS: Mapping[str, str] = {"primary": "primär", "secondary": "sekundär"}


def kind_of(reason: str) -> str:
    """Whether a figure is hidden in its own right or for the sake of another.

    >>> kind_of("small"), kind_of("secondary")
    ('primary', 'secondary')
    """
    return "secondary" if reason in {"secondary", "hidden_before"} else "primary"


def between(figure: SuppressedFigure) -> str:
    """Between which values a hidden figure can be placed.

    >>> from lagesbild.core.suppression import SuppressedFigure
    >>> from lagesbild.core.tables import Trace
    >>> trace = Trace(2021, "kontakter")
    >>> between(SuppressedFigure(trace, "small", 1, 4)), between(SuppressedFigure(trace, "small", 1, None))
    ('1–4', 'minst 1')
    """
    return span(figure.low, figure.high)


def span(low: int, high: int | None) -> str:
    """A range of values in words; high is None when nothing holds the value back."""
    if low == high:
        return f"{low}, redan publicerad"
    return f"minst {low}" if high is None else f"{low}–{high}"


def suppressed_sentence(figures: int) -> str:
    """How many figures are hidden, in a sentence.

    >>> suppressed_sentence(1), suppressed_sentence(4)
    ('En siffra dold.', 'Fyra siffror dolda.')
    """
    return f"{sentence(tally(figures, 'siffra', 'siffror'))} {'dold' if figures == 1 else 'dolda'}."


def saving_sentence(one: RedesignOption) -> str:
    """What leaving something out would save, in a sentence.

    >>> from lagesbild.core.suppression import RedesignOption
    >>> saving_sentence(RedesignOption("klotter_omrade", "Klotter efter stadsdel", 7, 2))
    'Utan ”Klotter efter stadsdel” döljs sju siffror färre, varav två visas i det som är kvar.'
    """
    fewer = f"döljs {tally(one.fewer, 'siffra', 'siffror', 'en')} färre"
    rest = f", varav {number(one.shown, 'en')} visas i det som är kvar" if one.shown else ""
    return f"Utan ”{one.title}” {fewer}{rest}."


def disclosure(
    full_report: Report, figures: Sequence[SuppressedFigure], threshold: int
) -> Iterator[RenderableType]:
    """Every hidden figure with the reason and what can be concluded of it, table by table; for the coordinator alone."""
    yield heading("Röjandekontroll", f"Tröskel {threshold}. Listan är intern och får inte publiceras.")
    waiting = {figure.trace: figure for figure in figures}
    for table in full_report.tables:
        grid = make_grid("Siffra", "Kan vara", "Varför den är dold")
        for row, column, cell in table.cells():
            if cell.trace and (figure := waiting.pop(cell.trace, None)):
                grid.add_row(f"{row.label}, {column.label}", between(figure), why_hidden(figure))
        keep_words(grid)
        if grid.row_count:
            yield Text.assemble("\n", (table.title, "bold"))
            yield grid
    yield from (Text(f"{figure.trace.id}: {why_hidden(figure)}") for figure in waiting.values())
    yield Text(
        f"\n{suppressed_sentence(len(figures))} Deras id:n, för alltid och aldrig i lagesbild.toml, visas med --json."
    )


def why_hidden(figure: SuppressedFigure) -> str:
    """In which way a figure is hidden, and why."""
    return f"{KINDS[kind_of(figure.reason)]}: {REASONS[figure.reason]}"


def advice(savings: Sequence[RedesignOption]) -> Iterator[RenderableType]:
    """What publishing fewer dimensions would save, the largest saving first; what saves nothing is left out."""
    saved = [one for one in savings if one.fewer > 0]
    if saved:
        yield Text.assemble("\n", ("Om mindre publiceras", "bold"))
        yield from (Text(f" {saving_sentence(one)}") for one in saved)


class HiddenPlace(NamedTuple):
    """A hidden cell, why, and between which values it can be placed all the same."""

    row: str
    column: str
    reason: str
    low: int
    high: int | None


class Disclosed(Struct, frozen=True):
    """A table as it may be shown: for each row label a value for each column label, None where it is hidden."""

    file: str
    threshold: int
    method: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int | None, ...], ...]
    hidden: tuple[HiddenPlace, ...]
    savings: tuple[RedesignOption, ...] = ()


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
    yield Text(f"\n{suppressed_sentence(len(table.hidden))}")
    yield from advice(table.savings)


def _grid(columns: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]], *, figures: bool = True) -> Grid:
    grid = make_grid(*columns, right=range(1, len(columns)) if figures else ())
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
        "savings": [asdict(option) for option in table.savings],
    }
