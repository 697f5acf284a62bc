"""A whole folder of reports in place of another, in one step that a killed run has taken or not."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lagesbild.core.interrupts import hold_interrupts
from lagesbild.core.locking import lock_directory
from lagesbild.core.run_changes import Change, note_change

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_EXCHANGE = 2
"""The flag by which Linux and macOS exchange two names."""
_WORKING_FOLDER = -100


def fits(folder: Path, inner: Collection[str]) -> bool:
    """Whether a folder may be exchanged: plain files alone, in it and in its inner folders, and nobody at work in it.

    A store in it may be open, a link or a folder of the user's own may be anything, and who stands in it would be
    left in the old one.
    """
    here = Path.cwd()
    if (
        not _can_exchange()
        or folder.is_symlink()
        or folder.is_mount()
        or here.is_relative_to(folder.resolve())
    ):
        return False
    return all(
        (path.is_dir() and path.name in inner and path.parent == folder) or _is_plain(path)
        for path in folder.rglob("*")
    )


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and ".db" not in path.suffixes


def link_other_files(folder: Path, prepared: Path, replaced: Collection[str]) -> None:
    """Let the prepared folder have every other file of the folder too: the very files, not copies."""
    shutil.copystat(folder, prepared)
    for name in _files(folder):
        if name not in replaced:
            target = prepared / name
            target.parent.mkdir(exist_ok=True)
            with suppress(FileNotFoundError):  # somebody has taken it away meanwhile
                os.link(folder / name, target)


def exchange(prepared: Path, folder: Path, replaced: Collection[str]) -> None:
    """Put the prepared folder in the folder's place, and the folder in its, as one; OSError when it cannot be.

    The files that are replaced go with the old folder; of all others the latest version is kept.
    """
    lock = lock_directory(prepared)  # which is where the next run begins, as soon as it is in its place
    try:
        with hold_interrupts():
            _swap(os.fsencode(prepared), os.fsencode(folder))
            note_change(Change.FILES)
        for name in set(_files(prepared)) - set(replaced):
            _keep_late(prepared / name, folder / name)
        shutil.rmtree(prepared, ignore_errors=True)
    finally:
        os.close(lock)


def _keep_late(file: Path, target: Path) -> None:
    """Move what somebody else has written in the very moment; all that was there before stands there already."""
    with suppress(FileNotFoundError):
        if not (target.exists() and target.samefile(file)):
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)


def _files(folder: Path) -> Iterator[str]:
    return (str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def _can_exchange() -> bool:
    return sys.platform in {"linux", "darwin"} and hasattr(ctypes.CDLL(None), _name())


def _name() -> str:
    return "renameat2" if sys.platform == "linux" else "renamex_np"


def _swap(one: bytes, other: bytes) -> None:
    system = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux":
        failed = system.renameat2(_WORKING_FOLDER, one, _WORKING_FOLDER, other, _EXCHANGE)
    else:
        failed = system.renamex_np(one, other, _EXCHANGE)
    if failed:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), os.fsdecode(other))
