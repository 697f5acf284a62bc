"""Which figures of a publication must be suppressed: all its tables and texts, of all its years, as one problem.

Earlier public editions are part of the problem: what they show is known, what they suppress must stay so.
"""

from __future__ import annotations

from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.suppression import SuppressedFigure
from lagesbild.disclosure.chosen_figures import (
    NONE_CHOSEN,
    ChosenFigures,
    apply_choices,
    check_ids,
    check_shown,
)
from lagesbild.disclosure.earlier_editions import (
    ANSWERED,
    add_possible_answers,
    bound_answers,
    earlier_figures,
    make_figure,
    mark_previously_suppressed,
    reuse_pattern,
)
from lagesbild.disclosure.linked_editions import LinkedEditions
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
    from lagesbild.store.publications import CellKey

SECONDARY = "secondary"


class Publication(Struct, frozen=True, dict=True):
    """The values that a report would publish, and the earlier editions, over the base cells of them all."""

    values: Mapping[Trace, int]
    base: Mapping[CellKey, int]
    earlier: tuple[Snapshot, ...]
    other_values: Mapping[Trace, int]
    """The values of other sources, which may become sensitive: stored with the edition, no part of the problem."""
    choices: ChosenFigures = NONE_CHOSEN

    @cached_property
    def _editions(self) -> LinkedEditions:
        return LinkedEditions([self.base, *(snapshot.base for snapshot in self.earlier)])

    @cached_property
    def _earlier_figures(self) -> list[Figure]:
        return earlier_figures(self.earlier, self._editions)

    @cached_property
    def _figures(self) -> dict[Trace, Figure]:
        figures = [make_figure(trace, value, 0, self._editions) for trace, value in self.values.items()]
        marked = mark_previously_suppressed(reuse_pattern(figures, self.earlier), self._earlier_figures)
        chosen = map(apply_choices, marked, self.values, repeat(self.choices))
        return dict(zip(self.values, chosen, strict=True))

    def build_problem(self, traces: AbstractSet[Trace]) -> tuple[list[Figure], int]:
        """The figures of the problem when these of the values are published, and the number of its base cells."""
        present = [figure for trace, figure in self._figures.items() if trace in traces]
        repeated_sums = {figure.parts for figure in present if figure.must_hide}
        before = [
            figure
            for figure in self._earlier_figures
            if figure.must_hide is None or figure.parts not in repeated_sums
        ]
        size = len(self._editions)
        extended, possible = add_possible_answers([*present, *before], size)
        bounds = bound_answers(extended, size + possible)
        return [*extended, *bounds], size + possible + len(bounds)


def gather_publication(
    report: Report,
    store: Store,
    sensitive: AbstractSet[str],
    others: AbstractSet[str],
    choices: ChosenFigures = NONE_CHOSEN,
) -> Publication:
    """The values that a report would publish of the sensitive sources and of others, with every stored edition.

    Raises UsageError when a choice is of no figure.
    """
    values, other_values = values_by_trace(report, sensitive), values_by_trace(report, others - sensitive)
    check_ids(choices, [trace for trace in values if trace.where != ANSWERED])
    years = sorted({trace.year for trace in (*values, *other_values)})
    base = base_cells(store, years, sorted(sensitive | others))
    return Publication(
        values, base, tuple(snapshot.only(sensitive) for snapshot in snapshots(store)), other_values, choices
    )


def suppress_figures(
    publication: Publication, policy: Policy, year: int
) -> tuple[tuple[SuppressedFigure, ...], Snapshot]:
    """The figures to suppress in a publication, by id, and the snapshot to store when it is published.

    Raises ExposedError when the audit can work out a suppressed figure all the same, UsageError when it hides what
    was to be shown.
    """
    protection = protect(*publication.build_problem(publication.values.keys()), policy)
    reasons = {
        trace: str(protection.primary.get(trace, SECONDARY))
        for trace in publication.values
        if trace in protection.hidden
    }
    check_shown(publication.choices, reasons)
    all_values = {**publication.values, **publication.other_values}
    kept_reasons = {
        t: SECONDARY if why == Reason.PREVIOUSLY_SUPPRESSED else why for t, why in reasons.items()
    }
    figures = tuple(
        PublishedFigure(trace, value, kept_reasons.get(trace, "")) for trace, value in all_values.items()
    )
    ordered = sorted(reasons, key=lambda trace: trace.id)
    suppressed = tuple(
        SuppressedFigure(trace, reasons[trace], *protection.ranges[trace]) for trace in ordered
    )
    return suppressed, Snapshot(year, figures, publication.base)


def values_by_trace(report: Report, sources: AbstractSet[str]) -> dict[Trace, int]:
    """The values that the report would publish of those sources, by the trace that defines each.

    What is said to be the least that a figure can be, or to be missing from a source that came in, tells what was counted.
    The figures of a group of respondents are not among them: a table of those is published only where none is small.
    """
    cells = (cell for table in report.tables for row in table.rows for cell in row.cells)
    values = dict(_numbers((*(status.total for status in report.sources), *cells)))
    values |= {count.trace: count.value for count in report.counts if count.trace and count.value is not None}
    return {
        trace: value
        for trace, value in values.items()
        if trace.source in sources and "subgroup" not in dict(trace.where)
    }


def _numbers(cells: Iterable[Cell]) -> Iterable[tuple[Trace, int]]:
    for cell in cells:
        if cell.trace is not None and cell.counted is not None:
            yield cell.trace, cell.counted
