"""gallra: all of the years before one taken out of the store for good."""

from __future__ import annotations

from typing import Annotated

import typer

from lagesbild.cli.options import DATABASE, DATABASE_DEFAULT
from lagesbild.core.clock import now
from lagesbild.disclosure.sign_off import logged_in
from lagesbild.outputs.folder.publish import publish
from lagesbild.outputs.terminal.purging import NOTHING, describe_purge, protocol, summarize_purge
from lagesbild.store.database import open_store
from lagesbild.store.purging import count_purge, purge_years


def gallra(
    before: Annotated[
        int,
        typer.Option("--före", metavar="ÅR", min=1990, max=2100, help="Allt om åren före detta tas bort."),
    ],
    by: Annotated[
        str, typer.Option("--av", metavar="NAMN", help="Den som gallrar. Utan: den inloggade.")
    ] = "",
    trial: Annotated[
        bool, typer.Option("--prova", help="Säg bara vad som skulle tas bort, och ta inte bort något.")
    ] = False,
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """Take all of the years before one out of the store for good, and write a protocol of it."""
    with open_store(database) as store:
        purge = count_purge(store, before)
    if not purge.removed:
        typer.echo(NOTHING.format(before=before))
        return
    typer.echo("\n\n".join(describe_purge(purge)))
    if trial:
        typer.echo("\nInget är gallrat. Kör utan --prova för att gallra.")
        return
    name, moment = by.strip() or logged_in(), now()
    purge_years(database, purge, moment, summarize_purge(purge, name))
    file = f"gallring-före-{before}-{moment:%Y%m%d-%H%M%S}.txt"
    (written,) = publish(database.parent, {file: protocol(purge, moment, name).encode()})
    typer.echo(f"\nGallrat. Protokollet: {written}")
