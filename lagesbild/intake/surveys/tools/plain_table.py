"""A plain table of answers from a program without a file of its own here: one row per respondent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.errors import InputError
from lagesbild.core.text import fold
from lagesbild.intake.surveys.headings import bracketed, fields_of, plain, roles
from lagesbild.intake.surveys.tool import TICKED, UNTICKED, Export, Role, Tool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.surveys.tool import Field

OWN = {
    Role.RESPONSE: "responseid respondentid recordid svarsid svarid svarsnummer svarsnr id svarande respondent deltagare",
    Role.SUBMITTED: "timestamp tidstämpel tidsstämpel inskickat inskickad svarstid svarsdatum besvarad "
    "submitted datesubmitted completed",
    Role.FINISHED: "complete finished slutfört slutförd",
}
_NAMES = roles(OWN)
_WHO = frozenset({"svarande", "respondent", "deltagare"})
"""Such a column may as well hold names: only numbers are response ids in it."""
_FORM_COMPLETE = re.compile(r"\w+_complete", re.IGNORECASE)
"""REDCap's own name for whether a form was completed."""
_SENT = re.compile(
    r"(?:svars?|inskick|inlämn|besvar|slutför|submi|comple|response)\w*?(?:datum|tid|date|time)\w*"
    r"|(?:datum|tid|date|time)\w*?(?:svar|inskick|inlämn|besvar|submi|comple|response)\w*"
)
"""What a plain heading says of the time when an answer was sent in, however the words are put."""
_STARTED = re.compile(r"start(?:tid\w*|datum|time|date|ed)|(?:svar\w*|enkät\w*)?påbörja\w*")
"""The same of the time when it was begun, which says nothing more beside that."""
_NUMBER_OF_ANSWERS = frozenset(
    {"antalsvar", "antalsvarande", "antalrespondenter", "antaldeltagare", "frekvens", "antalsvars"}
)
_BASE = re.compile(
    r"((un)?weighted |ovägd |vägd |oviktad |viktad )?(base|bas|sample)\b.*|n ?=.*|antal svarande.*"
)
_SHARE = re.compile(r"<?-?\d{1,3}([.,]\d+)?\s?%|0[.,]\d+")
SUMMED = (
    "{file}: {place} har kolumnen ”{heading}”, så en rad kan stå för flera svar. "
    "Be om exporten med en rad per svarande och importera den i stället."
)
MOST = 0.5
"""The share of percentages among the cells right of the first column from which a table is no answers."""
HEADER_JOINT = " – "
"""What the reader puts between the texts of several header rows."""


def own_role(heading: str) -> Role | None:
    """The role of a column which a survey program fills in itself; None for a question.

    >>> own_role("Svars-ID"), own_role("Enhet")
    (<Role.RESPONSE: 'response'>, None)
    """
    return _NAMES.get(plain(heading))


def where(sheet: Sheet) -> str:
    """What a sentence about the sheet begins with."""
    return f"Bladet {sheet.name}" if sheet.name else "Filen"


def understand(sheet: Sheet) -> Export:
    """Give the fields of the answers; InputError when there is no table, or one of percentages."""
    if _is_banner(sheet.head):
        raise InputError(
            f"{sheet.path.name}: {where(sheet)} är en färdig tabell med procenttal och inte svar. "
            "Be om exporten med en rad per svarande och importera den i stället."
        )
    layout = sheet.layout
    if layout is None:
        raise InputError(
            f"{sheet.path.name}: {where(sheet)} har ingen tabell med rubriker. "
            "Se efter att det är rätt fil och att varje kolumn har en rubrik överst."
        )
    columns = zip(layout.columns, layout.headings, strict=True)
    parted = ((column, *_split(layout, heading)) for column, heading in columns if heading)
    fields = _without_start(tuple(map(_by_heading, fields_of(parted, _NAMES))))
    _refuse_summed(fields, sheet, layout)
    return Export(layout, _once(_identified(fields, sheet, layout)))


