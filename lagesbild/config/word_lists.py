"""The user's own names and places: those of the settings, and those of files (text, csv or workbooks)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.personal_data.word_lists import DEFAULT

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.personal_data.word_lists import Lists

NAMES, PLACES = "Namnlistan", "Listan med ord som ska stå kvar"
FIELD_END = re.compile(r"[;,\t]")
HEADINGS = frozenset(
    {"namn", "förnamn", "efternamn", "tilltalsnamn", "name", "plats", "gata", "ort", "skola", "ord"}
)
"""What the first line may say; it is no name itself."""


@dataclass(frozen=True, slots=True)
class UserLists:
    """The words of the user and the files that hold more of them, which are read when they are needed."""

    places: tuple[str, ...] = ()
    place_files: tuple[Path, ...] = ()
    name_files: tuple[Path, ...] = ()

    def lists(self) -> Lists:
        """The built-in lists with these words; InputError when a file cannot be read."""
        lists = DEFAULT.with_places(self.places)
        for path in self.place_files:
            lists = lists.with_places(read_entries(path, PLACES))
        for path in self.name_files:
            lists = lists.with_names(read_entries(path, NAMES))
        return lists


NO_USER_LISTS = UserLists()


def read_entries(path: Path, called: str) -> tuple[str, ...]:
    """What stands first on each line of a file, or in the first column of a workbook's first sheet.

    InputError, naming the file as what it is `called`, when it cannot be read.
    """
    from lagesbild.files.opening import open_file  # noqa: PLC0415 — nothing of files is loaded where no list is named

    if not path.is_file():
        raise InputError(f"{called} {path.name} kunde inte läsas; kontrollera sökvägen.")
    try:
        cells = open_file(path)[0].first_cells()
        words = [FIELD_END.split(str(cell))[0].strip().strip('"').strip() for cell in cells]
    except InputError as error:
        raise InputError(f"{called} {error}") from error
    if words and words[0].casefold() in HEADINGS:
        words = words[1:]
    return tuple(entry for entry in words if entry)
