"""From the figures of a publication to the puzzle that they make: what is primary, and how vague it must be."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from math import ceil, floor, inf
from typing import TYPE_CHECKING

from lagesbild.disclosure.suppression.attacker import TOLERANCE
from lagesbild.disclosure.suppression.problem import Clue, Need, Puzzle
from lagesbild.disclosure.suppression.rules import Reason, is_unanimous, reason_to_hide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.disclosure.suppression.rules import Figure, Policy


def lay(figures: Sequence[Figure], base: int, policy: Policy) -> Puzzle:
    """The puzzle of a publication. Nothing need be vaguer than hiding everything hideable would make it."""
    groups = {figure.key: figure for figure in figures}
    sizes = {key: figure.value for key, figure in groups.items()}
    reasons = {
        number: reason
        for number, figure in enumerate(figures)
        if (reason := reason_to_hide(figure, policy, sizes))
    }
    unanimous = [number for number, figure in enumerate(figures) if is_unanimous(figure, policy, sizes)]
    others = [groups[figures[number].whole].parts - figures[number].parts for number in unanimous]
    clues = [_clue(figure, others) for figure in figures]
    clues += [Clue(parts, 0, 0.0, inf, 0.0, 0.0, hideable=False) for parts in others]
    needs = [*_needs(figures, reasons, policy)]
    needs += [
        Need(len(figures) + place, 0, policy.threshold - 1, figure) for place, figure in enumerate(unanimous)
    ]
    needs += [*_insiders(figures, reasons, needs)]
    puzzle = Puzzle(tuple(clues), base, reasons, tuple(needs))
    return replace(puzzle, needs=_attainable(puzzle))


def _clue(figure: Figure, others: Sequence[frozenset[int]]) -> Clue:
    """A zero may be hidden only where it would tell that a small group is of one mind."""
    spared = any(figure.parts and figure.parts <= parts for parts in others)
    hideable = figure.hideable and (figure.value > 0 or spared or figure.must_hide is not None)
    return Clue(figure.parts, figure.value, *figure.told, figure.floor, figure.weight, hideable)


def _needs(figures: Sequence[Figure], reasons: Mapping[int, Reason], policy: Policy) -> Iterator[Need]:
    for number, reason in reasons.items():
        value = figures[number].value
        if reason is Reason.SMALL:
            yield Need(number, 1, max(policy.threshold - 1, value), number)
        elif reason not in {Reason.UNANIMOUS, Reason.HIDDEN_BEFORE}:
            margin = policy.margin(value)
            yield Need(number, max(1, value - margin), value + margin, number)


def _insiders(
    figures: Sequence[Figure], reasons: Mapping[int, Reason], needs: Sequence[Need]
) -> Iterator[Need]:
    """The same needs against whoever is alone behind a hidden figure, and so knows it.

    What one knows of a figure tells nothing of another that no sums connect with it.
    """
    connected = _connected(figures)
    for insider in reasons:
        if len(figures[insider].contributors) == 1:
            yield from (
                replace(need, insider=insider)
                for need in needs
                if need.clue != insider and connected[need.figure] == connected[insider]
            )


def _connected(figures: Sequence[Figure]) -> list[int]:
    """For each figure, a number that it shares with every figure that sums connect with it."""
    leader: dict[int, int] = {}

    def lead(part: int) -> int:
        while leader.setdefault(part, part) != part:
            leader[part] = part = leader[leader[part]]
        return part

    for figure in figures:
        for part in figure.parts:
            leader[lead(part)] = lead(next(iter(figure.parts)))
    return [lead(next(iter(figure.parts), -1)) for figure in figures]


def _attainable(puzzle: Puzzle) -> tuple[Need, ...]:
    """The needs, cut to what could be reached if everything hideable were hidden."""
    import numpy as np

    attacker = puzzle.attacker()
    everything = np.array([float(clue.hideable) for clue in puzzle.clues])
    cut = []
    for insider, needs in groupby(puzzle.needs, key=lambda need: need.insider):
        attacker.tell(*puzzle.bounds(everything, insider=insider))
        for need in needs:
            low, high = (attacker.stretch(need.clue, *end).reach for end in need.ends)
            cut.append(replace(need, low=ceil(low - TOLERANCE), high=floor(high + TOLERANCE)))
    return tuple(cut)


def simplify(figures: Sequence[Figure]) -> tuple[list[Figure], int]:
    """The same figures over fewer base cells: none that a shown zero empties, and no two that go together."""
    empty = frozenset[int]().union(*(figure.parts for figure in figures if _is_shown_zero(figure)))
    signatures: dict[int, list[int]] = {}
    for number, figure in enumerate(figures):
        for part in figure.parts - empty:
            signatures.setdefault(part, []).append(number)
    merged: dict[tuple[int, ...], int] = {}
    place = {part: merged.setdefault(tuple(found), len(merged)) for part, found in signatures.items()}
    return [
        replace(figure, parts=frozenset(place[part] for part in figure.parts - empty)) for figure in figures
    ], len(merged)


def _is_shown_zero(figure: Figure) -> bool:
    spared = figure.hideable and (figure.whole is not None or figure.must_hide is not None)
    return figure.told[1] == 0 and not spared
