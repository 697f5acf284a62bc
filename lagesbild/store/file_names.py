"""The name of a file as the user writes it -> the name by which the store has it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.store.unread_files import file_key, unread_files

if TYPE_CHECKING:
    from lagesbild.store.database import Store

UNKNOWN = "Ingen inläst fil för {year} heter ”{name}”.{near} Se dem med ”lagesbild importer --år {year}”."
UNREAD = "{name} kom in för {year} men kunde inte läsas: {reason}"


def spell_file(store: Store, year: int, name: str) -> str:
    """Return the name of the year's file that is meant, whatever its letter case and however its letters are composed.

    Raises InputError when no file of the year has that name, with the one that is most like it.
    """
    names = {file_key(file.name): file.name for _, file in store.imports(year)}
    if (spelled := names.get(file_key(name))) is not None:
        return spelled
    for _, file in unread_files(store, year):
        if file_key(file.name) == file_key(name):
            raise InputError(UNREAD.format(name=file.name, year=year, reason=file.reason))
    near = get_close_matches(file_key(name), names, 1)
    meant = f" Menade du ”{names[near[0]]}”?" if near else ""
    raise InputError(UNKNOWN.format(year=year, name=name, near=meant))
