"""A note that gives one number, such as "sökning gjord, 0 träffar" -> one case that bears the number."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from lagesbild.core.cells import whole_number
from lagesbild.core.text import fold
from lagesbild.intake.candidates import Candidate, count_hints, words_of
from lagesbild.intake.shapes.classification import classify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.config.settings import Settings
    from lagesbild.core.periods import Period
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
RECORD_COLUMNS = 3
"""A table with fewer columns may be labels and what they say."""


def find_candidates(sheet: Sheet, settings: Settings, _: Period) -> list[Candidate]:
    """Return the sources that a note with one number may be from: those that its words point at."""
    case = find_case(sheet)
    if case is None or _has_records(sheet):
        return []
    words = words_of(sheet, None)
    return [
        Candidate(source, sheet, hints, 0, partial(classify, case), is_note=True)
        for source in settings.vocabulary.counted_sources
        if not source.survey and (hints := count_hints(source, words))
    ]


def _has_records(sheet: Sheet) -> bool:
    """Whether the sheet is a table with several records, in which a number beside a word is one of many."""
    layout = sheet.layout
    return layout is not None and len(layout.columns) >= RECORD_COLUMNS and len(sheet.read(layout)) > 1


def find_case(sheet: Sheet) -> pd.DataFrame | None:
    """Return the number that the note gives as one case, indexed by its row; None when it gives none or several."""
    if len(sheet.head) > LONGEST:
        return None
    numbers = dict(_numbers(sheet))
    if len(numbers) != 1:
        return None
    return pd.DataFrame({"antal": list(numbers.values())}, index=pd.Index(numbers))


def _numbers(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Yield row number and number for each number that a label or a sentence says to be a count."""
    for number, row in enumerate(sheet.head):
        for column, cell in enumerate(row):
            text = fold(cell)
            if _LABEL.search(text) and len(text) <= LONGEST_LABEL:
                below = sheet.head[number + 1][column : column + 1] if number + 1 < len(sheet.head) else ()
                yield from _first_number(((number + 1, row[column + 1 : column + 2]), (number + 2, below)))
            elif match := _SENTENCE.search(text):
                yield number + 1, int(match[1]) if match[1].isdigit() else 0


def _first_number(neighbours: tuple[tuple[int, tuple[object, ...]], ...]) -> Iterator[tuple[int, int]]:
    """Yield the first of the neighbouring cells that is a number, with its row."""
    for row, cells in neighbours:
        try:
            yield row, whole_number(cells[0])  # type: ignore[arg-type]
        except (ValueError, IndexError):
            continue
        return
