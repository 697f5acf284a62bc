"""A file or a folder, opened in the program that it belongs to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def open_path(path: Path) -> bool:
    """Open a file or a folder as a double-click would; return whether there was a program to ask."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 — a file of the user's own
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None or not (sys.platform == "darwin" or _has_screen()):
        return False
    subprocess.Popen(  # noqa: S603 — a file of the user's own, by the system's own opener
        [opener, str(path)],
        env=_surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True


def _surroundings() -> dict[str, str]:
    """The surroundings as the user has them: in a bundle, its own libraries stand first, which only it can use."""
    surroundings = dict(os.environ)
    if getattr(sys, "frozen", False):
        before = surroundings.pop("LD_LIBRARY_PATH_ORIG", "")
        surroundings.pop("LD_LIBRARY_PATH", None)
        surroundings |= {"LD_LIBRARY_PATH": before} if before else {}
    return surroundings


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
