"""The rows of a register that are no cases: its headings once more, and titles or remarks that stand in one cell alone."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from lagesbild.core.text import fold
from lagesbild.core.wording import MONTHS
from lagesbild.files.grid import kind
from lagesbild.intake.shapes.axes import role_tests
from lagesbild.intake.shapes.case_rows import PRESET, Doubt
from lagesbild.intake.shapes.columns import distinct, parse
from lagesbild.intake.shapes.none_rows import NOTHING
from lagesbild.intake.shapes.time_spans import names_span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd
    from numpy.typing import NDArray

    from lagesbild.intake.shapes.case_rows import CaseRows
    from lagesbild.intake.shapes.record_keys import CaseNumbers

    Bools = NDArray[np.bool_]

FEWEST_HEADINGS = 2
"""One cell that is like its heading may be a value."""
FEWEST_TITLES = 2
"""One text alone may be anything."""
AREA = "omrade"
FEWEST_COLUMNS = 3
"""Of fewer columns one cell is enough for a case."""
LINES = frozenset({"kategori", "miljo"})
"""Roles of which one cell alone is a case, where it is known."""
CELLS = ("datum", "kategori", "miljo", "omrade", "plats", "enhet", "typ", "antal")
NUMBER = "arende"
NUMBERED = re.compile(r".*\d\W?")
TIME = re.compile(rf"(?:(?:vecka|v\.?|kvartal|tertial|halvår|år|{'|'.join(MONTHS)})\b.*|(?:19|20)\d\d)")
"""A part of the time in the place of a case number heads the rows below it."""
LONE_TEXT = (
    "Raden har bara en text i en enda kolumn och är lagd åt sidan: den ser ut som en rubrik eller en anmärkning. Är den ett "
    "ärende, fyll i de andra kolumnerna; ta annars bort raden."
)


def find_repeated_headings(cases: pd.DataFrame, headings: Mapping[str, str]) -> Bools:
    """Return the rows in which the headings of the table stand once more, as where a page begins."""
    same, other = np.zeros(len(cases), dtype=np.int8), np.zeros(len(cases), dtype=bool)
    for role, heading in headings.items():
        if role in cases and role != NUMBER:
            column, own = distinct(cases[role]), fold(heading)
            is_heading = column.rows_where(partial(_is_text, own))
            same += is_heading
            other |= ~is_heading & ~parse(column, str).empty
    return np.asarray((same >= FEWEST_HEADINGS) & ~other, dtype=bool)


def _is_text(text: str, cell: object) -> bool:
    return fold(cell) == text


def set_aside_stray(rows: CaseRows, numbers: CaseNumbers | None) -> None:
    """Set aside the rows of a register that hold its headings again, or one cell that makes no case."""
    if PRESET in rows.cases:
        return
    rows.set_aside(find_repeated_headings(rows.cases, rows.context.headings), "duplicate")
    columns = {role: column for role in CELLS if (column := rows.column(role)) is not None}
    filled = {role: ~parse(column, str).empty for role, column in columns.items()}
    if numbers:
        filled[NUMBER] = np.asarray(numbers.marks != 0)
    if len(filled) < FEWEST_COLUMNS:
        return
    alone = np.sum([*filled.values()], axis=0) == 1
    for role, cells in filled.items():
        lone = alone & cells
        if lone.any():
            if role in columns:
                lone &= columns[role].rows_where(_title_test(role, rows))
            elif numbers:
                lone = _find_titles(lone, numbers)
            if _head_groups(lone, role, rows, numbers):
                rows.set_aside(lone, "duplicate")
            rows.report(Doubt(lone, "lone_text", LONE_TEXT, role))
            rows.set_aside(lone, "unreadable")


def _head_groups(lone: Bools, role: str, rows: CaseRows, numbers: CaseNumbers | None) -> bool:
    """Return whether lone texts head groups of cases: by parts of the time, or by areas, which their cases then bear.

    The first row is one, there are several, and each stands right above a case.
    """
    titles = np.flatnonzero(lone)
    followed = titles.size >= FEWEST_TITLES and titles[-1] + 1 < len(lone) and not lone[titles + 1].any()
    if not followed or titles[0] != 0:
        return False
    column = rows.column(role)
    texts = [
        numbers.folded[row].decode() if column is None and numbers else str(rows.cases[role].iloc[row])
        for row in titles
    ]
    if all(TIME.fullmatch(fold(text)) or names_span(text) for text in texts):
        return True
    parser, source = rows.context.area_parser, rows.context.source
    if AREA in rows.cases or AREA not in source.columns or not any(map(parser.is_inside, texts)):
        return False
    rows.cases[AREA] = np.repeat(np.array(texts, dtype=object), np.diff([*titles, len(lone)]))
    rows.context = rows.context.with_headings(
        {**rows.context.headings, AREA: rows.context.headings.get(role, "")}
    )
    return True


def _find_titles(lone: Bools, numbers: CaseNumbers) -> Bools:
    """Return those of some rows in which words stand in the place of a case number."""
    titles = np.zeros(len(lone), dtype=bool)
    for row in np.flatnonzero(lone):
        text = numbers.folded[row].decode()
        is_title = not NUMBERED.fullmatch(text) or TIME.fullmatch(text)
        titles[row] = bool(is_title) and not NOTHING.match(text)
    return titles


def _title_test(role: str, rows: CaseRows) -> Callable[[object], bool]:
    """Return whether a cell that stands alone in its row makes no case: no full day, no known line and no count."""
    known = role_tests(rows.context).get(role)
    if role in LINES and known is not None:
        return lambda cell: not known(cell)
    if role == "datum":
        return lambda cell: kind(cell) != "day" and not NOTHING.match(fold(cell))  # type: ignore[arg-type]
    return lambda cell: role != "antal" and not NOTHING.match(fold(cell))
