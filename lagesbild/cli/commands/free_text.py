"""granska-text: the doubtful passages of the free text, kept or masked one by queued. The one place that shows them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.consent import is_terminal
from lagesbild.cli.options import AS_JSON, DATABASE, DATABASE_DEFAULT, JSON_FILE, NAMES, SETTINGS, STORED_YEAR
from lagesbild.cli.prompts import choose
from lagesbild.cli.screen import out, out_json
from lagesbild.cli.years import choose_stored_year
from lagesbild.config.loading import load
from lagesbild.core.clock import now
from lagesbild.core.errors import UsageError
from lagesbild.core.free_text import KEEP, MASK, TextDecision
from lagesbild.core.imports import Entry
from lagesbild.core.wording import tally
from lagesbild.disclosure.sign_off import logged_in
from lagesbild.figures.gathering import require
from lagesbild.outputs.terminal.free_text import (
    decisions_table,
    queue_json,
    queue_table,
    review_summary,
    side_by_side,
)
from lagesbild.personal_data.text_decisions import split_around
from lagesbild.store.database import open_store
from lagesbild.store.decisions.free_text import decide_text, text_decisions, undo_text, verdicts
from lagesbild.store.free_text import places_of, queue, stored_texts
from lagesbild.store.journal import note
from lagesbild.store.screening import screen_again
from lagesbild.store.undoing import undoable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.free_text import Queued, TextPlace
    from lagesbild.store.database import Store

KEPT = Annotated[
    list[str] | None,
    typer.Option("--behåll", metavar="ID", help="Stället står kvar. Kan ges flera gånger."),
]
MASKED = Annotated[
    list[str] | None,
    typer.Option("--maska", metavar="ID", help="Stället maskas. Kan ges flera gånger."),
]
UNDONE = Annotated[
    list[str] | None,
    typer.Option("--ångra", metavar="ID", help="Ta bort beslutet om stället. Kan ges flera gånger."),
]
BACK, LEAVE = "ångra det förra", "avsluta"
ANSWERS = (KEEP, MASK, "hoppa över", BACK, LEAVE)
QUESTION = "(b)ehåll, (m)aska, (h)oppa över, (å)ngra det förra eller (a)vsluta?"
UNKNOWN = (
    "”{id}” är inget ställe eller beslut för {year}. Se dem med ”lagesbild granska-text --år {year} --json”."
)
TWICE = "”{id}” är nämnt med olika beslut. Välj ett av --behåll, --maska och --ångra."
VERDICTS = {KEEP: True, MASK: False}


def granska_text(
    year: STORED_YEAR = None,
    keep: KEPT = None,
    mask: MASKED = None,
    undo: UNDONE = None,
    names: NAMES = None,
    as_json: AS_JSON = False,
    json_file: JSON_FILE = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """Go through the doubtful passages on a terminal; otherwise list them. With ids, what is decided is kept first."""
    year = choose_stored_year(year, database)
    decisions = [
        *((passage, True) for passage in keep or ()),
        *((passage, False) for passage in mask or ()),
        *((passage, None) for passage in undo or ()),
    ]
    if names:
        _search_again(database, year, names, settings)
    if decisions:
        _decide(database, year, decisions)
    elif is_terminal() and not as_json:
        _go_through(database, year)
        return
    _show(database, year, as_json=as_json, json_file=json_file)


def _search_again(database: Path, year: int, names: Path, settings: Path | None) -> None:
    """Search the stored texts by a larger list of names, and say how many of them changed."""
    lists = load(settings).with_names(names).lists
    with open_store(database, writable=True) as store, undoable(store, year):
        require(store, year)
        changed = screen_again(store, year, lists)
        changes = tally(changed, "ändrad text", "ändrade texter")
        if changed:
            note(store, Entry(now(), year, "screened", "", names.name, changes))
    typer.echo(f"Fritexten är genomsökt med {names.name}: {changes}.", err=True)


def _decide(database: Path, year: int, decisions: Sequence[tuple[str, bool | None]]) -> None:
    """Store every decision, or none where an id is not known or named twice; None takes back what was decided."""
    for passage, times in Counter(passage for passage, _ in set(decisions)).items():
        if times > 1:
            raise UsageError(TWICE.format(id=passage))
    with open_store(database, writable=True) as store:
        require(store, year)
        places, decided = places_of(stored_texts(store, year)), verdicts(store, year)
        for passage, keep in decisions:
            if passage not in (decided if keep is None else places):
                raise UsageError(UNKNOWN.format(id=passage, year=year))
        with undoable(store, year):
            for passage, keep in decisions:
                _store_decision(store, year, passage, keep, places.get(passage, ()))


def _store_decision(
    store: Store, year: int, passage: str, keep: bool | None, places: Sequence[TextPlace]
) -> None:
    """Store what was decided of a passage with the day and the one who is logged in; None takes it back."""
    moment = now()
    decision = TextDecision(passage, bool(keep), moment.date(), logged_in(), tuple(places))
    if keep is None:
        undo_text(store, year, decision, moment)
    else:
        decide_text(store, year, decision, moment)


def _go_through(database: Path, year: int) -> None:
    """Ask of each passage in turn; every answer is kept at once, so that one may stop anywhere."""
    with open_store(database, writable=True) as store:
        require(store, year)
        decided = verdicts(store, year)
        waiting = queue(stored_texts(store, year), decided)
        before, position = set(decided), 0
        while position < len(waiting):
            queued = waiting[position]
            answer = _ask(queued, (position + 1, len(waiting)), decided)
            if answer == LEAVE:
                break
            if answer == BACK:
                position = max(0, position - 1)
                _take_back(store, year, waiting[position], decided)
                continue
            if answer in VERDICTS:
                decided[queued.passage.id] = VERDICTS[answer]
                _store_decision(store, year, queued.passage.id, VERDICTS[answer], queued.places)
            position += 1
    answered = len(decided.keys() - before)
    out(*review_summary(answered, len(waiting) - answered, year))


def _take_back(store: Store, year: int, queued: Queued, decided: dict[str, bool]) -> None:
    """Forget what was decided of a passage, if anything was."""
    if decided.pop(queued.passage.id, None) is not None:
        _store_decision(store, year, queued.passage.id, None, queued.places)


def _ask(queued: Queued, number: tuple[int, int], decided: dict[str, bool]) -> str:
    """Show a passage in its text, and return what the user answers."""
    out(*side_by_side(queued, number, split_around(queued.screened, queued.passage, decided)))
    return choose(QUESTION, ANSWERS)


def _show(database: Path, year: int, *, as_json: bool, json_file: Path | None) -> None:
    with open_store(database) as store:
        require(store, year)
        waiting = queue(stored_texts(store, year), verdicts(store, year))
        decided = text_decisions(store, year)
    if as_json:
        out_json(queue_json(waiting, decided, year), json_file)
    else:
        out(*queue_table(waiting), *decisions_table(decided))
