"""The year that a command is about where the user does not say it, and the folder of its files; what is taken is told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lagesbild.config.settings import FILE_NAME
from lagesbild.core.errors import UsageError
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.config.settings import Settings

INCOMING = Path("underlag")
"""The folder of what comes in, one folder a year in it."""
YEAR_IN_NAME = re.compile(r"(?<!\d)(?:199\d|20\d\d)(?!\d)")
NO_YEAR = (
    "Flaggan --år saknas, och varken mappens namn eller inställningarna säger vilket år det gäller. "
    "Skriv till exempel --år 2021."
)
SEVERAL = "Mapparna är från olika år ({years}). Läs in ett år i taget, med --år."
NO_FOLDER = "Ange filerna eller mappen att läsa: {place} finns inte här."
EMPTY = "Inget år är inläst i {database} ännu. Börja med ”lagesbild rapport MAPP --år ÅR”."


def choose_import(paths: list[Path] | None, year: int | None, settings: Settings) -> tuple[list[Path], int]:
    """Return the paths to read and the year that they are of; UsageError where either cannot be told.

    A year that is not given is the one in the folder's name, or the latest in the settings. Paths that are not given
    are the year's folder here.
    """
    chosen = year or _year_of_folders(paths or ()) or _year_of_settings(settings)
    return paths or [find_year_folder(chosen)], chosen


def find_year_folder(year: int) -> Path:
    """Return the folder here in which a year's files lie; UsageError where there is none."""
    places = (INCOMING / str(year), Path(str(year)))
    folder = next((place for place in places if place.is_dir()), None)
    if folder is None:
        raise UsageError(NO_FOLDER.format(place=" eller ".join(map(str, places))))
    return folder


def choose_stored_year(year: int | None, database: Path) -> int:
    """Return the year that is given, or the latest in the store; UsageError where the store has none."""
    if year:
        return year
    with open_store(database) as store:
        years = [stored.year for stored in store.years()]
    if not years:
        raise UsageError(EMPTY.format(database=database))
    return _tell(years[-1], "det senaste som är inläst")


def _year_of_folders(paths: Sequence[Path]) -> int | None:
    years = {year for path in paths if (year := _year_of_folder(path))}
    if len(years) > 1:
        raise UsageError(SEVERAL.format(years=", ".join(map(str, sorted(years)))))
    return _tell(years.pop(), "efter mappens namn") if years else None


def _year_of_folder(path: Path) -> int | None:
    """Return the year in the name of the folder, or of the one above it as it is written; a name of two years has none."""
    folder = path if path.is_dir() else path.parent
    for name in (folder.resolve().name, *reversed(folder.parts)):
        if len(years := set(YEAR_IN_NAME.findall(name))) == 1:
            return int(years.pop())
    return None


def _year_of_settings(settings: Settings) -> int:
    if not settings.years:
        raise UsageError(NO_YEAR)
    return _tell(max(settings.years), f"efter {FILE_NAME}")


def _tell(year: int, reason: str) -> int:
    typer.echo(f"År {year}, {reason}. Ett annat år väljs med --år.", err=True)
    return year
