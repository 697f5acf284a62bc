"""The figures from outside that came in with a year's files, those of several files of one source together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.background import BACKGROUND, Background, BackgroundValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.core.imports import Incoming
    from lagesbild.store.database import Store

_STORED = """
SELECT d.import_id, d.item FROM definitions d JOIN imports i ON i.id = d.import_id
WHERE i.year = ? AND d.aspect = ? ORDER BY i.id, d.rowid
"""


def read_background(
    store: Store, settings: Settings, year: int, files: Sequence[Incoming]
) -> tuple[Background, ...]:
    """The values that came in for a year, by source in their fixed order; a source of which nothing came in has none."""
    values: dict[int, list[BackgroundValue]] = {}
    for number, item in store.run(_STORED, (year, BACKGROUND)):
        values.setdefault(number, []).append(BackgroundValue.from_json(item))
    return tuple(
        Background(
            source.key,
            source.label,
            source.short,
            source.sender,
            tuple(dict.fromkeys(value for file in own for value in values.get(file.id, ()))),
            own,
        )
        for source in settings.vocabulary.sources
        if source.form == "bakgrund" and (own := tuple(file for file in files if file.source == source.key))
    )
