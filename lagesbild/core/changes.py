"""What happened to the store: what became of a file, the rows that a correction changed, and the journal of it all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from lagesbild.core.free_text import Found

Event = Literal["new", "replaced", "reread", "removed", "frozen", "decided", "published", "screened"]


class RowChange(NamedTuple):
    """What became different in one row of a corrected file: its number, in what respect, before and after.

    `aspect` is a column of the observations, the key of a question, or "row" for a row that came or went.
    """

    row: int
    aspect: str
    before: str
    after: str


class Repeat(NamedTuple):
    """How many records of a file an earlier one has already, and the rows of those that say something else there."""

    name: str
    records: int
    unlike: tuple[int, ...] = ()


class Kept(NamedTuple):
    """What became of one reading in the store.

    `number` is the id of its import where one was made, `changes` the rows that differ from the file that it
    replaces, `repeated` the records that earlier files have already, `found` what was found in its free text.
    """

    name: str
    source: str
    change: Literal["new", "unchanged", "replaced", "reread", "copy"]
    number: int = 0
    changes: tuple[RowChange, ...] = ()
    repeated: tuple[Repeat, ...] = ()
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One change in the journal: of which year, what happened to which file or figure, and the rows it changed."""

    noted: datetime
    year: int
    event: Event
    source: str
    name: str
    detail: str = ""
    rows: tuple[RowChange, ...] = ()
