"""A folder for one run alone, as long as its process lives."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HELD_MARK = ".lagesbild-upptagen"
"""The file that holds a folder on Windows, where a folder itself cannot be locked."""


def lock_directory(folder: Path) -> int:
    """Lock a folder and return the file descriptor that holds it.

    Raises BlockingIOError or FileExistsError when another process has it, or when another folder has come in its place
    meanwhile, and OSError when it is not there.
    """
    if sys.platform == "win32":
        # The system removes the file with its last user, so that it never outlives the run.
        return os.open(folder / HELD_MARK, os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
    import fcntl  # noqa: PLC0415 — not there on Windows

    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise
    except OSError:  # a network folder without locks: as good as alone
        pass
    if not _is_at(lock, folder):
        os.close(lock)
        raise BlockingIOError
    return lock


def remove_locked(folder: Path, lock: int) -> None:
    """Remove a folder that this process has locked, and all that is in it."""
    if sys.platform == "win32":
        os.close(lock)
        shutil.rmtree(folder, ignore_errors=True)
    else:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _is_at(lock: int, folder: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(lock), folder.stat())
    except OSError:  # it has been removed
        return False
