"""exportera: the reports of a stored year, in one of the two editions."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.analysis import keep_written, read_back, refuse_later_words
from lagesbild.cli.editions import FORMATS, collect_attachments, lay_out, tabulate_plan
from lagesbild.cli.options import ANALYSIS, DATABASE, DATABASE_DEFAULT, FOLDER, REPORTS, SETTINGS, STORED_YEAR
from lagesbild.cli.screen import out
from lagesbild.cli.years import choose_stored_year
from lagesbild.config.loading import load
from lagesbild.core.clock import now
from lagesbild.core.errors import UsageError
from lagesbild.disclosure.edition import build_public_edition
from lagesbild.disclosure.gate.inspection import collect_search_terms, inspect, inspect_charts
from lagesbild.disclosure.sign_off import logged_in, sign
from lagesbild.figures.gathering import gather
from lagesbild.outputs.charts.charts import describe_charts
from lagesbild.outputs.folder.publish import PUBLIC, publish_reports, template_bytes
from lagesbild.outputs.formats import Attachments
from lagesbild.outputs.review_record import Review, review_record
from lagesbild.outputs.terminal.summary import suppression_lines, written_files
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store
from lagesbild.store.meanwhile import refuse_change, sum_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.cli.analysis import WrittenAnalyses
    from lagesbild.config.settings import Settings
    from lagesbild.core.report import Report
    from lagesbild.disclosure.edition import PublicEdition
    from lagesbild.store.database import Store


FORMATS_WITH_CHARTS = frozenset({"excel", "png", "word", "html", "markdown"})
"""The formats with charts, or with what is said of them."""


class EditionName(StrEnum):
    """The two editions, as the command line names them."""

    INTERN = "intern"
    PUBLIK = "publik"


def exportera(
    year: STORED_YEAR = None,
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
    second: Annotated[
        str,
        typer.Option("--granskad-av", metavar="NAMN", help="En andra person som har granskat den publika."),
    ] = "",
    to: FOLDER = None,
    analysis: ANALYSIS = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """Write the reports of a stored year, in one edition."""
    chosen, wanted, year = load(settings), _parse_formats(formats), choose_stored_year(year, database)
    folder = to or REPORTS / str(year)
    written = read_back(year, folder, analysis, chosen)
    keep_written(database, year, written)
    if edition is EditionName.PUBLIK:
        names = approved_by.strip() or logged_in(), second.strip()
        _export_public(year, wanted, folder, database, chosen, names)
    else:
        _export_intern(year, wanted, folder, database, chosen, written)


def _export_intern(
    year: int,
    formats: Sequence[str],
    folder: Path,
    database: Path,
    settings: Settings,
    written: WrittenAnalyses,
) -> None:
    with open_store(database) as store:
        full_report = build_report(gather(store, settings, year))
        laid_out = lay_out(full_report, formats, settings, collect_attachments(store, full_report, settings))
        if "word" in formats:
            refuse_later_words(year, folder, written, settings)
        # While the store is held, so that no newer reports of another run are replaced by these.
        files = publish_reports(folder, laid_out, "" if "png" in formats else None)
    out(*written_files(files))


def _export_public(
    year: int,
    formats: Sequence[str],
    folder: Path,
    database: Path,
    settings: Settings,
    names: tuple[str, str],
) -> None:
    """Write the public edition with the record of its review, and note who approved it, all or nothing."""
    with open_store(database) as store:
        full_report = build_report(gather(store, settings, year))
        laid_out, edition = _make_public_edition(full_report, formats, store, settings)
        before = sum_tables(store)
    record = review_record(full_report, edition.report, edition.suppressed, _review(settings, edition, names))
    with open_store(database, writable=True) as store, store.transaction():
        refuse_change(store, before)
        sign(store, names[0], edition.suppressed, edition.snapshot, names[1])
        files = publish_reports(
            folder,
            {**laid_out, f"granskning-{year}-intern.md": record.encode()},
            PUBLIC if "png" in formats else None,
        )
    out(*suppression_lines(edition.suppressed, edition.protected), *written_files(files))


def _review(settings: Settings, edition: PublicEdition, names: tuple[str, str]) -> Review:
    rules = settings.edition
    chosen = (rules.alltid, rules.aldrig)
    return Review(*names, now(), rules.troskel, rules.minst_ja, *chosen, edition.protected)


def _make_public_edition(
    report: Report, formats: Sequence[str], store: Store, settings: Settings
) -> tuple[Mapping[str, bytes], PublicEdition]:
    """Return the files of the public edition (relative path -> content), and the edition itself.

    Raises LeakError when a file, read back, tells what the edition suppresses.
    """
    edition = build_public_edition(report, store, settings)
    laid_out = lay_out(edition.report, formats, settings, Attachments(tabulate_plan(store, edition.report)))
    template = template_bytes(settings.word_template)
    search_terms = collect_search_terms(report, edition.report, edition.suppressed, settings, template)
    inspect_charts(
        describe_charts(edition.report) if FORMATS_WITH_CHARTS & set(formats) else (), search_terms
    )
    inspect(laid_out, search_terms)
    return laid_out, edition


def _parse_formats(text: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip().casefold() for part in text.split(",")))
    for unknown in set(wanted) - set(FORMATS):
        raise UsageError(f"Formatet ”{unknown}” finns inte. Välj bland {', '.join(FORMATS)}.")
    return wanted
