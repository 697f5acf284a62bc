"""importera: files into the store."""

from __future__ import annotations

from lagesbild.cli.file_import import import_files
from lagesbild.cli.options import (
    DATABASE,
    DATABASE_DEFAULT,
    IMPORT_YEAR,
    NAMES,
    PATHS_OF_YEAR,
    PERIOD,
    SETTINGS,
)
from lagesbild.cli.screen import out
from lagesbild.cli.years import choose_import
from lagesbild.config.loading import load
from lagesbild.outputs.terminal.free_text import to_judge
from lagesbild.outputs.terminal.imports import intake


def importera(
    paths: PATHS_OF_YEAR = None,
    year: IMPORT_YEAR = None,
    period: PERIOD = None,
    names: NAMES = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> int:
    """Read the files and store what they hold; exit code 3 when one of them could not be read."""
    chosen = load(settings).with_names(names)
    labels = {source.key: source.short for source in chosen.vocabulary.sources}
    paths, year = choose_import(paths, year, chosen)
    with import_files(paths, year, period, database, chosen) as run:
        out(*intake(run.outcomes, run.unread, labels), *to_judge(run.outcomes, year))
        return run.exit_code
