"""What the public edition suppresses, and what leaving something out of it would save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from lagesbild.core.tables import Trace


class SuppressedFigure(Struct, frozen=True):
    """A figure that the public edition suppresses, why, and between which values it can be placed all the same."""

    trace: Trace
    reason: str
    """A rule for small numbers, or "secondary": it would give another hidden figure away."""
    low: int
    high: int | None


class RedesignOption(Struct, frozen=True):
    """What leaving something out of a publication would save: so many suppressed figures fewer.

    `key` and `title` name what is left out: a table, an earlier year, or a dimension of a table. `shown` of the
    figures that are suppressed now would be shown in what remains.
    """

    key: str
    title: str
    fewer: int
    shown: int
