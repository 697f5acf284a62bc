"""How far the year has come: found from the store and the folder of reports, so that nothing of it is kept elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.config.fingerprint import fingerprint, lists_mark
from lagesbild.config.loading import load
from lagesbild.core.errors import InputError
from lagesbild.files.opening import sha256
from lagesbild.intake.candidates import point_to_source
from lagesbild.store.database import open_store
from lagesbild.store.unread_files import unread_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lagesbild.cli.guide.listing import IncomingFile
    from lagesbild.cli.guide.session import Session
    from lagesbild.config.settings import Settings


def find_unread(session: Session, paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files that the store has not read for the year."""
    read = _read_digests(session)
    return tuple(path for path in paths if _digest(path) not in read)


def needs_report(session: Session, paths: Sequence[Path]) -> bool:
    """Return whether a file is new or would be read in another way than it was, or the reports are not there."""
    if not session.section.is_file() or not session.database.exists():
        return True
    settings = load()
    rules = f"{fingerprint(settings, session.period)}{lists_mark(settings.lists)}"
    with open_store(session.database) as store:
        imports = [file for _, file in store.imports(session.year)]
        known = {file.sha256 for file in imports} | {
            file.sha256 for _, file in unread_files(store, session.year)
        }
        return set(store.readings(session.year).values()) != {rules} or not set(map(_digest, paths)) <= known


def list_received(session: Session, files: Iterable[IncomingFile], settings: Settings) -> frozenset[str]:
    """Return the keys of the sources of which something has come in: stored, or read now, or by the file's name."""
    counted = settings.vocabulary.counted_sources
    return frozenset(
        (
            *_list_stored_sources(session),
            *(file.description.source or point_to_source(file.path.stem, counted) for file in files),
            *(sheet.source or "" for file in files for sheet in file.description.beside),
        )
    )


def _list_stored_sources(session: Session) -> set[str]:
    if not session.database.exists():
        return set()
    with open_store(session.database) as store:
        return {file.source for _, file in store.imports(session.year)}


def _digest(path: Path) -> str:
    """Return the digest of a file; "" of one that cannot be read now, which importing tells of."""
    try:
        return sha256(path)
    except (InputError, OSError):
        return ""


def _read_digests(session: Session) -> set[str]:
    if not session.database.exists():
        return set()
    with open_store(session.database) as store:
        return {file.sha256 for _, file in store.imports(session.year)}
