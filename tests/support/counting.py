"""Read one small file as the program does, and tell what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from reading_files import Rows, write_xlsx

from lagesbild.config.loading import load
from lagesbild.core.errors import InputError
from lagesbild.core.periods import Period
from lagesbild.core.tables import COUNTED
from lagesbild.files.opening import open_file
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.config.settings import Settings

BROKEN_YEAR = Period(date(2020, 5, 1), date(2021, 4, 30))
CALENDAR_YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Counted:
    """What a file counts: a total for its source, and by category and milieu; how much of it could not be read."""

    source: str
    total: int
    lines: dict[str, int]
    """Category or milieu -> its count, zeros left out."""
    unreadable: int
    codes: frozenset[str]

    @property
    def outcome(self) -> int | str:
        """The total where all of it was read, and else "at least" it."""
        return f">={self.total}" if self.unreadable else self.total


@cache
def settings() -> Settings:
    """The settings of a district whose parts are known."""
    return load()


def count(path: Path, period: Period = BROKEN_YEAR, chosen: Settings | None = None) -> Counted | str:
    """Read a file and tell what it counts; REFUSED where it is refused in a sentence."""
    try:
        parsed = recognise_file(path, open_file(path), chosen or settings(), period).parsed
    except InputError:
        return REFUSED
    rows = parsed.observations
    counted = rows[(rows["status"] == COUNTED) & rows["first"]]
    lines: dict[str, int] = {}
    for name in ("category", "milieu"):
        for key, number in zip(counted[name].astype(str), counted["count"], strict=True):
            if key and number:
                lines[key] = lines.get(key, 0) + int(number)
    return Counted(
        source=parsed.source,
        total=int(counted["count"].sum()),
        lines=lines,
        unreadable=int((rows["status"] == "unreadable").sum()),
        codes=frozenset(problem.code for problem in parsed.problems),
    )


def count_rows(folder: Path, name: str, rows: Rows, period: Period = BROKEN_YEAR) -> Counted | str:
    """Write the rows to a workbook and tell what it counts."""
    write_xlsx(folder / name, rows)
    return count(folder / name, period)


def count_text(folder: Path, name: str, text: str) -> Counted | str:
    """Write a text and tell what it counts."""
    (folder / name).write_text(text, encoding="utf-8")
    return count(folder / name)
