"""One error tree for "cannot go on", and one frozen value for "wrong data"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence


class LagesbildError(Exception):
    """The program cannot go on; the text is the Swedish sentence that the user sees."""

    exit_code = 1

    def without_file_name(self, name: str) -> str:
        """The sentence without the name of the file, for where that name stands already.

        >>> InputError("a.csv: filen är tom.").without_file_name("a.csv")
        'Filen är tom.'
        """
        text = str(self).removeprefix(f"{name}: ")
        return text[:1].upper() + text[1:]


class UsageError(LagesbildError):
    """The command was put wrongly."""

    exit_code = 2


class InputError(LagesbildError):
    """A named file, or the settings, could not be taken."""

    exit_code = 3


class OutputError(LagesbildError):
    """A file could not be written: open in another program, a read-only folder, a full disk."""

    exit_code = 4


LEFT_OUT = (
    "sheet_left_out",
    "sheet_sums_to_more",
    "total_states_more",
    "several_numbers",
    "note_with_number",
    "note_of_missing",
    "unclear_incident",
    "unread_counts",
    "cut_short",
    "missing_months",
    "stated_selection",
    "unclear_scope",
)
"""Codes of the problems that say that a file may hold more cases than were read: its source's figures are a least."""
OF_OTHERS = ("other_period", "other_area")
"""Codes of the problems that say that all of a file is of another time or another area: alone it proves no zero."""
MOST_ROWS = 3
"""So many rows of one and the same fault are named by their numbers."""


class Problem(Struct, frozen=True):
    """What is wrong with one place in the input: where, what and what to do, never the text of a cell."""

    code: str
    message: str
    file: str = ""
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    @property
    def where(self) -> str:
        """The place in words.

        >>> Problem("unreadable_date", "…", "klotter.xlsx", "Blad1", 7, "Datum").where
        'klotter.xlsx, blad Blad1, rad 7, kolumn Datum'
        """
        return self.locate(() if self.row is None else (self.row,))

    def locate(self, rows: Sequence[int]) -> str:
        """The place in words, on several rows: the first ones by their numbers.

        >>> Problem("unreadable_date", "…", "klotter.xlsx", column="Datum").locate((7, 9, 12, 15))
        'klotter.xlsx, rad 7, 9, 12 med flera, kolumn Datum'
        """
        numbers = ", ".join(map(str, rows[:MOST_ROWS]))
        more = " med flera" if len(rows) > MOST_ROWS else ""
        parts = (
            self.file,
            f"blad {self.sheet}" if self.sheet else "",
            f"rad {numbers}{more}" if rows else "",
            f"kolumn {self.column}" if self.column else "",
        )
        return ", ".join(part for part in parts if part)


def place_of(error: Exception) -> str:
    """What went wrong and where in the program; the error's own text is withheld, since it may quote a cell."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    kind = type(error).__name__
    if trace is None:
        return kind
    return f"{kind} i {trace.tb_frame.f_globals.get('__name__', '?')} rad {trace.tb_lineno}"
