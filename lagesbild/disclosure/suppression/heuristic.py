"""A safe pattern without proof: need by need, hide what lets the figure move at the least cost.

Kelly, Golden and Assad, Networks 22 (1992): the cost of a move stands in for the cost of hiding what moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.disclosure.suppression.attacker import TOLERANCE, Attacker
from lagesbild.disclosure.suppression.cuts import unmet

if TYPE_CHECKING:
    from lagesbild.disclosure.suppression.attacker import Direction, Vector
    from lagesbild.disclosure.suppression.problem import Need, Puzzle


def widen(puzzle: Puzzle, pattern: Vector) -> Vector:
    """The pattern with enough more hidden to be safe."""
    wider, attacker, mover = pattern.copy(), puzzle.attacker(), _Mover(puzzle)
    while short := [(need, direction) for need, direction, _ in unmet(puzzle, attacker, wider)]:
        for need, direction in short:
            if _is_short(puzzle, attacker, wider, (need, direction)):
                wider = mover.move(wider, need, direction)
    return wider


def _is_short(puzzle: Puzzle, attacker: Attacker, pattern: Vector, asked: tuple[Need, Direction]) -> bool:
    """Whether a need is still unmet: what was hidden for another has often met it too."""
    need, direction = asked
    end = need.low if direction < 0 else need.high
    attacker.tell(*puzzle.bounds(pattern, insider=need.insider))
    return direction * (attacker.stretch(need.clue, direction, end).reach - end) < -TOLERANCE


class _Mover(Attacker):
    """The attacker's programme with, for every figure, what it costs to move it up or down from the truth."""

    def __init__(self, puzzle: Puzzle) -> None:
        import numpy as np

        self._puzzle = puzzle
        super().__init__([clue.parts for clue in puzzle.clues], puzzle.base)
        number, first = len(puzzle.clues), self._solver.getNumCol()
        self._moves = np.arange(first, first + 2 * number, dtype=np.int32)
        self._add_columns(2 * number)
        for clue, (column, truth) in enumerate(zip(self._columns, self._values(), strict=True)):
            places = np.array([column, first + clue, first + number + clue], dtype=np.int32)
            self._solver.addRow(truth, truth, 3, places, np.array([1.0, -1.0, 1.0]))

    def move(self, pattern: Vector, need: Need, direction: Direction) -> Vector:
        """The pattern with everything hidden that must move for the need to be met, the cheapest way."""
        import numpy as np

        price = self._puzzle.costs * (pattern < 1) * self._puzzle.hideable
        self._solver.changeColsCost(len(self._moves), self._moves, np.concatenate([price, price]))
        low, high = self._puzzle.bounds(np.maximum(self._puzzle.hideable, pattern), insider=need.insider)
        low[need.clue], high[need.clue] = (low[need.clue], need.low) if direction < 0 else (need.high, np.inf)
        self.tell(low, high)
        self.confirm()
        values = np.asarray(self._solver.getSolution().col_value)[self._columns]
        moved = np.abs(values - self._values()) > TOLERANCE
        if need.insider is not None:
            moved[need.insider] = False
        return np.maximum(pattern, moved * self._puzzle.hideable)

    def _values(self) -> Vector:
        import numpy as np

        return np.array([float(clue.value) for clue in self._puzzle.clues])
