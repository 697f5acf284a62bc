"""A window that closes with the program stays until Enter; any other is let go of."""

from __future__ import annotations

import pytest

from lagesbild.cli import window


@pytest.mark.parametrize(
    ("owned", "terminal", "waits"), [(True, True, 1), (False, True, 0), (True, False, 0)]
)
def test_it_waits_only_in_a_window_of_its_own(
    monkeypatch: pytest.MonkeyPatch, *, owned: bool, terminal: bool, waits: int
) -> None:
    """And where somebody can press Enter; the end of the input is as good."""
    asked: list[str] = []

    def read(prompt: str) -> str:
        asked.append(prompt)
        raise EOFError

    monkeypatch.setattr("builtins.input", read)
    monkeypatch.setattr("sys.stdin.isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(window, "owns_window", lambda: owned)
    window.hold_window()
    assert len(asked) == waits
