"""An upright bar for the sum of each month, in the order of time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.outputs.charts.description import Mark, Panel, Picture
from lagesbild.outputs.charts.series import cells_of, detail_rows, drawn_length, row_total
from lagesbild.outputs.labels import short_cell_text

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table

ABBREVIATIONS = ("jan", "febr", "mars", "apr", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
"""As *Svenska skrivregler* has them, without the points."""
_LARGEST_UNIT, _THICKNESS = 0.8, 1.0


def months(table: Table, _report: Report) -> Picture:
    """The bars of the whole period, also for months with nothing; a hidden figure has a mark and no bar."""
    rows = detail_rows(table)
    values = (row_total(row, table) for row in rows)
    marks = tuple(
        Mark(
            number,
            short_cell_text(value),
            cells_of(row, table),
            drawn_length(value),
            bold=True,
        )
        for number, (row, value) in enumerate(zip(rows, values, strict=True))
    )
    return Picture(
        "Stående stapeldiagram",
        _labels(rows),
        (Panel(marks),),
        _LARGEST_UNIT,
        pitch=0.0,
        thickness=_THICKNESS,
        form="upright",
    )


def _labels(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """The months in short, with the year beneath where it begins; other rows by their own label."""
    before = ["", *(row.key[:4] for row in rows)]
    return tuple(
        (ABBREVIATIONS[int(row.key[5:]) - 1] + (f"\n{row.key[:4]}" if row.key[:4] != year else ""))
        if re.fullmatch(r"\d{4}-\d\d", row.key)
        else row.label
        for row, year in zip(rows, before, strict=False)
    )
