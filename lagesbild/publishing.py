"""Finished files into a folder: each is written beside its place and moved there, all or none."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lagesbild.errors import InputError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BESIDE = ".lagesbild-"
"""How the names of the folders begin in which files wait to be moved into place."""


def open_marks(name: str) -> tuple[str, ...]:
    """What Excel, Word and LibreOffice lay beside a file that they hold open.

    >>> open_marks("plan.docx")
    ('~$plan.docx', '~$an.docx', '.~lock.plan.docx#')
    """
    return f"~${name}", f"~${name[2:]}", f".~lock.{name}#"


def publish(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Put the files (relative path -> content) in the folder and return where they are.

    Raises OutputError before anything is replaced when a file is open elsewhere or the folder cannot be written.
    """
    places = {folder / name: content for name, content in files.items()}
    try:
        for place in places:
            _check_free(place)
            place.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder), tempfile.TemporaryDirectory(prefix=BESIDE, dir=folder) as beside:
            laid = [
                _lay(Path(beside) / str(number), content) for number, content in enumerate(places.values())
            ]
            for waiting, place in zip(laid, places, strict=True):
                waiting.replace(place)
    except OSError as error:
        raise OutputError(_refusal(folder, error)) from error
    return tuple(places)


def template_bytes(path: Path | None) -> bytes | None:
    """The municipality's own Word template, or None when none is set; InputError when it cannot be read."""
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"Wordmallen {path} går inte att läsa. Kontrollera mall under [word] i lagesbild.toml."
        ) from error


def _check_free(place: Path) -> None:
    if any((place.parent / mark).exists() for mark in open_marks(place.name)):
        raise OutputError(
            f"{place} är öppen i ett annat program. Stäng filen där och kör igen; inget är ändrat."
        )
    if place.exists():
        with place.open("r+b"):
            pass


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """The folder for this run alone, without what a killed run left; freed by the system if this one is killed too.

    Raises OutputError when another run is writing there.
    """
    try:
        held = _hold(folder)
    except (BlockingIOError, FileExistsError) as error:
        raise OutputError(
            f"En annan körning skriver i {folder}. Vänta tills den är klar och kör igen; inget är ändrat."
        ) from error
    try:
        for left in folder.glob(f"{BESIDE}*/"):
            shutil.rmtree(left, ignore_errors=True)
        yield
    finally:
        os.close(held)


def _hold(folder: Path) -> int:
    if sys.platform == "win32":
        # The system removes the file with its last user, so that it never outlives the run.
        return os.open(folder / f"{BESIDE}upptagen", os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
    import fcntl

    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise
    except OSError:  # a network folder without locks: as good as alone
        pass
    return held


def _lay(path: Path, content: bytes) -> Path:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    return path


def _refusal(folder: Path, error: OSError) -> str:
    named = error.filename or folder
    return (
        f"{named} går inte att skriva: filen är öppen i ett annat program, mappen är skrivskyddad eller disken full. "
        "Stäng filen eller välj en annan mapp med --till; de förra rapporterna är kvar."
    )
