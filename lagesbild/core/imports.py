"""What goes into the store: a year, and what one sheet of one file gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.core.free_text import NOTHING_FOUND, Screened

if TYPE_CHECKING:
    import pandas as pd

    from lagesbild.core.accounts import SheetAccount
    from lagesbild.core.errors import Problem
    from lagesbild.core.figures import Period


@dataclass(frozen=True, slots=True)
class StoredYear:
    """A year in the store: the days it covers, the area with its parts, the terms, and the sources not asked.

    `parts` and `not_asked` are None in a year that was stored before they were noted.
    """

    year: int
    period: Period
    area: str
    terms: str
    parts: tuple[str, ...] | None = None
    not_asked: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ParsedSheet:
    """What one sheet of one file gave: its observations, and what is wrong in it."""

    source: str
    """The key of the source that it was read as."""
    file: str
    sheet: str | None
    observations: pd.DataFrame
    problems: tuple[Problem, ...]
    definition: tuple[tuple[str, str], ...] = ()
    """Pairs of aspect and item: the categories, questions and parts of the area that the file was read by."""
    free_text: Screened = NOTHING_FOUND
    account: SheetAccount | None = None
    """What became of its cells; None for a sheet that is too large to look at each."""


@dataclass(frozen=True, slots=True)
class ImportedSheet:
    """A sheet ready to be stored, with what tells this import from another of the same file."""

    parsed: ParsedSheet
    sha256: str
    """The fingerprint of the file."""
    rules: str
    """The fingerprint of the rules by which the file was read: other rules make it another import."""
    registry_number: str
