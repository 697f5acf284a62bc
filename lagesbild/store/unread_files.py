"""The files that came in for a year and could not be read: noted, listed, and forgotten once they are read."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from lagesbild.core.imports import UnreadFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from lagesbild.store.database import Store


def file_key(name: str) -> str:
    r"""Return what two spellings of one file's name have in common: letters composed, letter case dropped.

    >>> file_key("Kla\u0308der.CSV") == file_key("KLÄDER.csv")
    True
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def note_unread(
    store: Store, year: int, unread: Sequence[UnreadFile], read: Iterable[str], today: date
) -> tuple[UnreadFile, ...]:
    """Note a run's unread files in place of their namesakes, and forget those whose names were `read`.

    Returns the files with their numbers; one that is noted already stays as it is. To be called in a transaction.
    """
    noted = {_identify(file): file for _, file in unread_files(store, year)}
    stay = [noted[_identify(file)].id for file in unread if _identify(file) in noted]
    gone = [file_key(name) for name in (*read, *(file.name for file in unread))]
    store.run(
        "DELETE FROM unread_files WHERE year = ? AND list_contains(?, name_key) AND NOT list_contains(?, id)",
        (year, gone, stay),
    )
    return tuple(noted.get(_identify(file)) or _insert(store, year, file, today) for file in unread)


def _identify(file: UnreadFile) -> tuple[object, ...]:
    return file.name, file.reason, file.source, file.sha256, file.size


def _insert(store: Store, year: int, file: UnreadFile, today: date) -> UnreadFile:
    ((number,),) = store.run("SELECT nextval('import_ids')")
    values = (file.name, file_key(file.name), file.reason, file.source, file.sha256, file.size)
    store.run("INSERT INTO unread_files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, year, *values, today))
    return UnreadFile(file.name, file.reason, file.source, file.sha256, file.size, today.isoformat(), number)


def unread_files(store: Store, year: int | None = None) -> tuple[tuple[int, UnreadFile], ...]:
    """Return pairs of year and unread file in the order of noting; those of one year when it is given."""
    found = store.run(
        "SELECT year, name, reason, source, sha256, size, noted, id FROM unread_files "
        "WHERE ? IS NULL OR year = ? ORDER BY year, id",
        (year, year),
    )
    return tuple(
        (noted, UnreadFile(name, reason, source, digest, size, day.isoformat(), number))
        for noted, name, reason, source, digest, size, day, number in found
    )


def forget_unread(store: Store, number: int) -> None:
    """Forget an unread file. To be called in a transaction."""
    store.run("DELETE FROM unread_files WHERE id = ?", (number,))
