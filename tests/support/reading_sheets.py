"""A table of rows as it would be read from a file, with what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reading_files import delimited, write_xlsx

from lagesbild.config.loading import load
from lagesbild.core.periods import Period
from lagesbild.core.tables import COUNTED
from lagesbild.files.opening import open_file
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.core.cells import Raw
    from lagesbild.core.imports import ParsedSheet

PERIOD = Period(date(2020, 5, 1), date(2021, 4, 30))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sheet gave, in the words of the tests."""

    parsed: ParsedSheet

    @property
    def codes(self) -> list[str]:
        """The codes of what was told, in order."""
        return [problem.code for problem in self.parsed.problems]

    @property
    def messages(self) -> str:
        """All that was told."""
        return "\n".join(problem.message for problem in self.parsed.problems)

    @property
    def statuses(self) -> list[str]:
        """What became of each row, in order."""
        return self._records["status"].astype(str).tolist()

    @property
    def counts(self) -> list[int]:
        """How many occasions each counted row stands for."""
        return [int(number) for number in self._counted["count"]]

    @property
    def days(self) -> list[str]:
        """The day of each counted row, "" where it is not known."""
        return [str(day)[:10].replace("NaT", "") for day in self._counted["date"]]

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The category and the milieu of each counted line."""
        counted = self.parsed.observations[self.parsed.observations["status"] == COUNTED]
        return [
            (str(category), str(milieu))
            for category, milieu in zip(counted["category"], counted["milieu"], strict=True)
        ]

    def values(self, column: str) -> list[str]:
        """What each row has in a column of the observations, set-aside rows included."""
        return self._records[column].astype(str).tolist()

    @property
    def _records(self) -> pd.DataFrame:
        return self.parsed.observations[self.parsed.observations["record"].astype(bool)]

    @property
    def _counted(self) -> pd.DataFrame:
        return self._records[self._records["status"] == COUNTED]


def read_rows(
    folder: Path,
    rows: Sequence[Sequence[Raw]],
    name: str = "klotter_2021.csv",
    settings: Settings | None = None,
) -> Outcome:
    """Write the rows as a file and read it: text in UTF-8, or a workbook when its name says so."""
    path = folder / name
    if path.suffix == ".xlsx":
        write_xlsx(path, rows)
    else:
        path.write_text(delimited(rows), encoding="utf-8")
    return Outcome(recognise_file(path, open_file(path), settings or load(), PERIOD).parsed)
