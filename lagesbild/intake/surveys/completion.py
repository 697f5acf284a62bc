"""The column of an export that says whether an answer was completed, whatever tool made it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.text import fold
from lagesbild.intake.surveys.answers import INCOMPLETE
from lagesbild.intake.surveys.headings import plain
from lagesbild.intake.surveys.tool import Role, Rule

if TYPE_CHECKING:
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.surveys.tool import Export, Field

PARTLY = frozenset(
    {
        *("incomplete", "partial", "ej slutfört", "ej slutförd", "ej klar", "delvis", "delvis besvarad"),
        *(
            "ofullständig",
            "ofullständigt",
            "påbörjad",
            "påbörjat",
            "pågår",
            "pågående",
            "avbruten",
            "avbrutet",
        ),
    }
)
UNFINISHED = PARTLY | {"0", "nej", "no", "false", "falskt"}
WHOLLY = frozenset(
    {
        *("complete", "completed", "fullständig", "fullständigt", "komplett", "slutförd", "slutfört"),
        *("klar", "klart", "avslutad", "besvarad", "inskickad"),
    }
)
_STATUS = re.compile(r"(?:svars?|enkät|respons)?status")
"""What the heading may be of a column that says whether an answer was completed, where its words say so too."""
SET_ASIDE = Rule(Role.FINISHED, UNFINISHED, INCOMPLETE)
"""What becomes of an answer that was not completed."""


def find_completion(export: Export, sheet: Sheet) -> Export:
    """Return the export with the column that says whether an answer was completed, where its heading and its words do."""
    return replace(export, fields=tuple(_by_words(field, sheet, export) for field in export.fields))


def _by_words(field: Field, sheet: Sheet, export: Export) -> Field:
    if field.role is not Role.QUESTION or field.option or not _STATUS.fullmatch(plain(field.heading)):
        return field
    words = {fold(str(cell)) for cell in sheet.top_cells(export.layout, field.column) if cell != ""}
    return replace(field, role=Role.FINISHED) if words and words <= PARTLY | WHOLLY else field
