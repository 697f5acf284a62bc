"""Run the program as a user who sits at a terminal and types answers."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

from program import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WAIT = 60
"""Seconds within which the program must have ended."""


def on_a_terminal(folder: Path, answers: str, *words: str) -> int:
    """Run the program in a terminal of its own with the answers typed in, and give its exit code."""
    master, slave = pty.openpty()
    os.write(master, answers.encode())
    with subprocess.Popen(
        [sys.executable, "-m", "lagesbild", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=slave,
        stdout=slave,
        stderr=slave,
    ) as program:
        code = program.wait(WAIT)
    os.close(slave)
    os.close(master)
    return code
