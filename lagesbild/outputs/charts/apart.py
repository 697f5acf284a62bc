"""Charts drawn by a process of their own, on the computer's other core, while the rest of a report is made."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import contextmanager, suppress
from functools import partial
from typing import IO, TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lagesbild.model import Report
    from lagesbild.outputs.charts.chart import Chart

    Pending = Callable[[], tuple[Chart, ...]]
    """Waits for the charts of a report and gives them."""
    Draw = Callable[[Report], Pending]
    """Begins to draw the charts of a report."""

SERVE = "from lagesbild.outputs.charts.apart import serve; serve()"


def here(report: Report) -> Pending:
    """The charts drawn in this process, when they are asked for."""
    from lagesbild.outputs.charts.chart import charts

    return partial(charts, report)


@contextmanager
def drawing() -> Iterator[Draw]:
    """A process that loads what drawing takes at once, and then draws the one report that it is given."""
    try:
        process = _started()
    except OSError:
        yield here
        return
    with process:
        try:
            yield partial(_begin, process)
        finally:
            process.kill()


def serve() -> None:
    """What the process does: take a report from stdin and give its charts on stdout."""
    import matplotlib.backends.backend_agg  # noqa: F401 — loaded before there is anything to draw

    from lagesbild.outputs.charts.chart import charts

    if handed_over := sys.stdin.buffer.read():
        pickle.dump(charts(pickle.loads(handed_over)), sys.stdout.buffer)  # noqa: S301 — from the program itself


def _started() -> subprocess.Popen[bytes]:
    """The process; it finds the modules where this one does, and ends when this one does."""
    return subprocess.Popen(  # noqa: S603 — this very program
        [sys.executable, "-P", "-c", SERVE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def _begin(process: subprocess.Popen[bytes], report: Report) -> Pending:
    handed_over = cast("IO[bytes]", process.stdin)
    with suppress(OSError), handed_over:  # a process that has failed is found out when its charts are read
        pickle.dump(report, handed_over)
    return partial(_finished, process, report)


def _finished(process: subprocess.Popen[bytes], report: Report) -> tuple[Chart, ...]:
    """The charts from the process, or drawn here should it have failed."""
    from lagesbild.outputs.charts.chart import charts

    try:
        found: tuple[Chart, ...] = pickle.load(cast("IO[bytes]", process.stdout))  # noqa: S301 — from the program itself
    except (EOFError, OSError, pickle.UnpicklingError):
        return charts(report)
    return found
