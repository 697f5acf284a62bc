"""A window that was opened by a double-click: it must not close before it has been read."""

from __future__ import annotations

import sys

from rich.text import Text

from lagesbild.cli.guide.questions import LeaveError, TakeBackError, wait
from lagesbild.cli.screen import out

CLOSE = "Tryck Enter för att stänga fönstret:"
SHORTEST_LIST = 3
"""In a window of its own the program, and perhaps the one that starts it, are alone."""


def hold_window(last_words: str = "") -> None:
    """Print the last words and wait for Enter, where the window closes with the program."""
    if not _owns_window():
        return
    out(Text(last_words))
    try:
        wait(CLOSE)
    except (LeaveError, TakeBackError):
        return


def _owns_window() -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 — there is such a window on Windows alone

        processes = (ctypes.c_uint * SHORTEST_LIST)()
        return 0 < ctypes.windll.kernel32.GetConsoleProcessList(processes, SHORTEST_LIST) < SHORTEST_LIST
    return False
