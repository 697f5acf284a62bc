"""Figures of this edition and of those before it, as disclosure control asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from lagesbild.core.records import RESPONDENT
from lagesbild.core.tables import COUNTED, Trace
from lagesbild.disclosure.suppression.rules import Figure, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lagesbild.disclosure.linked_editions import LinkedEditions
    from lagesbild.store.publications import Snapshot

TOTAL_WEIGHT = 3.0
"""A source's total says more than one of its lines, so it costs more to hide."""
REUSE_DISCOUNT = 0.9
"""Suppressing again what an earlier edition suppressed costs this part of the usual weight, so patterns stay."""
SUPPRESSED_ALREADY = 0.001
"""The part of its weight that a figure costs which an earlier edition suppressed and this one does not publish."""
ANSWERED = (("status", COUNTED), ("kind", RESPONDENT))
"""How many answered a survey: always shown, and no question can have been answered by more."""
REFUSAL = "nej"
"""The answer that tells that there was nothing: a group in which all give it is as a shown zero."""
_TOTAL_DEPTH, _QUESTION_DEPTH = 2, 3
"""The number of dimensions that define a total (status and kind), and a question's base."""


class EarlierFigure(NamedTuple):
    """The key of a figure of an earlier edition."""

    edition: str
    trace: Trace


def make_figure(trace: Trace, value: int, state: int, editions: LinkedEditions) -> Figure:
    """The figure that would be published, in one state of the counts."""
    parts, fixed = editions.cells_of(trace, state), trace.where == ANSWERED
    return Figure(
        key=trace,
        value=value,
        parts=parts,
        hideable=not fixed,
        contributors=editions.contributions(parts),
        weight=1.0 if len(trace.where) > _TOTAL_DEPTH else TOTAL_WEIGHT,
        whole=_group(trace, value),
    )


def _group(trace: Trace, value: int) -> Trace | None:
    """The group of which an answer would disclose something if all of it had given it, or none."""
    if not _is_answer(trace) or (value and dict(trace.where)["category"] == REFUSAL):
        return None
    return replace(trace, where=trace.where[:_QUESTION_DEPTH])


def _is_answer(trace: Trace) -> bool:
    """Whether a figure is how many gave one answer to a question."""
    return {"question", "category"} <= dict(trace.where).keys()


def add_possible_answers(figures: Sequence[Figure], first: int) -> tuple[list[Figure], int]:
    """The figures with a base cell, numbered from `first` on, for each answer that nobody gave; and how many.

    Whoever does not see that nobody gave it must take into account that somebody may have.
    """
    missing = [
        figure for figure in figures if _is_answer(_trace(figure)) and not figure.value and not figure.parts
    ]
    numbers = {trace: n for n, trace in enumerate(dict.fromkeys(map(_trace, missing)), start=first)}
    added_cells: dict[tuple[str, Trace], set[int]] = {}
    for figure in missing:
        trace = _trace(figure)
        for trace_within in (trace, replace(trace, where=trace.where[:_QUESTION_DEPTH])):
            added_cells.setdefault((_edition(figure), trace_within), set()).add(numbers[trace])
    widened = [
        replace(figure, parts=figure.parts | added_cells.get((_edition(figure), _trace(figure)), set()))
        for figure in figures
    ]
    return widened, len(numbers)


def earlier_figures(earlier: Sequence[Snapshot], editions: LinkedEditions) -> list[Figure]:
    """The figures of earlier editions, each sum once: what was shown is known, what was suppressed stays suppressed."""
    distinct: dict[object, Figure] = {}
    for state, snapshot in enumerate(earlier, start=1):
        for published in snapshot.figures:
            figure = make_figure(published.trace, published.value, state, editions)
            if editions.count(figure.parts) != published.value:
                continue  # counted by a dimension that the base does not have: it is no constraint
            keyed = replace(
                figure, key=EarlierFigure(f"utgåvan {snapshot.year} ({state})", published.trace), whole=None
            )
            distinct.setdefault(
                (published.trace, figure.parts, not published.reason), _as_constraint(keyed, published.reason)
            )
    return list(distinct.values())


def _as_constraint(figure: Figure, reason: str) -> Figure:
    """The figure as shown, or as suppressed for a reason."""
    if not reason:
        return replace(figure, hideable=False)
    primary = reason in {Reason.SMALL, Reason.FEW_CONTRIBUTORS, Reason.DOMINANCE}
    return replace(
        figure,
        must_hide=Reason(reason) if primary else Reason.PREVIOUSLY_SUPPRESSED,
        weight=figure.weight * SUPPRESSED_ALREADY,
    )


def mark_previously_suppressed(present: Sequence[Figure], before: Sequence[Figure]) -> list[Figure]:
    """This edition's figures; those that are the very sums an earlier one suppressed carry its reason."""
    reasons = {(_trace(figure), figure.parts): figure.must_hide for figure in before if figure.must_hide}
    return [replace(figure, must_hide=reasons.get((_trace(figure), figure.parts))) for figure in present]


def reuse_pattern(figures: Sequence[Figure], earlier: Iterable[Snapshot]) -> list[Figure]:
    """The figures, cheaper to suppress where an earlier edition suppressed their like, so patterns last over years."""
    suppressed = {
        (published.trace.source, published.trace.where)
        for snapshot in earlier
        for published in snapshot.figures
        if published.reason
    }
    return [
        replace(figure, weight=figure.weight * REUSE_DISCOUNT)
        if (trace.source, trace.where) in suppressed
        else figure
        for figure in figures
        for trace in [_trace(figure)]
    ]


def bound_answers(figures: Sequence[Figure], first: int) -> list[Figure]:
    """A figure for every question: its answers and its item nonresponse sum to all who answered the survey.

    Its item nonresponse is a base cell of its own, numbered from `first` on.
    """
    answered = {
        (_edition(figure), _trace(figure).year, _trace(figure).source): figure.value
        for figure in figures
        if _trace(figure).where == ANSWERED
    }
    asked = [
        figure
        for figure in figures
        if len(_trace(figure).where) == _QUESTION_DEPTH and "question" in dict(_trace(figure).where)
    ]
    bases = [
        (figure, answered.get((_edition(figure), _trace(figure).year, _trace(figure).source), -1))
        for figure in asked
    ]
    bounds = {
        figure.parts: (figure, answered_in_all)
        for figure, answered_in_all in bases
        if answered_in_all >= figure.value
    }
    return [
        Figure(
            ("svarande", figure.key),
            answered_in_all,
            figure.parts | {cell},
            hideable=False,
        )
        for cell, (figure, answered_in_all) in enumerate(bounds.values(), start=first)
    ]


def _trace(figure: Figure) -> Trace:
    key = figure.key.trace if isinstance(figure.key, EarlierFigure) else figure.key
    if not isinstance(key, Trace):
        raise TypeError(key)
    return key


def _edition(figure: Figure) -> str:
    return figure.key.edition if isinstance(figure.key, EarlierFigure) else ""
