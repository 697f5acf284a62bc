"""A source row as it was counted or set aside: what the intern workbook lists, to filter and to follow a figure to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.tables import Trace

RESPONDENT = "svarande"
"""The kind of a row that only says that somebody answered."""
ANSWER = "svar"
"""The kind of an answer to one question."""
MOST_RECORDS = 10_000
"""So many source rows are listed at most. Own choice: a sheet that a laptop opens at once."""


class SourceRecord(Struct, frozen=True):
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
    channel: str = ""
    type: str = ""

    def value(self, dimension: str) -> str:
        """What the row says of a dimension that figures are narrowed by; "" where it says nothing of it."""
        return self.date[:7] if dimension == "month" else str(getattr(self, dimension, ""))


class RecordIndex(Struct, frozen=True):
    """From a figure of the year to the rows that it is counted from, among those listed."""

    year: int = 0
    records: tuple[SourceRecord, ...] = ()
    _places: dict[tuple[str, ...], dict[tuple[str, ...], list[int]]] = field(default_factory=dict)
    """By the dimensions that a figure is narrowed by, then its source and values of them: the places of its rows."""

    def places_of(self, trace: Trace) -> Sequence[int]:
        """The places of a figure's rows in `records`, in their order; none for a figure of another year."""
        if trace.year != self.year or not self.records:
            return ()
        names = tuple(name for name, _ in trace.where)
        if names not in self._places:
            self._places[names] = self._sort_by(names)
        return self._places[names].get((trace.source, *(value for _, value in trace.where)), ())

    def _sort_by(self, names: tuple[str, ...]) -> dict[tuple[str, ...], list[int]]:
        places: dict[tuple[str, ...], list[int]] = {}
        for place, record in enumerate(self.records):
            key = (record.source, *(record.value(name) for name in names))
            places.setdefault(key, []).append(place)
        return places
