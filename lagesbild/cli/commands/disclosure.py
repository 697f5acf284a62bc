"""röjandekontroll: what the public edition hides, or what any other table must."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lagesbild.cli.options import AS_JSON, DATABASE, DATABASE_DEFAULT, JSON_FILE, SETTINGS
from lagesbild.cli.screen import out, out_json
from lagesbild.config.loading import load
from lagesbild.core.errors import UsageError
from lagesbild.disclosure.edition import build_public_edition, redesign_options
from lagesbild.disclosure.single_table import protect_table, read_single_table
from lagesbild.disclosure.suppression.rules import Policy
from lagesbild.disclosure.table_redesign import single_table_options
from lagesbild.figures.gathering import gather
from lagesbild.outputs.json_report import protection_json
from lagesbild.outputs.terminal.disclosure import (
    Disclosed,
    HiddenPlace,
    advice,
    disclosure,
    protected_json,
    screen,
)
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store


def rojandekontroll(
    year: Annotated[
        int | None,
        typer.Option("--år", metavar="ÅR", min=1990, max=2100, help="Året vars publika utgåva ska visas."),
    ] = None,
    table: Annotated[
        Path | None,
        typer.Option("--tabell", metavar="FIL", help="En egen tabell i stället, i Excel eller csv."),
    ] = None,
    threshold: Annotated[
        int | None,
        typer.Option(
            "--tröskel",
            metavar="ANTAL",
            min=2,
            max=100,
            help="Minsta antal som visas i den egna tabellen. Utan: 5.",
        ),
    ] = None,
    as_json: AS_JSON = False,
    json_file: JSON_FILE = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """What is hidden and why, and what can still be said of it: of the public edition, or of a table of one's own."""
    if (year is None) == (table is None):
        raise UsageError(
            "Välj en sak: --år ÅR för den publika utgåvan eller --tabell FIL för en egen tabell."
        )
    if table is not None:
        _show_table(table, threshold, as_json=as_json, json_file=json_file)
    elif threshold is not None:
        raise UsageError("Tröskeln för den publika utgåvan ställs in under [publik] i lagesbild.toml.")
    elif year is not None:
        _show_edition(year, database, settings, as_json=as_json, json_file=json_file)


def _show_table(path: Path, threshold: int | None, *, as_json: bool, json_file: Path | None) -> None:
    policy = Policy() if threshold is None else Policy(threshold=threshold)
    protected = _protect(path, policy)
    if as_json:
        out_json(protected_json(protected), json_file)
    else:
        out(*screen(protected))


def _protect(path: Path, policy: Policy) -> Disclosed:
    given = read_single_table(path)
    done = protect_table(given, policy)
    shown, protection = done.table, done.protection
    hidden = tuple(
        HiddenPlace(*place, protection.primary.get(place, "secondary"), *protection.ranges[place])
        for place, value in shown.cells.items()
        if value is None
    )
    account = path.name, policy.threshold, protection.method
    saved = single_table_options(given, policy)
    return Disclosed(*account, shown.rows, shown.columns, shown.values, hidden, saved)


def _show_edition(
    year: int, database: Path, settings: Path | None, *, as_json: bool, json_file: Path | None
) -> None:
    chosen = load(settings)
    with open_store(database) as store:
        full_report = build_report(gather(store, chosen, year))
        suppressed = build_public_edition(full_report, store, chosen).suppressed
        saved = redesign_options(full_report, store, chosen)
    if as_json:
        out_json(
            {"year": year, "threshold": chosen.edition.troskel, **protection_json(suppressed, saved)},
            json_file,
        )
    else:
        out(*disclosure(full_report, suppressed, chosen.edition.troskel), *advice(saved))
