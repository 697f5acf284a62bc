"""Qualtrics: rows of codes and of labels above the answers, in csv a third for the program itself."""

from __future__ import annotations

import re
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from lagesbild.core.cells import NO_ANSWER
from lagesbild.intake.surveys.answers import INCOMPLETE, TEST_ANSWER
from lagesbild.intake.surveys.headings import cells_of, fields_of, header_row, layout_of, plain, roles
from lagesbild.intake.surveys.tool import Export, Role, Rule, Tool

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.files.sheet import Sheet

OWN = {
    Role.RESPONSE: "responseid",
    Role.SUBMITTED: "enddate",
    Role.FINISHED: "finished",
    Role.STATUS: "status",
    Role.PERSONAL: "ipaddress recipientlastname recipientfirstname recipientemail name emailaddress "
    "externalreference externaldatareference locationlatitude locationlongitude locationaccuracy",
    Role.PASSED_OVER: "startdate progress durationinseconds recordeddate responseset distributionchannel "
    "userlanguage",
}
_NAMES = roles(OWN)
_REQUIRED = frozenset({"responseid", "startdate", "enddate", "finished"})
_LEGACY = re.compile(r"v\d+")
_SPREAD = re.compile(r"(?P<stem>.+?)_(?P<part>\d+)(?P<text>_TEXT)?")
_TECHNICAL = re.compile(r"Q_.+|.+_(First Click|Last Click|Page Submit|Click Count|DO(_.+)?)")
"""Embedded data of the program's own, timings of a page, and the order in which options were shown."""
_JOINT = " - "
_SELECTED = (" - Selected Choice", " - Valt alternativ", " - Valgt alternativ")
OTHER = "Annat"
"""The option beside which the respondent writes in own words (code "Q4_5_TEXT")."""


def understand(sheet: Sheet) -> Export | None:
    """Give the fields of the answers, or None when this is no export of Qualtrics."""
    row = header_row(sheet, lambda names, _: _REQUIRED.issubset(names))
    if row is None:
        return None
    rows = _header_rows(sheet, row)
    codes = cells_of(sheet, rows[0])
    labels = {**codes, **cells_of(sheet, rows[min(1, len(rows) - 1)])}
    own = [
        (column, name, "") for column in labels if (name := _own_name(codes.get(column, ""), labels[column]))
    ]
    own_columns = {column for column, _, _ in own}
    asked = {
        column: labels[column]
        for column, code in codes.items()
        if column not in own_columns and not _TECHNICAL.fullmatch(code)
    }
    fields = (*fields_of(own, _NAMES), *fields_of(_split_headings(codes, asked), {}))
    shown = {field.column: field.full_heading for field in fields}
    return Export(layout_of(sheet, rows, shown), fields)


def _header_rows(sheet: Sheet, row: int) -> tuple[int, ...]:
    """Give the rows of codes, of labels and of import ids; old exports number their own columns."""
    above, below, third = (cells_of(sheet, number) for number in (row - 1, row + 1, row + 2))
    if above and _LEGACY.fullmatch(plain(next(iter(above.values())))):
        return (row - 1, row)
    if any("ImportId" in text for text in third.values()):
        return (row, row + 1, row + 2)
    if any("ImportId" in text for text in below.values()) or _answers(cells_of(sheet, row), below):
        return (row,)
    return (row, row + 1)


def _answers(codes: Mapping[int, str], below: Mapping[int, str]) -> bool:
    """Whether the row below the codes is an answer already: a time stands where its label would."""
    return any(
        text[:1].isdigit() for column, text in below.items() if plain(codes.get(column, "")) == "startdate"
    )


def _own_name(code: str, label: str) -> str:
    return next((name for name in (code, label) if plain(name) in _NAMES), "")


def _split_headings(codes: Mapping[int, str], labels: Mapping[int, str]) -> Iterator[tuple[int, str, str]]:
    """Each column's question and option: columns belong together when their codes differ in the last part."""
    for _, neighbours in groupby(labels, key=lambda column: _stem(codes[column])):
        columns = tuple(neighbours)
        picks = [column for column in columns if not codes[column].endswith("_TEXT")]
        question = _question([labels[column] for column in columns])
        offered = _question([labels[column] for column in picks]) if len(picks) > 1 else ""
        for column in columns:
            option = (
                OTHER
                if column not in picks
                else labels[column][len(offered) + len(_JOINT) :]
                if offered
                else ""
            )
            yield column, question if len(columns) > 1 else _without_selected(labels[column]), option


def _stem(code: str) -> str:
    spread = _SPREAD.fullmatch(code)
    return spread["stem"] if spread else code


def _question(labels: Sequence[str]) -> str:
    """Give what the labels of one question have in common, up to the last joint."""
    shared = labels[0] if len(set(labels)) == 1 else _shared(labels)
    question = shared.rpartition(_JOINT)[0] if len(labels) > 1 else shared
    return _without_selected(question or shared)


def _shared(labels: Sequence[str]) -> str:
    """Give what the labels begin with alike."""
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*labels, strict=False))
    return "".join(signs[0] for signs in alike)


def _without_selected(label: str) -> str:
    return next((label.removesuffix(end) for end in _SELECTED if label.endswith(end)), label)


_SPURIOUS = frozenset(
    (
        *("spam", "survey preview", "survey test", "preview", "preview spam", "imported spam"),
        *("offline preview", "förhandsgranskning", "förhandsgranskning av undersökning"),
        *("1", "2", "8", "9", "12", "17"),
    )
)
"""Status in words, or in the program's numbers."""
TOOL = Tool(
    "qualtrics",
    understand,
    separators=(",",),
    blanks=NO_ANSWER | {"-99"},
    rules=(
        Rule(Role.STATUS, _SPURIOUS, TEST_ANSWER),
        Rule(
            Role.FINISHED,
            frozenset({"false", "0", "falskt", "usant", "falsk", "falsch", "nej", "no"}),
            INCOMPLETE,
        ),
    ),
)
