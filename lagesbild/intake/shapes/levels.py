"""A column in which groups and their parts stand below each other -> which line belongs to which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

FEWEST_GROUPS = 2
"""Where the labels of the groups are of no known kind, fewer prove nothing."""


def find_levels(kinds: Sequence[str], numbers: NDArray[np.int64]) -> list[int] | None:
    """Return the line of the group that each line belongs to, -1 for none; None when the lines are no groups.

    Each group is a line followed by its parts, of other kinds, whose numbers make its own or stand where it has
    none. `numbers` has a row for each line.
    """
    parents = [-1] * len(kinds)
    if len(set(kinds)) < 2 or not _divide(kinds, numbers, 0, len(kinds), parents):  # noqa: PLR2004 — group and part
        return None
    if not kinds[0] and parents.count(-1) < FEWEST_GROUPS:
        return None
    return parents


def _divide(
    kinds: Sequence[str], numbers: NDArray[np.int64], first: int, end: int, parents: list[int]
) -> bool:
    """Say in `parents` which group each of some lines belongs to; return whether they are whole groups."""
    heads = [line for line in range(first, end) if kinds[line] == kinds[first]]
    if len(heads) == end - first:
        return True
    for head, following in zip(heads, [*heads[1:], end], strict=True):
        if following == head + 1:
            return False
        if not _divide(kinds, numbers, head + 1, following, parents):
            return False
        parts = [line for line in range(head + 1, following) if kinds[line] == kinds[head + 1]]
        if numbers[head].any() and (numbers[head] != numbers[parts].sum(axis=0)).any():
            return False
        for part in parts:
            parents[part] = head
    return True
