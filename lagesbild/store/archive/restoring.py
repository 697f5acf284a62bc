"""From an archive back to a store, and to the settings that held, so that a year can be run again."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from lagesbild.config.settings import FILE_NAME
from lagesbild.core.errors import InputError, OutputError
from lagesbild.core.interrupts import hold_interrupts
from lagesbild.core.replacing import place_new
from lagesbild.core.run_changes import Change, note_change
from lagesbild.store.archive.package import unpack
from lagesbild.store.archive.rules import SETTINGS
from lagesbild.store.archive.tables import META, STORE, columns_by_table, continue_sequences, fill
from lagesbild.store.database import open_store
from lagesbild.store.schema import NAME_SHEETS, VERSION
from lagesbild.store.staging import stage_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ABOUT = "arkiv.json"
TAKEN = "{path} finns redan och rörs inte. Ange en ny fil med --databas."
UNWRITABLE = "{path} går inte att skriva: mappen saknas eller är skrivskyddad, eller disken är full."


def restore(path: Path, database: Path) -> Path:
    """Rebuild the store of an archive at a place where there is none; the settings file laid out beside it.

    Raises InputError when the archive is not whole or of a newer version, OutputError when the place is taken.
    """
    members = unpack(path)
    if json.loads(members.get(ABOUT, b"{}")).get("store_version", 0) > VERSION:
        raise InputError(
            f"{path.name} är skrivet av en nyare version av programmet. Uppdatera programmet och försök igen."
        )
    settings = database.with_name(f"{database.stem}-{SETTINGS}")
    if database.exists():
        raise OutputError(TAKEN.format(path=database))
    with _refusing(database):
        database.parent.mkdir(parents=True, exist_ok=True)
    with _refusing(settings):
        settings.mkdir()  # which another run cannot do now
    try:
        with _refusing(database):
            _lay_out(members, settings)
            _rebuild(members, database)
    except BaseException:
        shutil.rmtree(settings, ignore_errors=True)
        raise
    return settings / FILE_NAME


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise OutputError(TAKEN.format(path=path)) from error
    except OSError as error:
        raise OutputError(UNWRITABLE.format(path=path)) from error


def _rebuild(members: Mapping[str, bytes], database: Path) -> None:
    """Fill a store beside the place and move it there, so that a store that is there is whole."""
    with stage_beside(database) as folder:
        waiting, rows = folder / "store.db", folder / "rows.parquet"
        with open_store(waiting, writable=True, shown=database) as store:
            tables = columns_by_table(store).keys() - {META}
            for name, content in members.items():
                place = PurePosixPath(name)
                if str(place.parent) == STORE and place.stem in tables:
                    rows.write_bytes(content)
                    fill(store, place.stem, rows)
            store.run(NAME_SHEETS)
            continue_sequences(store)
        with hold_interrupts():
            place_new(waiting, database)
            note_change(Change.STORE)


def _lay_out(members: Mapping[str, bytes], folder: Path) -> None:
    for name, content in members.items():
        place = PurePosixPath(name)
        if place.parts[0] == SETTINGS and ".." not in place.parts:
            target = folder.joinpath(*place.parts[1:])
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            target.chmod(0o600)
