"""A folder beside the store in which another one is made; what a killed run left of one goes away with the next run."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lagesbild.core.locking import lock_directory

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def stage_beside(database: Path) -> Iterator[Path]:
    """Yield a folder for this run alone beside the store; it goes away with what is left in it."""
    clear_abandoned(database)
    folder, lock = _make_folder(database)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _let_go(lock)


def clear_abandoned(database: Path) -> None:
    """Remove the folders that killed runs left beside the store: there are rows of its in them."""
    for folder in database.parent.glob(f"{_prefix(database)}*/"):
        try:
            lock = _take_lock(folder)
        except OSError:  # a run is at work in it
            continue
        shutil.rmtree(folder, ignore_errors=True)
        _let_go(lock)


def _prefix(database: Path) -> str:
    return f".{database.name}-"


def _make_folder(database: Path) -> tuple[Path, int | None]:
    """Make a folder and hold it; one that another run took for abandoned before it was held is given up."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_prefix(database), dir=database.parent))
        try:
            return folder, _take_lock(folder)
        except (BlockingIOError, FileNotFoundError):
            continue


def _take_lock(folder: Path) -> int | None:
    """Hold the folder as long as this process lives; OSError when another one holds it. None where it cannot be held."""
    # On Windows the open store in it keeps it from being removed.
    return None if sys.platform == "win32" else lock_directory(folder)


def _let_go(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)
