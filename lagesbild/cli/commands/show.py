"""visa: the summary of a year, on the screen."""

from __future__ import annotations

from typing import Annotated

import typer

from lagesbild.cli.options import (
    AGAINST,
    AS_JSON,
    DATABASE,
    DATABASE_DEFAULT,
    JSON_FILE,
    REPORTS,
    SETTINGS,
    STORED_YEAR,
)
from lagesbild.cli.screen import out, out_json
from lagesbild.cli.years import choose_stored_year
from lagesbild.config.loading import load
from lagesbild.figures.gathering import gather
from lagesbild.outputs.folder.publish import finish
from lagesbild.outputs.json_report import report_json
from lagesbild.outputs.terminal.summary import summary
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store


def visa(
    year: STORED_YEAR = None,
    against: AGAINST = None,
    whole: Annotated[
        bool,
        typer.Option(
            "--allt", help="Också vad som blev av raderna, kategorierna år för år, och allt att göra."
        ),
    ] = False,
    as_json: AS_JSON = False,
    json_file: JSON_FILE = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """The summary of a year."""
    year = choose_stored_year(year, database)
    finish(REPORTS / str(year))
    with open_store(database) as store:
        finished = build_report(gather(store, load(settings), year, against, brief=not as_json))
    if as_json:
        out_json(report_json(finished), json_file)
    else:
        out(*summary(finished, whole=whole))
