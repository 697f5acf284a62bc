"""One run at a time in a folder, and what a killed run left there."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from lagesbild.core.errors import OutputError
from lagesbild.core.locking import lock_directory, remove_locked
from lagesbild.core.patience import keep_trying
from lagesbild.outputs.folder import pending

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PENDING_PREFIX = ".lagesbild-"
"""How the names of the folders begin in which files wait to be moved into place."""
PATIENCE = 10.0
"""Seconds for which a folder in which another run is writing is waited for."""
_HELD = (BlockingIOError, FileExistsError, FileNotFoundError)


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


def remove_empty(folder: Path) -> None:
    """Remove a folder in which nothing lies and nobody is at work; any other stays."""
    with suppress(OSError):
        if sys.platform == "win32":  # there whoever is at work in it has a file in it
            folder.rmdir()
            return
        lock = lock_directory(folder)
        try:
            folder.rmdir()
        finally:
            os.close(lock)


def _clear(abandoned: Path) -> None:
    """Remove a folder that nobody holds any longer."""
    with suppress(OSError):
        remove_locked(abandoned, lock_directory(abandoned))


def _wait_for_lock(folder: Path) -> int:
    try:
        return keep_trying(lambda: _make_and_lock(folder), lambda error: isinstance(error, _HELD), PATIENCE)
    except (BlockingIOError, FileExistsError) as error:
        raise OutputError(
            f"En annan körning skriver i {folder}. Vänta tills den är klar och kör igen."
        ) from error


def _make_and_lock(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)  # a run that failed may have taken it away, since it was empty
    return lock_directory(folder)
