"""Names as Excel wants them: for sheets, for table objects and for headings."""

from __future__ import annotations

import re
from itertools import chain, count
from textwrap import shorten
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LONGEST_SHEET_NAME = 31
"""Excel's own limit."""
LONGEST_TAIL = 18
"""What is kept of a title's end."""
SHORTEST_START = 4
"""Signs of a beginning that still says something."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\U00010000-\U0010ffff]+")
_YEAR_AT_END = re.compile(r"\s+(19|20)\d\d$")
_ASCII = str.maketrans("åäöéü", "aaoeu")


def sheet_names(titles: Sequence[str], taken: Sequence[str] = ()) -> tuple[str, ...]:
    """A sheet name for each title, none of them twice, none of those taken.

    >>> sheet_names(["Klotter 2021", "Klotter", "Miljö/källa"])
    ('Klotter', 'Klotter (2)', 'Miljö källa')
    """
    return _distinct([_cut(_allowed(title), LONGEST_SHEET_NAME) for title in titles], _numbered_sheet, taken)


def _allowed(title: str) -> str:
    plain = " ".join(_FORBIDDEN.sub(" ", title).split())
    return _YEAR_AT_END.sub("", plain).strip("'") or "Tabell"


def _numbered_sheet(name: str, number: int) -> str:
    end = f" ({number})"
    return _cut(name, LONGEST_SHEET_NAME - len(end)) + end


def headings(labels: Sequence[str]) -> tuple[str, ...]:
    """The headings of a table object: on one line, never empty, none of them twice.

    >>> headings(["Antal", "antal", ""])
    ('Antal', 'antal (2)', '–')
    """
    return _distinct([" ".join(label.split()) or "–" for label in labels], "{} ({})".format)


def table_names(ids: Sequence[str]) -> tuple[str, ...]:
    """The names of the table objects: ASCII letters, digits and underscores, none of them twice.

    >>> table_names(["svar_enkät-a", "svar_enkat_a"])
    ('tabell_svar_enkat_a', 'tabell_svar_enkat_a_2')
    """
    names = [re.sub(r"\W", "_", each.casefold().translate(_ASCII), flags=re.ASCII) for each in ids]
    return _distinct([f"tabell_{name}" for name in names], "{}_{}".format)


def reference(sheet: str, row: int = 1) -> str:
    """The address of the first cell of a sheet's row, as a link within the workbook."""
    return "internal:'{}'!A{}".format(sheet.replace("'", "''"), row)


def _distinct(
    wanted: Sequence[str], numbered: Callable[[str, int], str], taken: Sequence[str] = ()
) -> tuple[str, ...]:
    """The names as wanted, and numbered from two on where they would come again in any case of letters."""
    names: list[str] = []
    used = {name.casefold() for name in taken}
    for text in wanted:
        variants = chain((text,), (numbered(text, number) for number in count(2)))
        names.append(next(name for name in variants if name.casefold() not in used))
        used.add(names[-1].casefold())
    return tuple(names)


def _cut(text: str, length: int) -> str:
    """The text up to a length; what stands after its last comma is kept, since that tells titles apart.

    Where that would leave next to nothing of the beginning, the end is cut instead.

    >>> _cut("Klotter, trafikkontoret, efter stadsdel", 31), _cut("Har rapporterats, Egna verksamheter", 31)
    ('Klotter…, efter stadsdel', 'Har rapporterats, Egna…')
    """
    if len(text) <= length:
        return text
    head, comma, tail = text.rpartition(",")
    if comma and len(tail) <= LONGEST_TAIL:
        end = f"…,{tail}"
        start = _words(head, length - len(end))
        if len(start) >= SHORTEST_START:
            return start + end
    return _words(text, length - 1) + "…"


def _words(text: str, room: int) -> str:
    """As many whole words as there is room for, without the sign that they end in."""
    return (shorten(text, room, placeholder="", break_long_words=False) or text[:room]).rstrip(" ,;:–-…")
