"""Cases of a source that is asked for extremism alone, with a column of kinds -> those whose kind says something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.intake.shapes.case_rows import Doubt
from lagesbild.intake.shapes.columns import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.intake.shapes.case_rows import CaseRows

ROLE = "typ"
SEARCHED = re.compile(r".*(?:sök|träff|nyckelord|\bord\b).*")
"""The heading of a column of words that were searched for, which are no kinds."""
EXTREMISM = re.compile(
    r"(?:vålds\w+ )?(?:extremis(?:m|men)|vbe)(?:$|[ ,/(].*)|radikalisering.*|.* (?:och|eller) extremism"
)
OTHER_KIND = (
    "Andra rader är av slaget extremism men inte den här, och inget annat på raden säger att den hör dit; den är lagd åt sidan. "
    "Ska den räknas, skriv ut dess miljö i en kolumn ”Miljö”; ta annars bort raden."
)


def find_kinds(cells_by_column: Mapping[int, Sequence[Raw]], headings: Mapping[int, str]) -> int | None:
    """Return the first column in which some cells are the kind that is sought; None when there is none."""
    return next(
        (
            column
            for column, cells in cells_by_column.items()
            if not SEARCHED.fullmatch(fold(headings[column]))
            and any(EXTREMISM.fullmatch(fold(cell)) for cell in cells)
        ),
        None,
    )


def set_aside_other_kinds(rows: CaseRows) -> None:
    """Set aside the cases of another kind where some are of the kind that is asked for and no milieu says more."""
    column, source = rows.column(ROLE), rows.context.source
    heading = fold(rows.context.headings.get(ROLE, "")).strip(" :*")
    if column is None or source.category_set or "miljo" in rows.cases or SEARCHED.fullmatch(heading):
        return
    sought = column.rows_where(lambda cell: EXTREMISM.fullmatch(fold(cell)))
    if sought.any():
        others = ~sought & ~parse(column, str).empty
        rows.report(Doubt(others, "other_kind", OTHER_KIND, ROLE))
        rows.set_aside(others, "unreadable")
