"""rapport and exportera: a year's finished files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.importing import bring_in, exit_code
from lagesbild.cli.options import DATABASE, DATABASE_DEFAULT, FOLDER, PATHS, PERIOD, SETTINGS, YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.model import Report, Table
    from lagesbild.settings import Settings
    from lagesbild.store import Store

REPORTS = Path("reports")
FORMATS = ("excel", "png", "word", "markdown", "json")


def rapport(
    paths: PATHS,
    year: YEAR,
    period: PERIOD = None,
    to: FOLDER = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> int:
    """The yearly job: import, summary, every export; exit code 3 when a file could not be taken."""
    from lagesbild.cli.screen import out
    from lagesbild.outputs.terminal import intake, summary, written
    from lagesbild.report import report
    from lagesbild.settings import load
    from lagesbild.store import opened

    chosen = load(settings)
    kept, refused = bring_in(paths, year, period, database, chosen)
    with opened(database) as store:
        finished = report(store, chosen, year)
        plan = planned(store, finished)
    files = write(finished, FORMATS, to or REPORTS / str(year), chosen, plan)
    out(*intake(kept, refused), *summary(finished), *written(files))
    return exit_code(refused)


def exportera(
    year: YEAR,
    formats: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="Ett eller flera, med komma emellan.")
    ] = ",".join(FORMATS),
    to: FOLDER = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """Write the exports of a stored year."""
    from lagesbild.cli.screen import out
    from lagesbild.outputs.terminal import written
    from lagesbild.report import report
    from lagesbild.settings import load
    from lagesbild.store import opened

    chosen, wanted = load(settings), _formats(formats)
    with opened(database) as store:
        finished = report(store, chosen, year)
        plan = planned(store, finished)
    out(*written(write(finished, wanted, to or REPORTS / str(year), chosen, plan)))


def _formats(text: str) -> tuple[str, ...]:
    from lagesbild.errors import UsageError

    wanted = tuple(dict.fromkeys(part.strip().casefold() for part in text.split(",")))
    for unknown in set(wanted) - set(FORMATS):
        raise UsageError(f"Formatet ”{unknown}” finns inte. Välj bland {', '.join(FORMATS)}.")
    return wanted


def planned(store: Store, report: Report) -> tuple[Table, ...]:
    """The tables of the activities that hold for the report's year; none when the store has none."""
    from lagesbild.activities.layout import plan_tables
    from lagesbild.activities.storing import plan_of

    plan = plan_of(store, report.year)
    return plan_tables(plan, report) if plan else ()


def write(
    report: Report, formats: Sequence[str], folder: Path, settings: Settings, activities: Sequence[Table] = ()
) -> tuple[Path, ...]:
    """Lay out the files of the formats and put them in the folder: their paths."""
    from lagesbild.cli.screen import progress
    from lagesbild.outputs.catalogue import files
    from lagesbild.publishing import publish, template_bytes

    template = template_bytes(settings.word_template) if "word" in formats else None
    with progress("Skriver", len(formats)) as step:
        laid_out = files(report, formats, template, step, activities)
    return publish(folder, laid_out)
