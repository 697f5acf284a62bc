"""ta-bort: one import undone completely."""

from __future__ import annotations

from typing import Annotated

import typer

from lagesbild.cli.consent import is_terminal
from lagesbild.cli.options import DATABASE, DATABASE_DEFAULT, YES
from lagesbild.cli.prompts import confirm
from lagesbild.core.clock import now
from lagesbild.outputs.terminal.undoing import NOTHING_CHANGED, REMOVE, describe_affected
from lagesbild.store.affected import find_affected
from lagesbild.store.database import open_store
from lagesbild.store.imports import remove_import


def ta_bort(
    number: Annotated[int, typer.Argument(metavar="ID", help="Inläsningens id, se ”lagesbild importer”.")],
    yes: YES = False,
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """Undo one import completely; on a terminal once it is confirmed."""
    with open_store(database) as store:
        affected = find_affected(store, number)
    if affected:
        typer.echo("\n".join(describe_affected(affected)))
        if not yes and is_terminal() and not confirm(REMOVE):
            typer.echo(NOTHING_CHANGED)
            return
    with open_store(database, writable=True) as store:
        name = remove_import(store, number, now())
    typer.echo(f"Inläsning {number} ({name}) är borttagen. Det går att ta tillbaka med ”lagesbild ångra”.")
