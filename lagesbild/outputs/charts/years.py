"""Years side by side on one scale: bars, or a dot for each of a few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.core.tables import MissingValue
from lagesbild.outputs.charts import frame as sheet
from lagesbild.outputs.charts.lettering import block, leading, middle, widest, width, wrap
from lagesbild.outputs.charts.marks import (
    CURRENT,
    EARLIER,
    INK,
    MARGIN,
    MUTED,
    SMALL,
    WIDTH,
    Drawing,
    Mark,
    Rule,
    Text,
    showing,
)
from lagesbild.outputs.charts.series import TOTAL, counts, parts, years
from lagesbild.outputs.charts.shapes import BARS, COUNT_GAP, DOTS, MOST_DOTS
from lagesbild.outputs.labels import NOTHINGS, cell_text

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table, Value
    from lagesbild.outputs.charts.series import Year
    from lagesbild.outputs.charts.shapes import Shape

_GAP, _BREAK_GAP = 0.35, 0.95
_AIRY, _DENSE, _AIRY_ROWS = 1.25, 0.85, 5
"""From row to row when the rows are few, and when they are more than that."""
_HEAD = 0.45
_WIDE_PANELS = 3
"""So many panels leave long labels their room."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the rows and panels stand; `unit` is the length of one, in centimetres."""

    shape: Shape
    middles: tuple[float, ...]
    lefts: tuple[float, ...]
    panel: float
    unit: float
    top: float
    bottom: float


def bars(table: Table, report: Report) -> Drawing:
    """A panel of level bars for each year."""
    return _drawn(table, years(table, report), BARS)


def dots(table: Table, report: Report) -> Drawing:
    """A panel of dots for each year, or bars where the dots would be too many to take in."""
    shown = years(table, report)
    return _drawn(table, shown, DOTS if max(_figures(shown), default=0) <= MOST_DOTS else BARS)


def _drawn(table: Table, shown: tuple[Year, ...], shape: Shape) -> Drawing:
    room = sheet.LABEL_ROOM if len(shown) <= _WIDE_PANELS else sheet.NARROW_ROOM
    labels = sheet.wrapped(tuple(row.label for row in parts(table)), room)
    grid = _grid(labels, shown, shape)
    panels = (_panel(year, left, grid) for year, left in zip(shown, grid.lefts, strict=True))
    names = sheet.labelled(labels, grid.middles, sheet.axis_at(labels))
    return Drawing(grid.bottom, (*names, *(mark for panel in panels for mark in panel)), shape.kind)


def _figures(shown: tuple[Year, ...]) -> tuple[int, ...]:
    return counts(value for year in shown for value in year.values)


def _grid(labels: tuple[tuple[str, ...], ...], shown: tuple[Year, ...], shape: Shape) -> Grid:
    axis = sheet.axis_at(labels) + shape.indent
    gaps = [0.0, *(_BREAK_GAP if year.broken else _GAP for year in shown[1:])]
    panel = (WIDTH - MARGIN - axis - sum(gaps)) / len(shown)
    lefts = tuple(axis + n * panel + sum(gaps[: n + 1]) for n in range(len(shown)))
    figures = _figures(shown)
    room = panel - COUNT_GAP - widest((cell_text(n) for n in figures), bold=True)
    lines = max(len(_heading(year, panel, shape)) for year in shown)
    top = _HEAD + (lines - 1) * leading() + 0.2
    pitch = max(_AIRY if len(labels) <= _AIRY_ROWS else _DENSE, max(map(len, labels)) * leading() + 0.2)
    middles = tuple(top + (n + 0.5) * pitch for n in range(len(labels)))
    bottom = top + max(len(labels) * pitch, *(width(year.broken, SMALL) for year in shown))
    return Grid(shape, middles, lefts, panel, shape.unit(room, max(figures, default=0)), top, bottom)


def _heading(year: Year, room: float, shape: Shape) -> tuple[str, ...]:
    """The year with its total, or with what stands in place of all its figures."""
    said = _said(year, shape)
    whole = f"{year.year} {said}".rstrip()
    if width(whole, bold=year.current) <= room:
        return (whole,)
    return (str(year.year), *wrap(said, room, bold=year.current))


def _said(year: Year, shape: Shape) -> str:
    if year.missing:
        return f"({NOTHINGS[year.missing].full})"
    told = isinstance(year.total, int) or year.total is MissingValue.SUPPRESSED
    return f"(totalt {cell_text(year.total)})" if shape.totals and told and year.total is not None else ""


def _panel(year: Year, left: float, grid: Grid) -> tuple[Mark, ...]:
    heading = _heading(year, grid.panel, grid.shape)
    like = Text(0, 0, "", bold=year.current, colour=MUTED if year.missing else INK)
    summed = (year.cell(TOTAL),) if isinstance(year.total, int) and _said(year, grid.shape) else ()
    titled = showing(block(heading, left, _HEAD, like=like), summed)
    head: tuple[Mark, ...] = (*titled, *_break(year, left, grid))
    if year.missing:
        return head
    axis = (Rule(left, grid.top, grid.bottom - grid.top),) if grid.shape.axis else ()
    places = zip(year.values, grid.middles, year.rows, strict=True)
    cells = (
        mark
        for value, y, row in places
        for mark in showing(_cell(value, (left, y), grid, current=year.current), (year.cell(row),))
    )
    return (*head, *cells, *axis)


def _break(year: Year, left: float, grid: Grid) -> tuple[Mark, ...]:
    """A dashed line before the panel, with its name upwards along it."""
    if not year.broken:
        return ()
    at = left - 0.3
    name = Text(at - 0.1, grid.bottom, year.broken, SMALL, colour=MUTED, turned=True)
    return (Rule(at, 0.1, grid.bottom - 0.1, dashed=True), name)


def _cell(value: Value, place: tuple[float, float], grid: Grid, *, current: bool) -> tuple[Mark, ...]:
    left, y = place
    if isinstance(value, MissingValue) and value is not MissingValue.SUPPRESSED:
        return _words(value, left, y, grid)
    colour = CURRENT if current else EARLIER
    marks, end = grid.shape.draw(value if isinstance(value, int) else 0, place, grid.unit, colour)
    return (*marks, Text(end, middle(y), cell_text(value), bold=current))


def _words(nothing: MissingValue, left: float, y: float, grid: Grid) -> tuple[Text, ...]:
    """A named nothing, centred on its row."""
    lines = wrap(NOTHINGS[nothing].full, grid.panel - 0.1, SMALL)
    first = middle(y, SMALL) - (len(lines) - 1) * leading(SMALL) / 2
    return block(
        lines, left + (0.1 if grid.shape.axis else 0), first, like=Text(0, 0, "", SMALL, colour=MUTED)
    )
