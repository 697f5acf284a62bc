"""Patterns that tell, for a whole piece of a sheet's XML at once, that no cell in it stands far away."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lagesbild.files.guard.package import MOST_CELLS

PREFIXED = re.compile(rb":c[\s/>]")
ALPHABET = 26


class Area(NamedTuple):
    """An area from A1 that is small enough, and what a cell looks like that does not say it stands there."""

    rows: int
    columns: int
    elsewhere: re.Pattern[bytes]
    flawed: re.Pattern[bytes]
    """The same, or what a cell looks like that may lack its value."""

    def holds(self, piece: bytes) -> bool:
        """Whether every cell of a piece says, as spreadsheets write it, that it stands within the area."""
        return not (self.elsewhere.search(piece) or PREFIXED.search(piece))

    def holds_soundly(self, piece: bytes) -> bool:
        """Whether every cell of a piece does, and has its value."""
        return not (self.flawed.search(piece) or PREFIXED.search(piece))


@cache
def small_area(columns: int) -> Area | None:
    """The area of so many columns with as many rows as there are of a number of digits; None when they are too many.

    >>> area = small_area(2)
    >>> area.rows, area.holds(b'<c r="B7" s="1">'), area.holds(b'<c r="C7">')
    (999999, True, False)
    """
    digits = len(str(MOST_CELLS // max(columns, 1))) - 1
    if not digits or not 0 < columns <= ALPHABET * (ALPHABET + 1):
        return None
    place = f'r="(?:{_up_to(columns)})[0-9]{{1,{digits}}}"'
    elsewhere = f'<c(?! {place}(?: [st]="[^"]*+")*+/?>)'
    flawed = f'<c(?! {place}(?: [st]="(?!e")[^"]*+")*+/?>(?!<f))'
    return Area(10**digits - 1, columns, re.compile(elsewhere.encode()), re.compile(flawed.encode()))


def _up_to(columns: int) -> str:
    """A pattern of the letters of so many columns.

    >>> _up_to(12), _up_to(29), _up_to(55)
    ('[A-L]', '[A-Z]|A[A-C]', '[A-Z]|[A-A][A-Z]|B[A-C]')
    """
    before, last = divmod(columns - 1, ALPHABET)
    if not before:
        return f"[A-{_letter(last)}]"
    whole = f"[A-Z]|[A-{_letter(before - 2)}][A-Z]" if before > 1 else "[A-Z]"
    return f"{whole}|{_letter(before - 1)}[A-{_letter(last)}]"


def _letter(place: int) -> str:
    return chr(ord("A") + place)
