"""A folder beside the store in which another one is made; what a killed run left of one goes away with the next run."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def stage_beside(database: Path) -> Iterator[Path]:
    """Yield a folder for this run alone beside the store; it goes away with what is left in it."""
    clear_abandoned(database)
    with tempfile.TemporaryDirectory(prefix=_prefix(database), dir=database.parent) as name:
        lock = _take_lock(Path(name))
        try:
            yield Path(name)
        finally:
            if lock is not None:
                os.close(lock)


def clear_abandoned(database: Path) -> None:
    """Remove the folders that killed runs left beside the store: there are rows of its in them."""
    for folder in database.parent.glob(f"{_prefix(database)}*/"):
        try:
            lock = _take_lock(folder)
        except OSError:  # a run is at work in it
            continue
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _prefix(database: Path) -> str:
    return f".{database.name}-"


def _take_lock(folder: Path) -> int | None:
    """Hold the folder as long as this process lives; OSError when another one holds it. None where it cannot be held."""
    if sys.platform == "win32":  # there the open store in it keeps it from being removed
        return None
    import fcntl  # noqa: PLC0415 — not there on Windows

    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    return lock
