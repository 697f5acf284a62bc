"""Which figures of a publication must be hidden: all its tables and texts, of all its years, as one problem.

What earlier public editions told is part of the problem: it is known, and what they hid must stay hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lagesbild.core.tables import Share, SuppressedFigure
from lagesbild.disclosure.base_cells import Base
from lagesbild.disclosure.earlier_editions import (
    bounds_of_answers,
    familiar,
    figure_of,
    kept_hidden,
    precedents,
    with_possible_answers,
)
from lagesbild.disclosure.suppression.protect import protect
from lagesbild.disclosure.suppression.rules import Reason
from lagesbild.store.publications import PublishedFigure, Snapshot, base_cells, snapshots

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Cell, Trace
    from lagesbild.disclosure.suppression.rules import Figure, Policy
    from lagesbild.store.database import Store
    from lagesbild.store.publications import BaseCell

SECONDARY = "secondary"


@dataclass(frozen=True)
class Publication:
    """The figures that a report would tell, and what earlier editions told, over the base of them all."""

    told: Mapping[Trace, int]
    base: Mapping[BaseCell, int]
    earlier: tuple[Snapshot, ...]
    besides: Mapping[Trace, int]
    """What is told of other sources that may come to be sensitive: kept, but no part of the problem."""

    @cached_property
    def _layers(self) -> Base:
        return Base([self.base, *(one.base for one in self.earlier)])

    @cached_property
    def _before(self) -> list[Figure]:
        return precedents(self.earlier, self._layers)

    @cached_property
    def _present(self) -> dict[Trace, Figure]:
        figures = [figure_of(trace, value, 0, self._layers) for trace, value in self.told.items()]
        kept = kept_hidden(familiar(figures, self.earlier), self._before)
        return dict(zip(self.told, kept, strict=True))

    def figures(self, told: AbstractSet[Trace]) -> tuple[list[Figure], int]:
        """The problem when those of the figures are told, and the number of its base cells."""
        present = [figure for trace, figure in self._present.items() if trace in told]
        repeated = {figure.parts for figure in present if figure.must_hide}
        before = [one for one in self._before if one.must_hide is None or one.parts not in repeated]
        size = len(self._layers)
        joined, possible = with_possible_answers([*present, *before], size)
        bounds = bounds_of_answers(joined, size + possible)
        return [*joined, *bounds], size + possible + len(bounds)


def publication(
    report: Report, store: Store, sensitive: AbstractSet[str], others: AbstractSet[str]
) -> Publication:
    """What a report would tell of the sensitive sources, and of others, with every earlier edition that is kept."""
    told, besides = figures_told(report, sensitive), figures_told(report, others - sensitive)
    years = sorted({trace.year for trace in (*told, *besides)})
    base = base_cells(store, years, sorted(sensitive | others))
    return Publication(told, base, tuple(one.only(sensitive) for one in snapshots(store)), besides)


def hidden(told: Publication, policy: Policy, year: int) -> tuple[tuple[SuppressedFigure, ...], Snapshot]:
    """What to hide in a publication, by id, and the whole as it is to be kept when it is published.

    Raises ExposedError when the audit can work out a hidden figure all the same.
    """
    found = protect(*told.figures(told.told.keys()), policy)
    reasons = {
        trace: str(found.primary.get(trace, SECONDARY)) for trace in told.told if trace in found.hidden
    }
    every = {**told.told, **told.besides}
    lasting = {t: SECONDARY if why == Reason.HIDDEN_BEFORE else why for t, why in reasons.items()}
    figures = tuple(PublishedFigure(trace, value, lasting.get(trace, "")) for trace, value in every.items())
    listed = sorted(reasons, key=lambda trace: trace.id)
    concealed = tuple(SuppressedFigure(trace, reasons[trace], *found.ranges[trace]) for trace in listed)
    return concealed, Snapshot(year, figures, told.base)


def figures_told(report: Report, sources: AbstractSet[str]) -> dict[Trace, int]:
    """Every number of those sources that the report would tell, once each, by the trace that defines it."""
    cells = (cell for table in report.tables for row in table.rows for cell in row.cells)
    told = dict(_numbers(cells))
    told |= {count.trace: count.value for count in report.counts if count.trace and count.value is not None}
    return {trace: value for trace, value in told.items() if trace.source in sources}


def _numbers(cells: Iterable[Cell]) -> Iterable[tuple[Trace, int]]:
    for cell in cells:
        value = cell.value.part if isinstance(cell.value, Share) else cell.value
        if cell.trace is not None and isinstance(value, int):
            yield cell.trace, value
