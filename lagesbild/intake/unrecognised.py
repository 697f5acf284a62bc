"""A file that fits no source -> the sheet that it is described by, and why it cannot be described at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.files.grid import kind
from lagesbild.files.sheet import is_empty
from lagesbild.intake.surveys.reading import recognise
from lagesbild.intake.surveys.tools import plain_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.files.sheet import Layout, Sheet

UNKNOWN_FILE = (
    "Filen passar ingen känd källa och togs inte med. Kör ”lagesbild granska --skapa-regler” på den, så "
    "föreslås en ny källa, eller regler att fylla i: vilken källa den är och vad kolumnerna är."
)
HIDDEN = "{file}: Tabellen står på ett dolt blad ({sheets}), och dolda blad läses inte. Visa bladet i Excel och spara om filen."
NO_RECORDS = "{file}: {where} har ingen tabell med rader under rubriker. Se efter att det är rätt fil."
NO_HEADINGS = "Rubrikraden verkar saknas: rad {row} ser ut som en post. Lägg till en rad med kolumnernas rubriker överst."


def fullest(sheets: Sequence[Sheet]) -> Sheet:
    """Return the sheet that looks most like the one with the answers: visible, and with the most cells at its top."""
    visible = [sheet for sheet in sheets if not sheet.hidden] or sheets
    return max(visible, key=lambda sheet: sum(not is_empty(cell) for row in sheet.head for cell in row))


def unrecognised(sheets: Sequence[Sheet]) -> InputError:
    """Return why a file fits no source: it holds no table of records, or one that needs rules."""
    sheet = fullest(sheets)
    hidden = [other.name or "" for other in sheets if other.hidden and other.layout]
    if hidden and sheet.layout is None:
        return InputError(HIDDEN.format(file=sheet.path.name, sheets=", ".join(hidden)))
    try:
        if recognise(sheet) == plain_table.TOOL.key:
            check_table(sheet, plain_table.understand(sheet).layout)
    except InputError as error:
        return error
    return InputError(UNKNOWN_FILE)


def check_table(sheet: Sheet, layout: Layout) -> None:
    """Raise InputError when there are headings without records, or records without headings.

    Some headings that only a record holds tell the latter, but not a row of months or days.
    """
    days = sum(kind(heading) == "day" for heading in layout.headings)
    if 0 < days < len(layout.headings) / 2:
        raise InputError(NO_HEADINGS.format(row=layout.header_rows[-1]))
    if not any(not is_empty(cell) for row in sheet.head[layout.first_data_row - 1 :] for cell in row):
        raise InputError(NO_RECORDS.format(file=sheet.path.name, where=plain_table.where(sheet)))
