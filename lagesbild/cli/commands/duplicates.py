"""dubbletter: events that may stand in several sources, and what the coordinator decides of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lagesbild.cli.options import AS_JSON, DATABASE, DATABASE_DEFAULT, JSON_FILE, REASON, STORED_YEAR, UNDO
from lagesbild.cli.screen import out, out_json
from lagesbild.cli.years import choose_stored_year
from lagesbild.config.loading import load
from lagesbild.core.clock import now
from lagesbild.core.errors import UsageError
from lagesbild.figures.gathering import require
from lagesbild.outputs.terminal import decisions as layout
from lagesbild.store.database import open_store
from lagesbild.store.decisions.candidates import candidate_pairs
from lagesbild.store.decisions.pairs import decide_pair, pair_decisions, undo_pair


def dubbletter(
    year: STORED_YEAR = None,
    pair_id: Annotated[
        str, typer.Option("--beslut", metavar="PAR-ID", help="Paret som beslutet gäller.")
    ] = "",
    same: Annotated[bool, typer.Option("--samma", help="Paret är en och samma händelse.")] = False,
    different: Annotated[bool, typer.Option("--olika", help="Paret är två händelser.")] = False,
    undo: UNDO = False,
    reason: REASON = "",
    as_json: AS_JSON = False,
    json_file: JSON_FILE = None,
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """The possible duplicates of a year; with a pair's id, what is decided of it is kept first."""
    if (same + different + undo != 1) if pair_id else (same or different or undo or reason):
        raise UsageError("Ett beslut skrivs --beslut PAR-ID och ett av --samma, --olika och --ångra.")
    year = choose_stored_year(year, database)
    if pair_id:
        decide(database, year, pair_id, None if undo else (same, reason))
    _show_pairs(database, year, as_json=as_json, json_file=json_file)


def decide(database: Path, year: int, pair_id: str, decision: tuple[bool, str] | None) -> None:
    """Keep what is decided of a pair: whether it is one event, and why; None takes it back."""
    with open_store(database, writable=True) as store:
        require(store, year)
        if decision is None:
            undo_pair(store, year, pair_id, now())
            return
        pair = next((pair for pair in candidate_pairs(store, year) if pair.id == pair_id), None)
        if pair is None:
            raise UsageError(
                f"Inget par har id ”{pair_id}”. Se paren med ”lagesbild dubbletter --år {year}”."
            )
        decide_pair(store, year, pair, decision, now())


def _show_pairs(database: Path, year: int, *, as_json: bool, json_file: Path | None) -> None:
    with open_store(database) as store:
        require(store, year)
        candidates = candidate_pairs(store, year)
        decided = pair_decisions(store, year)
    shown = {pair.id for pair in candidates}
    outdated = tuple(decision for decision in decided if decision.pair not in shown)
    if as_json:
        out_json(layout.pairs_json(candidates, outdated, year), json_file)
    else:
        out(*layout.pairs(candidates, year, load().vocabulary.words()), *layout.outdated_decisions(outdated))
