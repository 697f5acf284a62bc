"""LimeSurvey: the tool's own columns first, then one column per question or per "question [option]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.cells import ANSWERS, NO_ANSWER
from lagesbild.intake.surveys.answers import INCOMPLETE
from lagesbild.intake.surveys.headings import (
    bracketed,
    cells_of,
    fields_of,
    header_row,
    layout_of,
    plain,
    roles,
    split_header,
)
from lagesbild.intake.surveys.tool import Export, Role, Rule, Tool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Sheet

OWN = {
    Role.RESPONSE: "responseid answerid antwortid svarsid svarid responsid id",
    Role.SUBMITTED: "datesubmitted submitdate datumabgeschickt datuminskickat inskickatdatum inskickad "
    "datumförinskickande datoinnsendt innsendtdato datoindsendt",
    Role.PERSONAL: "ipaddr ipaddress ipadress ipadresse firstname lastname emailaddress email",
    Role.PASSED_OVER: "lastpage letzteseite senastesida sistasida sistesiden sisteside sidsteside "
    "startlanguage startsprache startspråk startsprog startdate datestarted datumgestartet startdatum "
    "datumstartat datostartet startdato datestamp datelastaction datumletzteaktivität datumförsenasteåtgärd datumsenasteåtgärd "
    "senasteåtgärd datosistehandling refurl referrerurl referringurl seed zufallsstartwert token accesscode "
    "zugangsschlüssel totaltime interviewtime",
}
_NAMES = roles(OWN)
_ENOUGH = 3
"""How many of the tool's own names, beside the id, tell the tool."""
OTHER_CODE = "-oth-"
"""Stands in an export of codes where the respondent answered in own words, which have a column of their own."""
_COMMENTS = frozenset({"comment", "kommentar"})


def understand(sheet: Sheet) -> Export | None:
    """Give the fields of the answers, or None when this is no export of LimeSurvey."""
    row = header_row(sheet, _is_header)
    if row is None:
        return None
    own = [column for column, text in cells_of(sheet, row).items() if plain(text) in _NAMES]
    rows, headings = split_header(sheet, row, own)
    fields = fields_of((_split_heading(column, *texts) for column, texts in headings.items()), _NAMES)
    shown = {field.column: field.full_heading for field in fields}
    return Export(layout_of(sheet, rows, shown), tuple(sorted(fields, key=lambda field: field.column)))


def _is_header(names: Sequence[str], _: Sequence[Sequence[Raw]]) -> bool:
    own = [_NAMES.get(name) for name in names]
    return Role.RESPONSE in own and own.count(Role.PASSED_OVER) + own.count(Role.SUBMITTED) >= _ENOUGH


def _split_heading(column: int, heading: str, option: str) -> tuple[int, str, str]:
    """Give the question and the option; a comment beside a question is a question of its own."""
    question, part = (heading, option) if option else bracketed(heading)
    return (column, heading, "") if plain(part) in _COMMENTS else (column, question, part)


TOOL = Tool(
    "limesurvey",
    understand,
    ticks=frozenset(ANSWERS["ja"]),
    unticked=frozenset(ANSWERS["nej"]),
    blanks=NO_ANSWER | {OTHER_CODE},
    rules=(Rule(Role.SUBMITTED, frozenset({""}), INCOMPLETE),),
)
