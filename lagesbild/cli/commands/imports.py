"""importer: what has been imported."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from lagesbild.cli.options import AS_JSON, DATABASE, DATABASE_DEFAULT
from lagesbild.cli.screen import out, out_json
from lagesbild.outputs.terminal.summary import imports
from lagesbild.store.database import open_store


def importer(
    year: Annotated[int | None, typer.Option("--år", metavar="ÅR", help="Bara ett år.")] = None,
    as_json: AS_JSON = False,
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """The imports, oldest first."""
    with open_store(database) as store:
        found = store.imports(year)
    if as_json:
        out_json({"imports": [{"year": y, **asdict(incoming)} for y, incoming in found]})
    else:
        out(*imports(found))
