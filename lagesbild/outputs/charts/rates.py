"""How many answered of how many asked: the filled part of a bar that stands for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import Share
from lagesbild.core.wording import SMALLEST_BASE, digits, percent
from lagesbild.outputs.charts import frame as sheet
from lagesbild.outputs.charts.lettering import middle, widest
from lagesbild.outputs.charts.marks import (
    CURRENT,
    GREY,
    MARGIN,
    MUTED,
    WIDTH,
    Bar,
    Drawing,
    Mark,
    Text,
    showing,
)
from lagesbild.outputs.charts.places import BAR, PITCH, row_middles
from lagesbild.outputs.charts.series import cells_of, parts
from lagesbild.outputs.charts.shapes import COUNT_GAP, LEVEL_BARS
from lagesbild.outputs.labels import cell_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table, Value


def rates(table: Table, _report: Report) -> Drawing:
    """A bar for each survey, all of the same length."""
    rows = parts(table)
    labels = sheet.wrapped(tuple(row.label for row in rows))
    middles, axis = row_middles(labels), sheet.axis_at(labels)
    known = (rate for row in rows if (rate := share(row)))
    room = WIDTH - MARGIN - axis - COUNT_GAP - widest(map(rate_text, known), bold=True)
    bars = (
        mark
        for row, y in zip(rows, middles, strict=True)
        for mark in showing(_bar(row, table, (axis, y), room), cells_of(row, table))
    )
    return Drawing(middles[-1] + PITCH / 2, (*sheet.labelled(labels, middles, axis), *bars), LEVEL_BARS)


def share(row: Row) -> Share | None:
    """The row's share, or None when either of its counts is not known or nobody was asked."""
    shares = (cell.value for cell in row.cells)
    return next((value for value in shares if isinstance(value, Share) and value.base), None)


def rate_text(rate: Share) -> str:
    """Both counts, and the percentage where the base bears one.

    >>> rate_text(Share(5, 8)), rate_text(Share(17, 24)).split()
    ('5 av 8', ['17', 'av', '24', '(71', '%)'])
    """
    both = f"{digits(rate.part)} av {digits(rate.base)}"
    whole = rate.part <= rate.base and rate.base >= SMALLEST_BASE
    return f"{both} ({percent(rate)})" if whole else both


def known_counts(row: Row, table: Table, said: Callable[[Value], str] = cell_text) -> str:
    """What a row holds where there is no share: "Urval: uppgift saknas, Antal svar: 17"."""
    pairs = zip(table.columns, row.cells, strict=True)
    return ", ".join(
        f"{column.label}: {said(cell.value)}" for column, cell in pairs if column.kind == "count"
    )


def _bar(row: Row, table: Table, place: tuple[float, float], room: float) -> tuple[Mark, ...]:
    axis, y = place
    rate = share(row)
    if rate is None:
        return (Text(axis, middle(y), known_counts(row, table), colour=MUTED),)
    filled = room * min(rate.part / rate.base, 1)
    return (
        Bar(axis, y - BAR / 2, room, BAR, GREY),
        Bar(axis, y - BAR / 2, filled, BAR, CURRENT),
        Text(axis + room + COUNT_GAP, middle(y), rate_text(rate), bold=True),
    )
