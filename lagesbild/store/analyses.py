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
    return tuple(_versions(store, year)[-1].split(BETWEEN)) if _versions(store, year) else ()


def is_new_analysis(store: Store, year: int, paragraphs: Sequence[str]) -> bool:
    """Whether a text is written since the latest version: an empty one, and one that the store had before, is not."""
    return bool(paragraphs) and BETWEEN.join(paragraphs) not in _versions(store, year)


def keep_analysis(store: Store, year: int, paragraphs: Sequence[str], today: date) -> None:
    """Let a text hold for a year from now on; the earlier ones stay."""
    store.insert("analyses", [(year, len(_versions(store, year)), BETWEEN.join(paragraphs), today)])


def _versions(store: Store, year: int) -> tuple[str, ...]:
    return tuple(
        text for (text,) in store.run("SELECT text FROM analyses WHERE year = ? ORDER BY version", (year,))
    )
