"""How work grows with its size: no clock is held to a number of seconds, for a busy machine would break it."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = 4
"""So many times larger is the larger size."""
SQUARE = TIMES**2
"""What work that grows with the square of the size comes to."""
SHORTEST = 0.005
"""Seconds below which times cannot be told apart."""


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times the computing of work of a size it takes for `TIMES` that size; the quickest of three runs each."""
    return _quickest(work, TIMES * size) / _quickest(work, size)


def _quickest(work: Callable[[int], object], size: int) -> float:
    return max(SHORTEST, min(_seconds(work, size) for _ in range(3)))


def _seconds(work: Callable[[int], object], size: int) -> float:
    began = process_time()
    work(size)
    return process_time() - began
