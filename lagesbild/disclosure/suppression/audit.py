"""Play attacker: compute the feasibility interval of every suppressed figure, and stop if one is too narrow."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from lagesbild.core.errors import LagesbildError
from lagesbild.core.tables import Trace
from lagesbild.disclosure.suppression.attacker import TOLERANCE
from lagesbild.disclosure.suppression.cuts import find_unmet
from lagesbild.disclosure.suppression.problem import build_problem
from lagesbild.disclosure.suppression.rules import Policy, base_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from lagesbild.disclosure.suppression.attacker import Attacker
    from lagesbild.disclosure.suppression.rules import Figure

Range = tuple[int, int | None]
"""The smallest and the largest value that a hidden figure may have; None when nothing holds it back."""


class ExposedError(LagesbildError):
    """A hidden figure can be worked out from what would be published; nothing may be written."""

    exit_code = 3

    def __init__(self, key: Hashable, span: Range) -> None:
        low, high = span
        value = f"är {low}" if low == high else f"ligger mellan {low} och {high}"
        super().__init__(
            f"Den dolda siffran {name_of(key)} går att räkna ut ur det som publiceras (den {value}): "
            "ingenting har skrivits, dölj fler siffror eller visa färre tabeller."
        )
        self.key = key


class Audit(Struct, frozen=True):
    """What can be concluded of every hidden figure."""

    ranges: Mapping[Hashable, Range]
    exposed: tuple[Hashable, ...]
    """Those of which more can be concluded than must be."""

    def verify(self) -> None:
        """Raise ExposedError for the first figure of which too much can be concluded."""
        for key in self.exposed:
            raise ExposedError(key, self.ranges[key])


def audit(figures: Sequence[Figure], hidden: AbstractSet[Hashable], policy: Policy | None = None) -> Audit:
    """Range by linear programme of every hidden figure, given all published ones and base cells >= 0.

    Nothing of how the pattern was found is used. Raises ContradictionError when no base cells agree with what
    is published.
    """
    problem = build_problem(figures, base_of(figures), policy or Policy())
    pattern = np.zeros(len(problem.cells))
    pattern[[number for number, figure in enumerate(figures) if figure.key in hidden]] = 1.0
    attacker = problem.attacker()
    attacker.set_bounds(*problem.bounds(pattern))
    attacker.check_consistency()
    ranges = {
        figure.key: _range(attacker, number, problem.ceiling)
        for number, figure in enumerate(figures)
        if pattern[number] or number in problem.reasons
    }
    exposed = {requirement.figure for requirement, _, _ in find_unmet(problem, attacker, pattern)}
    exposed |= {number for number in problem.reasons if not pattern[number]}
    return Audit(ranges, tuple(figures[number].key for number in sorted(exposed)))


def _range(attacker: Attacker, number: int, ceiling: float) -> Range:
    low = attacker.find_extreme(number, -1, 0.0).reach
    high = attacker.find_extreme(number, 1, ceiling).reach
    return ceil(low - TOLERANCE), None if high >= ceiling - 1 else floor(high + TOLERANCE)


def name_of(key: Hashable) -> str:
    """A figure's key in words.

    >>> name_of(Trace(2021, "klotter", (("miljo", "hoger"),)))
    'klotter 2021 (miljo: hoger)'
    >>> name_of(("Bagarmossen", "ja"))
    'Bagarmossen, ja'
    """
    if isinstance(key, Trace):
        where = ", ".join(f"{column}: {value}" for column, value in key.where)
        return f"{key.source} {key.year}" + (f" ({where})" if where else "")
    return ", ".join(map(name_of, key)) if isinstance(key, tuple) else str(key)
