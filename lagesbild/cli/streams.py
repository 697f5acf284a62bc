"""Output that takes every character."""

from __future__ import annotations

import io
import sys


def utf8_streams() -> None:
    """Make stdout and stderr take ✓ and å also in a pipe with an older code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
