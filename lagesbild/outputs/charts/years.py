"""Years side by side on one scale: bars, or a dot for each of a few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lagesbild.core.tables import AtLeast, MissingValue
from lagesbild.outputs.charts.description import LEVEL_BARS, Mark, Panel, Picture, note
from lagesbild.outputs.charts.series import LARGEST_UNIT, TOTAL, detail_rows, drawn_length, years
from lagesbild.outputs.labels import NOTHINGS, cell_text
from lagesbild.outputs.palette import CURRENT, EARLIER

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table, Value
    from lagesbild.outputs.charts.series import Year

MOST_DOTS = 6
"""More dots than this are no longer seen as a number at a glance. Own choice."""
_DOT_PITCH, _THICKNESS = 0.6, 0.7
_AIRY, _DENSE, _AIRY_ROWS = 1.25, 0.85, 5
"""From row to row when the rows are few, and when they are more than that."""


def bars(table: Table, report: Report) -> Picture:
    """A panel of level bars for each year."""
    return _picture(table, years(table, report), "stapel")


def dots(table: Table, report: Report) -> Picture:
    """A panel of dots for each year, or bars where the dots would be too many to take in."""
    shown = years(table, report)
    most = max((drawn_length(value) for year in shown for value in year.values), default=0)
    return _picture(table, shown, "prick" if most <= MOST_DOTS else "stapel")


def _picture(table: Table, shown: tuple[Year, ...], shape: Literal["stapel", "prick"]) -> Picture:
    labels, dotted = tuple(row.label for row in detail_rows(table)), shape == "prick"
    return Picture(
        "Prickdiagram" if dotted else LEVEL_BARS,
        labels,
        tuple(_panel(year, total=not dotted) for year in shown),
        _DOT_PITCH if dotted else LARGEST_UNIT,
        _AIRY if len(labels) <= _AIRY_ROWS else _DENSE,
        _THICKNESS,
        shape,
        axis=not dotted,
    )


def _panel(year: Year, *, total: bool) -> Panel:
    """A year under its number, with its total or with what stands in place of all its figures."""
    counted = isinstance(year.total, int | AtLeast)
    summed = total and (counted or year.total is MissingValue.SUPPRESSED)
    addition = ""
    if year.missing:
        addition = f" ({NOTHINGS[year.missing].full})"
    elif summed and year.total is not None:
        addition = f" (totalt {cell_text(year.total)})"
    return Panel(
        () if year.missing else tuple(_lay_out_marks(year)),
        f"{year.year}{addition}",
        (year.cell(TOTAL),) if summed and counted and not year.missing else (),
        bold=year.current,
        muted=year.missing is not None,
        broken=year.broken,
    )


def _lay_out_marks(year: Year) -> tuple[Mark, ...]:
    pairs = zip(year.rows, year.values, strict=True)
    return tuple(_mark(number, value, year, row) for number, (row, value) in enumerate(pairs))


def _mark(number: int, value: Value, year: Year, row: str) -> Mark:
    cells = (year.cell(row),)
    if isinstance(value, MissingValue) and value is not MissingValue.SUPPRESSED:
        return note(number, NOTHINGS[value].full, cells)
    colour = CURRENT if year.current else EARLIER
    return Mark(number, cell_text(value), cells, drawn_length(value), colour=colour, bold=year.current)
