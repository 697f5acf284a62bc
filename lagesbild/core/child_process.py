"""Another process of this program: Python itself runs on one core at a time."""

from __future__ import annotations

import os
import subprocess
import sys


def started(statement: str, *arguments: str) -> subprocess.Popen[bytes]:
    """A process that runs a statement, and finds the modules where this one does; it is talked with by stdin and stdout.

    Raises OSError or ValueError when the system allows none, or does not say where Python is.
    """
    if not sys.executable:
        raise ValueError("no Python to start")
    return subprocess.Popen(  # noqa: S603 — this very program
        [sys.executable, "-P", "-c", statement, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
