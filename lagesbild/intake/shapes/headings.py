"""The headings of a table -> which column is meant, and what is done when two columns have one heading."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.core.text import fold, heading_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lagesbild.core.errors import Problem
    from lagesbild.files.sheet import Layout
    from lagesbild.intake.shapes.context import Context

DECISIVE = frozenset({"antal", "kategori", "miljo", "datum", "omrade", "arende"})
"""Roles on which the figures rest: of two such columns that differ neither is chosen."""
TWICE = (
    "{file}: {number} kolumner heter ”{heading}” och säger olika saker. "
    "Ge dem olika rubriker, eller ta bort den som inte gäller, och läs in filen igen."
)
FIRST_TAKEN = (
    "{number} kolumner heter ”{heading}” och säger olika saker; den första är läst. Ge dem olika rubriker."
)


def find_column(layout: Layout, names: Sequence[str]) -> int | None:
    """Return the column with the first of some headings that the table has, letter by letter before loosely."""
    for spell in (fold, heading_key):
        positions = _positions(layout, spell)
        column = next((positions[name] for name in _spell(tuple(names), spell) if name in positions), None)
        if column is not None:
            return column
    return None


@lru_cache(maxsize=2048)
def _spell(names: tuple[str, ...], spell: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(map(spell, names))


@lru_cache(maxsize=16)
def _positions(layout: Layout, spell: Callable[[str], str]) -> Mapping[str, int]:
    pairs = list(zip(layout.columns, layout.headings, strict=True))
    return {spell(heading): column for column, heading in reversed(pairs)}


def check_repeated(layout: Layout, roles: dict[int, str], context: Context) -> Iterator[Problem]:
    """Yield a problem for each column read whose heading another column with other cells has too.

    `roles` is column -> role. Raises InputError where the figures rest on the role.
    """
    pairs = list(zip(layout.columns, layout.headings, strict=True))
    for column, role in roles.items():
        heading = next(own for position, own in pairs if position == column)
        equal = [position for position, other in pairs if fold(other) == fold(heading)]
        if len(equal) == 1 or _are_alike(equal, layout, context):
            continue
        if role in DECISIVE:
            refuse_twice(heading, len(equal), context)
        message = FIRST_TAKEN.format(number=len(equal), heading=heading)
        yield context.problem("repeated_heading", message, role=heading)


def _are_alike(columns: Sequence[int], layout: Layout, context: Context) -> bool:
    frame = context.sheet.read(layout, columns).astype(object)
    return all(frame[columns[0]].equals(frame[column]) for column in columns[1:])


def refuse_twice(heading: str, number: int, context: Context) -> None:
    """Raise InputError for columns of one heading between which nobody but the sender can choose."""
    raise InputError(TWICE.format(file=context.sheet.path.name, number=number, heading=heading))
