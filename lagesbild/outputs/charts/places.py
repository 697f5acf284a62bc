"""A level bar for the sum of each row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import MissingValue
from lagesbild.outputs.charts import frame as sheet
from lagesbild.outputs.charts.lettering import leading, middle, widest
from lagesbild.outputs.charts.marks import (
    CURRENT,
    INK,
    MARGIN,
    MUTED,
    WIDTH,
    Bar,
    Drawing,
    Mark,
    Rule,
    Text,
    showing,
)
from lagesbild.outputs.charts.series import cells_of, counts, parts, row_total
from lagesbild.outputs.charts.shapes import BARS, COUNT_GAP, LEVEL_BARS
from lagesbild.outputs.labels import cell_text

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table, Value

PITCH, BAR = 0.75, 0.5
_TOP = 0.25


def places(table: Table, _report: Report) -> Drawing:
    """The bars of this year, on one scale."""
    rows = parts(table)
    values = tuple(row_total(row, table) for row in rows)
    labels = sheet.wrapped(tuple(row.label for row in rows))
    middles, axis = row_middles(labels), sheet.axis_at(labels)
    room = WIDTH - MARGIN - axis - COUNT_GAP - widest(map(cell_text, values), bold=True)
    unit = BARS.unit(room, max(counts(values), default=0))
    bars = (
        mark
        for row, value, y in zip(rows, values, middles, strict=True)
        for mark in showing(_bar(value, axis, y, unit), cells_of(row, table))
    )
    bottom = middles[-1] + PITCH / 2
    names = sheet.labelled(labels, middles, axis)
    return Drawing(bottom, (*names, *bars, Rule(axis, _TOP, bottom - _TOP)), LEVEL_BARS)


def row_middles(labels: tuple[tuple[str, ...], ...]) -> tuple[float, ...]:
    """The middle of each row, the rows as high as the highest label needs."""
    pitch = max(PITCH, max(map(len, labels)) * leading() + 0.2)
    return tuple(_TOP + (n + 0.5) * pitch for n in range(len(labels)))


def _bar(value: Value, axis: float, y: float, unit: float) -> tuple[Mark, ...]:
    length = value * unit if isinstance(value, int) else 0.0
    known = isinstance(value, int) or value is MissingValue.SUPPRESSED
    text = Text(
        axis + length + COUNT_GAP, middle(y), cell_text(value), bold=known, colour=INK if known else MUTED
    )
    return (Bar(axis, y - BAR / 2, length, BAR, CURRENT), text) if length else (text,)
