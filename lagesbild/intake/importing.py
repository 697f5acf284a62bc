"""Files -> what each gives the store: recognised, read and classified. A bad file is a problem; the others go on."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.config.fingerprint import fingerprint, lists_mark
from lagesbild.core.errors import InputError, place_of
from lagesbild.core.imports import TRANSCRIBED, ImportedSheet, UnreadFile
from lagesbild.files.opening import open_file, sha256
from lagesbild.files.text.encoding import LARGEST_TEXT
from lagesbild.intake.candidates import point_to_source
from lagesbild.intake.collecting import find_transcript

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Sheet

UNFORESEEN = (
    "Filen innehåller något som programmet inte räknat med ({place}) och togs inte med. Spara den som en enkel "
    "Excelfil och försök igen, eller skicka raden till den som sköter programmet."
)

TOO_LARGE = "Datorns minne räckte inte för filen. Stäng andra program och kör igen, eller be avsändaren om en mindre fil."


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What the named files gave: sheets to store, and the files that could not be read, with the reason."""

    sheets: tuple[ImportedSheet, ...]
    unread: tuple[UnreadFile, ...]


def read_files(
    files: Sequence[Path],
    settings: Settings,
    period: Period,
    step: Callable[[str], None] = lambda _: None,
    load: Callable[[], object] = lambda: None,
) -> ReadResult:
    """Read every file. Call `step` with the name of each before it is read, and `load` while the first is opened."""
    sheets: list[ImportedSheet] = []
    unread: list[UnreadFile] = []
    settings = settings.with_lists()
    rules = f"{fingerprint(settings, period)}{lists_mark(settings.lists)}"
    for path, opening, digest in _open_ahead(files):
        step(path.name)
        from lagesbild.intake.recognition import recognise_file  # noqa: PLC0415 — pandas is loaded while the first file is opened

        load()
        try:
            parsed = recognise_file(path, opening.result(), settings, period).parsed
            sheets.append(ImportedSheet(parsed, digest.result(), rules, settings.registry_number))
        except InputError as error:
            unread.append(_unread(path, error.without_file_name(path.name), settings))
        except MemoryError:
            unread.append(_unread(path, TOO_LARGE, settings))
        except Exception as error:  # noqa: BLE001 — one file that nobody foresaw must not take the others with it
            unread.append(_unread(path, UNFORESEEN.format(place=place_of(error)), settings))
    return ReadResult(tuple(sheets), tuple(unread))


def _unread(path: Path, reason: str, settings: Settings) -> UnreadFile:
    """Return what is known of a file that could not be read; it may not even be possible to open it."""
    transcript = find_transcript(path)
    if transcript:
        reason = TRANSCRIBED.format(name=transcript.name)
    source = "" if transcript else point_to_source(path.stem, settings.vocabulary.counted_sources)
    try:
        return UnreadFile(path.name, reason, source, sha256(path), path.stat().st_size)
    except (InputError, OSError):
        return UnreadFile(path.name, reason, source)


def _open_ahead(files: Sequence[Path]) -> Iterator[tuple[Path, Future[tuple[Sheet, ...]], Future[str]]]:
    """Yield each file, its sheets and its SHA-256: one file is opened ahead of its turn on the other core."""
    with ThreadPoolExecutor(2) as pool:
        opened = ((path, pool.submit(open_file, path)) for path in files)
        started = ((path, sheets, pool.submit(_digest, path, sheets)) for path, sheets in opened)
        following = next(started, None)
        while following is not None:
            current, following = following, next(started, None)
            yield current


def _digest(path: Path, opening: Future[tuple[Sheet, ...]]) -> str:
    """Return the SHA-256 of a file; one that is too large to be read is refused first."""
    if path.stat().st_size > LARGEST_TEXT:
        opening.result()
    return sha256(path)
