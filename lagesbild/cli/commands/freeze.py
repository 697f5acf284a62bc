"""fastställ: a year's figures established as they are published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild import __version__
from lagesbild.cli.options import DATABASE, DATABASE_DEFAULT, SETTINGS, STORED_YEAR
from lagesbild.cli.screen import out
from lagesbild.cli.years import choose_stored_year
from lagesbild.config.loading import load
from lagesbild.core.clock import now
from lagesbild.disclosure.edition import build_public_edition
from lagesbild.disclosure.suppression.attacker import ContradictionError
from lagesbild.disclosure.suppression.audit import ExposedError
from lagesbild.figures.gathering import gather
from lagesbild.outputs.terminal.imports import freeze_lines
from lagesbild.report.building import build_report
from lagesbild.store.database import open_store
from lagesbild.store.freezes import freeze
from lagesbild.store.publications import keep_edition
from lagesbild.store.undoing import undoable

if TYPE_CHECKING:
    from lagesbild.config.settings import Settings
    from lagesbild.core.report import Report
    from lagesbild.store.database import Store
    from lagesbild.store.publications import Snapshot


def faststall(
    year: STORED_YEAR = None,
    by: Annotated[
        str, typer.Option("--av", metavar="NAMN", help="Den som fastställer siffrorna, till exempel nämnden.")
    ] = "",
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """Establish a year's figures as they are published."""
    chosen, year = load(settings), choose_stored_year(year, database)
    with open_store(database, writable=True) as store:
        full_report = build_report(gather(store, chosen, year))
        snapshot = _make_snapshot(store, full_report, chosen)
        with undoable(store, year):
            done, new = freeze(store, full_report, by.strip(), now(), __version__)
            if snapshot:
                keep_edition(store, snapshot, by.strip(), now())
    out(*freeze_lines(year, done, new=new))


def _make_snapshot(store: Store, full_report: Report, settings: Settings) -> Snapshot | None:
    """Return what may be published of the figures, to be kept so that no later edition tells what this one hides.

    Where no public edition can be made, tell the reason and return None; the figures are frozen all the same.
    """
    try:
        return build_public_edition(full_report, store, settings).snapshot
    except (ContradictionError, ExposedError) as error:
        out(f"Ingen publik utgåva går att hålla fast vid. {error}")
        return None
