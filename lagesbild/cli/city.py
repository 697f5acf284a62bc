"""The pictures of a city's districts, out of their stores and JSON files -> the finished report of the city."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from lagesbild.cli.screen import progress
from lagesbild.config.loading import load
from lagesbild.config.settings import FILE_NAME
from lagesbild.core.errors import InputError
from lagesbild.core.imports import UnreadFile
from lagesbild.figures.gathering import gather
from lagesbild.outputs.json_report import report_json
from lagesbild.report.building import build_report
from lagesbild.report.city.building import build_city_report
from lagesbild.report.city.districts import PictureFile
from lagesbild.report.city.joining import join_districts
from lagesbild.report.city.pictures import read_picture
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.core.report import Report
    from lagesbild.report.city.pictures import DistrictPicture

STORE, JSON = ".db", ".json"


def report_city(
    name: str, year: int, paths: Sequence[Path], settings: Settings, analysis: Sequence[str]
) -> Report:
    """The report of a city; a file that is no picture, or cannot be part of it, is among its unread files.

    Raises InputError where none of the files is a picture of the year.
    """
    found = list(_list_files(paths))
    files, refused = [], []
    with progress("Läser", len(found)) as step:
        for path, called in found:
            step(called)
            try:
                files.append(_read(path, called, year, settings))
            except InputError as error:
                refused.append(UnreadFile(called, error.without_file_name(called)))
    joined = join_districts(name, year, files, settings)
    return build_city_report(joined.city, (*refused, *joined.refused), joined.problems, analysis)


def _list_files(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield every store and JSON file that the paths name, and what it is called; InputError where there is none.

    A folder with a store is told by that alone: the reports in it are made of it.
    """
    for path in paths:
        if not path.exists():
            raise InputError(f"{path} finns inte. Kontrollera stavningen och att mappen är rätt.")
        found = [path] if path.is_file() else sorted(_files_below(path))
        if not found:
            raise InputError(
                f"Mappen {path} innehåller inga lägesbilder: varken lagesbild.db eller JSON-filer."
            )
        yield from (
            (file, file.name if file == path else file.relative_to(path).as_posix()) for file in found
        )


def _files_below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        stores = [name for name in names if name.casefold().endswith(STORE) and not name.startswith(".")]
        if stores:
            folders.clear()
        wanted = stores or [name for name in names if name.casefold().endswith(JSON)]
        yield from (Path(place, name) for name in wanted)


def _read(path: Path, called: str, year: int, settings: Settings) -> PictureFile:
    """The picture that a file holds, or that a store gives of the year or of the latest before it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{called}: filen går inte att läsa.") from error
    digest = hashlib.sha256(content).hexdigest()
    is_store = path.suffix.casefold() == STORE
    picture = _of_store(path, called, year, settings) if is_store else read_picture(content, called)
    return PictureFile(picture, called, digest)


def _of_store(path: Path, called: str, year: int, settings: Settings) -> DistrictPicture:
    """The picture of a store, by the settings beside it where there are any, otherwise by the city's."""
    own = path.parent / FILE_NAME
    with open_store(path) as store:
        known = [stored.year for stored in store.years() if stored.year <= year]
        if not known:
            raise InputError(f"{called}: inget är inläst för {year} eller tidigare.")
        made = build_report(gather(store, load(own) if own.is_file() else settings, max(known)))
    return read_picture({**report_json(made)}, called)
