"""Every way to fill in what is hidden, as an attacker would try them one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.disclosure.suppression.rules import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from lagesbild.disclosure.suppression.rules import Figure

MOST_FILLINGS = 200
"""With more than these the attacker is not followed: what can be told apart among so many is little."""
MOST_STEPS = 20_000
"""So many steps are taken to find them."""

Values = tuple[int, ...]
"""A value for each figure, in order."""


class TooManyError(Exception):
    """There are more fillings than are followed."""


def list_fillings(figures: Sequence[Figure], hidden: AbstractSet[int], size: int) -> tuple[Values, ...]:
    """The values of all figures that agree with those that are not hidden, in a fixed order.

    `hidden` numbers the figures, `size` is the number of base cells. Raises TooManyError.

    >>> from lagesbild.disclosure.suppression.rules import Figure
    >>> parts = (frozenset({0}), frozenset({1}), frozenset({0, 1}))
    >>> row = [Figure(n, v, p) for n, (v, p) in enumerate(zip((1, 2, 3), parts))]
    >>> list_fillings(row, {0, 1}, 2)
    ((1, 2, 3), (2, 1, 3))
    """
    found: dict[Values, None] = {}
    for base in _FillingSearch(figures, hidden, size).bases():
        values = tuple(sum(base[part] for part in figure.parts) for figure in figures)
        if all(values[number] or _may_be_zero(figures[number]) for number in hidden):
            found[values] = None
        if len(found) > MOST_FILLINGS:
            raise TooManyError
    return tuple(sorted(found))


def fill(figures: Sequence[Figure], values: Values) -> list[Figure]:
    """The figures with other values. Who reported is not among what the attacker tries."""
    return [
        replace(figure, value=value, contributors=()) for figure, value in zip(figures, values, strict=True)
    ]


def _may_be_zero(figure: Figure) -> bool:
    """Whether a hidden figure can be zero: in a group, or where it is hidden for no smallness of its own."""
    return figure.whole is not None or figure.must_hide in {Reason.PREVIOUSLY_SUPPRESSED, Reason.CHOSEN}


class _FillingSearch:
    """Base cell after base cell, each from zero up to what the shown sums leave room for."""

    def __init__(self, figures: Sequence[Figure], hidden: AbstractSet[int], size: int) -> None:
        told = [figure for number, figure in enumerate(figures) if number not in hidden]
        self._left = [figure.value for figure in told]
        self._sums = [[n for n, figure in enumerate(told) if part in figure.parts] for part in range(size)]
        self._closing = [[n for n in self._sums[part] if max(told[n].parts) == part] for part in range(size)]
        self._base = [0] * size
        self._steps = 0
        if not all(self._sums):
            raise TooManyError  # nothing holds such a cell back

    def bases(self, part: int = 0) -> Iterator[list[int]]:
        """Every choice of the base cells from `part` on; the same list each time."""
        if part == len(self._base):
            yield self._base
            return
        for value in range(min(self._left[n] for n in self._sums[part]) + 1):
            self._count_step()
            self._place_value(part, value)
            if not any(self._left[n] for n in self._closing[part]):
                yield from self.bases(part + 1)
            self._place_value(part, -value)

    def _place_value(self, part: int, value: int) -> None:
        self._base[part] += value
        for n in self._sums[part]:
            self._left[n] -= value

    def _count_step(self) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise TooManyError
