"""SurveyMonkey: two header rows, the question over its first column only, the options below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.intake.surveys.headings import (
    cells_of,
    fields_of,
    header_row,
    layout_of,
    plain,
    roles,
    split_header,
)
from lagesbild.intake.surveys.tool import Export, Role, Tool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Sheet

OWN = {
    Role.RESPONSE: "respondentid svarandensid svarsid befragtenid",
    Role.SUBMITTED: "enddate slutdatum sluttdato slutdato enddatum",
    Role.PERSONAL: "ipaddress ipadress ipadresse emailaddress epostadress epostadresse firstname lastname "
    "förnamn efternamn fornavn etternavn vorname nachname customdata "
    "customdata1 anpassadedata anpassadedata1",
    Role.PASSED_OVER: "collectorid insamlarid innsamlerid startdate startdatum startdato datemodified "
    "datecreated",
}
_NAMES = roles(OWN)
_COLLECTORS = frozenset({"collectorid", "insamlarid", "innsamlerid"})
_WHOLE = frozenset({"response", "openendedresponse", "svar", "öppetsvar", "åpentsvar", "antwort"})
"""What the second row says over a question with one column."""


def understand(sheet: Sheet) -> Export | None:
    """Give the fields of the answers, or None when this is no export of SurveyMonkey."""
    row = header_row(sheet, _is_header)
    if row is None:
        return None
    own = [column for column, text in cells_of(sheet, row).items() if plain(text) in _NAMES]
    rows, headings = split_header(sheet, row, own)
    parted = ((column, *_split_heading(*texts)) for column, texts in headings.items())
    fields = fields_of(parted, _NAMES)
    shown = {field.column: field.full_heading for field in fields}
    return Export(layout_of(sheet, rows, shown), fields)


def _is_header(names: Sequence[str], below: Sequence[Sequence[Raw]]) -> bool:
    """Give whether the tool's own columns are there, or the second row is its own where they were taken out."""
    if Role.RESPONSE in map(_NAMES.get, names) and not _COLLECTORS.isdisjoint(names):
        return True
    second = [plain(cell) for cell in below[0]] if below else []
    beside = (name for above, name in zip(names, second, strict=False) if above in _NAMES)
    return sum(name in _WHOLE for name in second) > 1 and not any(beside)


def _split_heading(question: str, option: str) -> tuple[str, str]:
    return (question, "" if plain(option) in _WHOLE else option)


TOOL = Tool("surveymonkey", understand)
