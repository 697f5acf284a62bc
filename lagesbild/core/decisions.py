"""What the coordinator decides by hand: whether two records are one event, and what a row counts as."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.figures import REASONS
from lagesbild.core.tables import COUNTED

if TYPE_CHECKING:
    from datetime import date

UNCLEAR = "unclear"
"""Set aside as unreadable, because nobody can tell what the row is."""
BY_HAND = (COUNTED, *REASONS, UNCLEAR)
"""What a row may be decided to be."""
VERDICTS = {True: "samma", False: "olika"}
"""By whether a pair is one event, the word that says so."""


class Place(Struct, frozen=True, order=True):
    """Where a record stands, by the content of its file: the same however often the file is read."""

    source: str
    sha256: str
    row: int
    sheet: str = ""
    """The name of its sheet; "" in a file of a single one without a name."""

    def __str__(self) -> str:
        """The place as the id of a pair is made of it."""
        sheet = f"/{self.sheet}" if self.sheet else ""
        return f"{self.source}/{self.sha256}/{self.row}{sheet}"


class CandidateRecord(Struct, frozen=True):
    """What is shown of a counted record that may be the same event as another: never a place, a unit or a text."""

    place: Place
    file: str
    day: date
    area: str
    category: str


class PairDecision(Struct, frozen=True):
    """What was decided of a pair of records, why and when, and by which files they were then known.

    It holds as long as both records are in the store and are counted.
    """

    pair: str
    is_match: bool
    reason: str
    decided: date
    places: tuple[tuple[Place, str], ...]
    """Both places, each with the name of its file."""
    holds: bool = True


class CandidatePair(Struct, frozen=True):
    """Two records of different sources that may be one event, and what was decided of them, if anything."""

    left: CandidateRecord
    right: CandidateRecord
    milieus: tuple[str, ...]
    """The milieus that they have in common."""
    decision: PairDecision | None = None

    @property
    def id(self) -> str:
        """The same id whenever the same contents are read."""
        ends = sorted((self.left.place, self.right.place))
        told = "\n".join(map(str, ends))
        return hashlib.sha256(told.encode()).hexdigest()[:10]


class RowDecision(Struct, frozen=True):
    """The status that was decided for a row of a file, why and when; `holds` while that content is in the store."""

    place: Place
    file: str
    status: str
    """One of BY_HAND."""
    reason: str
    decided: date
    holds: bool = True
