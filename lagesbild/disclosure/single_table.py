"""A file with one table of counts -> the same table with the small numbers suppressed; it may have margins."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.cells import TOTAL_WORDS, whole_number
from lagesbild.core.errors import InputError
from lagesbild.core.text import fold
from lagesbild.disclosure.suppression.protect import protect
from lagesbild.disclosure.suppression.rules import Figure, Policy
from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from lagesbild.core.cells import Raw
    from lagesbild.disclosure.suppression.protect import Protection

MOST_CELLS = 2_500
"""More than this the search for the cheapest pattern cannot do in reasonable time."""

FEWEST_LINES = 3
"""So many lines a table must have for one of them to be the sum of the others."""

Place = tuple[str, str]
"""A row label and a column label."""
Margins = tuple[frozenset[str], frozenset[str]]
"""The row labels and the column labels that are margins."""


class PlainTable(Struct, frozen=True):
    """A table of counts: for each row label, one value for each column label; None where it is hidden."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int | None, ...], ...]

    @property
    def cells(self) -> dict[Place, int | None]:
        """Every value by its place."""
        flat = (value for values in self.values for value in values)
        return dict(zip(product(self.rows, self.columns), flat, strict=True))


class ProtectedTable(Struct, frozen=True):
    """The table with what must be hidden hidden, and the account of it; its keys are places."""

    table: PlainTable
    protection: Protection


def read_single_table(path: Path) -> PlainTable:
    """The first table of a file: a label first in each row, then counts; margins called Totalt or Summa.

    Raises InputError when the file holds no table, a cell holds no count, or the table is too large.
    """
    for sheet in open_file(path):
        layout = sheet.layout
        if layout is None:
            continue
        frame = sheet.read(layout)
        if frame.size > MOST_CELLS:
            raise InputError(
                f"{path.name}: tabellen har fler än {MOST_CELLS} celler. Dela den eller slå ihop rader."
            )
        columns = layout.headings[1:]
        records = list(frame.itertuples(name=None))
        values = tuple(
            tuple(
                _read_count(value, f"{path.name}, rad {number}, kolumn {heading}")
                for heading, value in zip(columns, cells, strict=True)
            )
            for number, _, *cells in records
        )
        return PlainTable(tuple(str(record[1]).strip() for record in records), columns, values)
    raise InputError(f"{path.name}: filen har ingen tabell. Lägg rubriker överst och en rad för varje grupp.")


def _read_count(value: Raw, where: str) -> int:
    try:
        return whole_number(value)
    except ValueError:
        raise InputError(f"{where}: cellen är inget antal. Ange ett heltal, 0 eller mer.") from None


def protect_table(table: PlainTable, policy: Policy | None = None) -> ProtectedTable:
    """Hide the small numbers of a table and whatever would give them away.

    Raises InputError for labels that stand twice, values that are no counts and margins that are not the sum;
    ExposedError when the audit can work out a cell all the same.
    """
    _check_labels(table)
    cells = {place: _count(place, value) for place, value in table.cells.items()}
    margins = find_margins(table)
    base = {place: number for number, place in enumerate(_inner(table, ("", ""), margins))}
    inner = {place: _inner(table, place, margins) for place in cells}
    for place, value in cells.items():
        _check_sum(place, value, [cells[part] for part in inner[place]])
    figures = [
        _figure(place, value, frozenset(base[part] for part in inner[place]))
        for place, value in cells.items()
    ]
    protection = protect(figures, len(base), policy)
    values = tuple(
        tuple(None if (row, column) in protection.hidden else cells[row, column] for column in table.columns)
        for row in table.rows
    )
    return ProtectedTable(PlainTable(table.rows, table.columns, values), protection)


def _figure(place: Place, value: int, parts: frozenset[int]) -> Figure:
    """A margin costs more than the cells that it sums. No price tells of a value: it would be seen in what is hidden."""
    return Figure(place, value, parts, weight=float(len(parts)))


def find_margins(table: PlainTable) -> Margins:
    """The row labels and the column labels that are margins: by name, or else what is the sum of all other lines.

    A line that happens to be the sum of the others is a margin too: a reader can work a hidden cell out from it.
    """
    by_row = dict(zip(table.rows, table.values, strict=True))
    by_column = dict(zip(table.columns, zip(*table.values, strict=True), strict=True))
    return _find_margins(by_row), _find_margins(by_column)


def _find_margins(lines: Mapping[str, Sequence[int | None]]) -> frozenset[str]:
    named = frozenset(label for label in lines if fold(label) in TOTAL_WORDS)
    if named or len(lines) < FEWEST_LINES:
        return named
    sums = [sum(value or 0 for value in column) for column in zip(*lines.values(), strict=True)]
    doubled = (label for label, values in lines.items() if [2 * (value or 0) for value in values] == sums)
    return frozenset(list(doubled)[-1:]) if any(sums) else named


def _inner(table: PlainTable, place: Place, margins: Margins) -> list[Place]:
    """The cells inside the margins that a place sums; an empty label stands for all, as a margin does."""
    rows, columns = (
        _summed(labels, totals) if not own or own in totals else [own]
        for labels, own, totals in zip((table.rows, table.columns), place, margins, strict=True)
    )
    return list(product(rows, columns))


def _summed(labels: Sequence[str], totals: AbstractSet[str]) -> list[str]:
    """What a margin sums: all that is none, or where a table has nothing but one margin, that."""
    return [label for label in labels if label not in totals] or list(labels[:1])


def _check_labels(table: PlainTable) -> None:
    for labels, kind in ((table.rows, "Raden"), (table.columns, "Kolumnen")):
        for label in labels:
            if labels.count(label) > 1:
                raise InputError(f"{kind} {label} finns mer än en gång i tabellen: ge varje sitt eget namn.")
            if not label:
                raise InputError(f"{kind} saknar namn på ett ställe i tabellen: ge varje sitt eget namn.")


def _count(place: Place, value: int | None) -> int:
    if value is None or value < 0:
        raise InputError(f"Rad {place[0]}, kolumn {place[1]} är inget antal: ange ett heltal, 0 eller mer.")
    return value


def _check_sum(place: Place, value: int, parts: Sequence[int]) -> None:
    if value != sum(parts):
        raise InputError(
            f"Rad {place[0]}, kolumn {place[1]} anger {value} men delarna blir {sum(parts)}: rätta tabellen."
        )
