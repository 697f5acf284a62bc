"""Finished files into a folder: each is written beside its place and moved there, all or none."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError, OutputError
from lagesbild.outputs.folder.exchange import exchange, fits, link_other_files
from lagesbild.outputs.folder.lock import PENDING_PREFIX, lock_folder, remove_empty, staging_prefix
from lagesbild.outputs.folder.pending import move
from lagesbild.outputs.folder.png_mark import is_ours

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

PICTURES, PUBLIC = "diagram", "-publik"
"""The folder of pictures, and how the names of the public edition's end."""
_CANNOT_EXCHANGE = frozenset(
    {errno.EINVAL, errno.ENOSYS, errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK}
)
"""What a file system says that does not know how to exchange two folders, or to give a file a second name."""


_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
LONGEST_PATH = 260
"""Signs of a path from which Windows refuses it, where nobody has set it to take longer ones."""


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
    with _refusing(folder), _made_ready(folder, files), lock_folder(folder):
        _move(folder, files, ())
    return tuple(folder / name for name in files)


def publish_reports(folder: Path, files: Mapping[str, bytes], pictures: str | None) -> tuple[Path, ...]:
    """The same for a run's reports: the whole set takes the place of the one before in one step where that can be.

    `pictures` ends the names of the pictures of this edition, of which earlier ones that are no longer made go away;
    None when the run makes no pictures. Files that the program did not make are left alone.
    """
    with _refusing(folder), _made_ready(folder, files), lock_folder(folder):
        stale = set(_stale(folder, files, pictures))
        if not (fits(folder, {PICTURES}) and _switched(folder, files, stale)):
            _move(folder, files, stale)
    return tuple(folder / name for name in files)


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its relative path, all of one run: none of a store, nor what programs lay there.

    Raises OutputError when another run is writing there.
    """
    if not folder.is_dir():
        return {}
    with lock_folder(folder):
        return dict(_read_files(folder))


def _read_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        is_passing = any(part.startswith((".", "~$")) for part in inner.parts)
        if is_passing or ".db" in path.suffixes or not path.is_file():
            continue
        with suppress(FileNotFoundError):  # somebody has taken it away meanwhile
            yield inner.as_posix(), path.read_bytes()


def finish(folder: Path) -> None:
    """Complete what a killed run had decided to put in the folder, unless another run is at work there."""
    if any(folder.glob(f"{PENDING_PREFIX}*/")):
        with suppress(OutputError), _refusing(folder), lock_folder(folder):
            pass


def check_usable(folder: Path, patterns: Iterable[str]) -> None:
    """Raise OutputError when a report of one of the patterns is open elsewhere, or the folder cannot be written.

    To be asked before anything else is changed; it makes nothing that stays.
    """
    with _refusing(folder):
        for report in itertools.chain.from_iterable(map(folder.glob, patterns)):
            _check_free(report)
        for place in (folder, *folder.absolute().parents):
            with suppress(FileNotFoundError), tempfile.TemporaryDirectory(prefix=PENDING_PREFIX, dir=place):
                break


@contextmanager
def _made_ready(folder: Path, files: Mapping[str, bytes]) -> Iterator[None]:
    """Within, the folders of the files are there; those that were made for it and stay empty go when it fails."""
    targets = [folder / name for name in files]
    missing = {place for target in targets for place in target.parents if not place.exists()}
    try:
        for target in targets:
            _check_free(target)
            target.parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for place in sorted(missing, key=lambda place: len(place.parts), reverse=True):
            remove_empty(place)
        raise


def _move(folder: Path, files: Mapping[str, bytes], stale: Collection[str]) -> None:
    waiting = Path(tempfile.mkdtemp(prefix=PENDING_PREFIX, dir=folder))
    try:
        for number, content in enumerate(files.values()):
            _write_file(waiting / str(number), content)
    except BaseException:
        shutil.rmtree(waiting, ignore_errors=True)
        raise
    move(waiting, folder, list(files), stale)


def _switched(folder: Path, files: Mapping[str, bytes], stale: Collection[str]) -> bool:
    """Whether the folder could be exchanged for one with the files in it."""
    try:
        prepared = Path(tempfile.mkdtemp(prefix=staging_prefix(folder), dir=folder.parent))
    except OSError:
        return False
    try:
        for name, content in files.items():
            (prepared / name).parent.mkdir(exist_ok=True)
            _write_file(prepared / name, content)
        link_other_files(folder, prepared, replaced := {*files, *stale})
        exchange(prepared, folder, replaced)
    except OSError as error:
        shutil.rmtree(prepared, ignore_errors=True)
        if error.errno in _CANNOT_EXCHANGE:
            return False
        raise
    except BaseException:
        shutil.rmtree(prepared, ignore_errors=True)
        raise
    return True


def _stale(folder: Path, files: Mapping[str, bytes], pictures: str | None) -> Iterator[str]:
    """The pictures of this edition that an earlier run made and this one does not, each with its text."""
    if pictures is None:
        return
    for path in (folder / PICTURES).glob("*.png"):
        name = f"{PICTURES}/{path.name}"
        of_edition = path.stem.endswith(PUBLIC) == (pictures == PUBLIC)
        if of_edition and name not in files and _is_our_picture(path):
            yield name
            if path.with_suffix(".txt").exists():
                yield str(Path(name).with_suffix(".txt"))


def _is_our_picture(path: Path) -> bool:
    try:
        return is_ours(path.read_bytes())
    except FileNotFoundError:  # somebody has taken it away meanwhile
        return False


@contextmanager
def _refusing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(_refusal(folder, error)) from error


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


def _check_free(target: Path) -> None:
    if any((target.parent / mark).exists() for mark in open_marks(target.name)):
        raise OutputError(
            f"{target} är öppen i ett annat program. Stäng filen där och kör igen; den är som förut."
        )
    with suppress(FileNotFoundError), target.open("r+b"):
        pass


def _write_file(path: Path, content: bytes) -> Path:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    return path


def _refusal(folder: Path, error: OSError) -> str:
    named = Path(error.filename or folder)
    if error.errno in _NO_ROOM:
        why, cure = "disken är full", "Gör plats och kör igen"
    elif error.errno == errno.ENAMETOOLONG or (
        os.name == "nt" and len(str(named.absolute())) >= LONGEST_PATH
    ):
        why, cure = "sökvägen är för lång", "Välj en mapp med kortare sökväg med --till"
    else:
        why = "filen är öppen i ett annat program, mappen är skrivskyddad eller disken full"
        cure = "Stäng filen eller välj en annan mapp med --till"
    return f"{named} går inte att skriva: {why}. {cure}; de förra rapporterna är kvar."
