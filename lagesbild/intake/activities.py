"""A workbook -> activities: a sheet for each kind, headings between the rows, or a column that tells the kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.activities import KINDS, UNSORTED, Activity
from lagesbild.core.errors import InputError
from lagesbild.core.text import fold
from lagesbild.files.grid import label
from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from lagesbild.files.sheet import Layout, Sheet

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "text": ("aktivitet", "aktiviteter", "åtgärd", "åtgärder", "insats"),
    "responsible": ("ansvarig", "ansvariga", "ansvar", "ansvarig enhet", "ansvarig funktion"),
    "schedule": ("tidplan", "tidsplan", "tid", "när", "klart senast", "slutdatum"),
    "follow_up": ("uppföljning", "hur följs det upp", "uppföljs"),
    "kind": ("slag", "typ", "typ av aktivitet", "inriktning"),
    "findings": ("lägesbild", "lägesbilden", "kopplar till", "koppling till lägesbilden"),
}
"""By role, the headings that a column may go by."""
NOTHING = frozenset({"", "-", "–", "—"})
FINDING = re.compile(r"[\w-]+(?:/[\w-]+)+|\biakttagelse \d{1,2}\b", re.IGNORECASE)
"""What an activity may answer to: a figure by its id, or a numbered observation of the analysis."""
NOTE = re.compile(r"(källa|not|anm|obs|tabell-id)\b", re.IGNORECASE)
CHAPTER = re.compile(r"\S+(?: (?:aktivitet(?:er)?|arbete|insatser|åtgärder)\b.*)?", re.IGNORECASE)
"""How a row that heads the activities of a kind may go on after the kind's name."""


def read_activities(path: Path) -> tuple[Activity, ...]:
    """The activities of every sheet that lists some, in their order.

    Raises InputError when the file cannot be opened or no sheet has the columns of the plan.
    """
    activities = tuple(activity for sheet in open_file(path) if not sheet.hidden for activity in _of(sheet))
    if not activities:
        raise InputError(
            f"{path.name}: inget blad har kolumnerna Aktivitet och Ansvarig med rader under. "
            "Skriv rubrikerna Aktivitet, Ansvarig, Tidplan och Uppföljning överst i tabellen och försök igen."
        )
    return activities


def kind_of(text: str) -> str | None:
    """The kind that a heading or a cell names, or None.

    >>> kind_of("Förhinderande aktiviteter:"), kind_of("Blad1")
    ('forhindrande', None)
    """
    folded = fold(text)
    return next((key for key, kind in KINDS.items() if folded.startswith(kind.stem)), None)


def _of(sheet: Sheet) -> Iterator[Activity]:
    layout = sheet.layout
    roles = _roles(layout) if layout else {}
    if layout is None or not {"text", "responsible"} <= set(roles):
        return
    kind = _first_kind(sheet, layout)
    for number, cells in _rows(sheet, layout):
        texts = {role: cells[column] for role, column in roles.items()}
        heading = _heading([text for text in cells.values() if text])
        kind = heading or kind_of(texts.get("kind", "")) or kind
        if not heading and fold(texts["text"]) not in HEADINGS["text"]:
            yield _activity(kind, texts, (sheet.path.name, sheet.name, number))


def _roles(layout: Layout) -> dict[str, int]:
    """By role, the position of its column; one without a heading after Ansvarig is the plan's Tidplan."""
    pairs = tuple(zip(layout.columns, layout.headings, strict=True))
    roles = {
        role: column for role, known in HEADINGS.items() for column, head in pairs if fold(head) in known
    }
    unnamed = {column for column, head in pairs if not head}
    if "schedule" not in roles and roles.get("responsible", -1) + 1 in unnamed:
        roles["schedule"] = roles["responsible"] + 1
    return roles


def _first_kind(sheet: Sheet, layout: Layout) -> str:
    """The kind that the lines above the table name, the nearest first, or else the sheet's name."""
    above = (label(cell) for row in reversed(sheet.rows_above(layout)) for cell in row)
    return next((kind for text in (*above, sheet.name or "") if (kind := kind_of(text))), UNSORTED)


def _rows(sheet: Sheet, layout: Layout) -> Iterator[tuple[int, dict[int, str]]]:
    """Row numbers and texts by column. A long text alone right below the table is an activity, not a note."""
    frame = sheet.read(replace(layout, last_data_row=None))
    last = layout.last_data_row
    for number, *values in frame.itertuples(name=None):
        cells = dict(zip(map(int, frame.columns), map(label, values), strict=True))
        if last is not None and number > last:
            if number > last + 1 or NOTE.match(next(filter(None, cells.values()), "")):
                return
            last = number
        yield int(number), cells


def _heading(filled: Sequence[str]) -> str | None:
    """The kind that a row of one cell heads, or None when the row is something else."""
    return kind_of(filled[0]) if len(filled) == 1 and CHAPTER.fullmatch(filled[0]) else None


def _activity(kind: str, texts: Mapping[str, str], origin: tuple[str, str | None, int]) -> Activity:
    given = {role: "" if fold(text) in NOTHING else text for role, text in texts.items()}
    linked = given.get("findings", "")
    findings = tuple(name.casefold() for name in FINDING.findall(linked)) or ((linked,) if linked else ())
    file, sheet, row = origin
    return Activity(
        kind,
        given["text"],
        given["responsible"],
        given.get("schedule", ""),
        given.get("follow_up", ""),
        findings,
        file,
        sheet,
        row,
    )
