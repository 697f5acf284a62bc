"""Figures of this edition and of those before it, as disclosure control asks for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.tables import COUNTED, Trace
from lagesbild.disclosure.suppression.rules import Figure, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lagesbild.disclosure.base_cells import Base
    from lagesbild.store.publications import Snapshot

TOTAL_WEIGHT = 3.0
"""A source's total says more than one of its lines, so it costs more to hide."""
FAMILIAR = 0.9
"""What was hidden in an earlier edition, of that year or of another, costs so much of that to hide again."""
HIDDEN_ALREADY = 0.001
"""The cost of what an earlier edition hid, and this one does not tell."""
ANSWERED = (("status", COUNTED), ("kind", "svarande"))
"""How many answered a survey: always shown, and no question can have been answered by more."""
REFUSAL = "nej"
"""The answer that tells that there was nothing: a group in which all give it is as a shown zero."""
_WHOLE, _QUESTION = 2, 3
"""How often a total is narrowed (by status and kind), and how often a question's base."""


class Earlier(NamedTuple):
    """The key of a figure as an earlier edition had it."""

    edition: str
    trace: Trace


def figure_of(trace: Trace, value: int, state: int, base: Base) -> Figure:
    """A figure that would be told, in one state of the counts."""
    parts, fixed = base.parts(trace, state), trace.where == ANSWERED
    return Figure(
        key=trace,
        value=value,
        parts=parts,
        sensitive=not fixed,
        hideable=not fixed,
        contributors=base.contributions(parts) if value and not fixed else (),
        weight=1.0 if len(trace.where) > _WHOLE else TOTAL_WEIGHT,
        whole=_group(trace, value),
    )


def _group(trace: Trace, value: int) -> Trace | None:
    """Those of whom an answer would tell something if all had given it, or none had."""
    if not _answer(trace) or (value and dict(trace.where)["category"] == REFUSAL):
        return None
    return replace(trace, where=trace.where[:_QUESTION])


def _answer(trace: Trace) -> bool:
    """Whether a figure is how many gave one answer to a question."""
    return {"question", "category"} <= dict(trace.where).keys()


def with_possible_answers(figures: Sequence[Figure], first: int) -> tuple[list[Figure], int]:
    """The figures with a base cell, numbered from `first` on, for each answer that nobody gave; and how many.

    Whoever does not see that nobody gave it must take into account that somebody may have.
    """
    unseen = [one for one in figures if _answer(_trace(one)) and not one.value and not one.parts]
    places: dict[Trace, int] = {}
    within: dict[tuple[str, Trace], set[int]] = {}
    for one in unseen:
        trace = _trace(one)
        place = places.setdefault(trace, first + len(places))
        for inside in (trace, replace(trace, where=trace.where[:_QUESTION])):
            within.setdefault((_edition(one), inside), set()).add(place)
    added = [
        replace(one, parts=one.parts | within.get((_edition(one), _trace(one)), set())) for one in figures
    ]
    return added, len(places)


def precedents(earlier: Sequence[Snapshot], base: Base) -> list[Figure]:
    """What earlier editions told, each sum once: what was shown is known, what was hidden is to stay so."""
    found: dict[object, Figure] = {}
    for state, snapshot in enumerate(earlier, start=1):
        for told in snapshot.figures:
            figure = figure_of(told.trace, told.value, state, base)
            if base.count(figure.parts) != told.value:
                continue  # counted by what is not kept of the base: it binds nothing
            named = replace(figure, key=Earlier(f"utgåvan {snapshot.year} ({state})", told.trace), whole=None)
            found.setdefault((told.trace, figure.parts, not told.reason), _known(named, told.reason))
    return list(found.values())


def _known(figure: Figure, reason: str) -> Figure:
    """What is known of a figure that was shown, or hidden for a reason."""
    if not reason:
        return replace(figure, sensitive=False, hideable=False, contributors=())
    own = reason in {Reason.SMALL, Reason.FEW_CONTRIBUTORS, Reason.DOMINANCE}
    return replace(
        figure,
        must_hide=Reason(reason) if own else Reason.HIDDEN_BEFORE,
        weight=figure.weight * HIDDEN_ALREADY,
    )


def kept_hidden(present: Sequence[Figure], before: Sequence[Figure]) -> list[Figure]:
    """This edition's figures, those marked that are the very sums that an earlier one hid."""
    marked = {(_trace(one), one.parts): one.must_hide for one in before if one.must_hide}
    return [replace(one, must_hide=marked.get((_trace(one), one.parts))) for one in present]


def familiar(figures: Sequence[Figure], earlier: Iterable[Snapshot]) -> list[Figure]:
    """The figures, at a lower cost where their like was hidden before, so that patterns are stable from year to year."""
    known = {
        (told.trace.source, told.trace.where)
        for snapshot in earlier
        for told in snapshot.figures
        if told.reason
    }
    return [
        replace(one, weight=one.weight * FAMILIAR) if (trace.source, trace.where) in known else one
        for one in figures
        for trace in [_trace(one)]
    ]


def bounds_of_answers(figures: Sequence[Figure], first: int) -> list[Figure]:
    """For every question, that its answers and those who did not give any make up all who answered the survey.

    Those who gave none are a base cell of their own, numbered from `first` on.
    """
    answered = {
        (_edition(one), _trace(one).year, _trace(one).source): one.value
        for one in figures
        if _trace(one).where == ANSWERED
    }
    asked = [
        one
        for one in figures
        if len(_trace(one).where) == _QUESTION and "question" in dict(_trace(one).where)
    ]
    known = [(one, answered.get((_edition(one), _trace(one).year, _trace(one).source), -1)) for one in asked]
    bounded = {one.parts: (one, most) for one, most in known if most >= one.value}
    return [
        Figure(("svarande", one.key), most, one.parts | {first + n}, sensitive=False, hideable=False)
        for n, (one, most) in enumerate(bounded.values())
    ]


def _trace(figure: Figure) -> Trace:
    key = figure.key.trace if isinstance(figure.key, Earlier) else figure.key
    if not isinstance(key, Trace):
        raise TypeError(key)
    return key


def _edition(figure: Figure) -> str:
    return figure.key.edition if isinstance(figure.key, Earlier) else ""
