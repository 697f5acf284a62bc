"""dubbletter and radstatus: what the coordinator decides of possible duplicates, and of single rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.options import AS_JSON, DATABASE, DATABASE_DEFAULT, YEAR

if TYPE_CHECKING:
    from pathlib import Path

REASON = Annotated[
    str, typer.Option("--skäl", metavar="SKÄL", help="Varför, utan personuppgifter. Sparas med beslutet.")
]
UNDO = Annotated[bool, typer.Option("--ångra", help="Ta bort beslutet.")]
UNCLEAR_REASON = "oklar, beslut"


def dubbletter(
    year: YEAR,
    pair_id: Annotated[
        str, typer.Option("--beslut", metavar="PAR-ID", help="Paret som beslutet gäller.")
    ] = "",
    same: Annotated[bool, typer.Option("--samma", help="Paret är en och samma händelse.")] = False,
    different: Annotated[bool, typer.Option("--olika", help="Paret är två händelser.")] = False,
    undo: UNDO = False,
    reason: REASON = "",
    as_json: AS_JSON = False,
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """The possible duplicates of a year; with a pair's id, what is decided of it is kept first."""
    from lagesbild.core.errors import UsageError

    if (same + different + undo != 1) if pair_id else (same or different or undo or reason):
        raise UsageError("Ett beslut skrivs --beslut PAR-ID och ett av --samma, --olika och --ångra.")
    if pair_id:
        _decide_pair(database, year, pair_id, None if undo else (same, reason))
    _show_pairs(database, year, as_json=as_json)


def _decide_pair(database: Path, year: int, pair_id: str, decision: tuple[bool, str] | None) -> None:
    from lagesbild.core.clock import now
    from lagesbild.core.errors import UsageError
    from lagesbild.report.building import require
    from lagesbild.store.database import opened
    from lagesbild.store.decisions.candidates import pairs
    from lagesbild.store.decisions.storing import decide_pair, undo_pair

    with opened(database, writable=True) as store:
        require(store, year)
        if decision is None:
            undo_pair(store, year, pair_id, now())
            return
        pair = next((pair for pair in pairs(store, year) if pair.id == pair_id), None)
        if pair is None:
            raise UsageError(
                f"Inget par har id ”{pair_id}”. Se paren med ”lagesbild dubbletter --år {year}”."
            )
        decide_pair(store, year, pair, decision, now())


def _show_pairs(database: Path, year: int, *, as_json: bool) -> None:
    from lagesbild.cli.screen import out, out_json
    from lagesbild.outputs.terminal import decisions as layout
    from lagesbild.report.building import require
    from lagesbild.store.database import opened
    from lagesbild.store.decisions.candidates import pairs
    from lagesbild.store.decisions.storing import pair_decisions

    with opened(database) as store:
        require(store, year)
        found = pairs(store, year)
        decided = pair_decisions(store, year)
    shown = {pair.id for pair in found}
    left = tuple(decision for decision in decided if decision.pair not in shown)
    if as_json:
        out_json(layout.pairs_json(found, left, year))
    else:
        out(*layout.pairs(found, year), *layout.left_over(left))


def radstatus(
    year: YEAR,
    file: Annotated[str, typer.Option("--fil", metavar="FILNAMN", help="Filen som raden står i.")] = "",
    row: Annotated[
        int, typer.Option("--rad", metavar="RAD", min=0, show_default=False, help="Radens nummer i filen.")
    ] = 0,
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
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """The rows whose status was decided by hand; with a file and a row, that decision is kept first."""
    from lagesbild.config.status_words import status_of
    from lagesbild.core.errors import UsageError

    wished = bool(file or row or status or undo or reason)
    if wished and not (file and row and bool(status) != undo):
        raise UsageError(
            "Ett beslut skrivs --fil FILNAMN --rad RAD och antingen --status STATUS eller --ångra."
        )
    if undo:
        _undo_row(database, year, file, row)
    elif wished:
        _decide_row(database, year, (file, row), status_of(status), reason)
    _show_rows(database, year, as_json=as_json)


def _decide_row(database: Path, year: int, where: tuple[str, int], status: str, reason: str) -> None:
    from lagesbild.config.status_words import WORDS
    from lagesbild.core.clock import now
    from lagesbild.core.decisions import BY_HAND, UNCLEAR, RowDecision
    from lagesbild.core.errors import UsageError
    from lagesbild.report.building import require
    from lagesbild.store.database import opened
    from lagesbild.store.decisions.rows import decide_row, place_of

    if status not in BY_HAND:
        raise UsageError(f"”{status}” är inte känt. Välj bland {', '.join(WORDS)}.")
    why = reason or (UNCLEAR_REASON if status == UNCLEAR else "")
    if not why:
        raise UsageError(
            "Ett beslut om en rad behöver ett skäl. Lägg till --skäl och varför, utan personuppgifter."
        )
    with opened(database, writable=True) as store:
        require(store, year)
        place = place_of(store, year, *where, status)
        decide_row(store, year, RowDecision(place, where[0], status, why, now().date()), now())


def _undo_row(database: Path, year: int, file: str, row: int) -> None:
    from lagesbild.core.clock import now
    from lagesbild.store.database import opened
    from lagesbild.store.decisions.rows import undo_row

    with opened(database, writable=True) as store:
        undo_row(store, year, file, row, now())


def _show_rows(database: Path, year: int, *, as_json: bool) -> None:
    from lagesbild.cli.screen import out, out_json
    from lagesbild.outputs.terminal.decisions import rows, rows_json
    from lagesbild.report.building import require
    from lagesbild.store.database import opened
    from lagesbild.store.decisions.rows import row_decisions

    with opened(database) as store:
        require(store, year)
        found = row_decisions(store, year)
    if as_json:
        out_json(rows_json(found, year))
    else:
        out(*rows(found))
