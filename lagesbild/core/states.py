"""What is known of a figure: a zero is a figure like any other, and must be proven."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

DEFAULT_THRESHOLD = 5
"""The smallest count of a sensitive figure that a public edition shows, unless the settings say another."""


class FigureState(StrEnum):
    """What is known of a figure."""

    EXACT = "exact"
    """All that came in was understood, and it was sorted by the figure's line."""
    AT_LEAST = "at_least"
    """Something that may belong to the figure could not be read: the count is the least that it can be."""
    NOT_GIVEN = "not_given"
    """Asked, and no number that could be read was given."""
    NOT_ASKED = "not_asked"
    NOT_CLASSIFIED = "not_classified"
    """The sender did not sort by the figure's line."""
    SUPPRESSED = "suppressed"
    """Known, and hidden in the edition."""
    NOT_SUMMED = "not_summed"
    """A total of what are not parts of anything: there is none to know."""


COUNTED_STATES = frozenset({FigureState.EXACT, FigureState.AT_LEAST})
"""The states of a figure that has a count."""


class StatedCount(Struct, frozen=True):
    """A count and what is known of it; `count` is None where the state says that there is none.

    ValueError when count and state contradict each other.
    """

    count: int | None
    state: FigureState = FigureState.EXACT

    def __post_init__(self) -> None:
        if (self.count is None) == (self.state in COUNTED_STATES):
            raise ValueError(f"a figure that is {self.state} cannot have the count {self.count}")

    @property
    def is_zero(self) -> bool:
        """Whether it is proven that there was nothing."""
        return self.count == 0 and self.state is FigureState.EXACT

    def __add__(self, other: StatedCount) -> StatedCount:
        """The sum of two parts.

        >>> (StatedCount(2) + StatedCount(0)).is_zero, (StatedCount(0) + StatedCount(0)).is_zero
        (False, True)
        """
        return sum_of((self, other))


def sum_of(parts: Iterable[StatedCount]) -> StatedCount:
    """The sum of the parts of a whole: exact only when every part is.

    When some part is not exact, the sum is at least what is known; when nothing is known, the parts' own state is that
    of the sum where they have one in common, and otherwise not given. A suppressed part leaves the sum suppressed.

    >>> sum_of([StatedCount(2), StatedCount(None, FigureState.NOT_GIVEN)])
    StatedCount(count=2, state=<FigureState.AT_LEAST: 'at_least'>)
    >>> sum_of([StatedCount(0), StatedCount(None, FigureState.NOT_GIVEN)]).state.value
    'not_given'
    >>> sum_of([StatedCount(None, FigureState.NOT_ASKED)] * 2).state.value
    'not_asked'
    """
    listed = tuple(parts)
    states = {part.state for part in listed}
    if FigureState.SUPPRESSED in states:
        return StatedCount(None, FigureState.SUPPRESSED)
    known = sum(part.count or 0 for part in listed)
    if states <= {FigureState.EXACT}:
        return StatedCount(known)
    if known or FigureState.AT_LEAST in states:
        return StatedCount(known, FigureState.AT_LEAST)
    (state,) = states if len(states) == 1 else (FigureState.NOT_GIVEN,)
    return StatedCount(None, state)
