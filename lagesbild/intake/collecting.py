"""The paths named by the user -> the files that could be input."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
PICTURES = "diagram"
"""The folder of pictures and alternative texts in a folder of reports."""
OWN_FILE = re.compile(r"(?:lagesbild|underlag)-\d{4}(?:-publik)?\.\w+")
"""The names of the reports that the program itself writes: they must never be counted as what came in."""


def collect(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that the paths name: a folder gives the files in it, in order, that could be input.

    Raises InputError when a path is not there or a folder holds nothing to read.
    """
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            raise InputError(f"{path} finns inte. Kontrollera stavningen och att mappen är rätt.")
        inside = [path] if path.is_file() else sorted(f for f in path.rglob("*") if _could_be_input(f))
        if not inside:
            raise InputError(
                f"Mappen {path} innehåller inga filer att läsa. Lägg underlagen där och försök igen."
            )
        files += inside
    return tuple(dict.fromkeys(files))


def _could_be_input(path: Path) -> bool:
    hidden = (
        path.name.startswith((".", "~$")) or OWN_FILE.fullmatch(path.name) or path.parent.name == PICTURES
    )
    return path.is_file() and path.suffix.lower() in SUFFIXES and not hidden
