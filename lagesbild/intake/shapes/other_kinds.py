"""Cases of a source that is asked for extremism alone, with a column of kinds -> those whose kind says something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.intake.shapes.case_rows import Doubt
from lagesbild.intake.shapes.columns import parse

if TYPE_CHECKING:
    from lagesbild.intake.shapes.case_rows import CaseRows

ROLE = "typ"
OF_KINDS = re.compile(
    r"(?:händelse|incident|ärende|avvikelse|tillbuds|rapport)?(?:typ|kategori|slag|klass)(?:en)?"
)
"""What a column of kinds is called; one of words that were searched for is another thing."""
EXTREMISM = re.compile(
    r"(?:vålds\w+ )?(?:extremis(?:m|men)|vbe)(?:$|[ ,/(].*)|radikalisering.*|.* (?:och|eller) extremism"
)
OTHER_KIND = (
    "Andra rader är av slaget extremism men inte den här, och inget annat på raden säger att den hör dit; den är lagd åt sidan. "
    "Ska den räknas, skriv ut dess miljö i en kolumn ”Miljö”; ta annars bort raden."
)


def set_aside_other_kinds(rows: CaseRows) -> None:
    """Set aside the cases of another kind where some are of the kind that is asked for and no milieu says more."""
    column, source = rows.column(ROLE), rows.context.source
    heading = fold(rows.context.headings.get(ROLE, "")).strip(" :*")
    if column is None or source.category_set or "miljo" in rows.cases or not OF_KINDS.fullmatch(heading):
        return
    sought = column.rows_where(lambda cell: EXTREMISM.fullmatch(fold(cell)))
    if sought.any():
        others = ~sought & ~parse(column, str).empty
        rows.report(Doubt(others, "other_kind", OTHER_KIND, ROLE))
        rows.set_aside(others, "unreadable")
