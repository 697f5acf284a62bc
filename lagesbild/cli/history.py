"""journal: what has been changed in the store, and when."""

from __future__ import annotations

from typing import Annotated

import typer

from lagesbild.cli.options import AS_JSON, DATABASE, DATABASE_DEFAULT


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
