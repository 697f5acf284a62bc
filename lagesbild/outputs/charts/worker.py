"""Charts drawn by a process of their own, on the computer's other core, while the rest of a report is made."""

from __future__ import annotations

import gc
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache, partial
from itertools import chain
from typing import IO, TYPE_CHECKING, cast

from lagesbild.core.child_process import started

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

    from lagesbild.core.report import Report
    from lagesbild.outputs.charts.charts import Chart, Words

    Pending = Callable[[], tuple[Chart, ...]]
    """Gives the charts of a report as soon as it is known what they say."""
    Draw = Callable[[Report], Pending]
    """Begins to draw the charts of a report."""

SERVE = "from lagesbild.outputs.charts.worker import serve; serve()"


def here(report: Report) -> Pending:
    """The charts drawn in this process, when they are asked for."""
    from lagesbild.outputs.charts.charts import charts

    return partial(charts, report)


@contextmanager
def drawing() -> Iterator[Draw]:
    """A process that loads what drawing takes at once, and then draws the one report that it is given."""
    try:
        process = started(SERVE)
    except (OSError, ValueError):  # the system allows none, or does not say where Python is
        yield here
        return
    with process, ThreadPoolExecutor(1) as reader:
        try:
            yield partial(_begin, process, reader)
        finally:
            process.kill()


def serve() -> None:
    """What the process does: take a report from stdin, and give what is said of its charts and each picture on stdout."""
    gc.disable()  # as in the process that waits: see `lagesbild.cli.main.run`
    import matplotlib.backends.backend_agg  # noqa: F401 — loaded before there is anything to draw

    from lagesbild.outputs.charts.charts import sketches
    from lagesbild.outputs.charts.png import pngs

    if handed_over := sys.stdin.buffer.read():
        said, drawings = sketches(pickle.loads(handed_over))  # noqa: S301 — from the program itself
        for part in chain((said,), pngs(drawings)):
            pickle.dump(part, sys.stdout.buffer)
            sys.stdout.flush()


def _begin(process: subprocess.Popen[bytes], reader: ThreadPoolExecutor, report: Report) -> Pending:
    handed_over, told = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    with suppress(OSError), handed_over:  # a process that has failed is found out when its charts are read
        pickle.dump(report, handed_over)
    return partial(_charts, report, reader.submit(_said, told, reader))


def _said(told: IO[bytes], reader: ThreadPoolExecutor) -> tuple[tuple[Words, ...], list[Future[bytes]]]:
    """What is said of each chart, and its picture: taken in one by one, so that the process never waits."""
    words: tuple[Words, ...] = pickle.load(told)  # noqa: S301 — from the program itself
    return words, [reader.submit(pickle.load, told) for _ in words]


def _charts(
    report: Report, begun: Future[tuple[tuple[Words, ...], list[Future[bytes]]]]
) -> tuple[Chart, ...]:
    """The charts of which the process tells, their pictures on the way; drawn here should it have failed."""
    from lagesbild.outputs.charts.charts import Chart, charts

    try:
        every = list(zip(*begun.result(), strict=True))
    except Exception:  # noqa: BLE001 — whatever befell the process, a true fault shows itself here
        return charts(report)
    again = cache(partial(charts, report))
    return tuple(
        Chart(*words, partial(_picture, png, place, again)) for place, (words, png) in enumerate(every)
    )


def _picture(png: Future[bytes], place: int, again: Pending) -> bytes:
    try:
        return png.result()
    except Exception:  # noqa: BLE001 — likewise
        return again()[place].png
