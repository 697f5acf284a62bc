"""A folder for one run alone, as long as its process lives."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def lock_directory(folder: Path) -> int:
    """Lock a folder and return the file descriptor that holds it; for Linux and macOS.

    Raises BlockingIOError when another process has it, or when another folder has come in its place meanwhile, and
    OSError when it is not there.
    """
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


def _is_at(lock: int, folder: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(lock), folder.stat())
    except OSError:  # it has been removed
        return False
