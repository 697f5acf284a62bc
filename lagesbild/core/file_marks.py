"""Whether a file is the same as a moment ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Mark = tuple[int, ...]


def mark_file(path: Path) -> Mark:
    """Return what tells whether another content lies at a path by now; nothing where there is no file."""
    try:
        state = path.stat()
    except OSError:
        return ()
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns


def identify_file(path: Path) -> Mark:
    """Return what tells whether another file lies at a path by now, whatever is written to it; nothing where there is none."""
    return mark_file(path)[:2]


def size_of_file(path: Path) -> int:
    """Return how many bytes a file has; 0 where there is none."""
    return next(iter(mark_file(path)[2:]), 0)
