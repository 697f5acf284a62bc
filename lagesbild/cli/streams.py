"""The standard streams: all three there, output that takes every character, and stderr for our own words alone."""

from __future__ import annotations

import io
import os
import sys


def open_streams() -> None:
    """Give the process the streams that it was started without, as by a scheduler: what goes there is for nobody.

    Otherwise the first file that is opened would take the number of stdout, and be written into.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the system gives the lowest number that is free: this one
        if getattr(sys, name) is None:
            mode = "r" if number == 0 else "w"
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 — as long as the process


def keep_stderr() -> None:
    """Let this program alone write to stderr: what a library beneath it writes past Python goes nowhere.

    The reader of workbooks says in English how it gave up on a damaged file, and may cite a cell.
    """
    sys.stderr.flush()
    own = os.dup(sys.stderr.fileno())
    sys.stderr = os.fdopen(own, "w", buffering=1, encoding="utf-8", errors="replace")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def utf8_streams() -> None:
    """Make stdout and stderr take ✓ and å also in a pipe with an older code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
