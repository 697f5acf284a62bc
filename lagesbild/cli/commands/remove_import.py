"""ta-bort: one import undone completely."""

from __future__ import annotations

from typing import Annotated

import typer

from lagesbild.cli.options import DATABASE, DATABASE_DEFAULT
from lagesbild.core.clock import now
from lagesbild.store.database import open_store
from lagesbild.store.imports import remove_import


def ta_bort(
    number: Annotated[int, typer.Argument(metavar="ID", help="Inläsningens id, se ”lagesbild importer”.")],
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """Undo one import completely."""
    with open_store(database, writable=True) as store:
        name = remove_import(store, number, now())
    typer.echo(f"Inläsning {number} ({name}) är borttagen. Själva filen är orörd.")
