"""Pictures drawn by a process of their own, on the computer's other core, while the rest of a report is made."""

from __future__ import annotations

import signal
import sys
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from lagesbild.outputs.charts.charts import draw_later, draw_picture, load_png
from lagesbild.outputs.charts.description import Panel, Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

    from lagesbild.outputs.charts.charts import Draw

QUIET = "ignore:resource_tracker"
"""The warning that is for nobody."""
FIRST = Picture("", ("a",), (Panel((), "a", bold=True),), unit=1, pitch=1, thickness=1, headline="a")
"""A picture of a letter in each weight of the typeface."""


@contextmanager
def drawing_process() -> Iterator[Draw]:
    """A process that loads what drawing takes at once, and then draws each picture that it is given.

    It ends when the last of them is drawn, which whoever uses the pictures need not wait for; at once after an error.
    """
    pool = _open_pool()
    if pool is None:
        yield draw_later
        return
    try:
        yield _start(pool)
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown(wait=False)


def _open_pool() -> ProcessPoolExecutor | None:
    """Return a pool of one process; None where the system has no locks for one to give, as on a full disk."""
    try:
        with _silence_tracker():
            return ProcessPoolExecutor(1, get_context("spawn"), prepare)
    except OSError:
        return None


@contextmanager
def _silence_tracker() -> Iterator[None]:
    """Let the process that Python starts within, and that clears up after a killed run, do so without a word of English.

    It is started with the warnings of this one, as its command line has them.
    """
    sys.warnoptions.append(QUIET)
    try:
        yield
    finally:
        sys.warnoptions.remove(QUIET)


def prepare() -> None:
    """Load matplotlib before there is anything to draw, leave Ctrl-C to the program, and end when the program ends.

    A first picture is drawn for nobody: it finds the typefaces and loads what writes a file.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_program, daemon=True).start()
    load_png()(FIRST)


def _end_with_program() -> None:
    """End the process when the one that started it has ended, however it did: nobody would ask for more pictures."""
    if program := parent_process():
        program.join()
        signal.raise_signal(signal.SIGTERM)


def _wake() -> None:
    """A first task: the process starts when it has one."""


def _start(pool: ProcessPoolExecutor) -> Draw:
    """What begins to draw a picture in the process; where there can be none, here."""
    try:
        pool.submit(_wake)
    except (OSError, RuntimeError):
        return draw_later
    return partial(_begin, pool)


def _begin(pool: ProcessPoolExecutor, picture: Picture) -> Callable[[], bytes]:
    here = draw_later(picture)
    try:
        return partial(_finished, pool.submit(draw_picture, picture), here)
    except (BrokenExecutor, OSError):
        return here


def _finished(begun: Future[bytes], here: Callable[[], bytes]) -> bytes:
    """The picture from the process; drawn here should the process have failed."""
    try:
        return begun.result()
    except BrokenExecutor:
        return here()
