"""One run at a time in a folder, and what a killed run left there."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lagesbild.core.errors import OutputError
from lagesbild.core.patience import keep_trying
from lagesbild.outputs.folder import pending

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PENDING_PREFIX = ".lagesbild-"
"""How the names of the folders begin in which files wait to be moved into place."""
PATIENCE = 10.0
"""Seconds for which a folder in which another run is writing is waited for."""
_HELD = (BlockingIOError, FileExistsError)


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """The folder for this run alone, without what a killed run left; freed by the system if this one is killed too.

    Raises OutputError when another run is writing there for longer than PATIENCE.
    """
    lock = _wait_for_lock(folder)
    try:
        for abandoned in folder.glob(f"{PENDING_PREFIX}*/"):
            pending.finish(abandoned, folder)
        for abandoned in folder.parent.glob(f"{staging_prefix(folder)}*/"):
            _clear(abandoned)
        yield
    finally:
        os.close(lock)


def staging_prefix(folder: Path) -> str:
    """How the names begin of the folders that are to take a folder's place, or have given it up."""
    return f".lagesbild_{folder.resolve().name}-"


def _clear(abandoned: Path) -> None:
    """Remove a folder that nobody holds any longer."""
    try:
        lock = _take_lock(abandoned)
    except OSError:
        return
    shutil.rmtree(abandoned, ignore_errors=True)
    os.close(lock)


def _wait_for_lock(folder: Path) -> int:
    try:
        return keep_trying(lambda: _take_lock(folder), lambda error: isinstance(error, _HELD), PATIENCE)
    except _HELD as error:
        raise OutputError(
            f"En annan körning skriver i {folder}. Vänta tills den är klar och kör igen."
        ) from error


def _take_lock(folder: Path) -> int:
    if sys.platform == "win32":
        # The system removes the file with its last user, so that it never outlives the run.
        return os.open(folder / f"{PENDING_PREFIX}upptagen", os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
    import fcntl  # noqa: PLC0415 — not there on Windows

    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise
    except OSError:  # a network folder without locks: as good as alone
        pass
    if not os.path.samestat(os.fstat(lock), folder.stat()):
        os.close(lock)
        raise BlockingIOError  # another run has put a new folder in its place meanwhile
    return lock
