"""From an activity to the figures of the situation picture that it answers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.core.tables import Nothing
from lagesbild.core.wording import digits

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table, Value

PARTS = 3
BY_YEAR = "ar_"
"""What the id of a source's table of years begins with; a figure's own id leaves it out."""


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
    """The figure that an id of table or source, row and column names, or None when the report has none."""
    parts = identifier.split("/")
    table = report.table(parts[0]) or report.table(f"{BY_YEAR}{parts[0]}")
    return None if len(parts) != PARTS or table is None else _in(table, identifier, parts[1], parts[2])


def _in(table: Table, identifier: str, row: str, column: str) -> Finding | None:
    rows = {place.key.casefold(): place for place in table.rows}
    columns = {place.key.casefold(): place for place in table.columns}
    if row not in rows or column not in columns:
        return None
    label = f"{rows[row].label} {columns[column].label}"
    return Finding(identifier, label, table.value(rows[row].key, columns[column].key))


def _words(value: Value) -> str:
    if isinstance(value, int):
        return digits(value)
    if isinstance(value, Nothing):
        return ".." if value is Nothing.SUPPRESSED else "uppgift saknas"
    return value if isinstance(value, str) else f"{digits(value.part)} av {digits(value.base)}"
