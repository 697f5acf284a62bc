"""A folder beside the store in which another one is made; what a killed run left of one goes away with the next run."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lagesbild.core.locking import lock_directory, remove_locked

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
        remove_locked(folder, lock)


def clear_abandoned(database: Path) -> None:
    """Remove the folders that killed runs left beside the store: there are rows of its in them."""
    for folder in database.parent.glob(f"{_prefix(database)}*/"):
        with suppress(OSError):  # a run is at work in it
            remove_locked(folder, lock_directory(folder))


def _prefix(database: Path) -> str:
    return f".{database.name}-"


def _make_folder(database: Path) -> tuple[Path, int]:
    """Make a folder and hold it; one that another run took for abandoned before it was held is given up."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_prefix(database), dir=database.parent))
        with suppress(BlockingIOError, FileExistsError, FileNotFoundError):
            return folder, lock_directory(folder)
