"""Cases of a source that is asked for extremism alone, with a column of kinds -> those whose kind says something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.text import as_line, fold
from lagesbild.core.wording import digits, enumerate_words
from lagesbild.intake.shapes.case_rows import Doubt
from lagesbild.intake.shapes.columns import parse
from lagesbild.intake.shapes.repeated_lines import is_count_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.intake.shapes.case_rows import CaseRows
    from lagesbild.intake.shapes.record_keys import CaseNumbers

ROLE = "typ"
SEARCHED = re.compile(r".*(?:sök|träff|nyckelord|\bord\b).*")
"""The heading of a column of words that were searched for, which are no kinds."""
EXTREMISM = re.compile(
    r"(?:vålds\w+ )?(?:extremis(?:m|men)|vbe)(?:$|[ ,/(].*)|radikalisering.*|.* (?:och|eller) extremism"
)
OF_OTHER_KINDS = (
    "Tabellen räknar också händelser av andra slag än extremism. De räknas inte: {kinds}. Hör något av slagen dit, skriv dess "
    "antal på raden för extremism."
)
MOST_NAMED = 8
"""So many kinds are named in one sentence."""
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


def set_aside_other_kinds(rows: CaseRows, numbers: CaseNumbers | None) -> None:
    """Set aside the cases of another kind where some are of the kind that is asked for and no milieu says more.

    A table that counts by kind has sorted them; a list of cases may have an extremist one under another kind.
    """
    column, source = rows.column(ROLE), rows.context.source
    heading = fold(rows.context.headings.get(ROLE, "")).strip(" :*")
    if column is None or source.category_set or "miljo" in rows.cases or SEARCHED.fullmatch(heading):
        return
    sought = column.rows_where(lambda cell: EXTREMISM.fullmatch(fold(cell)))
    others = ~sought & ~parse(column, str).empty & rows.counted
    if sought.any() and is_count_table(rows, numbers):
        kinds = list(dict.fromkeys(as_line(str(column.cells[code])) for code in column.codes[others]))
        if kinds:
            more = [f"{digits(len(kinds) - MOST_NAMED)} till"] if len(kinds) > MOST_NAMED else []
            rows.tell(
                "other_kinds",
                OF_OTHER_KINDS.format(kinds=enumerate_words([*kinds[:MOST_NAMED], *more])),
                ROLE,
            )
        rows.set_aside(others, "not_extremist")
    elif sought.any():
        rows.report(Doubt(others, "other_kind", OTHER_KIND, ROLE))
        rows.set_aside(others, "unreadable")
