"""Files into the store: the part that `importera` and `rapport` share."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.cli.screen import progress
from lagesbild.core.clock import now
from lagesbild.core.errors import InputError
from lagesbild.core.imports import StoredYear
from lagesbild.core.periods import parse_period
from lagesbild.intake.collecting import collect
from lagesbild.intake.importing import read_files
from lagesbild.store.database import open_store
from lagesbild.store.imports import known_files, load_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.core.imports import ImportOutcome, KnownFile, UnreadFile
    from lagesbild.core.periods import Period
    from lagesbild.store.database import Store

NOT_ALL_READ = 3
"""The exit code when a named file could not be read."""


class ImportRun(Struct, frozen=True):
    """The open store with the files in it, what became of each file, and the files that could not be read."""

    store: Store
    outcomes: Sequence[ImportOutcome]
    unread: Sequence[UnreadFile]

    @property
    def exit_code(self) -> int:
        """3 when a named file could not be read, otherwise 0."""
        return 0 if all(file.is_transcribed for file in self.unread) else NOT_ALL_READ


@contextmanager
def import_files(
    paths: Sequence[Path], year: int, period: str | None, database: Path, settings: Settings
) -> Iterator[ImportRun]:
    """Read the files and store what they hold; the store stays open as long as the context lasts.

    Raises InputError when no file could be read; nothing is then stored.
    """
    days = _choose_period(period, year, database, settings)
    files = collect(paths)
    with progress("Läser", len(files)) as step:
        result = read_files(files, settings, days, step, find_known=partial(_find_known, database, year))
    if not result.files:
        reasons = "\n".join(f"{file.name}: {file.reason}" for file in result.unread)
        raise InputError(f"Ingen av filerna kunde läsas in, så inget är ändrat.\n{reasons}")
    with open_store(database, writable=True) as store:
        outcomes = load_sheets(
            store, _describe_year(year, days, settings), result.files, now(), result.unread
        )
        yield ImportRun(store, outcomes, result.unread)


def _find_known(database: Path, year: int, rules: str) -> dict[tuple[str, str], list[KnownFile]]:
    """Return the year's files that were read by these rules before, by name and SHA-256, with each sheet that was read."""
    if not database.exists():
        return {}
    with open_store(database) as store:
        known: dict[tuple[str, str], list[KnownFile]] = {}
        for file in known_files(store, year, rules):
            known.setdefault((file.name, file.sha256), []).append(file)
        return known


def _describe_year(year: int, days: Period, settings: Settings) -> StoredYear:
    not_asked = tuple(sorted(settings.not_asked(year)))
    return StoredYear(year, days, settings.area, settings.term_set, settings.area_parts.parts, not_asked)


def _choose_period(written: str | None, year: int, database: Path, settings: Settings) -> Period:
    """Return the days to count: as written, as set, as the year was stored with, otherwise the calendar year."""
    if written:
        return parse_period(written)
    if settings.year(year).period or not database.exists():
        return settings.period(year)
    with open_store(database) as store:
        stored = store.year(year)
    return stored.period if stored else settings.period(year)
