"""What is drawn of a hidden cell: no bar, no dot and no number may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lagesbild.core.charts import Drawn, DrawnMark
    from lagesbild.disclosure.gate.hidden_cells import Concealment

SIZED = frozenset({"stapel", "prick"})
"""Marks whose size or number is a figure."""


def told_in_charts(charts: Iterable[Drawn], hidden: Concealment) -> Iterator[tuple[str, str]]:
    """Pairs of chart and place of the marks that tell a hidden figure, or that do not say what they tell."""
    for chart in charts:
        mine = {f"{cell.row}/{cell.column}" for cell in hidden.cells if cell.table == chart.table}
        for mark in chart.marks if mine else ():
            if mark.kind in SIZED and not mark.shows:
                yield chart.chart, f"en {mark.kind} som inte säger vilken siffra den visar"
            for cell in mine.intersection(mark.shows):
                if mark.kind in SIZED or _is_number(mark):
                    yield chart.chart, f"en {mark.kind} för {chart.table}/{cell}"


def _is_number(mark: DrawnMark) -> bool:
    return any(sign.isdigit() for sign in mark.text)
