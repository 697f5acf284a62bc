"""A finished file in the place of another, also where somebody looks at that one for a moment."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from lagesbild.core.patience import keep_trying

PATIENCE = 2.0
"""Seconds for which a file that another program holds is waited for: a virus scanner, a sync, a preview."""
_HELD_ON_WINDOWS = frozenset({5, 32, 33})
"""How Windows says that a file cannot be replaced since somebody has it open."""


def replace_content(target: Path, content: bytes) -> None:
    """Write a file in place of the one that is there, whole or not at all.

    Raises OSError, with the target's name, when it cannot be written.
    """
    try:
        # Under a name of its own: another run may write the same file now.
        opened, name = tempfile.mkstemp(prefix=".lagesbild-", suffix=".tmp", dir=target.parent)
        staged = Path(name)
        try:
            with os.fdopen(opened, "wb") as file:
                file.write(content)
            replace_file(staged, target)
        except BaseException:
            staged.unlink(missing_ok=True)
            raise
    except OSError as error:
        error.filename, error.filename2 = str(target), None
        raise


def place_new(finished: Path, target: Path) -> None:
    """Put the file where there is none, in one step; FileExistsError where somebody has put one there meanwhile."""
    try:
        os.link(finished, target)
    except FileExistsError:
        raise
    except OSError as error:  # a file system without links
        if target.exists():
            raise FileExistsError(target) from error
        finished.rename(target)
    else:
        finished.unlink()


def replace_file(finished: Path, target: Path) -> None:
    """Put the file in the target's place in one step; OSError when another program holds that one for too long."""
    keep_trying(lambda: finished.replace(target), _is_held, PATIENCE)


def _is_held(error: Exception) -> bool:
    return getattr(error, "winerror", None) in _HELD_ON_WINDOWS
