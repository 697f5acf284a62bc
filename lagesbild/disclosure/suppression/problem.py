"""The puzzle that an attacker would lay: clues, and how vague each must be left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from lagesbild.disclosure.suppression.attacker import Attacker

if TYPE_CHECKING:
    from lagesbild.disclosure.suppression.attacker import Direction, Vector
    from lagesbild.disclosure.suppression.rules import Reason


@dataclass(frozen=True, slots=True)
class Clue:
    """A figure as the attacker meets it: told between `low` and `high`, or hidden and at least `floor`."""

    parts: frozenset[int]
    value: int
    low: float
    high: float
    floor: float
    cost: float
    hideable: bool


@dataclass(frozen=True, slots=True)
class Need:
    """A clue must be able to be as small as `low` and as large as `high`.

    `figure` is what that protects: the clue itself, or a figure that the clue would give away. `insider` is a
    clue whose value a lone reporter behind it knows besides.
    """

    clue: int
    low: float
    high: float
    figure: int
    insider: int | None = None

    @property
    def ends(self) -> tuple[tuple[Direction, float], tuple[Direction, float]]:
        """Both directions, with what must be reached in each."""
        return (-1, self.low), (1, self.high)


@dataclass(frozen=True)
class Puzzle:
    """The clues (one for each figure, in order, then what is never published), and what they must not tell."""

    clues: tuple[Clue, ...]
    base: int
    reasons: dict[int, Reason]
    """The clues that must be hidden in their own right, and why."""
    needs: tuple[Need, ...]

    @cached_property
    def hideable(self) -> Vector:
        """One for every clue that may be hidden, else zero."""
        return self._column("hideable")

    @cached_property
    def floors(self) -> Vector:
        """The smallest value of every clue when it is hidden."""
        return self._column("floor")

    @cached_property
    def costs(self) -> Vector:
        """The cost of hiding every clue."""
        return self._column("cost")

    @property
    def reach(self) -> float:
        """The farthest that any need lies from the truth."""
        return max(
            (abs(end - self.clues[need.clue].value) for need in self.needs for _, end in need.ends),
            default=0.0,
        )

    @property
    def ceiling(self) -> float:
        """Far beyond any sum that something published holds back."""
        return 10.0 * (1 + sum(clue.value for clue in self.clues))

    def bounds(self, hidden: Vector, give: float = inf, insider: int | None = None) -> tuple[Vector, Vector]:
        """What is told of every clue when each is hidden to the degree `hidden` (0 to 1)."""
        low = self._lows - (self._lows - self.floors) * hidden
        high = self._highs.copy()
        high[hidden > 0] += hidden[hidden > 0] * give
        if insider is not None:
            low[insider] = high[insider] = self.clues[insider].value
        return low, high

    def attacker(self) -> Attacker:
        """The attacker who knows the sums but nothing of their values yet."""
        return Attacker([clue.parts for clue in self.clues], self.base)

    @cached_property
    def _lows(self) -> Vector:
        return self._column("low")

    @cached_property
    def _highs(self) -> Vector:
        return self._column("high")

    def _column(self, name: str) -> Vector:
        import numpy as np

        return np.array([getattr(clue, name) for clue in self.clues], dtype=np.float64)
