"""An upright bar for the sum of each month, in the order of time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.outputs.charts.lettering import block, leading, wrap
from lagesbild.outputs.charts.marks import CURRENT, MARGIN, SMALL, WIDTH, Bar, Drawing, Mark, Rule, Text
from lagesbild.outputs.charts.series import counts, parts, row_total
from lagesbild.outputs.labels import short_cell_text

if TYPE_CHECKING:
    from lagesbild.model import Report, Row, Table, Value

ABBREVIATIONS = ("jan", "febr", "mars", "apr", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
"""As *Svenska skrivregler* has them, without the points."""
_TALLEST = 3.4
_LARGEST_UNIT = 0.8
_WIDEST, _SHARE = 1.0, 0.7
"""The width of a bar in centimetres, or as a share of its month when months are many."""
_TOP, _BELOW = 0.5, 0.4


def months(table: Table, _report: Report) -> Drawing:
    """The bars of the whole period, also for months with nothing."""
    rows = parts(table)
    values = tuple(row_total(row, table) for row in rows)
    most = max(counts(values), default=0)
    unit = min(_LARGEST_UNIT, _TALLEST / max(most, 1))
    floor, step = _TOP + most * unit, (WIDTH - 2 * MARGIN) / len(rows)
    centres = tuple(MARGIN + (n + 0.5) * step for n in range(len(rows)))
    labels = _labels(rows, step)
    bars = (
        mark
        for value, centre in zip(values, centres, strict=True)
        for mark in _bar(value, (centre, floor), min(_WIDEST, step * _SHARE), unit)
    )
    like = Text(0, 0, "", SMALL, align="center")
    names = (
        text
        for lines, centre in zip(labels, centres, strict=True)
        for text in block(lines, centre, floor + _BELOW, like=like)
    )
    bottom = floor + _BELOW + (max(map(len, labels)) - 1) * leading(SMALL) + 0.15
    return Drawing(bottom, (*bars, Rule(MARGIN, floor, WIDTH - 2 * MARGIN, level=True), *names))


def _labels(rows: tuple[Row, ...], room: float) -> tuple[tuple[str, ...], ...]:
    """The months in short, with the year where it begins; other rows by their own label."""
    years = ["", *(row.key[:4] for row in rows)]
    return tuple(
        (ABBREVIATIONS[int(row.key[5:]) - 1], *([row.key[:4]] if row.key[:4] != before else []))
        if re.fullmatch(r"\d{4}-\d\d", row.key)
        else wrap(row.label, room, SMALL)
        for row, before in zip(rows, years, strict=False)
    )


def _bar(value: Value, foot: tuple[float, float], wide: float, unit: float) -> tuple[Mark, ...]:
    centre, floor = foot
    height = value * unit if isinstance(value, int) else 0.0
    count = Text(centre, floor - height - 0.13, short_cell_text(value), bold=True, align="center")
    return (Bar(centre - wide / 2, floor - height, wide, height, CURRENT), count) if height else (count,)
