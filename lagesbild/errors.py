"""One error tree for "cannot go on", and one frozen value for "wrong data"."""

from __future__ import annotations

from dataclasses import dataclass


class LagesbildError(Exception):
    """The program cannot go on; the text is the Swedish sentence that the user sees."""

    exit_code = 1


class UsageError(LagesbildError):
    """The command was put wrongly."""

    exit_code = 2


class InputError(LagesbildError):
    """A named file, or the settings, could not be taken."""

    exit_code = 3


class OutputError(LagesbildError):
    """A file could not be written: open in another program, a read-only folder, a full disk."""

    exit_code = 4


@dataclass(frozen=True, slots=True)
class Problem:
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
        parts = (
            self.file,
            f"blad {self.sheet}" if self.sheet else "",
            f"rad {self.row}" if self.row is not None else "",
            f"kolumn {self.column}" if self.column else "",
        )
        return ", ".join(part for part in parts if part)
