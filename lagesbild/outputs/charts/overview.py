"""The year at a glance: sources down, milieus across, a dot for each event of a few and a bar for many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import MissingValue
from lagesbild.core.wording import digits, enumerate_words, inside
from lagesbild.outputs.charts.description import Mark, Panel, Picture, note
from lagesbild.outputs.charts.earlier_year import Earlier, baseline_of, earlier_count, is_missing
from lagesbild.outputs.charts.series import counts, detail_rows
from lagesbild.outputs.labels import EDITIONS, NOTHINGS, short_cell_text
from lagesbild.outputs.palette import INK, MUTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Cell, Row, Table

MOST_DOTS = 10
"""More events than this are a bar, as long as so many dots where a source has most."""
_DOT_PITCH, _PITCH, _THICKNESS = 0.27, 0.8, 0.26
DOTS, BARS = "En punkt är en händelse.", "Över tio är en stapel, efter radens egen skala."
UNCLEAR = "oklar"
MOST_LETTERS = 28
"""So many letters stand on one line beside the panels."""
APART = "Källorna läggs inte ihop: samma händelse kan finnas i flera."


def overview(table: Table, report: Report) -> Picture:
    """A panel for each milieu and a row for each source, as many dots as events or a bar on the row's own scale."""
    milieus, baseline = detail_rows(table), baseline_of(report)
    labels = {status.key: status for status in report.sources}
    panels = tuple(
        Panel(
            tuple(_marks(table, report, milieu, baseline)),
            _heading(milieu, report),
            bold=True,
            muted=True,
        )
        for milieu in milieus
    )
    statuses = tuple(labels[column.key] for column in table.columns)
    return Picture(
        "Översikt med punkter och staplar",
        tuple(map(name_in_brief, statuses)),
        panels,
        _DOT_PITCH,
        _PITCH,
        _THICKNESS,
        "prick",
        axis=False,
        ruled=True,
        sublabels=tuple(_beneath(status, report, baseline) for status in statuses),
        source=_explained(table, report, panels, baseline),
    )


def headline(_table: Table, report: Report) -> str:
    """What the picture shows: no milieu and no source is put before another."""
    return f"Vad som har rapporterats {report.year}, källa för källa"


def described(table: Table, report: Report) -> str:
    """Source by source, the count of each milieu with that of the year before where it was another."""
    baseline, statuses = baseline_of(report), {status.key: status for status in report.sources}
    lines = []
    for position, column in enumerate(table.columns):
        pairs = (
            f"{_heading(row, report)} {_say(row.cells[position])}"
            f"{_before(row.cells[position], earlier_count(report, column.key, row.key, baseline), baseline)}"
            for row in detail_rows(table)
        )
        status = statuses[column.key]
        beneath = _beneath(status, report, baseline)
        lines.append(f"{status.label}{f' ({beneath})' if beneath else ''}: {', '.join(pairs)}.")
    return " ".join(lines)


def _say(cell: Cell) -> str:
    return "visas inte" if cell.value is MissingValue.SUPPRESSED else short_cell_text(cell.value)


def _before(cell: Cell, earlier: Earlier | None, baseline: int) -> str:
    differs = earlier is not None and isinstance(cell.value, int) and earlier.number != cell.value
    return f" ({baseline}: {earlier.number})" if differs and earlier else ""


def name_in_brief(status: SourceStatus) -> str:
    """What a source is called on one line: by its name, its name without what follows a comma, or in short."""
    names = (status.label, status.label.partition(",")[0], status.short)
    return next((name for name in names if len(name) <= MOST_LETTERS), status.short)


def _heading(milieu: Row, report: Report) -> str:
    return next((m.short for m in report.milieus if m.code == milieu.key), milieu.label)


def _marks(table: Table, report: Report, milieu: Row, baseline: int) -> Iterator[Mark]:
    for number, (column, cell) in enumerate(zip(table.columns, milieu.cells, strict=True)):
        cells = (f"{milieu.key}/{column.key}",)
        most = max(counts(row.cells[number].value for row in detail_rows(table)), default=0)
        yield _mark(number, cell, cells, most, earlier_count(report, column.key, milieu.key, baseline))


def _mark(row: int, cell: Cell, cells: tuple[str, ...], most: int, earlier: Earlier | None) -> Mark:
    """The dots or the bar of a figure; a proven zero and what is no figure have neither."""
    value, text = cell.value, short_cell_text(cell.value)
    if not isinstance(value, int):
        return note(row, text, cells)
    few = most <= MOST_DOTS
    differs = earlier is not None and earlier.number != value
    return Mark(
        row,
        text,
        cells,
        float(value if few else MOST_DOTS * value / most),
        ink=INK if value else MUTED,
        bold=value > 0,
        shape="prick" if few else "stapel",
        addition=f"({earlier.number})" if differs and earlier else "",
        addition_cells=earlier.cells if differs and earlier else (),
    )


def _beneath(status: SourceStatus, report: Report, baseline: int) -> str:
    """What is said below a source's name: who answered, what a figure without a milieu holds, a missing year before."""
    said = []
    if status.survey and status.sent and status.answered is not None:
        said.append(f"{digits(status.answered)} av {digits(status.sent)} svarade")
    if kinds := [
        inside(line.label)
        for line in report.categories.get(status.key, ())
        if line.milieu == UNCLEAR
        and any(
            count.value for count in report.counts if (count.source, count.category) == (status.key, line.key)
        )
    ]:
        said.append(f"utan miljö: {enumerate_words(kinds)}")
    if is_missing(report, status.key, baseline):
        said.append(f"{baseline} saknas")
    return ", ".join(said)


def _explained(table: Table, report: Report, panels: tuple[Panel, ...], baseline: int) -> str:
    """What dots, bars, brackets and points mean, as far as they are there; the edition when it is not for everyone."""
    marks = [mark for panel in panels for mark in panel.marks]
    hidden = NOTHINGS[MissingValue.SUPPRESSED]
    suppressed = any(
        cell.value is MissingValue.SUPPRESSED for row in detail_rows(table) for cell in row.cells
    )
    shapes = {mark.shape for mark in marks if mark.length}
    return " ".join(
        filter(
            None,
            (
                DOTS if "prick" in shapes else "",
                BARS if "stapel" in shapes else "",
                f"Inom parentes {baseline}, där antalet var ett annat."
                if any(m.addition for m in marks)
                else "",
                APART,
                f"Två punkter ({hidden.full}) = {hidden.meaning}." if suppressed else "",
                f"{EDITIONS['intern'].capitalize()}." if report.edition == "intern" else "",
            ),
        )
    )
