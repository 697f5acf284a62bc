"""What the program does as a process of its own."""

from __future__ import annotations

import multiprocessing
import sys

import pytest

from lagesbild.cli import main


def test_a_bundle_becomes_the_process_that_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program without a Python to start is started anew to draw, and then reads no command."""

    def serve() -> None:
        sys.exit(7)

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(multiprocessing, "freeze_support", serve)
    with pytest.raises(SystemExit, match="7"):
        main.run()
