"""What people have written under *Analys* for a year, every version of it: the latest one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lagesbild.store.database import Store

BETWEEN = "\n\n"
"""Between two paragraphs, none of which holds an empty line."""


def analysis_of(store: Store, year: int) -> tuple[str, ...]:
    """The paragraphs that hold for a year; none where nothing is written."""
    versions = _versions(store, year)
    return tuple(versions[-1].split(BETWEEN)) if versions else ()


def list_new_analyses(
    store: Store, year: int, found: Sequence[str], named: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """What is written since the latest version: in the file that was found, then in the one that was named.

    An empty text is none, and one that is found is none either when the store had it before; the named one holds anyhow.
    """
    versions = _versions(store, year)
    own = (tuple(found),) if found and BETWEEN.join(found) not in versions else ()
    latest = own[-1] if own else analysis_of(store, year)
    return (*own, *((tuple(named),) if named and tuple(named) != latest else ()))


def keep_analyses(store: Store, year: int, texts: Sequence[Sequence[str]], today: date) -> None:
    """Let the last of some texts hold for a year from now on; the earlier ones stay."""
    first = len(_versions(store, year))
    rows = [(year, first + place, BETWEEN.join(text), today) for place, text in enumerate(texts)]
    with store.transaction():
        store.insert("analyses", rows)


def _versions(store: Store, year: int) -> tuple[str, ...]:
    return tuple(
        text for (text,) in store.run("SELECT text FROM analyses WHERE year = ? ORDER BY version", (year,))
    )
