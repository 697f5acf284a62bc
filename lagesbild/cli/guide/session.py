"""What the guided start is about to do: for which year and period, from which folder, into which store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from rich.text import Text

from lagesbild.cli.commands.export import exportera
from lagesbild.cli.options import DATABASE_DEFAULT, REPORTS
from lagesbild.cli.screen import out_line

if TYPE_CHECKING:
    from lagesbild.core.periods import Period

SAME = "Samma sak: lagesbild {words}"


class Session(Struct, frozen=True):
    """A year on its way: its period, the folder of its incoming files, and the store. Paths are below the working folder."""

    year: int
    period: Period
    incoming: Path
    database: Path

    @property
    def reports(self) -> Path:
        """The folder of the year's reports."""
        return REPORTS / str(self.year)

    @property
    def section(self) -> Path:
        """The Word file that people write in."""
        return self.reports / f"lagesbild-{self.year}.docx"

    @property
    def period_text(self) -> str:
        """The period as the commands take it."""
        return f"{self.period.start}..{self.period.end}"


def find_database() -> Path:
    """Return where the store is, or is to be: as the surroundings say, otherwise in the working folder."""
    return Path(os.environ.get("LAGESBILD_DATABAS") or DATABASE_DEFAULT)


def show_command(*words: object) -> None:
    """Print the command that does what the guide is about to do."""
    out_line(Text(SAME.format(words=" ".join(_quote(str(word)) for word in words)), "dim"))


def write_reports(session: Session) -> None:
    """Write the year's reports again, by the command that does so, since something in them has changed."""
    show_command("exportera", "--år", session.year)
    exportera(session.year, database=session.database)


def _quote(word: str) -> str:
    return f'"{word}"' if " " in word else word
