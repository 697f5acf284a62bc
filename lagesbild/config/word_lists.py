"""The user's own names and places: those of the settings, and those of files (text, csv or workbooks)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.errors import InputError
from lagesbild.core.file_marks import mark_file
from lagesbild.personal_data.word_lists import DEFAULT

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.files.sheet import Sheet
    from lagesbild.personal_data.word_lists import Lists

NAMES, PLACES = "Namnlistan", "Listan med ord som ska stå kvar"
FIELD_END = re.compile(r"[;,\t]")
HEADINGS = frozenset(
    {"namn", "förnamn", "efternamn", "tilltalsnamn", "name", "plats", "gata", "ort", "skola", "ord"}
)
"""What the first line may say; it is no name itself."""


class UserLists(Struct, frozen=True):
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
    """What stands first on each line of a file, or in the column of names of each sheet of a workbook, or else in its first.

    InputError, naming the file as what it is `called`, when it cannot be read.
    """
    from lagesbild.files.opening import hold_unchanged, open_file  # noqa: PLC0415 — nothing of files is loaded where no list is named

    if not path.is_file():
        raise InputError(f"{called} {path.name} kunde inte läsas; kontrollera sökvägen.")
    try:
        with hold_unchanged(path, mark_file(path)):
            return tuple(entry for sheet in open_file(path) for entry in _words_of(sheet) if entry)
    except InputError as error:
        raise InputError(f"{called} {error}") from error


def _words_of(sheet: Sheet) -> list[str]:
    """The words below their heading, in whatever column and below whatever lines it stands, or all first cells."""
    headings = [heading.casefold() for heading in sheet.layout.headings] if sheet.layout else []
    column = next((place for place, heading in enumerate(headings) if heading in HEADINGS), None)
    if column is not None and sheet.layout:
        return [_first_word(cell) for cell in sheet.read(sheet.layout).iloc[:, column]]
    words = [_first_word(cell) for cell in sheet.first_cells()]
    return words[1:] if words and words[0].casefold() in HEADINGS else words


def _first_word(cell: object) -> str:
    return FIELD_END.split(str(cell))[0].strip().strip('"').strip()
