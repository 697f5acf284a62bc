"""Possible duplicates of two sources: judged pair by pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.cli.commands.duplicates import decide
from lagesbild.cli.guide.questions import ask_key
from lagesbild.cli.guide.session import show_command, write_reports
from lagesbild.cli.screen import out
from lagesbild.config.loading import load
from lagesbild.outputs.terminal.decisions import show_pair
from lagesbild.store.database import open_store
from lagesbild.store.decisions.candidates import candidate_pairs

if TYPE_CHECKING:
    from lagesbild.cli.guide.session import Session
    from lagesbild.core.decisions import CandidatePair
    from lagesbild.store.database import Store

QUESTION = "Är det samma händelse? s samma, o olika, Enter hoppa över:"
SKIP = "h"
VERDICTS = {"s": True, "o": False}


def list_open_pairs(store: Store, year: int) -> tuple[CandidatePair, ...]:
    """Return the possible duplicates of the year that nobody has judged."""
    return tuple(pair for pair in candidate_pairs(store, year) if pair.decision is None)


def go_through_pairs(session: Session) -> None:
    """Show each pair and keep what the user says of it at once; the reports are written again when something is said."""
    words = load().vocabulary.words()
    with open_store(session.database) as store:
        pairs = list_open_pairs(store, session.year)
    judged = False
    for pair in pairs:
        out(*show_pair(pair, words))
        answer = ask_key(QUESTION, (SKIP, *VERDICTS))
        if answer in VERDICTS:
            verdict = "--samma" if VERDICTS[answer] else "--olika"
            show_command("dubbletter", "--år", session.year, "--beslut", pair.id, verdict)
            decide(session.database, session.year, pair.id, (VERDICTS[answer], ""))
            judged = True
    if judged:
        write_reports(session)
