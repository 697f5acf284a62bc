"""From an activity to the figures of the situation picture that it answers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.core.tables import MissingValue, TableKind, figure_id
from lagesbild.core.wording import digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Column, Row, Table, Value


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure of the report: its id, what it counts, and what stands there after disclosure control."""

    id: str
    label: str
    value: Value

    @property
    def text(self) -> str:
        """The finding as the plan's table prints it: "Nazistiskt 2021: 6 (klotter/nazistiskt/2021)"."""
        return f"{self.label}: {_words(self.value)} ({self.id})"


def finding(report: Report, identifier: str) -> Finding | None:
    """The figure whose own id, or whose cell's, is `identifier`; None when the report has none."""
    for table in report.tables:
        for row, column, cell in table.cells():
            if identifier in {name.casefold() for name in _ids(table, row, column)}:
                return Finding(identifier, f"{row.label} {column.label}", cell.value)
    return None


def _ids(table: Table, row: Row, column: Column) -> Iterator[str]:
    """What a cell may be called: by its place, and in a source's table of years by the figure's own id."""
    yield table.place(row, column).id
    if table.kind is TableKind.BY_YEAR:
        yield figure_id(table.about, (row.key,), int(column.key))


def _words(value: Value) -> str:
    if isinstance(value, int):
        return digits(value)
    if isinstance(value, MissingValue):
        return ".." if value is MissingValue.SUPPRESSED else "uppgift saknas"
    return value if isinstance(value, str) else f"{digits(value.part)} av {digits(value.base)}"
