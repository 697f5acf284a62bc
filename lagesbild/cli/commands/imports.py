"""importera and ta-bort: files into the store, and out of it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.options import DATABASE, DATABASE_DEFAULT, NAMES, PATHS, PERIOD, SETTINGS, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.core.changes import Kept
    from lagesbild.core.errors import Problem
    from lagesbild.core.figures import Period
    from lagesbild.core.imports import StoredYear
    from lagesbild.store.database import Store


def importera(
    paths: PATHS,
    year: YEAR,
    period: PERIOD = None,
    names: NAMES = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> int:
    """Read the files and store what they hold; exit code 3 when one of them could not be taken."""
    from lagesbild.cli.screen import out
    from lagesbild.config.settings import load

    with brought_in(paths, year, period, database, load(settings).with_names(names)) as (_, kept, refused):
        from lagesbild.outputs.terminal.free_text import to_judge
        from lagesbild.outputs.terminal.imports import intake

        out(*intake(kept, refused), *to_judge(kept, year))
        return exit_code(refused)


@contextmanager
def brought_in(
    paths: Sequence[Path], year: int, period: str | None, database: Path, settings: Settings
) -> Iterator[tuple[Store, Sequence[Kept], Sequence[Problem]]]:
    """The store with the named files in it, what became of each, and the files that could not be taken.

    Raises InputError when nothing at all could be taken; nothing is then stored.
    """
    from lagesbild.cli.screen import progress
    from lagesbild.core.clock import now
    from lagesbild.core.errors import InputError
    from lagesbild.intake.collecting import collect
    from lagesbild.intake.importing import read_files

    days = _days(period, year, database, settings)
    files = collect(paths)
    with progress("Läser", len(files)) as step:
        result = read_files(files, settings, days, step, _load)
    from lagesbild.store.database import opened
    from lagesbild.store.imports import keep

    if not result.sheets:
        reasons = "\n".join(f"{problem.file}: {problem.message}" for problem in result.refused)
        raise InputError(f"Ingen av filerna kunde läsas in, så inget är ändrat.\n{reasons}")
    with opened(database, writable=True) as store:
        yield store, keep(store, _noted(year, days, settings), result.sheets, now()), result.refused


def _load() -> None:
    """Load what storing and telling of it take, while the first file is still being opened."""
    import lagesbild.outputs.terminal.free_text
    import lagesbild.outputs.terminal.imports
    import lagesbild.store.database  # noqa: F401


def _noted(year: int, days: Period, settings: Settings) -> StoredYear:
    from lagesbild.core.imports import StoredYear

    not_asked = tuple(sorted(settings.not_asked(year)))
    return StoredYear(year, days, settings.area, settings.term_set, settings.area_parts.parts, not_asked)


def _days(written: str | None, year: int, database: Path, settings: Settings) -> Period:
    """The days to count: as written, as set, as the year was stored with, otherwise the calendar year."""
    from lagesbild.config.settings import parse_period
    from lagesbild.store.database import opened

    if written:
        return parse_period(written)
    if settings.year(year).period or not database.exists():
        return settings.period(year)
    with opened(database) as store:
        stored = store.year(year)
    return stored.period if stored else settings.period(year)


def exit_code(refused: Sequence[Problem]) -> int:
    """3 when a named file could not be taken, otherwise 0."""
    return 3 if refused else 0


def ta_bort(
    number: Annotated[int, typer.Argument(metavar="ID", help="Inläsningens id, se ”lagesbild importer”.")],
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """Undo one import completely."""
    from lagesbild.core.clock import now
    from lagesbild.store.database import opened
    from lagesbild.store.imports import take_out

    with opened(database, writable=True) as store:
        file = take_out(store, number, now())
    typer.echo(f"Inläsning {number} ({file.name}) är borttagen. Själva filen är orörd.")
