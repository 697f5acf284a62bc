"""fastställ and journal: figures established as published, and every change of the store."""

from __future__ import annotations

from typing import Annotated

import typer

from lagesbild.cli.options import AS_JSON, DATABASE, DATABASE_DEFAULT, SETTINGS, YEAR


def faststall(
    year: YEAR,
    by: Annotated[
        str, typer.Option("--av", metavar="NAMN", help="Den som fastställer siffrorna, till exempel nämnden.")
    ] = "",
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """Establish a year's figures as they are published."""
    from lagesbild import __version__
    from lagesbild.cli.screen import out
    from lagesbild.clock import now
    from lagesbild.history import freeze
    from lagesbild.outputs.history import established
    from lagesbild.report import report
    from lagesbild.settings import load
    from lagesbild.store import opened

    chosen = load(settings)
    with opened(database, writable=True) as store:
        done, new = freeze(store, report(store, chosen, year), by.strip(), now(), __version__)
    out(*established(year, done, new=new))


def journal(
    year: Annotated[int | None, typer.Option("--år", metavar="ÅR", help="Bara ett år.")] = None,
    as_json: AS_JSON = False,
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """Every change of the store, oldest first."""
    from lagesbild.cli.screen import out, out_json
    from lagesbild.journal import entries
    from lagesbild.outputs import history
    from lagesbild.store import opened

    with opened(database) as store:
        found = entries(store, year)
    if as_json:
        out_json({"journal": history.journal_json(found)})
    else:
        out(*history.journal(found))
