"""A short mark of the rules by which files are read: Settings and period -> digits."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from lagesbild import __version__

if TYPE_CHECKING:
    from lagesbild.config.settings import Settings
    from lagesbild.core.periods import Period
    from lagesbild.personal_data.word_lists import Lists

READING = 2
"""The version of the reading itself: raised when the same file and settings give other observations."""
RULES, LISTS = 16, 8
"""Digits of a mark."""


def fingerprint(settings: Settings, period: Period) -> str:
    """A short mark of everything besides the file that decides how it is read."""
    rules = (
        __version__,
        READING,
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
