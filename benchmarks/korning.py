"""Processes run side by side, taking turns, and what each of them took."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

KILOBYTE = 1 if sys.platform == "darwin" else 1024
"""The unit in which the system gives a process' peak memory, in bytes."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, and what must be made ready before each run of it."""

    arguments: tuple[str, ...]
    folder: Path
    ready: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds by the clock and of computing, and bytes at the peak."""

    seconds: float
    computing: float
    peak: int


def run(command: Command, environment: Mapping[str, str]) -> Run:
    """Run a command once; RuntimeError when it fails."""
    command.ready()
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, *command.arguments], cwd=command.folder, env=environment, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command.arguments)} gav felkod {child.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KILOBYTE)


def take_turns(commands: Sequence[Command], rounds: int, environment: Mapping[str, str]) -> list[list[Run]]:
    """Every command once a round, so that a busy machine is busy for all: the runs of each command."""
    runs = [[run(command, environment) for command in commands] for _ in range(rounds)]
    return [list(of_one) for of_one in zip(*runs, strict=True)]