def _by_heading(field: Field) -> Field:
    """Return the field as what says when an answer was sent in, or whether a form was completed, where its heading tells it."""
    if _FORM_COMPLETE.fullmatch(field.heading):
        return replace(field, role=Role.FINISHED)
    is_sent = field.role is Role.QUESTION and not field.option and _SENT.fullmatch(plain(field.heading))
    return replace(field, role=Role.SUBMITTED) if is_sent else field


def _without_start(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields with the time of beginning passed over, where that of sending in is there."""
    if not any(field.role is Role.SUBMITTED for field in fields):
        return fields
    return tuple(
        replace(field, role=Role.PASSED_OVER)
        if field.role is Role.QUESTION and not field.option and _STARTED.fullmatch(plain(field.heading))
        else field
        for field in fields
    )


def _refuse_summed(fields: Sequence[Field], sheet: Sheet, layout: Layout) -> None:
    """Raise InputError when a row stands for more answers than one."""
    rows = sheet.head[layout.first_data_row - 1 :]
    for field in fields:
        cells = [row[field.column] for row in rows if len(row) > field.column]
        if plain(field.heading) in _NUMBER_OF_ANSWERS and any(
            _is_figure(c) and str(c) not in "01" for c in cells
        ):
            raise InputError(SUMMED.format(file=sheet.path.name, place=where(sheet), heading=field.heading))


def _split(layout: Layout, heading: str) -> tuple[str, str]:
    """Give the question and the option: in brackets, or in a header row of its own."""
    if len(layout.header_rows) > 1:
        question, _, option = heading.rpartition(HEADER_JOINT)
        return (question, option) if question else (option, "")
    return bracketed(heading)


def _identified(fields: Sequence[Field], sheet: Sheet, layout: Layout) -> tuple[Field, ...]:
    """Give the fields with a response id only where the first rows hold mostly different ones."""
    rows = sheet.head[layout.first_data_row - 1 :]
    seen = {field.column: [row[field.column] for row in rows if len(row) > field.column] for field in fields}
    return tuple(
        replace(field, role=Role.QUESTION)
        if field.role is Role.RESPONSE and not _may_identify(field.heading, seen[field.column])
        else field
        for field in fields
    )


def _may_identify(heading: str, cells: Sequence[Raw]) -> bool:
    is_number = all(str(cell).isdecimal() for cell in cells if cell != "")
    return 2 * len(set(cells)) >= len(cells) and (is_number or plain(heading) not in _WHO)


def _once(candidates: Sequence[Field]) -> tuple[Field, ...]:
    """Give the fields with the first column in each role that only one can have; the others are questions."""
    taken: set[Role] = set()
    fields = []
    for field in candidates:
        again = field.role in taken
        fields.append(replace(field, role=Role.QUESTION) if again else field)
        taken |= {field.role} & {Role.RESPONSE, Role.SUBMITTED}
    return tuple(fields)


def _is_banner(rows: Sequence[Sequence[Raw]]) -> bool:
    """Whether the sheet shows shares of the respondents: mostly percentages, or a line of bases."""
    cells = [(position, cell) for row in rows for position, cell in enumerate(row[1:]) if cell != ""]
    shares = [position for position, cell in cells if _is_share(cell)]
    figures = sum(_is_share(cell) or _is_figure(cell) for _, cell in cells)
    labels = (fold(str(row[0])) for row in rows if row)
    based = any(_BASE.fullmatch(label) for label in labels)
    return (len(set(shares)) > 1 and len(shares) >= MOST * len(cells)) or (
        based and figures >= MOST * len(cells)
    )


def _is_share(cell: Raw) -> bool:
    if isinstance(cell, str):
        return bool(_SHARE.fullmatch(cell.strip()))
    return isinstance(cell, float) and 0 < cell < 1


def _is_figure(cell: Raw) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and cell.strip().isdecimal())


TOOL = Tool(
    "table",
    understand,
    separators=(";", "; ", ", "),
    ticks=TICKED,
    unticked=UNTICKED,
)
