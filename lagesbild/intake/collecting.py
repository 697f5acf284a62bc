"""The paths named by the user -> every file that lies there, but for those of the system and of the program itself."""

from __future__ import annotations

import glob
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PICTURES = "diagram"
"""The folder of pictures and alternative texts in a folder of reports."""
OWN_FILE = re.compile(r"(?:lagesbild|underlag|bilaga|paminnelse-\w+)-\d{4}(?:-publik)?\.\w+")
"""The names of the reports that the program itself writes: they must never be counted as what came in."""
FAULT_REPORT = "lagesbild-fel.txt"
"""What the program leaves behind after a fault that nobody foresaw."""
OWN_ENDINGS = (".toml", ".db", ".db.wal", FAULT_REPORT)
"""How the names end of settings, rules, stores and reports of a fault."""
TRANSCRIBED = "avskriven"
"""What the name says of a table into which a file of another kind has been copied."""
REPORTS, FORMS, REMINDERS = "reports", "mallar", "paminnelser"
"""The folders that the program makes in a working folder: of the reports, of forms to send out, of reminders."""
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "icon\r", "ehthumbs.db"})
SYSTEM_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information"})
MADE = frozenset({REPORTS, FORMS, REMINDERS})
"""Below the working folder these are left out: an empty form that has not been sent is nobody's answer."""
LOCK_STARTS = (".", "~$", "~lock", "~wrl")
"""How the names begin of hidden files, and of those that office programs leave beside an open file."""
LOCK_ENDINGS = (".tmp", ".lock", ".crdownload", ".part", "~")


def collect(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that the paths name: a folder gives every file in it and below it, in order.

    Left out are lock files, and what the system and the program itself keep there. Raises InputError when a path is
    not there or a folder holds no file.
    """
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            raise InputError(f"{path} finns inte. Kontrollera stavningen och att mappen är rätt.")
        inside = [path] if path.is_file() else collect_below(path)
        if not inside:
            raise InputError(
                f"Mappen {path} innehåller inga filer att läsa. Lägg underlagen där och försök igen."
            )
        files += inside
    return tuple(dict.fromkeys(files))


def name_transcript(path: Path, word: str) -> Path:
    """Return where the number that a file of a kind that is not read tells of is copied to; the word points at its source."""
    return path.with_name(f"{path.stem} ({TRANSCRIBED}, {word}).csv")


def is_transcript(path: Path) -> bool:
    """Return whether a file is such a copy: somebody has looked at what came in, and said what it tells."""
    return f"({TRANSCRIBED}, " in path.name


def find_transcript(path: Path) -> Path | None:
    """Return the table that a file of a kind that is not read has been copied into; None where there is none."""
    return min(path.parent.glob(f"{glob.escape(path.stem)} ({TRANSCRIBED}, *.csv"), default=None)


def collect_below(folder: Path) -> list[Path]:
    """Return every file in a folder and below it, in order, but for those of the system and of the program itself."""
    return sorted(_files_below(folder))


def _files_below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        made = MADE if Path(place).resolve() == Path.cwd() else ()
        folders[:] = [name for name in folders if not _is_silent_folder(name) and name not in made]
        yield from (path for name in names if (path := Path(place, name)).is_file() and not is_silent(path))


def _is_silent_folder(name: str) -> bool:
    return name.startswith(".") or name.casefold() in SYSTEM_FOLDERS


def is_silent(path: Path) -> bool:
    """Whether a file in a folder is no one's answer: the system's, a lock, or the program's own."""
    name = path.name.casefold()
    return (
        name in SYSTEM_FILES
        or name.startswith(LOCK_STARTS)
        or name.endswith((*LOCK_ENDINGS, *OWN_ENDINGS))
        or bool(OWN_FILE.fullmatch(path.name))
        or path.parent.name == PICTURES
    )
