"""What another program does in the very moment between two steps of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


def happen_before(
    monkeypatch: pytest.MonkeyPatch, place: object, name: str, happening: Callable[[], object]
) -> None:
    """Let something happen once, right before a function of the program is called."""
    function, happenings = getattr(place, name), [happening]

    def first_that(*words: Any, **options: Any) -> object:
        while happenings:
            happenings.pop()()
        return function(*words, **options)

    monkeypatch.setattr(place, name, first_that)
