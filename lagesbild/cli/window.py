"""A window that was opened by a double-click: it must not close before it has been read."""

from __future__ import annotations

import sys
from contextlib import suppress

CLOSE = "Tryck Enter för att stänga fönstret: "
SHORTEST_LIST = 3
"""In a window of its own the program, and perhaps the one that starts it, are alone."""


def hold_window() -> None:
    """Wait for Enter, where the window closes with the program."""
    if owns_window() and sys.stdin.isatty():
        with suppress(EOFError, KeyboardInterrupt):
            input(CLOSE)


def owns_window() -> bool:
    """Return whether no one else is in the window: not a shell that stays when the program ends."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 — there is such a window on Windows alone

        processes = (ctypes.c_uint * SHORTEST_LIST)()
        return 0 < ctypes.windll.kernel32.GetConsoleProcessList(processes, SHORTEST_LIST) < SHORTEST_LIST
    return False
