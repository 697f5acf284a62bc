"""A source row as it was counted or set aside: what the intern workbook lists, to filter and to follow a figure to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lagesbild.core.tables import Trace


MOST_RECORDS = 10_000
"""So many source rows are listed at most. Own choice: a sheet that a laptop opens at once."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One observation of a source row; a text is "" where the row does not say it, `date` an ISO day."""

    source: str
    file: str
    sheet: str
    row: int
    status: str
    """`counted`, or why it was set aside."""
    kind: str
    date: str
    area: str
    place: str
    unit: str
    category: str
    milieu: str
    count: int

    @property
    def month(self) -> str:
        """The month of the day, such as 2021-03."""
        return self.date[:7]

    def is_behind(self, trace: Trace, year: int) -> bool:
        """Whether the figure of a trace is counted from this row among others."""
        return (trace.year, trace.source) == (year, self.source) and all(
            getattr(self, name, None) == value for name, value in trace.where
        )
