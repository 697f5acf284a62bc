"""How many answered of how many asked: the filled part of a bar that stands for all."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from lagesbild.core.tables import Share
from lagesbild.core.wording import SMALLEST_BASE, digits, percent
from lagesbild.outputs.charts.description import LABEL, LEVEL_BARS, Mark, Panel, Picture
from lagesbild.outputs.charts.places import PITCH, THICKNESS
from lagesbild.outputs.charts.series import cells_of, detail_rows
from lagesbild.outputs.labels import cell_text
from lagesbild.outputs.palette import GREY, MUTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table, Value


def rates(table: Table, _report: Report) -> Picture:
    """A bar for each survey, all of the same length."""
    rows = detail_rows(table)
    marks = tuple(mark for number, row in enumerate(rows) for mark in _lay_out_marks(number, row, table))
    labels = tuple(row.label for row in rows)
    return Picture(LEVEL_BARS, labels, (Panel(marks),), inf, PITCH, THICKNESS, axis=False)


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
    within = rate.part <= rate.base and rate.base >= SMALLEST_BASE
    return f"{both} ({percent(rate)})" if within else both


def known_counts(row: Row, table: Table, text_of: Callable[[Value], str] = cell_text) -> str:
    """What a row holds where there is no share: "Urval: uppgift saknas, Antal svar: 17"."""
    pairs = zip(table.columns, row.cells, strict=True)
    return ", ".join(
        f"{column.label}: {text_of(cell.value)}" for column, cell in pairs if column.kind == "count"
    )


def _lay_out_marks(number: int, row: Row, table: Table) -> Iterator[Mark]:
    rate, cells = share(row), cells_of(row, table)
    if rate is None:
        yield Mark(number, known_counts(row, table), cells, ink=MUTED, size=LABEL)
        return
    yield Mark(number, rate_text(rate), cells, 1.0, colour=GREY, bold=True)
    yield Mark(number, "", cells, min(rate.part / rate.base, 1.0))
