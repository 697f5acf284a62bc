"""What a pattern that tells too much must hide besides.

A cut gives every clue a weight; of the clues with weight, so many must be hidden that the weights reach one.
Every cut holds for every safe pattern (Fischetti and Salazar, Management Science 47, 2001, attacker cuts).
"""

from __future__ import annotations

from itertools import groupby
from math import inf
from typing import TYPE_CHECKING

from lagesbild.disclosure.suppression.attacker import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.disclosure.suppression.attacker import Attacker, Direction, Stretch, Vector
    from lagesbild.disclosure.suppression.problem import Need, Puzzle

VIOLATED = 1e-4
"""How far from one the weights of the hidden clues must be before a cut is worth adding."""


def find_cuts(puzzle: Puzzle, attacker: Attacker, hidden: Vector, give: float = inf) -> Iterator[Vector]:
    """A cut for every need that the pattern leaves unmet; none when it is safe.

    `hidden` may be a degree between 0 and 1; `give` is then how far up a wholly hidden clue may move.
    """
    for need, direction, short in unmet(puzzle, attacker, hidden, give):
        cut = _cut(puzzle, need, direction, short)
        if cut is not None and cut @ hidden < 1 - VIOLATED:
            yield cut


def is_safe(puzzle: Puzzle, attacker: Attacker, hidden: Vector) -> bool:
    """Whether every need is met."""
    return not any(True for _ in unmet(puzzle, attacker, hidden))


def unmet(
    puzzle: Puzzle, attacker: Attacker, hidden: Vector, give: float = inf
) -> Iterator[tuple[Need, Direction, Stretch]]:
    """The needs that the pattern leaves unmet, and how far each attempt came."""
    for insider, needs in groupby(puzzle.needs, key=lambda need: need.insider):
        attacker.tell(*puzzle.bounds(hidden, give, insider))
        yield from _short(attacker, [*needs])


def _short(attacker: Attacker, needs: Sequence[Need]) -> Iterator[tuple[Need, Direction, Stretch]]:
    """One solution often answers for many needs."""
    import numpy as np

    asked = [(need, direction, end) for need in needs for direction, end in need.ends]
    places = np.array([need.clue for need, _, _ in asked])
    directions = np.array([direction for _, direction, _ in asked])
    ends = np.array([end for _, _, end in asked])
    met = np.zeros(len(asked), dtype=bool)
    for number, (need, direction, end) in enumerate(asked):
        if met[number]:
            continue
        stretch = attacker.stretch(need.clue, direction, end)
        met |= directions * (stretch.values[places] - ends) >= -TOLERANCE
        if not met[number]:
            yield need, direction, stretch


def _cut(puzzle: Puzzle, need: Need, direction: Direction, stretch: Stretch) -> Vector | None:
    """The dual solution, read as: without more hidden among these, the figure stops short."""
    import numpy as np

    prices = np.where(np.abs(stretch.prices) > TOLERANCE, stretch.prices, 0.0)
    low, high = puzzle.bounds(np.zeros(len(prices)), insider=need.insider)
    end = need.low if direction < 0 else need.high
    told = np.where(prices > 0, low, np.where(prices < 0, high, 0.0))
    missing = direction * end + prices @ told
    if missing < TOLERANCE:
        return None
    gains = np.where(prices > 0, prices * (low - puzzle.floors), np.where(prices < 0, inf, 0.0))
    if need.insider is not None:
        gains[need.insider] = 0.0
    cut: Vector = np.minimum(gains / missing, 1.0) * puzzle.hideable
    return cut
