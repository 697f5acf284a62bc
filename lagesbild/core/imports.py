"""A file on its way into the store: what a sheet of it gave, what became of it there, and the journal of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from lagesbild.core.free_text import NOTHING_FOUND, Screened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import pandas as pd

    from lagesbild.core.accounts import SheetAccount
    from lagesbild.core.errors import Problem
    from lagesbild.core.free_text import Found
    from lagesbild.core.periods import Period

Event = Literal[
    "new", "replaced", "reread", "removed", "frozen", "decided", "published", "screened", "purged", "undone"
]
EVENT_WORDS: Mapping[Event, str] = {
    "new": "inläst",
    "replaced": "ersatt av en rättad fil",
    "reread": "läst på nytt",
    "removed": "borttagen",
    "frozen": "fastställt",
    "decided": "beslut",
    "published": "publik utgåva",
    "screened": "fritext genomsökt",
    "purged": "gallrat",
    "undone": "ångrat",
}

LISTED = "listed"
"""The aspect of an import's definition under which the lines stand that its table has; of others it says nothing."""

BY_DISTRICT = "by_district"
"""The aspect under which it is noted that a register calls the area by its own name, one among others of its kind."""


class StoredYear(Struct, frozen=True):
    """A year in the store: the days it covers, the area with its parts, the terms, and the sources not asked.

    `parts` and `not_asked` are None in a year that was stored before they were noted.
    """

    year: int
    period: Period
    area: str
    terms: str
    parts: tuple[str, ...] | None = None
    not_asked: tuple[str, ...] | None = None


class ParsedSheet(Struct, frozen=True):
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


class ImportedSheet(Struct, frozen=True):
    """A sheet ready to be stored, with what tells this import from another of the same file."""

    parsed: ParsedSheet
    sha256: str
    """The fingerprint of the file."""
    rules: str
    """The fingerprint of the rules by which the file was read: other rules make it another import."""
    registry_number: str

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.parsed.file

    @property
    def source(self) -> str:
        """The key of the source that it was read as."""
        return self.parsed.source

    @property
    def sheet(self) -> str | None:
        """The name of the sheet; None in a file of a single one without a name."""
        return self.parsed.sheet

    @property
    def found(self) -> tuple[Found, ...]:
        """What was found in its free text."""
        return self.parsed.free_text.found


class KnownFile(Struct, frozen=True):
    """A sheet that the store has already, of a file with the same content and name, read by the same rules."""

    name: str
    source: str
    sha256: str
    rules: str
    sheet: str | None = None
    found: tuple[Found, ...] = ()


TRANSCRIBED = "Filen läses inte, men det den säger är avskrivet i {name}."


class UnreadFile(Struct, frozen=True):
    """A file that came in and could not be read: why, and the source that its name points to."""

    name: str
    reason: str
    """The Swedish sentence with what to do; it names no cell's content."""
    source: str = ""
    """The key of the source; empty where the name points to none, or to several."""
    sha256: str = ""
    """Empty where the file cannot even be opened."""
    size: int = 0
    """In bytes."""
    day: str = ""
    """ISO date on which it was noted."""
    id: int = 0
    """The number by which it is taken away; 0 before it is stored."""

    @property
    def is_transcribed(self) -> bool:
        """Whether what it says has been copied into a table, so that nothing of it is missing."""
        return self.reason.startswith(TRANSCRIBED.partition("{")[0])


class Incoming(Struct, frozen=True):
    """One incoming file (one sheet of it) as the manifest lists it."""

    id: int
    source: str
    name: str
    sha256: str
    sheet: str | None
    rows: int | None
    """None where the number is not published."""
    imported: str
    """ISO date of the import."""
    dnr: str = ""
    label: str = ""
    """The name of the source, or of the recipient list."""
    counted: int | None = 0
    set_aside: tuple[tuple[str, int], ...] = ()
    """Pairs of reason and number, in the order of REASONS, zeros left out."""
    account: SheetAccount | None = None
    """What became of its cells; None where it was not kept, or is not published."""


class RowChange(NamedTuple):
    """What became different in one row of a corrected file: its number, in what respect, before and after.

    `aspect` is a column of the observations, the key of a question, or "row" for a row that came or went.
    """

    row: int
    aspect: str
    before: str
    after: str


class DuplicateRecords(NamedTuple):
    """The number of records of a file that an earlier one has already, and the rows of those that differ there.

    `name` is that of the earlier file, or of another sheet of the same one.
    """

    name: str
    records: int
    differing: tuple[int, ...] = ()


class ImportOutcome(NamedTuple):
    """What became of one reading in the store.

    `number` is the id of its import where one was made, `changes` the rows that differ from the file that it
    replaces, `duplicates` the records that earlier files have already, `found` what was found in its free text.
    """

    name: str
    source: str
    change: Literal["new", "unchanged", "replaced", "reread", "copy"]
    number: int = 0
    changes: tuple[RowChange, ...] = ()
    duplicates: tuple[DuplicateRecords, ...] = ()
    found: tuple[Found, ...] = ()


class Entry(Struct, frozen=True):
    """One change in the journal: of which year, what happened to which file or figure, and the rows it changed."""

    noted: datetime
    year: int
    event: Event
    source: str
    name: str
    detail: str = ""
    rows: tuple[RowChange, ...] = ()
