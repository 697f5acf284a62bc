"""The years of a source: a panel of level bars for each of a few, and bars on a time axis from four years on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import TOTAL, AtLeast, MissingValue
from lagesbild.outputs.charts.description import LEVEL_BARS, Mark, Panel, Picture, note
from lagesbild.outputs.charts.series import LARGEST_UNIT, detail_rows, drawn_length, years
from lagesbild.outputs.charts.worth import FEWEST_YEARS
from lagesbild.outputs.labels import NOTHINGS, cell_text, short_cell_text
from lagesbild.outputs.palette import CURRENT, EARLIER, INK, MUTED

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table, Value
    from lagesbild.outputs.charts.series import Year

TIME_AXIS = "Stapeldiagram med en rad per kategori och åren på en tidsaxel"
_THICKNESS, _COLUMN = 0.7, 0.75
_LARGEST_COLUMN = 0.5
"""The height of one event on the time axis at most."""
_AIRY, _DENSE, _AIRY_ROWS = 1.25, 0.85, 5
"""From row to row when the rows are few, and when they are more than that."""


def over_years(table: Table, report: Report) -> Picture:
    """A panel for each year; from four years on, the years that are missing among them, on a time axis."""
    shown = years(table, report)
    return _time_axis(table, shown) if len(shown) >= FEWEST_YEARS else _panels(table, shown)


def _panels(table: Table, shown: tuple[Year, ...]) -> Picture:
    labels = tuple(row.label for row in detail_rows(table))
    return Picture(
        LEVEL_BARS,
        labels,
        tuple(_panel(year) for year in shown),
        LARGEST_UNIT,
        _AIRY if len(labels) <= _AIRY_ROWS else _DENSE,
        _THICKNESS,
    )


def _panel(year: Year) -> Panel:
    """A year under its number, with its total or with what stands in place of all its figures."""
    counted = isinstance(year.total, int | AtLeast)
    summed = counted or year.total is MissingValue.SUPPRESSED
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
    return Mark(number, cell_text(value), cells, drawn_length(value), colour=_colour(year), bold=year.current)


def _colour(year: Year) -> str:
    return CURRENT if year.current else EARLIER


def _time_axis(table: Table, shown: tuple[Year, ...]) -> Picture:
    """A row of bars for each category, and one for the total where there are several."""
    rows = detail_rows(table)
    total = next((row for row in table.rows if row.total and len(rows) > 1), None)
    return Picture(
        TIME_AXIS,
        tuple(row.label for row in (*rows, *filter(None, (total,)))),
        tuple(_point_in_time(year, total) for year in shown),
        _LARGEST_COLUMN,
        pitch=0.0,
        thickness=_COLUMN,
        form="years",
    )


def _point_in_time(year: Year, total: Row | None) -> Panel:
    """A year above its number; a year of which nothing is known is a gap that says why."""
    keys, values = year.rows, year.values
    if total is not None and year.total is not None:
        keys, values = (*keys, TOTAL), (*values, year.total)
    marks = tuple(
        Mark(
            number,
            short_cell_text(value),
            (year.cell(key),),
            drawn_length(value),
            colour=_colour(year),
            ink=MUTED if isinstance(value, MissingValue) else INK,
            bold=year.current,
        )
        for number, (key, value) in enumerate(zip(keys, values, strict=True))
    )
    return Panel(
        () if year.missing else marks,
        f"{year.year} {NOTHINGS[year.missing].short}" if year.missing else str(year.year),
        bold=year.current,
        muted=year.missing is not None,
        broken=year.broken,
    )
