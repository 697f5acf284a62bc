"""The standard streams: all three there, and output that takes every character."""

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


def utf8_streams() -> None:
    """Make stdout and stderr take ✓ and å also in a pipe with an older code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
