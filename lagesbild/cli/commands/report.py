"""rapport and exportera: a year's finished files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.commands.imports import brought_in, exit_code
from lagesbild.cli.options import DATABASE, DATABASE_DEFAULT, FOLDER, NAMES, PATHS, PERIOD, SETTINGS, YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.disclosure.edition import PublicEdition
    from lagesbild.outputs.formats import Besides
    from lagesbild.store.database import Store

REPORTS = Path("reports")


class EditionName(StrEnum):
    """The two editions, as the command line names them."""

    INTERN = "intern"
    PUBLIK = "publik"


FORMATS = ("excel", "png", "word", "markdown", "json")
DRAWN = frozenset({"excel", "png", "word", "markdown"})
"""The formats with charts, or with what is said of them."""


def rapport(
    paths: PATHS,
    year: YEAR,
    period: PERIOD = None,
    names: NAMES = None,
    to: FOLDER = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> int:
    """The yearly job: import, summary, every export; exit code 3 when a file could not be taken."""
    from lagesbild.cli.screen import out
    from lagesbild.config.settings import load
    from lagesbild.outputs.charts.worker import drawing
    from lagesbild.outputs.folder.publish import publish_reports
    from lagesbild.outputs.terminal.imports import intake
    from lagesbild.outputs.terminal.summary import summary, written
    from lagesbild.report.building import report

    chosen = load(settings).with_names(names)
    with drawing() as draw:
        with brought_in(paths, year, period, database, chosen) as (store, kept, refused):
            finished = report(store, chosen, year)
            drawn = draw(finished)
            besides = _besides(store, finished, chosen)
        laid_out = lay_out(finished, FORMATS, chosen, besides._replace(drawn=drawn))
    files = publish_reports(to or REPORTS / str(year), laid_out, "")
    out(*intake(kept, refused), *summary(finished), *written(files))
    return exit_code(refused)


def _besides(store: Store, report: Report, settings: Settings) -> Besides:
    """The activities that hold for an intern report's year, and where its figures come from."""
    from lagesbild.figures.origins import origins
    from lagesbild.outputs.formats import Besides

    return Besides(planned(store, report), origins(store, report, settings.vocabulary))


def exportera(
    year: YEAR,
    formats: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="Ett eller flera, med komma emellan.")
    ] = ",".join(FORMATS),
    edition: Annotated[
        EditionName,
        typer.Option("--utgåva", metavar="UTGÅVA", help="intern (allt) eller publik (det som får tryckas)."),
    ] = EditionName.INTERN,
    approved_by: Annotated[
        str,
        typer.Option(
            "--godkänd-av", metavar="NAMN", help="Den som godkänner en publik utgåva. Utan: den inloggade."
        ),
    ] = "",
    to: FOLDER = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """Write the exports of a stored year, in one edition."""
    from lagesbild.cli.screen import out
    from lagesbild.config.settings import load
    from lagesbild.disclosure.sign_off import sign
    from lagesbild.outputs.folder.publish import PUBLIC, publish_reports
    from lagesbild.outputs.terminal.summary import hidden, written
    from lagesbild.report.building import report
    from lagesbild.store.database import opened

    chosen, wanted = load(settings), _formats(formats)
    with opened(database) as store:
        whole = report(store, chosen, year)
        made: PublicEdition | None = None
        if edition is EditionName.PUBLIK:
            laid_out, made = _public(whole, wanted, store, chosen)
        else:
            laid_out = lay_out(whole, wanted, chosen, _besides(store, whole, chosen))
    folder = to or REPORTS / str(year)
    pictures = None if "png" not in wanted else "" if made is None else PUBLIC
    if made is None:
        out(*written(publish_reports(folder, laid_out, pictures)))
        return
    with opened(database, writable=True) as store, store.transaction():
        sign(store, approved_by.strip(), made.hidden, made.snapshot)
        files = publish_reports(folder, laid_out, pictures)
    out(*hidden(made.hidden), *written(files))


def _public(
    whole: Report, formats: Sequence[str], store: Store, settings: Settings
) -> tuple[Mapping[str, bytes], PublicEdition]:
    """The files of the public edition, read back and searched, and the edition itself."""
    from lagesbild.disclosure.edition import public
    from lagesbild.disclosure.gate.inspection import inspect, inspect_charts, watch
    from lagesbild.outputs.charts.charts import drawn
    from lagesbild.outputs.folder.publish import template_bytes
    from lagesbild.outputs.formats import Besides

    made = public(whole, store, settings)
    laid_out = lay_out(made.report, formats, settings, Besides(planned(store, made.report)))
    sought = watch(whole, made.report, made.hidden, settings, template_bytes(settings.word_template))
    inspect_charts(drawn(made.report) if DRAWN & set(formats) else (), sought)
    inspect(laid_out, sought)
    return laid_out, made


def _formats(text: str) -> tuple[str, ...]:
    from lagesbild.core.errors import UsageError

    wanted = tuple(dict.fromkeys(part.strip().casefold() for part in text.split(",")))
    for unknown in set(wanted) - set(FORMATS):
        raise UsageError(f"Formatet ”{unknown}” finns inte. Välj bland {', '.join(FORMATS)}.")
    return wanted


def planned(store: Store, report: Report) -> tuple[Table, ...]:
    """The tables of the activities that hold for the report's year; none when the store has none."""
    from lagesbild.report.activities import plan_tables
    from lagesbild.store.activities import plan_of

    plan = plan_of(store, report.year)
    return plan_tables(plan, report) if plan else ()


def lay_out(
    report: Report,
    formats: Sequence[str],
    settings: Settings,
    besides: Besides | None = None,
) -> dict[str, bytes]:
    """The files of the formats: relative path -> content."""
    from lagesbild.cli.screen import progress
    from lagesbild.outputs.folder.marking import marked
    from lagesbild.outputs.folder.publish import template_bytes
    from lagesbild.outputs.formats import NOTHING_BESIDES, Work, files

    template = template_bytes(settings.word_template) if "word" in formats else None
    with progress("Skriver", len(formats)) as step:
        laid_out = files(Work(report, template, besides or NOTHING_BESIDES), formats, step)
    return {name: marked(content) if name.endswith(".png") else content for name, content in laid_out.items()}
