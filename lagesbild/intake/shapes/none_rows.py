"""The rows of a register that say there was nothing -> none of something, or set aside where they say it of a part alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from lagesbild.core.cells import NONE
from lagesbild.core.text import fold
from lagesbild.intake.shapes.case_rows import PRESET, Doubt
from lagesbild.intake.shapes.columns import parse
from lagesbild.intake.shapes.note_limits import limits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lagesbild.intake.shapes.case_rows import CaseRows

ROLES = ("datum", "kategori", "miljo", "omrade", "plats", "enhet", "antal")
"""Roles of which a case has something in one at least."""
NOTHING = re.compile(
    r"(?:inga|inget|ingen|ingenting)\b(?: \w+)? (?:händelse|incident|ärende|klotter|kontakt|tillfälle|fall\b|anmäl|rapport"
    r"|blankett|observation|iakttagelse|att (?:rapportera|redovisa|anmäla))"
)
"""What a row says in which nothing happened, folded."""
NOTHING_ROLES = ("datum", "typ", "kategori", "enhet", "plats")
NONE_OF_PART = (
    "Raden säger att det inte fanns något, men bara under en del av perioden eller på en plats; den är lagd åt sidan. Be "
    "avsändaren om uppgiften för hela perioden och hela området."
)
SHORT_LIST = 100
"""A list with more rows is none of nothing. Own choice."""
FEWEST_SIGNS = 2
"""One sign in a row may be of that column alone."""
ONLY_SIGNS = (
    "Raden har bara streck och är lagd åt sidan: den är inget ärende. Betyder den att det inte fanns något att redovisa, ta bort "
    "raden och läs in filen igen; bara rubriker räknas som noll."
)


def set_aside_dashes(rows: CaseRows) -> None:
    """Set aside the rows of a register in which nothing stands but signs for none: they are no cases."""
    columns = [column for role in ROLES if (column := rows.column(role)) is not None]
    if PRESET in rows.cases or len(columns) < FEWEST_SIGNS:
        return
    signs = [column.rows_where(lambda cell: fold(cell) in NONE) for column in columns]
    blank = [parse(column, str).empty for column in columns]
    only = np.all([sign | empty for sign, empty in zip(signs, blank, strict=True)], axis=0)
    only &= np.sum(signs, axis=0) >= FEWEST_SIGNS
    rows.report(Doubt(only, "only_signs", ONLY_SIGNS, next(role for role in ROLES if role in rows.cases)))
    rows.set_aside(only, "unreadable")


def find_none(rows: CaseRows, days: NDArray[np.datetime64]) -> NDArray[np.bool_]:
    """Return the rows that say there was nothing; those that say it of a part alone are set aside."""
    return _set_aside_none_of_part(rows, _say_nothing(rows), days)


def _say_nothing(rows: CaseRows) -> NDArray[np.bool_]:
    """Return the rows of a register that say in words that there was nothing, as in a log kept month by month."""
    says = rows.none()
    if PRESET in rows.cases:
        return says
    for role in _roles_of_nothing(rows):
        if (column := rows.column(role)) is not None:
            says |= column.rows_where(lambda cell: NOTHING.match(fold(cell)))
    count = rows.column("antal")
    return says if count is None else says & (parse(count, str).empty | parse(count, _none_or_text).empty)


def _roles_of_nothing(rows: CaseRows) -> tuple[str, ...]:
    """Return the roles in which it may stand that there was nothing; of case numbers only in a short list."""
    identity = rows.context.source.identity
    return (*NOTHING_ROLES, identity) if identity and len(rows.cases) <= SHORT_LIST else NOTHING_ROLES


def _set_aside_none_of_part(
    rows: CaseRows, says: NDArray[np.bool_], days: NDArray[np.datetime64]
) -> NDArray[np.bool_]:
    """Set aside the rows that say there was nothing in a part of the period or at one place; return the others.

    Where every row says so, those of single months say nothing of the rest.
    """
    limited = rows.none()
    for role in _roles_of_nothing(rows) if says.any() else ():
        if (column := rows.column(role)) is not None:
            limited |= column.rows_where(lambda cell: limits(str(cell), (0,), rows.context.period))
    own = rows.counted
    if own.any() and says[own].all() and not np.isnat(days[own]).all():
        period = rows.context.period
        whole = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
        limited |= len(np.unique(days[own].astype("datetime64[M]"))) < whole
    part = says & limited
    rows.report(
        Doubt(part, "none_of_part", NONE_OF_PART, next((r for r in NOTHING_ROLES if r in rows.cases), ""))
    )
    rows.set_aside(part, "unreadable")
    return np.asarray(says & ~limited, dtype=bool)


def _none_or_text(cell: object) -> str | None:
    """Return None for a sign or a number that says none, otherwise the cell's text."""
    return None if fold(cell) in NONE | {"0"} else fold(cell)
