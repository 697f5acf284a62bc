"""radstatus: the status of a single row, as the coordinator decides it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lagesbild.cli.options import (
    AS_JSON,
    DATABASE,
    DATABASE_DEFAULT,
    JSON_FILE,
    REASON,
    SHEET,
    STORED_YEAR,
    UNDO,
)
from lagesbild.cli.screen import out, out_json
from lagesbild.cli.years import choose_stored_year
from lagesbild.config.sender_rules import STATUS_NAMES, status_of
from lagesbild.core.clock import now
from lagesbild.core.decisions import BY_HAND, UNCLEAR, RowDecision
from lagesbild.core.errors import UsageError
from lagesbild.core.text import clean
from lagesbild.figures.gathering import require
from lagesbild.outputs.terminal.decisions import rows, rows_json
from lagesbild.store.database import open_store
from lagesbild.store.decisions.rows import RowAddress, decide_row, place_of, row_decisions, undo_row
from lagesbild.store.file_names import spell_file

UNCLEAR_REASON = "oklar, beslut"


def radstatus(
    year: STORED_YEAR = None,
    file: Annotated[
        str, typer.Option("--fil", metavar="FILNAMN", callback=clean, help="Filen som raden står i.")
    ] = "",
    row: Annotated[
        int, typer.Option("--rad", metavar="RAD", min=0, show_default=False, help="Radens nummer i filen.")
    ] = 0,
    sheet: SHEET = "",
    status: Annotated[
        str,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="räknad, oklar eller ett skäl att lägga åt sidan, till exempel dubblett.",
        ),
    ] = "",
    reason: REASON = "",
    undo: UNDO = False,
    as_json: AS_JSON = False,
    json_file: JSON_FILE = None,
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """The rows whose status was decided by hand; with a file and a row, that decision is kept first."""
    is_decision = bool(file or row or sheet or status or undo or reason)
    if is_decision and not (file and row and bool(status) != undo):
        raise UsageError(
            "Ett beslut skrivs --fil FILNAMN --rad RAD och antingen --status STATUS eller --ångra."
        )
    year = choose_stored_year(year, database)
    if undo:
        _undo_row(database, year, RowAddress(file, row, sheet))
    elif is_decision:
        _decide_row(database, year, RowAddress(file, row, sheet), status_of(status), reason)
    _show_rows(database, year, as_json=as_json, json_file=json_file)


def _decide_row(database: Path, year: int, where: RowAddress, status: str, reason: str) -> None:
    if status not in BY_HAND:
        raise UsageError(f"”{status}” är inte känt. Välj bland {', '.join(STATUS_NAMES)}.")
    why = reason or (UNCLEAR_REASON if status == UNCLEAR else "")
    if not why:
        raise UsageError(
            "Ett beslut om en rad behöver ett skäl. Lägg till --skäl och varför, utan personuppgifter."
        )
    with open_store(database, writable=True) as store:
        require(store, year)
        where = where._replace(file=spell_file(store, year, where.file))
        place = place_of(store, year, where, status)
        decide_row(store, year, RowDecision(place, where.file, status, why, now().date()), now())


def _undo_row(database: Path, year: int, where: RowAddress) -> None:
    with open_store(database, writable=True) as store:
        undo_row(store, year, where, now())


def _show_rows(database: Path, year: int, *, as_json: bool, json_file: Path | None) -> None:
    with open_store(database) as store:
        require(store, year)
        decisions = row_decisions(store, year)
    if as_json:
        out_json(rows_json(decisions, year), json_file)
    else:
        out(*rows(decisions))
