"""Names as Excel wants them: for sheets, for table objects and for headings."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LONGEST_SHEET_NAME = 31
"""Excel's own limit."""
LONGEST_TAIL = 18
"""What is kept of a title's end."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\U00010000-\U0010ffff]+")
_YEAR_AT_END = re.compile(r"\s+(19|20)\d\d$")
_ASCII = str.maketrans("åäöéü", "aaoeu")


def sheet_names(titles: Sequence[str], taken: Sequence[str] = ()) -> tuple[str, ...]:
    """A sheet name for each title, none of them twice, none of those taken.

    >>> sheet_names(["Klotter 2021", "Klotter", "Miljö/källa"])
    ('Klotter', 'Klotter (2)', 'Miljö källa')
    """
    wanted = [
        _YEAR_AT_END.sub("", " ".join(_FORBIDDEN.sub(" ", title).split())).strip("'") for title in titles
    ]
    return _distinct(wanted, taken, lambda name, end: _cut(name, LONGEST_SHEET_NAME - len(end)) + end)


def headings(labels: Sequence[str]) -> tuple[str, ...]:
    """The headings of a table object: on one line, never empty, none of them twice.

    >>> headings(["Antal", "antal", ""])
    ('Antal', 'antal (2)', '–')
    """
    return _distinct([" ".join(label.split()) or "–" for label in labels], (), str.__add__)


def table_name(table_id: str) -> str:
    """The name of a table object: ASCII letters, digits and underscores.

    >>> table_name("svar_enkät-a")
    'tabell_svar_enkat_a'
    """
    return "tabell_" + re.sub(r"\W", "_", table_id.casefold().translate(_ASCII), flags=re.ASCII)


def reference(sheet: str) -> str:
    """The address of a sheet's first cell, as a link within the workbook."""
    return "internal:'{}'!A1".format(sheet.replace("'", "''"))


def _distinct(
    wanted: Sequence[str], taken: Sequence[str], join: Callable[[str, str], str]
) -> tuple[str, ...]:
    names: list[str] = []
    used = {name.casefold() for name in taken}
    for text in wanted:
        endings = ("", *(f" ({number})" for number in range(2, len(wanted) + len(taken) + 2)))
        name = next(name for name in (join(text, end) for end in endings) if name.casefold() not in used)
        used.add(name.casefold())
        names.append(name)
    return tuple(names)


def _cut(text: str, length: int) -> str:
    """The text up to a length; what stands after its last comma is kept, since that tells titles apart.

    >>> _cut("Klotter, trafikkontoret, efter stadsdel", 31)
    'Klotter…, efter stadsdel'
    """
    if len(text) <= length:
        return text
    head, comma, tail = text.rpartition(",")
    end = f"…,{tail}" if comma and len(tail) <= LONGEST_TAIL else "…"
    start = text if end == "…" else head
    room = length - len(end)
    words = shorten(start, room, placeholder="", break_long_words=False) or start[:room]
    return words.rstrip(" ,;:–-") + end
