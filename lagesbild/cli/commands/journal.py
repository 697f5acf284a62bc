"""journal: every change of the store."""

from __future__ import annotations

from typing import Annotated

import typer

from lagesbild.cli.options import AS_JSON, DATABASE, DATABASE_DEFAULT, JSON_FILE
from lagesbild.cli.screen import out, out_json
from lagesbild.outputs.terminal import journal as layout
from lagesbild.store.database import open_store
from lagesbild.store.journal import read_entries


def journal(
    year: Annotated[int | None, typer.Option("--år", metavar="ÅR", help="Bara ett år.")] = None,
    as_json: AS_JSON = False,
    json_file: JSON_FILE = None,
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """Every change of the store, oldest first."""
    with open_store(database) as store:
        found = read_entries(store, year)
    if as_json:
        out_json({"journal": layout.journal_json(found)}, json_file)
    else:
        out(*layout.journal(found))
