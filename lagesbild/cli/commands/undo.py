"""ångra: the last change of the store, taken back once it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from lagesbild.cli.consent import is_terminal
from lagesbild.cli.options import DATABASE, DATABASE_DEFAULT, YES
from lagesbild.cli.prompts import confirm
from lagesbild.core.clock import now
from lagesbild.core.errors import UsageError
from lagesbild.outputs.terminal.undoing import NOTHING_CHANGED, UNDO, UNDONE, describe_change, why_nothing
from lagesbild.store.database import open_store
from lagesbild.store.journal import read_entries
from lagesbild.store.meanwhile import ChangedMeanwhileError
from lagesbild.store.undoing import last_change, take_back

if TYPE_CHECKING:
    from lagesbild.store.database import Store
    from lagesbild.store.undoing import LastChange


def angra(yes: YES = False, database: DATABASE = DATABASE_DEFAULT) -> None:
    """Take back the last change of the store."""
    with open_store(database) as store:
        change = _find_change(store)
    typer.echo(describe_change(change.year, change.entries))
    if not yes and not is_terminal():
        raise UsageError("Inget är ändrat. Kör ”lagesbild ångra --ja” om det ska tas tillbaka.")
    if not yes and not confirm(UNDO):
        typer.echo(NOTHING_CHANGED)
        return
    with open_store(database, writable=True) as store:
        if _find_change(store) != change:
            raise ChangedMeanwhileError
        take_back(store, change, now())
    typer.echo(UNDONE.format(year=change.year))


def _find_change(store: Store) -> LastChange:
    """Return what can be taken back; UsageError with the reason where nothing can."""
    change = last_change(store)
    if change is None:
        entries = read_entries(store)
        raise UsageError(why_nothing(entries[-1] if entries else None))
    return change
