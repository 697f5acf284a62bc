"""Files -> what each gives the store: recognised, read and classified. A bad file is a problem; the others go on."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.config.fingerprint import fingerprint, lists_mark
from lagesbild.core.errors import InputError, place_of
from lagesbild.core.file_marks import mark_file
from lagesbild.core.imports import TRANSCRIBED, ImportedSheet, KnownFile, UnreadFile
from lagesbild.core.text import clean
from lagesbild.files.opening import hold_unchanged, open_file, sha256
from lagesbild.files.text.encoding import LARGEST_TEXT
from lagesbild.intake.candidates import point_to_source
from lagesbild.intake.collecting import find_transcript

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.core.file_marks import Mark
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Sheet

    OpenedAhead = tuple[Mark, Future[tuple[Sheet, ...]], Future[str]]
    Known = Mapping[tuple[str, str], Sequence[KnownFile]]
    """By name and SHA-256, what each of the sheets that were read of a file is."""
    FindKnown = Callable[[str], Known]

UNFORESEEN = (
    "Filen innehåller något som programmet inte räknat med ({place}) och togs inte med. Spara den som en enkel "
    "Excelfil och försök igen, eller skicka raden till den som sköter programmet."
)

TOO_LARGE = "Datorns minne räckte inte för filen. Stäng andra program och kör igen, eller be avsändaren om en mindre fil."


class ReadResult(Struct, frozen=True):
    """What the named files gave, in their order: sheets to store and files that are there already; and the unread ones."""

    files: tuple[ImportedSheet | KnownFile, ...]
    unread: tuple[UnreadFile, ...]

    @property
    def sheets(self) -> tuple[ImportedSheet, ...]:
        """The sheets that were read."""
        return tuple(file for file in self.files if isinstance(file, ImportedSheet))


def read_files(
    files: Sequence[Path],
    settings: Settings,
    period: Period,
    step: Callable[[str], None] = lambda _: None,
    find_known: FindKnown = lambda _: {},
) -> ReadResult:
    """Read every file; call `step` with the name of each before it is read.

    `find_known` gives, for a mark of rules, the files that were read by them before; these are not read again.
    """
    read: list[ImportedSheet | KnownFile] = []
    unread: list[UnreadFile] = []
    settings = settings.with_lists()
    rules = f"{fingerprint(settings, period)}{lists_mark(settings.lists)}"
    known = _find_read_before(files, find_known(rules))
    # Closed here: garbage is collected in whatever thread, where the end of a pool may wait for that very thread.
    with closing(_open_ahead([path for path in files if path not in known])) as opened:
        for path in files:
            step(path.name)
            found = known[path] if path in known else _read(path, next(opened), settings, period, rules)
            if isinstance(found, UnreadFile):
                unread.append(found)
            else:
                read += found
    return ReadResult(tuple(read), tuple(unread))


def _read(
    path: Path, ahead: OpenedAhead, settings: Settings, period: Period, rules: str
) -> list[ImportedSheet] | UnreadFile:
    """Return what each sheet of a file gives that is read, or why it could not be read."""
    from lagesbild.intake.recognition import recognise_file  # noqa: PLC0415 — pandas is loaded while the first file is opened
    from lagesbild.intake.text_answers import find_text_source, receive_text  # noqa: PLC0415 — likewise

    mark, opening, digest = ahead
    try:
        with hold_unchanged(path, mark):
            if text := find_text_source(path, settings):
                parsed = [receive_text(path, text)]
            else:
                file = recognise_file(path, opening.result(), settings, period)
                parsed = [sheet.parsed for sheet in file.every]
            sha = digest.result()
        return [ImportedSheet(sheet, sha, rules, settings.registry_number) for sheet in parsed]
    except InputError as error:
        return _unread(path, error.without_file_name(path.name), settings)
    except MemoryError:
        return _unread(path, TOO_LARGE, settings)
    except Exception as error:  # noqa: BLE001 — one file that nobody foresaw must not take the others with it
        return _unread(path, UNFORESEEN.format(place=place_of(error)), settings)


def _unread(path: Path, reason: str, settings: Settings) -> UnreadFile:
    """Return what is known of a file that could not be read; it may not even be possible to open it."""
    transcript = find_transcript(path)
    if transcript:
        reason = TRANSCRIBED.format(name=transcript.name)
    source = "" if transcript else point_to_source(clean(path.stem), settings.vocabulary.counted_sources)
    try:
        return UnreadFile(clean(path.name), reason, source, sha256(path), path.stat().st_size)
    except (InputError, OSError):
        return UnreadFile(clean(path.name), reason, source)


def _find_read_before(files: Sequence[Path], known: Known) -> dict[Path, Sequence[KnownFile]]:
    """Return the files that have the name and the content of one that was read by the same rules before."""
    names = {name for name, _ in known}
    candidates = [path for path in files if clean(path.name) in names]
    with ThreadPoolExecutor(2) as pool:
        keys = zip(candidates, pool.map(_key, candidates), strict=True)
        return {path: known[key] for path, key in keys if key in known}


def _key(path: Path) -> tuple[str, str]:
    """Return the name and the SHA-256 of a file; no SHA-256 where it cannot be read or is too large to be."""
    try:
        digest = sha256(path) if path.stat().st_size <= LARGEST_TEXT else ""
    except (InputError, OSError):
        digest = ""
    return clean(path.name), digest


def _open_ahead(files: Sequence[Path]) -> Generator[OpenedAhead]:
    """Yield the mark, the sheets and the SHA-256 of each file: one is opened ahead of its turn on the other core."""
    with ThreadPoolExecutor(2) as pool:
        opened = ((path, mark_file(path), pool.submit(open_file, path)) for path in files)
        started = ((mark, sheets, pool.submit(_digest, path, sheets)) for path, mark, sheets in opened)
        following = next(started, None)
        while following is not None:
            current, following = following, next(started, None)
            yield current


def _digest(path: Path, opening: Future[tuple[Sheet, ...]]) -> str:
    """Return the SHA-256 of a file; one that is too large to be read is refused first."""
    if path.stat().st_size > LARGEST_TEXT:
        opening.result()
    return sha256(path)
