"""One of several sheets that are alike -> its observations, and what its name says of them all."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.periods import EVER
from lagesbild.core.tables import COUNTED
from lagesbild.intake.columns import repeat_word
from lagesbild.intake.shapes.case_areas import ROLE as AREA
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.shapes.label_lines import DAY
from lagesbild.intake.sheet_names import find_months, find_part
from lagesbild.intake.unread_sheets import TOTAL_ROW

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from lagesbild.config.settings import Settings
    from lagesbild.core.periods import Period
    from lagesbild.intake.candidates import Candidate, Observed

SURE_DAYS = 3
"""So many different rows with a day, all of them on another sheet too, are no chance. Own choice."""
SAYS = ("date", "area", "place", "unit", "channel", "type", "category", "milieu", "count", "part")
"""What two rows have in common that may be one case."""


class AlikeSheet(Struct, frozen=True):
    """One of several sheets that are alike: how it is read, what that gave, and what its name says."""

    fit: Candidate
    observations: pd.DataFrame
    rows: pd.DataFrame
    """Those of its observations that stand for a record, sums left out."""
    months: frozenset[tuple[int, int]]
    area: str

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.fit.sheet.name or ""

    @property
    def is_undated(self) -> bool:
        """Whether no row has a day."""
        return not self.rows["date"].notna().any()

    @property
    def sums(self) -> Counter[tuple[str, str]]:
        """By category and milieu, its counts."""
        counted = self.rows[self.rows["status"] == COUNTED]
        lines = zip(counted["category"].astype(str), counted["milieu"].astype(str), strict=True)
        sums: Counter[tuple[str, str]] = Counter()
        for line, number in zip(lines, counted["count"].tolist(), strict=True):
            sums[line] += number
        return +sums

    def without_numbers(self) -> AlikeSheet:
        """The same without the numbers of its rows."""
        fit = replace(self.fit, read=partial(_read_with, self.fit.read, "identity", 0))
        rows, observations = (
            frame.assign(identity=_repeat(0, len(frame))) for frame in (self.rows, self.observations)
        )
        return replace(self, fit=fit, rows=rows, observations=observations)

    @property
    def contents(self) -> Counter[tuple[object, ...]]:
        """What its rows say, each as often as it stands there."""
        said = self.rows[[*SAYS]].astype(str)
        return Counter(zip(self.rows["identity"].tolist(), *(said[column] for column in SAYS), strict=True))

    @property
    def tells_rows_apart(self) -> bool:
        """Whether its rows bear numbers, or days and places, so that those that are alike are the same."""
        rows = self.rows
        is_placed = rows["date"].notna() & (
            rows["place"].astype(str).ne("") | rows["unit"].astype(str).ne("")
        )
        return bool((rows["identity"] != 0).all() or is_placed.any() or self.days >= SURE_DAYS)

    @property
    def days(self) -> int:
        """How many different rows with a day it has."""
        return len(self.rows.loc[self.rows["date"].notna(), [*SAYS]].astype(str).drop_duplicates())


def read_part(fit: Candidate, settings: Settings, period: Period) -> AlikeSheet:
    """Read a sheet; what its name says of all its rows is taken from there where no column says it."""
    months = find_months(fit.sheet.name or "", period)
    area = find_part(fit.sheet.name or "", settings)
    roles = fit.roles_by_column.values()
    if area and AREA in fit.source.columns and AREA not in roles:
        fit = replace(fit, read=partial(_read_with, fit.read, "area", area))
    observations = fit.read(Context(fit.source, settings, period, fit.sheet))[0]
    if len(months) == 1 and period != EVER and DAY not in roles and observations["date"].isna().all():
        ((year, month),) = months
        day = pd.Timestamp(year, month, 1)
        fit = replace(fit, read=partial(_read_with, fit.read, "date", day))
        observations = observations.assign(date=_repeat(day, len(observations)))
    own = observations["record"].astype(bool) & (observations["status"] != TOTAL_ROW)
    return AlikeSheet(fit, observations, observations[own], months, area)


def _read_with(
    read: Callable[[Context], Observed], column: str, value: str | int | pd.Timestamp, context: Context
) -> Observed:
    """Read a sheet and let all its observations have one value in a column."""
    observations, problems = read(context)
    return observations.assign(**{column: _repeat(value, len(observations))}), problems


def _repeat(value: str | int | pd.Timestamp, times: int) -> NDArray[Any] | pd.Categorical[str]:
    if isinstance(value, str):
        return repeat_word(value, times)
    kind = np.uint64 if isinstance(value, int) else "datetime64[s]"
    return np.full(times, value, dtype=kind)
