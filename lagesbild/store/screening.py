"""The stored texts searched again, by other lists of names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lagesbild.core.free_text import DOUBTFUL, MASKED
from lagesbild.personal_data.masking import screen
from lagesbild.store.free_text import insert_texts, stored_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lagesbild.core.free_text import ScreenedText
    from lagesbild.personal_data.word_lists import Lists
    from lagesbild.store.database import Store


def screen_again(store: Store, year: int, lists: Lists) -> int:
    """Search the stored texts of a year by other lists of names; how many of them changed.

    What is masked stays masked, since its words are gone. To be called within a transaction.
    """
    changed: dict[int, list[tuple[int, str, ScreenedText]]] = {}
    more: Counter[tuple[int, str]] = Counter()
    for stored in stored_texts(store, year):
        again, findings_again = screen(stored.screened.text, lists)
        if again != stored.screened:
            number, row, heading = stored.place.import_id, stored.place.row, stored.place.heading
            changed.setdefault(number, []).append((row, heading, again))
            more.update((number, finding.kind) for finding in findings_again if finding.outcome == MASKED)
    for number, texts in changed.items():
        _replace(store, number, texts)
    _recount(store, changed, more)
    return sum(map(len, changed.values()))


def _replace(store: Store, number: int, texts: Sequence[tuple[int, str, ScreenedText]]) -> None:
    places = [row for row, _, _ in texts], [heading for _, heading, _ in texts]
    for table in ("texts", "text_passages"):
        store.run(
            f'DELETE FROM {table} WHERE import_id = ? AND ("row", heading) IN '
            "(SELECT (unnest(?::INTEGER[]), unnest(?::VARCHAR[])))",
            (number, *places),
        )
    insert_texts(store, number, texts)


def _recount(store: Store, numbers: Iterable[int], more: Mapping[tuple[int, str], int]) -> None:
    """What is masked is added to what was; what is doubtful is counted anew."""
    for number in numbers:
        store.run("DELETE FROM text_findings WHERE import_id = ? AND outcome = ?", (number, DOUBTFUL))
        store.run(
            "INSERT INTO text_findings SELECT import_id, kind, ?, count(*) FROM text_passages "
            "WHERE import_id = ? GROUP BY ALL",
            (DOUBTFUL, number),
        )
    store.insert("text_findings", [(number, kind, MASKED, count) for (number, kind), count in more.items()])
