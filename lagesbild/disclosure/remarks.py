"""The remarks of the whole report -> those that a public edition can make of the figures that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from lagesbild.core.figures import Comparison, Remark


def select_remarks(
    remarks: Iterable[Remark],
    exact: AbstractSet[str],
    public_space: AbstractSet[str],
    compared: Iterable[Comparison],
) -> tuple[Remark, ...]:
    """The remarks on sources that are shown exactly; one on a part of the period only with comparisons of such a part.

    How many events one day or place stands for is told of what everyone can see, and of no other source: no table
    tells it, and for a reporter it is a profile.
    """
    in_part = any(line.part for line in compared)
    return tuple(
        remark
        for remark in remarks
        if (remark.kind == "response_rate" and remark.source in exact)
        or (remark.kind == "concentration" and remark.source in exact & public_space)
        or (remark.kind == "common_period" and in_part)
    )
