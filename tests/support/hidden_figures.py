"""A table of four figures, one of which is hidden, as the gate knows it when it reads files back."""

from __future__ import annotations

from msgspec.structs import replace

from lagesbild.core.tables import Cell, Column, MissingValue, Row, Table, TableKind, Value
from lagesbild.disclosure.gate.hidden_cells import HiddenCells


def small_table(*values: Value, about: str = "k") -> Table:
    """Two rows and two columns with these values, row by row."""
    first, second, third, fourth = map(Cell, values)
    rows = (Row("a", "Alfa", (first, second)), Row("b", "Beta ett", (third, fourth)))
    columns = (Column("x", "Ex"), Column("y", "Ypsilon"))
    return replace(Table(TableKind.BY_YEAR, "", "", "", columns, rows), about=about)


TABLE = small_table(MissingValue.SUPPRESSED, 12, 7, 9)
OTHER = small_table(3, 14, 8, 11, about="annan")
"""With the same labels, and nothing hidden."""
PLACE = TABLE.place(TABLE.rows[0], TABLE.columns[0])
HIDDEN = HiddenCells(
    frozenset({"k/hot/2021"}), frozenset({PLACE}), frozenset({("k", "hot", "hoger")}), (TABLE, OTHER)
)
