"""Free text after screening: what is masked is gone from it, what is doubtful stands in it until somebody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

KEEP, MASK = "behåll", "maska"
"""What may be decided of a passage, as the user says it."""
MASKED, DOUBTFUL = "maskas", "granskas"
"""What becomes of what is found in a text: it is masked, or somebody has to judge it."""
TextStatus = Literal["free", "decided", "waiting"]
"""Nothing doubtful in it · all that was doubtful is decided · something is not."""


class Found(NamedTuple):
    """How much of one kind was found in the free text of a file, and whether it was masked ("maskas") or queued."""

    kind: str
    outcome: str
    number: int


class FileFindings(NamedTuple):
    """What was found in the free text of one file."""

    file: str
    found: tuple[Found, ...]


class Passage(Struct, frozen=True):
    """A doubtful stretch of a screened text: where it stands, of what kind it may be, and why it is doubtful.

    The id is the same wherever the same passage stands in the same text, whatever is masked around it.
    """

    id: str
    start: int
    end: int
    kind: str
    why: str


class ScreenedText(Struct, frozen=True):
    """A text in which all that is surely personal data is masked, with the passages that are left to judge."""

    text: str
    passages: tuple[Passage, ...] = ()


class PlacedText(Struct, frozen=True):
    """A screened text, the heading of the column that it stands in, and the rows."""

    heading: str
    rows: tuple[int, ...]
    screened: ScreenedText


class Screened(Struct, frozen=True):
    """The free text of one file: what is kept of it, and what was found in all of it."""

    texts: tuple[PlacedText, ...] = ()
    found: tuple[Found, ...] = ()


NOTHING_FOUND = Screened()


class TextPlace(NamedTuple):
    """Where a stored text stands."""

    import_id: int
    source: str
    file: str
    sheet: str | None
    row: int
    heading: str


class StoredText(Struct, frozen=True):
    """A screened text as it is stored, and where."""

    place: TextPlace
    screened: ScreenedText


class Queued(Struct, frozen=True):
    """A passage that nobody has decided, the text that it stands in, and every place where that is so."""

    passage: Passage
    screened: ScreenedText
    places: tuple[TextPlace, ...]


class TextDecision(Struct, frozen=True):
    """Whether a passage is kept or masked, when that was decided and by whom; `places` where it stands now."""

    id: str
    keep: bool
    decided: date
    by: str
    places: tuple[TextPlace, ...] = ()


class Description(Struct, frozen=True):
    """A free text as the intern report may show it; empty while something in it waits for a decision."""

    place: TextPlace
    text: str
    status: TextStatus


class Descriptions(Struct, frozen=True):
    """The free texts of a year: the first of them, how many there are, and how many hold something undecided."""

    shown: tuple[Description, ...] = ()
    total: int = 0
    waiting: int = 0


NO_DESCRIPTIONS = Descriptions()
