"""Disclosure control of one table as it stands: labels, whole numbers, and margins if it has any."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import log1p
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.core.tables import Saving
from lagesbild.disclosure.suppression.protect import protect
from lagesbild.disclosure.suppression.rules import Figure, Policy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from lagesbild.disclosure.suppression.protect import Protection

TOTALS = ("totalt", "summa", "total", "samtliga")
"""What a margin may be called, in lower case."""

Place = tuple[str, str]
"""A row label and a column label."""


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table of counts: for each row label, one value for each column label; None where it is hidden."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int | None, ...], ...]

    @property
    def cells(self) -> dict[Place, int | None]:
        """Every value by its place."""
        flat = (value for values in self.values for value in values)
        return dict(zip(product(self.rows, self.columns), flat, strict=True))


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """The table with what must be hidden hidden, and the account of it; its keys are places."""

    table: PlainTable
    protection: Protection


def protect_table(table: PlainTable, policy: Policy | None = None) -> ProtectedTable:
    """Hide the small numbers of a table and whatever would give them away.

    Raises InputError for labels that stand twice, values that are no counts and margins that are not the sum;
    ExposedError when the audit can work out a cell all the same.
    """
    _check_labels(table)
    cells = {place: _count(place, value) for place, value in table.cells.items()}
    base = {place: number for number, place in enumerate(_inner(table, ("", "")))}
    for place, value in cells.items():
        _check_sum(place, value, [cells[part] for part in _inner(table, place)])
    figures = [
        _figure(place, value, frozenset(base[part] for part in _inner(table, place)))
        for place, value in cells.items()
    ]
    protection = protect(figures, len(base), policy)
    values = tuple(
        tuple(None if (row, column) in protection.hidden else cells[row, column] for column in table.columns)
        for row in table.rows
    )
    return ProtectedTable(PlainTable(table.rows, table.columns, values), protection)


def savings(table: PlainTable, protected: ProtectedTable, policy: Policy) -> tuple[Saving, ...]:
    """What leaving out a margin, or a whole dimension, would save; most first."""
    now, found = protected.protection.hidden, []
    for key, title, less in _ways(table):
        still = protect_table(less, policy.quick).protection.hidden
        found.append(Saving(key, title, len(now) - len(still), len((now & less.cells.keys()) - still)))
    return tuple(sorted(found, key=lambda one: (-one.fewer, -one.shown)))


def _ways(table: PlainTable) -> Iterator[tuple[str, str, PlainTable]]:
    """The table without its margins, one at a time, and without the dimension that a margin sums."""
    rows, columns = set(filter(_is_total, table.rows)), set(filter(_is_total, table.columns))
    if columns:
        yield "row_totals", "Summorna för varje rad", _without(table, columns=columns)
        yield "columns", "Uppdelningen på kolumner", _without(table, columns=set(table.columns) - columns)
    if rows:
        yield "column_totals", "Summorna för varje kolumn", _without(table, rows=rows)
        yield "rows", "Uppdelningen på rader", _without(table, rows=set(table.rows) - rows)


def _without(
    table: PlainTable, rows: AbstractSet[str] = frozenset(), columns: AbstractSet[str] = frozenset()
) -> PlainTable:
    """The table without some rows or columns. A margin that sums nothing any more is a figure like any other."""
    down = tuple(row for row in table.rows if row not in rows)
    across = tuple(column for column in table.columns if column not in columns)
    cells = table.cells
    return PlainTable(down, across, tuple(tuple(cells[row, column] for column in across) for row in down))


def _figure(place: Place, value: int, parts: frozenset[int]) -> Figure:
    """A margin costs more than the cells that it sums; a large cell a little more than a small one."""
    weight = len(parts) + log1p(value) / 100
    return Figure(place, value, parts, sensitive=True, weight=weight)


def _is_total(label: str) -> bool:
    return label.strip().casefold() in TOTALS


def _inner(table: PlainTable, place: Place) -> list[Place]:
    """The cells inside the margins that a place sums; an empty label stands for all, as a margin does."""
    rows, columns = (
        _summed(labels) if not own or _is_total(own) else [own]
        for labels, own in zip((table.rows, table.columns), place, strict=True)
    )
    return list(product(rows, columns))


def _summed(labels: Sequence[str]) -> list[str]:
    """What a margin sums: all that is none, or where a table has nothing but one margin, that."""
    return [label for label in labels if not _is_total(label)] or list(labels[:1])


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
    if parts and value != sum(parts):
        raise InputError(
            f"Rad {place[0]}, kolumn {place[1]} anger {value} men delarna blir {sum(parts)}: rätta tabellen."
        )
