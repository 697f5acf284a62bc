"""A note that gives one number, such as "sökning gjord, 0 träffar" -> one case that bears the number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from lagesbild.core.cells import fold, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.files.sheet import Sheet

_LABEL = re.compile(
    r"\bantal (?:träffar|incidenter|ärenden|händelser|kontakter|blanketter|tillfällen)\b|^(?:träffar|antal)\b"
)
_SENTENCE = re.compile(
    r"\b(\d+|inga|ingen|inget)\s+(?:\w+\s+)?(?:träff\w*|incident\w*|ärende\w*|händelse\w*)"
)
LONGEST_LABEL = 60
LONGEST = 25
"""A sheet with more rows than this is no note."""


def cases(sheet: Sheet) -> pd.DataFrame | None:
    """The number that the note gives as one case, indexed by its row; None when it gives none or several."""
    if len(sheet.head) > LONGEST:
        return None
    found = dict(_numbers(sheet))
    if len(found) != 1:
        return None
    return pd.DataFrame({"antal": list(found.values())}, index=pd.Index(found))


def _numbers(sheet: Sheet) -> Iterator[tuple[int, int]]:
    for number, row in enumerate(sheet.head):
        for place, cell in enumerate(row):
            text = fold(cell)
            if _LABEL.search(text) and len(text) <= LONGEST_LABEL:
                below = sheet.head[number + 1][place : place + 1] if number + 1 < len(sheet.head) else ()
                yield from _first_number(((number + 1, row[place + 1 : place + 2]), (number + 2, below)))
            elif match := _SENTENCE.search(text):
                yield number + 1, int(match[1]) if match[1].isdigit() else 0


def _first_number(beside: tuple[tuple[int, tuple[object, ...]], ...]) -> Iterator[tuple[int, int]]:
    for row, cells in beside:
        try:
            yield row, whole_number(cells[0])  # type: ignore[arg-type]
        except (ValueError, IndexError):
            continue
        return
