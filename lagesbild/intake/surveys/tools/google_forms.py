"""Google Forms: a time stamp, then one column per question; choices joined with ", "."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.intake.surveys.headings import cells_of, fields_of, header_row, layout_of, roles
from lagesbild.intake.surveys.tool import TICKED, UNTICKED, Export, Role, Tool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Sheet

OWN = {
    Role.SUBMITTED: "timestamp tidstämpel tidsstämpel tidsstempel tidsstempling zeitstempel",
    Role.PERSONAL: "username användarnamn brukernavn brugernavn nutzername",
    Role.PASSED_OVER: "score poäng poengsum punktzahl",
}
_NAMES = roles(OWN)
_OWN_COLUMNS = 3
"""Time stamp, e-mail and score: what bears such a name further on is a question."""
_QUIZ = re.compile(r"(.+) \[(score|feedback|poäng|återkoppling)\]", re.IGNORECASE)


def understand(sheet: Sheet) -> Export | None:
    """Give the fields of the answers, or None when this is no export of Google Forms."""
    row = header_row(sheet, _is_header)
    if row is None:
        return None
    headings = {column: text for column, text in cells_of(sheet, row).items() if not _QUIZ.fullmatch(text)}
    first = frozenset(sorted(headings)[:_OWN_COLUMNS])
    own = fields_of(((column, headings[column], "") for column in headings if column in first), _NAMES)
    asked = fields_of(((column, headings[column], "") for column in headings if column not in first), {})
    return Export(layout_of(sheet, (row,), headings), (*own, *asked))


def _is_header(names: Sequence[str], _: Sequence[Sequence[Raw]]) -> bool:
    """Give the time stamp stands first; a hand-kept row number without a heading may stand before it."""
    first = [name for name in names if name][:1]
    return first != [] and _NAMES.get(first[0]) is Role.SUBMITTED and sum(map(bool, names)) > 1


TOOL = Tool("google_forms", understand, separators=(", ",), ticks=TICKED, unticked=UNTICKED)
