"""What a run has changed so far, so that the truth can be told when it ends before its time."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Change(StrEnum):
    """A place that a run changes for good."""

    STORE = "store"
    FILES = "files"
    LOG = "log"
    """Beside the store: on a full disk what was stored stays in its log, until there is room to put it in."""


_CHANGES: ContextVar[set[Change] | None] = ContextVar("_CHANGES", default=None)


@contextmanager
def follow_changes() -> Iterator[set[Change]]:
    """Yield what is changed within, as it comes to be changed."""
    changes: set[Change] = set()
    token = _CHANGES.set(changes)
    try:
        yield changes
    finally:
        _CHANGES.reset(token)


def note_change(change: Change) -> None:
    """Note that something has been changed for good."""
    changes = _CHANGES.get()
    if changes is not None:
        changes.add(change)


def forget_change(change: Change) -> None:
    """Note that something is as it should be again."""
    changes = _CHANGES.get()
    if changes is not None:
        changes.discard(change)
