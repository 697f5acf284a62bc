"""The column of an export that says whether an answer was completed, whatever tool made it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lagesbild.core.text import fold
from lagesbild.intake.surveys.answers import INCOMPLETE
from lagesbild.intake.surveys.headings import plain
from lagesbild.intake.surveys.tool import Role, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.surveys.tool import Export, Field

_DONE = (
    r"(?:completed?|finished|submitted|answered|fullständigt?|komplett|slutför[dt]|klart?|färdigt?|avsluta[dt]|besvara[dt]|svarat"
    r"|inskicka[dt]|inlämna[dt]|genomför[dt])"
)
PARTLY = re.compile(
    rf"(?:(?:har )?(?:ej|inte|icke|ännu (?:ej|inte)|not|never|aldrig) (?:{_DONE}|påbörja[dt]|öppna[dt]|started|opened)"
    r"|o(?:besvara|avsluta)[dt]|incomplete|partial(?:ly(?: completed?)?)?|delvis(?: \w+)?|ofullständigt?"
    r"|påbörja[dt]|pågår|pågående|avbru(?:ten|tet)|started|in progress|öppna[dt]|opened|(?:ut)?skicka[dt]|sent"
    r"|inbjud(?:en|an skickad)|invited|levererad|delivered|studsa[dt]|bounced)"
)
"""What a status says, folded, of an answer that was not completed, or of somebody who was only asked."""
WHOLLY = re.compile(_DONE)
UNFINISHED = frozenset({"0", "nej", "no", "false", "falskt"})
"""What a column says of it whose heading asks whether the answer is complete."""
_STATUS = re.compile(r"(?:svars?|enkät|respons)?status")
"""What the heading may be of a column that says whether an answer was completed, where its words say so too."""


def set_aside_unfinished(own: Mapping[Role, pd.Series[Any]]) -> Rule:
    """Return what becomes of an answer that was not completed, by the words in the column that says so."""
    words = {fold(str(cell)) for cell in own[Role.FINISHED].unique()} if Role.FINISHED in own else set()
    unfinished = {word for word in words if word in UNFINISHED or PARTLY.fullmatch(word)}
    return Rule(Role.FINISHED, frozenset(unfinished), INCOMPLETE)


def find_completion(export: Export, sheet: Sheet) -> Export:
    """Return the export with the column that says whether an answer was completed, where its heading and its words do."""
    return replace(export, fields=tuple(_by_words(field, sheet, export) for field in export.fields))


def _by_words(field: Field, sheet: Sheet, export: Export) -> Field:
    if field.role is not Role.QUESTION or field.option or not _STATUS.fullmatch(plain(field.heading)):
        return field
    words = {fold(str(cell)) for cell in sheet.top_cells(export.layout, field.column) if cell != ""}
    is_known = all(PARTLY.fullmatch(word) or WHOLLY.fullmatch(word) for word in words)
    return replace(field, role=Role.FINISHED) if words and is_known else field
