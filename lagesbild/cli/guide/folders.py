"""Where the work is done, and where the year's incoming files lie."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from rich.text import Text

from lagesbild.cli.guide.questions import ask_line, ask_number, ask_yes, wait
from lagesbild.cli.guide.session import find_database
from lagesbild.cli.opening import open_path
from lagesbild.cli.screen import out
from lagesbild.cli.years import INCOMING, YEAR_IN_NAME
from lagesbild.config.loading import load
from lagesbild.config.sender_rules import FOLDER
from lagesbild.config.settings import FILE_NAME, SOURCE_FOLDER
from lagesbild.core.replacing import place_new
from lagesbild.core.wording import tally
from lagesbild.files.file_types import REASONS, TABLES
from lagesbild.intake.collecting import MADE, collect_below, is_silent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path()
LOOSE = (HERE, INCOMING)
"""The folders in which files of several years may lie side by side."""
OWN_FOLDERS = MADE | {str(INCOMING), FOLDER, SOURCE_FOLDER}
"""The folders of a working folder in which no year's files lie by themselves."""
WHERE = """\
Här ligger inga underlag. Vilken mapp ska lägesbilden ligga i? Allt sparas där, år efter år.
Enter för {folder}"""
PUT_THERE = "Lägg filerna som har kommit in i mappen {folder}, som de är. Tryck Enter när de ligger där:"
WHICH = "Det finns flera mappar med underlag. Vilken gäller det? Enter för 1:"
MOVE = (
    "Underlagen ligger inte i en mapp för året. Ska de flyttas till mappen {folder}, så att åren hålls isär?"
)
NOT_MOVED = (
    "{name} gick inte att flytta; den är kanske öppen i ett annat program. Filerna läses där de ligger."
)


class IncomingFolder(Struct, frozen=True):
    """A folder with incoming files: its path below the working folder, and the files."""

    path: Path
    files: tuple[Path, ...]

    @property
    def year(self) -> int | None:
        """The year that the folder's name says."""
        years = YEAR_IN_NAME.findall(str(self.path))
        return int(years[-1]) if years else None


def enter_working_folder() -> None:
    """Stay in the folder where the program was started when it is a working folder, otherwise ask for one and go there."""
    if _is_working_folder():
        return
    default = _default_folder()
    out(Text(WHERE.format(folder=default)))
    folder = Path(ask_line("Mapp:").strip("\"'") or default).expanduser()
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(folder)
    out(Text(f"Arbetsmappen är {folder}."))


def _is_working_folder() -> bool:
    known = find_database().exists() or Path(FILE_NAME).exists()
    return known or (Path.cwd() != Path.home() and bool(list_incoming_folders()))


def _default_folder() -> Path:
    documents = (Path.home() / name for name in ("Documents", "Dokument"))
    return next(filter(Path.is_dir, documents), Path.home()) / "Lägesbild"


def list_incoming_folders() -> tuple[IncomingFolder, ...]:
    """Return the folders that may hold a year's incoming files: the latest year first."""
    found = [folder for folder in _folders() if folder.files]
    return tuple(sorted(found, key=lambda folder: (-(folder.year or 9999), str(folder.path))))


def _folders() -> Iterator[IncomingFolder]:
    for place in filter(Path.is_dir, LOOSE):
        yield IncomingFolder(place, tuple(_loose_files(place)))
        for folder in sorted(filter(Path.is_dir, place.iterdir())):
            if folder.name not in OWN_FOLDERS and not folder.name.startswith("."):
                inner = folder / INCOMING if (folder / INCOMING).is_dir() else folder
                yield IncomingFolder(inner, tuple(filter(_is_incoming, collect_below(inner))))


def _loose_files(place: Path) -> Iterator[Path]:
    own = _list_files_of_settings()
    files = (path for path in sorted(place.iterdir()) if path.is_file() and not is_silent(path))
    return (path for path in files if _is_incoming(path) and path.resolve() not in own)


def _list_files_of_settings() -> frozenset[Path]:
    """Return the files that the settings name: the Word template, and the lists of names and places."""
    settings = load()
    named = (settings.word_template, *settings.words.name_files, *settings.words.place_files)
    return frozenset(path.resolve() for path in named if path)


def _is_incoming(path: Path) -> bool:
    return path.suffix.lower() in {*TABLES, *REASONS}


def choose_incoming() -> IncomingFolder:
    """Return the folder with the year's files; ask when there are several, and wait for files when there are none."""
    while not (folders := list_incoming_folders()):
        INCOMING.mkdir(exist_ok=True)
        open_path(INCOMING)
        wait(PUT_THERE.format(folder=INCOMING.resolve()))
    if len(folders) == 1:
        return folders[0]
    chosen = ask_number(WHICH, [_describe(folder) for folder in folders], default=0)
    return folders[chosen or 0]


def _describe(folder: IncomingFolder) -> str:
    name = "arbetsmappen" if folder.path == HERE else str(folder.path)
    return f"{name} ({tally(len(folder.files), 'fil', 'filer', 'en')})"


def gather_loose_files(folder: IncomingFolder, year: int) -> Path:
    """Move files of no certain year to the year's own folder, when the user agrees; return where they are."""
    target = INCOMING / str(year)
    if folder.path not in LOOSE or not ask_yes(MOVE.format(folder=target)):
        return folder.path
    target.mkdir(parents=True, exist_ok=True)
    return target if _move(folder.files, target) else folder.path


def _move(files: Sequence[Path], target: Path) -> bool:
    """Move all of the files, or none; say which one could not be moved."""
    moved: list[Path] = []
    for file in files:
        try:
            place_new(file, target / file.name)
            moved.append(target / file.name)
        except OSError:
            for path in moved:
                place_new(path, file.with_name(path.name))
            out(Text(NOT_MOVED.format(name=file.name)))
            return False
    return True
