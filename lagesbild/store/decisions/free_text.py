"""Whether a doubtful passage of a free text is kept or masked: decided by hand, kept by the passage's id.

The id holds for the same passage in the same text, so a decision outlives a re-import and a corrected file. What was
decided is kept without a word of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.free_text import KEEP, MASK, TextDecision, TextPlace
from lagesbild.core.imports import Entry
from lagesbild.store.journal import note
from lagesbild.store.undoing import undoable

if TYPE_CHECKING:
    from datetime import datetime

    from lagesbild.store.database import Store

MOST_ROWS = 10
"""So many rows of a file with the same text are named in the journal."""
_PLACES = """
SELECT d.passage, d.keep, d.decided, d.by_whom, i.id, i.source, i.name, i.sheet, p."row", p.heading
FROM text_decisions d LEFT JOIN (text_passages p JOIN imports i ON i.id = p.import_id)
    ON p.id = d.passage AND i.year = d.year
WHERE d.year = ? ORDER BY d.decided, d.passage, i.id, p."row", p.heading
"""


def verdicts(store: Store, year: int) -> dict[str, bool]:
    """By the id of a passage of the year, whether it is kept, for those that are decided."""
    return dict(store.run("SELECT passage, keep FROM text_decisions WHERE year = ?", (year,)))


def text_decisions(store: Store, year: int) -> tuple[TextDecision, ...]:
    """What has been decided of a year's passages, oldest first, and where they stand."""
    decided_on: dict[str, tuple[TextDecision, list[TextPlace]]] = {}
    for passage, keep, decided, by, number, *place in store.run(_PLACES, (year,)):
        _, places = decided_on.setdefault(passage, (TextDecision(passage, keep, decided, by), []))
        if number is not None:
            places.append(TextPlace(number, *place))
    return tuple(replace(decision, places=tuple(places)) for decision, places in decided_on.values())


def decide_text(store: Store, year: int, decision: TextDecision, now: datetime) -> None:
    """Keep what was decided of a passage, in place of what was decided of it before."""
    with undoable(store, year):
        _forget(store, year, decision.id)
        values = (year, decision.id, decision.keep, decision.decided, decision.by)
        store.run("INSERT INTO text_decisions VALUES (?, ?, ?, ?, ?)", values)
        _note(store, year, decision, f"{KEEP if decision.keep else MASK}, av {decision.by}", now)


def undo_text(store: Store, year: int, decision: TextDecision, now: datetime) -> None:
    """Forget what was decided of a passage, so that it waits again."""
    with undoable(store, year):
        _forget(store, year, decision.id)
        _note(store, year, decision, f"beslutet ångrat, av {decision.by}", now)


def _forget(store: Store, year: int, passage: str) -> None:
    store.run("DELETE FROM text_decisions WHERE year = ? AND passage = ?", (year, passage))


def _note(store: Store, year: int, decision: TextDecision, outcome: str, now: datetime) -> None:
    """One line for each file that the passage stands in, the rows in it."""
    rows: dict[tuple[str, str], list[int]] = {}
    for place in decision.places:
        rows.setdefault((place.source, place.file), []).append(place.row)
    for (source, file), numbers in (rows or {("", ""): []}).items():
        more = f" och {len(numbers) - MOST_ROWS} till" if len(numbers) > MOST_ROWS else ""
        where = f", rad {', '.join(map(str, numbers[:MOST_ROWS]))}{more}" if numbers else ""
        note(store, Entry(now, year, "decided", source, file, f"fritext {decision.id}{where}: {outcome}"))
