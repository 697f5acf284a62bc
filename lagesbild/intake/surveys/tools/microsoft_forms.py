"""Microsoft Forms: id, two times, e-mail and name, then one column per question; choices joined with ";"."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from lagesbild.intake.surveys.headings import cells_of, fields_of, header_row, is_personal, layout_of, roles
from lagesbild.intake.surveys.tool import TICKED, UNTICKED, Export, Field, Role, Tool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Sheet

OWN = {
    Role.PASSED_OVER: "lastmodifiedtime senasteändringstid "
    "tidförsenasteändring senaständrad tidspunktforsisteendring sistendret tidspunktforsenesteændring "
    "uhrzeitderletztenänderung totalpoints totaltantalpoäng summapoäng "
    "quizfeedback testfeedback gradepostedtime",
}
"""What may follow the first five columns. These are known by position and type, since their names are translated."""

_NAMES = roles(OWN)
_BY_POSITION = (Role.RESPONSE, Role.PASSED_OVER, Role.SUBMITTED, Role.PERSONAL, Role.PERSONAL)
_QUIZ = re.compile(
    r"(?:points|feedback|poäng|återkoppling|poeng|tilbakemelding|punkte) ?[-–] ?(.+)", re.IGNORECASE
)
_RESPONDENT = re.compile(r"anonym\w*|\S+@\S+", re.IGNORECASE)
_LOOKED_AT = 20


def understand(sheet: Sheet) -> Export | None:
    """Give the fields of the answers, or None when this is no export of Microsoft Forms."""
    row = header_row(sheet, _is_header)
    if row is None:
        return None
    headings = cells_of(sheet, row)
    texts = frozenset(headings.values())
    fields = tuple(_field(column, text, texts) for column, text in headings.items())
    return Export(layout_of(sheet, (row,), headings), fields)


def _is_header(names: Sequence[str], below: Sequence[Sequence[Raw]]) -> bool:
    if len(names) < len(_BY_POSITION) + 1 or names[0] != "id":
        return False
    if names[1].startswith("start") and is_personal(names[3]) and is_personal(names[4]):
        return True
    return _has_types([row for row in below[:_LOOKED_AT] if any(cell != "" for cell in row)])


def _has_types(rows: Sequence[Sequence[Raw]]) -> bool:
    """Whether every row begins with a whole number, two times, a respondent's address and a text."""
    return bool(rows) and all(
        isinstance(row[0], int)
        and all(isinstance(cell, datetime) for cell in row[1:3])
        and _RESPONDENT.fullmatch(str(row[3]))
        and isinstance(row[4], str)
        for row in rows
    )


def _field(column: int, heading: str, headings: frozenset[str]) -> Field:
    """Give a column's field: the first five are the tool's own; a quiz column goes with its question."""
    if column < len(_BY_POSITION):
        return Field(column, _BY_POSITION[column], heading)
    quiz = _QUIZ.fullmatch(heading)
    if quiz and quiz[1] in headings:
        return Field(column, Role.PASSED_OVER, heading)
    return fields_of([(column, heading, "")], _NAMES)[0]


TOOL = Tool("microsoft_forms", understand, separators=(";",), ticks=TICKED, unticked=UNTICKED)
