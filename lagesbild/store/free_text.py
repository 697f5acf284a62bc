"""Screened free text in the store: kept with its import, and read with what has been decided of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lagesbild.core.free_text import (
    Description,
    Descriptions,
    FileFindings,
    Found,
    Passage,
    Queued,
    ScreenedText,
    StoredText,
    TextPlace,
)
from lagesbild.personal_data.text_decisions import apply_decisions, find_undecided
from lagesbild.store.decisions.free_text import verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lagesbild.core.free_text import PlacedText, Screened, TextStatus
    from lagesbild.store.database import Store

_OF_YEAR = "JOIN imports i ON i.id = t.import_id WHERE i.year = ?"
_SHOWN = f"""shown AS (
    SELECT t.import_id, i.source, i.name, i.sheet, t."row", t.heading, t.text FROM texts t {_OF_YEAR}
    ORDER BY t.import_id, t."row", t.heading LIMIT ?
)"""
_WAITING = """
SELECT count(DISTINCT (t.import_id, t."row", t.heading)) FROM text_passages t
JOIN imports i ON i.id = t.import_id LEFT JOIN text_decisions d ON d.year = i.year AND d.passage = t.id
WHERE i.year = ? AND d.passage IS NULL
"""
EVERY = 2**62
MOST_SHOWN = 5000
"""More texts than anybody reads, and as many as a sheet is quick to open with."""
COMMON = 100
"""A text on so many rows is stored by itself."""


def keep_texts(store: Store, number: int, screened: Screened) -> None:
    """Store the free text of an import; to be called within the transaction that stores the import."""
    common = [stored for stored in screened.texts if len(stored.rows) >= COMMON]
    for stored in common:
        _insert_repeated(store, number, stored)
    rare = (stored for stored in screened.texts if len(stored.rows) < COMMON)
    insert_texts(
        store, number, [(row, stored.heading, stored.screened) for stored in rare for row in stored.rows]
    )
    store.insert("text_findings", [(number, *finding) for finding in screened.found])


def _insert_repeated(store: Store, number: int, stored: PlacedText) -> None:
    """One text on many rows: its words are handed over once."""
    rows = list(stored.rows)
    heading_and_text = (stored.heading, stored.screened.text)
    store.run(f"INSERT INTO texts SELECT {number}, unnest(?::INTEGER[]), ?, ?", (rows, *heading_and_text))
    for p in stored.screened.passages:
        values = (rows, stored.heading, p.id, p.start, p.end, p.kind, p.why)
        store.run(
            f"INSERT INTO text_passages SELECT {number}, unnest(?::INTEGER[]), ?, ?, ?, ?, ?, ?", values
        )


def insert_texts(store: Store, number: int, texts: Sequence[tuple[int, str, ScreenedText]]) -> None:
    """Store many texts on few rows each, as (row, heading, text)."""
    store.insert("texts", [(number, row, heading, stored.text) for row, heading, stored in texts])
    passages = [
        (number, row, heading, p.id, p.start, p.end, p.kind, p.why)
        for row, heading, stored in texts
        for p in stored.passages
    ]
    store.insert("text_passages", passages)


def stored_texts(store: Store, year: int, most: int = EVERY) -> tuple[StoredText, ...]:
    """The screened texts of a year, in the order of imports and rows; the first ones where `most` is given."""
    values = (year, most)
    passages: dict[tuple[int, int, str], list[Passage]] = {}
    for number, row, heading, *values_of_passage in store.run(
        f'WITH {_SHOWN} SELECT p.import_id, p."row", p.heading, p.id, p."start", p."end", p.kind, p.why '
        'FROM text_passages p JOIN shown USING (import_id, "row", heading) ORDER BY p."start"',
        values,
    ):
        passages.setdefault((number, row, heading), []).append(Passage(*values_of_passage))
    return tuple(
        StoredText(TextPlace(*place), ScreenedText(text, tuple(passages.get((place[0], *place[4:]), ()))))
        for *place, text in store.run(f"WITH {_SHOWN} SELECT * FROM shown", values)
    )


def queue(texts: Iterable[StoredText], kept: Mapping[str, bool]) -> tuple[Queued, ...]:
    """The passages that nobody has decided, each once, with every place where it stands in the same text."""
    waiting: dict[str, tuple[Passage, ScreenedText, list[TextPlace]]] = {}
    for stored in texts:
        for passage in find_undecided(stored.screened.passages, kept):
            waiting.setdefault(passage.id, (passage, stored.screened, []))[2].append(stored.place)
    return tuple(Queued(passage, screened, tuple(places)) for passage, screened, places in waiting.values())


def places_of(texts: Iterable[StoredText]) -> dict[str, tuple[TextPlace, ...]]:
    """By the id of a passage, decided or not, every place where it stands."""
    return {stored.passage.id: stored.places for stored in queue(texts, {})}


def descriptions(store: Store, year: int) -> Descriptions:
    """The free text of a year as it stands by the decisions; none of a text in which something is undecided."""
    kept = verdicts(store, year)
    shown = tuple(_description(stored, kept) for stored in stored_texts(store, year, MOST_SHOWN))
    ((total,),) = store.run(f"SELECT count(*) FROM texts t {_OF_YEAR}", (year,))
    ((waiting,),) = store.run(_WAITING, (year,))
    return Descriptions(shown, total, waiting)


def _description(stored: StoredText, kept: Mapping[str, bool]) -> Description:
    if find_undecided(stored.screened.passages, kept):
        return Description(stored.place, "", "waiting")
    status: TextStatus = "decided" if stored.screened.passages else "free"
    return Description(stored.place, apply_decisions(stored.screened, kept), status)


def list_findings(store: Store, year: int) -> tuple[FileFindings, ...]:
    """What was found in the free text of each file of a year, files without any left out."""
    outcomes: dict[str, Counter[tuple[str, str]]] = {}
    for file, kind, outcome, number in store.run(
        f"SELECT i.name, t.kind, t.outcome, t.number FROM text_findings t {_OF_YEAR} "
        "ORDER BY i.id, t.kind, t.outcome",
        (year,),
    ):
        outcomes.setdefault(file, Counter())[kind, outcome] += number
    return tuple(
        FileFindings(file, tuple(Found(*what, number) for what, number in counts.items()))
        for file, counts in outcomes.items()
    )
