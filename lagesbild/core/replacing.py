"""A finished file in the place of another, also where somebody looks at that one for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.patience import keep_trying

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 2.0
"""Seconds for which a file that another program holds is waited for: a virus scanner, a sync, a preview."""
_HELD_ON_WINDOWS = frozenset({5, 32, 33})
"""How Windows says that a file cannot be replaced since somebody has it open."""


def replace_content(target: Path, content: bytes) -> None:
    """Write a file in place of the one that is there, whole or not at all.

    Raises OSError, with the target's name, when it cannot be written.
    """
    staged = target.with_name(f".{target.name}.tmp")
    try:
        staged.write_bytes(content)
        replace_file(staged, target)
    except OSError as error:
        staged.unlink(missing_ok=True)
        error.filename, error.filename2 = str(target), None
        raise
    except BaseException:
        staged.unlink(missing_ok=True)
        raise


def replace_file(finished: Path, target: Path) -> None:
    """Put the file in the target's place in one step; OSError when another program holds that one for too long."""
    keep_trying(lambda: finished.replace(target), _is_held, PATIENCE)


def _is_held(error: Exception) -> bool:
    return getattr(error, "winerror", None) in _HELD_ON_WINDOWS
