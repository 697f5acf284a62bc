"""An upright bar for the sum of each month, in the order of time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.outputs.charts.lettering import block, leading, middle, widest, wrap
from lagesbild.outputs.charts.marks import (
    CURRENT,
    MARGIN,
    SMALL,
    WIDTH,
    Bar,
    Drawing,
    Mark,
    Rule,
    Text,
    showing,
)
from lagesbild.outputs.charts.series import cells_of, counts, parts, row_total
from lagesbild.outputs.labels import short_cell_text

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table, Value

ABBREVIATIONS = ("jan", "febr", "mars", "apr", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
"""As *Svenska skrivregler* has them, without the points."""
_TALLEST, _LARGEST_UNIT = 3.4, 0.8
_WIDEST, _SHARE = 1.0, 0.7
"""The width of a bar in centimetres, or as a share of its month when months are many."""
_APART = 0.06
_TOP, _ABOVE, _BELOW = 0.5, 0.13, 0.4


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the bars stand, how high one is, how wide a month; counts too wide for it are turned."""

    floor: float
    unit: float
    step: float
    turned: bool

    def centre(self, place: int) -> float:
        """The middle of a month."""
        return MARGIN + (place + 0.5) * self.step


def months(table: Table, _report: Report) -> Drawing:
    """The bars of the whole period, also for months with nothing."""
    rows = parts(table)
    values = tuple(row_total(row, table) for row in rows)
    ground, labels = _ground(values), _labels(rows)
    bars = (
        mark
        for place, (row, value) in enumerate(zip(rows, values, strict=True))
        for mark in showing(_bar(value, place, ground), cells_of(row, table))
    )
    like = Text(0, 0, "", SMALL, align="center")
    wrapped = [tuple(part for line in lines for part in wrap(line, ground.step, SMALL)) for lines in labels]
    names = (
        text
        for place, lines in enumerate(wrapped)
        for text in block(lines, ground.centre(place), ground.floor + _BELOW, like=like)
    )
    bottom = ground.floor + _BELOW + (max(map(len, wrapped)) - 1) * leading(SMALL) + 0.15
    base = Rule(MARGIN, ground.floor, WIDTH - 2 * MARGIN, level=True)
    return Drawing(bottom, (*bars, base, *names), "Stående stapeldiagram")


def _ground(values: tuple[Value, ...]) -> Ground:
    most = max(counts(values), default=0)
    step = (WIDTH - 2 * MARGIN) / len(values)
    unit = min(_LARGEST_UNIT, _TALLEST / max(most, 1))
    across = widest(map(short_cell_text, values), bold=True)
    turned = across > step - _APART
    return Ground(_TOP + most * unit + (across - leading() if turned else 0), unit, step, turned)


def _labels(rows: tuple[Row, ...]) -> tuple[tuple[str, ...], ...]:
    """The months in short, with the year where it begins; other rows by their own label."""
    before = ["", *(row.key[:4] for row in rows)]
    return tuple(
        (ABBREVIATIONS[int(row.key[5:]) - 1], *([row.key[:4]] if row.key[:4] != year else []))
        if re.fullmatch(r"\d{4}-\d\d", row.key)
        else (row.label,)
        for row, year in zip(rows, before, strict=False)
    )


def _bar(value: Value, place: int, ground: Ground) -> tuple[Mark, ...]:
    """The bar with its count above; a hidden figure has a mark and no bar."""
    centre, height = ground.centre(place), value * ground.unit if isinstance(value, int) else 0.0
    wide, top = min(_WIDEST, ground.step * _SHARE), ground.floor - height
    text = short_cell_text(value)
    count = (
        Text(middle(centre), top - _ABOVE, text, bold=True, turned=True)
        if ground.turned
        else Text(centre, top - _ABOVE, text, bold=True, align="center")
    )
    return (Bar(centre - wide / 2, top, wide, height, CURRENT), count) if height else (count,)
