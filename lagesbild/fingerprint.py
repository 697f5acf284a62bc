"""The mark of the rules by which files are read, and which of a year's sources were read by others."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from lagesbild import __version__
from lagesbild.errors import Problem
from lagesbild.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.model import Period
    from lagesbild.privacy.personal.lists import Lists
    from lagesbild.settings import Settings
    from lagesbild.store import Store

RULES, LISTS = 16, 8
"""Digits of a mark."""
CODE = "other_rules"
OTHER_RULES = (
    "Lästa med andra regler än de som gäller nu (inställningarna eller programmet är ändrade sedan dess). "
    "Läs in filerna igen med ”lagesbild importera FILER --år {year}”."
)


def fingerprint(settings: Settings, period: Period) -> str:
    """A short mark of everything besides the file that decides how it is read."""
    rules = (
        __version__,
        VERSION,
        settings.vocabulary,
        settings.rules,
        settings.area,
        settings.area_parts,
        settings.registry_number,
        period,
    )
    return hashlib.sha256(repr(rules).encode()).hexdigest()[:RULES]


def lists_mark(lists: Lists) -> str:
    """A short mark of the lists that free text is screened by: others screen it again, and change no figure."""
    words = repr((sorted(lists.names), sorted(lists.places)))
    return hashlib.sha256(words.encode()).hexdigest()[:LISTS]


def read_otherwise(store: Store, settings: Settings, year: int, period: Period) -> Iterator[Problem]:
    """One problem that names the year's sources with files read by other rules than those in force, if there are any."""
    now = fingerprint(settings, period)
    known = {source.key: source.label for source in settings.vocabulary.sources}
    others = store.run(
        "SELECT DISTINCT source FROM imports WHERE year = ? AND left(reading, ?) <> ? ORDER BY source",
        (year, RULES, now),
    )
    if others:
        named = "; ".join(label for key, label in known.items() if (key,) in others)
        yield Problem(CODE, OTHER_RULES.format(year=year), named)
