"""What was taken out of the store for good when years were purged, and what stayed."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Purgeable = Literal[
    "imports",
    "observations",
    "texts",
    "text_decisions",
    "decisions",
    "activities",
    "analyses",
    "journal",
    "base_counts",
]
Kept = Literal["freezes", "publications"]


class Purge(Struct, frozen=True):
    """All of the years before one: how many of each thing went, by year, and how many of each stayed."""

    before: int
    removed: tuple[tuple[int, tuple[tuple[Purgeable, int], ...]], ...]
    """Pairs of year and numbers by kind, zeros left out, the oldest year first."""
    kept: tuple[tuple[Kept, int], ...]
    """Numbers by kind, zeros left out."""
