"""The guided start in the test's own process: the lines that the user writes are given beforehand."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

from lagesbild.cli.guide.start import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def answer_with(monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[str]:
    """Give each question the next of the lines, and `a` when there are no more; return the lines that are left."""
    left = list(lines)

    def read(_prompt: str = "") -> str:
        return left.pop(0) if left else "a"

    monkeypatch.setattr("builtins.input", read)
    return left


def run_guide(monkeypatch: pytest.MonkeyPatch, folder: Path, *lines: str) -> str:
    """Run the guided start in a folder with the lines as answers, all of which it must want; return what it showed."""
    left = answer_with(monkeypatch, *lines)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder.parent))
    with contextlib.redirect_stdout(io.StringIO()) as out:
        run()
    assert left == []
    return out.getvalue()
