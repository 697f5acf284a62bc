"""rapport and exportera: a year's finished files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.importing import bring_in, exit_code
from lagesbild.cli.options import DATABASE, DATABASE_DEFAULT, FOLDER, NAMES, PATHS, PERIOD, SETTINGS, YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.model import Hidden, Report, Table
    from lagesbild.settings import Settings
    from lagesbild.store import Store

REPORTS = Path("reports")


class EditionName(StrEnum):
    """The two editions, as the command line names them."""

    INTERN = "intern"
    PUBLIK = "publik"


FORMATS = ("excel", "png", "word", "markdown", "json")


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
    from lagesbild.outputs.history import intake
    from lagesbild.outputs.terminal import summary, written
    from lagesbild.publishing import publish
    from lagesbild.report import report
    from lagesbild.settings import load
    from lagesbild.store import opened

    chosen = load(settings).with_names(names)
    kept, refused = bring_in(paths, year, period, database, chosen)
    with opened(database) as store:
        finished = report(store, chosen, year)
        plan = planned(store, finished)
    files = publish(to or REPORTS / str(year), lay_out(finished, FORMATS, chosen, plan))
    out(*intake(kept, refused), *summary(finished), *written(files))
    return exit_code(refused)


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
    from lagesbild.outputs.terminal import hidden, written
    from lagesbild.publishing import publish
    from lagesbild.report import report
    from lagesbild.settings import load
    from lagesbild.signing import sign
    from lagesbild.store import opened

    chosen, wanted = load(settings), _formats(formats)
    with opened(database) as store:
        whole = report(store, chosen, year)
        concealed: tuple[Hidden, ...] | None = None
        if edition is EditionName.PUBLIK:
            laid_out, concealed = _public(whole, wanted, store, chosen)
        else:
            laid_out = lay_out(whole, wanted, chosen, planned(store, whole))
    folder = to or REPORTS / str(year)
    if concealed is None:
        out(*written(publish(folder, laid_out)))
        return
    with opened(database, writable=True) as store, store.transaction():
        sign(store, year, approved_by.strip(), concealed)
        files = publish(folder, laid_out)
    out(*hidden(concealed), *written(files))


def _public(
    whole: Report, formats: Sequence[str], store: Store, settings: Settings
) -> tuple[Mapping[str, bytes], tuple[Hidden, ...]]:
    """The files of the public edition, read back and searched, and what they hide."""
    from lagesbild.edition import public
    from lagesbild.gate import inspect, watch
    from lagesbild.publishing import template_bytes

    told, concealed = public(whole, store, settings)
    laid_out = lay_out(told, formats, settings, planned(store, told))
    inspect(laid_out, watch(whole, told, concealed, settings, template_bytes(settings.word_template)))
    return laid_out, concealed


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


def lay_out(
    report: Report, formats: Sequence[str], settings: Settings, activities: Sequence[Table] = ()
) -> dict[str, bytes]:
    """The files of the formats: relative path -> content."""
    from lagesbild.cli.screen import progress
    from lagesbild.outputs.catalogue import files
    from lagesbild.publishing import template_bytes

    template = template_bytes(settings.word_template) if "word" in formats else None
    with progress("Skriver", len(formats)) as step:
        return files(report, formats, template, step, activities)
