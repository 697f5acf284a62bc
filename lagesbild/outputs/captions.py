"""What stands over and under the tables and pictures, alike in Word and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.outputs.labels import cell_text, legend, short_cell_text

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table, Value

INTERNAL = "Intern utgåva"
"""The marking of the edition that must not be published."""
MOST_WIDE_COLUMNS = 4
"""How many columns of figures leave room for marks in full."""


def marking(report: Report) -> str:
    """What every page must say of the edition; nothing for the public one."""
    return INTERNAL if report.edition == "intern" else ""


def caption(table: Table) -> str:
    """The title and the unit: "Klotter efter innehåll. Antal."."""
    return f"{table.title.rstrip('.')}. {table.unit.rstrip('.')}."


def is_wide(table: Table) -> bool:
    """Whether the table has so many columns that only short marks fit."""
    return len(table.columns) > MOST_WIDE_COLUMNS


def cell(value: Value, table: Table) -> str:
    """What stands in a cell of the table."""
    return short_cell_text(value) if is_wide(table) else cell_text(value)


def footnotes(table: Table) -> tuple[str, ...]:
    """The table's notes, the meaning of its marks and its source, each a sentence of its own."""
    marks = "; ".join(legend(table, short=is_wide(table)))
    source = f"Källa: {table.source.removeprefix('Källa: ')}" if table.source else ""
    return tuple(f"{line.rstrip('.')}." for line in (*table.notes, marks, source) if line)
