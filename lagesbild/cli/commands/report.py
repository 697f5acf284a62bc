"""rapport: the yearly job, from the files as they came to the finished reports."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from lagesbild.cli.analysis import read_back, refuse_later_words
from lagesbild.cli.city import report_city
from lagesbild.cli.editions import FORMATS, collect_attachments, lay_out
from lagesbild.cli.file_import import NOT_ALL_READ, import_files
from lagesbild.cli.options import (
    ANALYSIS,
    CITY,
    DATABASE,
    DATABASE_DEFAULT,
    FOLDER,
    IMPORT_YEAR,
    NAMES,
    PATHS_OF_YEAR,
    PERIOD,
    REPORTS,
    SETTINGS,
)
from lagesbild.cli.screen import out
from lagesbild.cli.years import choose_import
from lagesbild.config.loading import load
from lagesbild.config.settings import Settings
from lagesbild.core.clock import today
from lagesbild.core.errors import UsageError
from lagesbild.figures.gathering import gather
from lagesbild.outputs.charts.charts import charts
from lagesbild.outputs.charts.worker import drawing_process
from lagesbild.outputs.folder.publish import check_usable, publish_reports
from lagesbild.outputs.formats import NO_ATTACHMENTS
from lagesbild.outputs.terminal.imports import intake_in_short
from lagesbild.outputs.terminal.summary import summary, written_files
from lagesbild.report.building import build_report
from lagesbild.store.analyses import keep_analyses, list_new_analyses

NO_PUBLIC_CITY = (
    "Utgåvan är intern. Någon publik görs inte av flera lägesbilder: det som är dolt i en av dem kan gå att räkna ut ur summan. "
    "Ge ut delarnas egna publika utgåvor."
)
PARTS = ("lagesbild", "bilaga", "underlag")
"""How the names begin of the reports that are open in another program now and then."""


def rapport(
    paths: PATHS_OF_YEAR = None,
    year: IMPORT_YEAR = None,
    period: PERIOD = None,
    names: NAMES = None,
    to: FOLDER = None,
    analysis: ANALYSIS = None,
    city: CITY = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> int:
    """Read and store the files, show the summary, write every report; exit code 3 when a file could not be read."""
    chosen = load(settings).with_names(names)
    paths, year = choose_import(paths, year, chosen)
    folder = to or REPORTS / (f"stad-{year}" if city else str(year))
    check_usable(folder, [f"{part}-{year}.*" for part in PARTS])
    if city:
        _refuse_with_city(period=period, namnlista=names)
        return _report_city(city, paths, year, folder, analysis, chosen)
    written = read_back(year, folder, analysis, chosen)
    with drawing_process() as draw, import_files(paths, year, period, database, chosen) as run:
        out(*intake_in_short(run.outcomes, run.unread))
        keep_analyses(run.store, year, list_new_analyses(run.store, year, *written), today())
        finished = build_report(gather(run.store, chosen, year))
        drawn = charts(finished, draw)
        attachments = collect_attachments(run.store, finished, chosen)
        laid_out = lay_out(finished, FORMATS, chosen, attachments._replace(charts=drawn))
        refuse_later_words(year, folder, written, chosen)
        # While the store is held, so that no newer reports of another run are replaced by these.
        files = publish_reports(folder, laid_out, "")
    out(*summary(finished), *written_files(files))
    return run.exit_code


def _refuse_with_city(**options: object) -> None:
    """Raise UsageError for an option that says nothing where the districts have counted already."""
    for name, value in options.items():
        if value is not None:
            raise UsageError(
                f"--{name} går inte ihop med --stad: stadsdelarnas lägesbilder är redan räknade."
            )


def _report_city(
    name: str, paths: list[Path], year: int, folder: Path, analysis: Path | None, chosen: Settings
) -> int:
    """Put the city's picture together of its districts', and write every report of it; nothing is stored."""
    written = read_back(year, folder, analysis, chosen)
    with drawing_process() as draw:
        finished = report_city(name, year, paths, chosen, written.named or written.found)
        attachments = NO_ATTACHMENTS._replace(charts=charts(finished, draw))
    laid_out = lay_out(finished, FORMATS, chosen, attachments)
    refuse_later_words(year, folder, written, chosen)
    files = publish_reports(folder, laid_out, "")
    out(*summary(finished), *written_files(files), Text(NO_PUBLIC_CITY))
    return NOT_ALL_READ if finished.unread_files else 0
