"""importer: what has been imported."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec.structs import asdict

from lagesbild.cli.options import AS_JSON, DATABASE, DATABASE_DEFAULT, JSON_FILE
from lagesbild.cli.screen import out, out_json
from lagesbild.config.loading import load
from lagesbild.outputs.terminal.summary import imports
from lagesbild.store.database import open_store
from lagesbild.store.unread_files import unread_files


def importer(
    year: Annotated[int | None, typer.Option("--år", metavar="ÅR", help="Bara ett år.")] = None,
    as_json: AS_JSON = False,
    json_file: JSON_FILE = None,
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """The imports, oldest first, and the files that could not be read."""
    with open_store(database) as store:
        found, unread = store.imports(year), unread_files(store, year)
    if as_json:
        read = {"imports": [{"year": y, **asdict(incoming)} for y, incoming in found]}
        left = {"unread_files": [{"year": y, **asdict(file)} for y, file in unread]} if unread else {}
        out_json(read | left, json_file)
    else:
        vocabulary = load().vocabulary
        shorts = {source.key: source.short for source in vocabulary.sources}
        out(*imports(found, unread, vocabulary.words() | shorts))
