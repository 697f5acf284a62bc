"""The charts as drawn: no bar, dot or number may show a suppressed cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lagesbild.core.charts import Drawn, DrawnMark
    from lagesbild.disclosure.gate.hidden_cells import HiddenCells

SIZED = frozenset({"stapel", "prick"})
"""Marks whose size or number is a figure."""


def find_chart_disclosures(charts: Iterable[Drawn], hidden: HiddenCells) -> Iterator[tuple[str, str]]:
    """Yield chart and place of the marks that show a suppressed figure, or do not say which cells they show."""
    for chart in charts:
        mine = {f"{cell.row}/{cell.column}" for cell in hidden.cells if cell.table == chart.table}
        mine |= {cell.id for cell in hidden.cells}
        for mark in chart.marks if mine else ():
            if mark.kind in SIZED and not mark.shows:
                yield chart.chart, f"en {mark.kind} som inte säger vilken siffra den visar"
            for cell in mine.intersection(mark.shows):
                if mark.kind in SIZED or _is_number(mark):
                    yield chart.chart, f"en {mark.kind} för {chart.table}/{cell}"


def _is_number(mark: DrawnMark) -> bool:
    return any(sign.isdigit() for sign in mark.text)
