"""Sheet -> answers: the exports of survey tools, and plain tables of answers.

A new tool is one file that declares a `Tool`, and its name in TOOLS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.intake.surveys.assembly import assemble
from lagesbild.intake.surveys.tools import (
    google_forms,
    limesurvey,
    microsoft_forms,
    plain_table,
    qualtrics,
    surveymonkey,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.surveys.answers import Answers
    from lagesbild.intake.surveys.option_columns import Crossed
    from lagesbild.intake.surveys.tool import Export, Tool

TOOLS: tuple[Tool, ...] = (
    microsoft_forms.TOOL,
    google_forms.TOOL,
    limesurvey.TOOL,
    surveymonkey.TOOL,
    qualtrics.TOOL,
)


def recognise(sheet: Sheet) -> str:
    """Give the key of the tool that made the sheet, "table" for any other.

    Raises InputError when two tools recognise it.
    """
    tool, _ = _understand_export(sheet)
    return tool.key


def read_answers(
    sheet: Sheet,
    known_options: Mapping[str, Sequence[str]] | None = None,
    crossed: Crossed | None = None,
    status: pd.Series[str] | None = None,
) -> Answers:
    """Give the answers of a sheet.

    `known_options` are the questionnaire's options by folded question heading, `crossed` is the question whose
    options may head columns of crosses, `status` what is known already of the rows of another table than of answers.
    Raises InputError when the sheet holds no table, or a finished table of percentages instead of answers.
    """
    tool, export = _understand_export(sheet)
    export = export or plain_table.TOOL.understand(sheet)
    if export is None:
        raise InputError(f"{sheet.path.name}: Här finns inga svar. Se efter att rätt fil och blad är valt.")
    return assemble(sheet, (tool, export), known_options or {}, crossed, status)


def _understand_export(sheet: Sheet) -> tuple[Tool, Export | None]:
    """Give the one tool that recognises the sheet with what it understood, or the plain table."""
    understood = [(tool, export) for tool in TOOLS if (export := tool.understand(sheet))]
    if len(understood) > 1:
        names = " och ".join(tool.key for tool, _ in understood)
        raise InputError(
            f"{sheet.path.name}: Både {names} känner igen filen. Ta bort det ena verktygets kolumner."
        )
    return understood[0] if understood else (plain_table.TOOL, None)
