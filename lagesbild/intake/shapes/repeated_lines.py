"""The rows of a ready table -> those whose labels stand in an earlier one too: told, and in doubt where all is alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lagesbild.core.cells import parse_count
from lagesbild.core.text import fold
from lagesbild.intake.shapes.case_rows import Doubt
from lagesbild.intake.shapes.columns import parse
from lagesbild.intake.shapes.cumulative import names_period
from lagesbild.intake.shapes.time_spans import MOST_ROWS

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from lagesbild.intake.shapes.case_rows import CaseRows
    from lagesbild.intake.shapes.record_keys import CaseNumbers

    Row = tuple[str, ...]

DAY, COUNT = "datum", "antal"
LABELS = ("kategori", "miljo", "omrade", "plats", "enhet", "typ", "kanal", DAY)
OTHERS = "övriga celler"
"""The column of cases that holds what stands in columns without a role, where rows are no cases of their own."""
TWICE = "Raden har samma namn som rad {row}, och talen läggs ihop. Är det ena en rättelse, ta bort det som inte gäller."
ALIKE = (
    "Raden är likadan som rad {row}, talen också, och är lagd åt sidan: den kan vara en upprepning. Är båda rätt, slå ihop dem "
    "till en rad; ta annars bort den ena."
)


def set_repeated_aside(rows: CaseRows, numbers: CaseNumbers | None) -> None:
    """Tell the lines of a table of counts that stand twice, and set aside as unreadable those that are wholly alike.

    Nothing is done where rows are cases of their own, nor where a total shows that both lines are to be added. Rows of one
    each may be a list of cases, of which two can be alike.
    """
    if not is_count_table(rows, numbers) or _adds_up(rows):
        return
    first: dict[Row, list[int]] = {}
    counts = _counts_by_row(rows)
    for row, labels in _labels_by_row(rows).items():
        if any(counts[row]):
            first.setdefault(labels, []).append(row)
    is_list = max((number for own in counts.values() for number in own), default=0) <= 1
    index = rows.cases.index.to_numpy()
    for same in (same for same in first.values() if same[1:]):
        for position, row in enumerate(same[1:], start=1):
            alike = next((n for n in same[:position] if counts[n] == counts[row] and not is_list), None)
            mask = index == row
            if alike is None:
                rows.report(Doubt(mask, "repeated_line", TWICE.format(row=same[0]), COUNT))
            else:
                rows.report(Doubt(mask, "repeated_row", ALIKE.format(row=alike), COUNT))
                rows.set_aside(mask, "unreadable")


def is_count_table(rows: CaseRows, numbers: CaseNumbers | None) -> bool:
    """Return whether rows are lines of a table: they have counts, and neither numbers nor days of their own."""
    if COUNT not in rows.cases or len(rows.cases) > MOST_ROWS or (numbers and numbers.marks.any()):
        return False
    days = rows.column(DAY)
    return days is None or all(names_period(cell) for cell in days.cells if fold(cell))


def _adds_up(rows: CaseRows) -> bool:
    """Return whether a total is the sum of all the rows."""
    counts = _read_counts(rows)
    totals = counts[rows.has("total_row")]
    return counts[rows.counted].sum() in {*totals.tolist(), *([totals.sum()] if totals.size else [])}


def _labels_by_row(rows: CaseRows) -> dict[int, Row]:
    """Return, by the number of each counted row, its labels, folded; none of a row that lacks one which others have."""
    own = rows.cases[rows.counted]
    columns = [own[role].map(fold).tolist() for role in (*LABELS, OTHERS) if role in own]
    filled = [column for column in columns if any(column)]
    texts = zip(own.index.tolist(), *filled, strict=True)
    return {row: labels for row, *cells in texts if (labels := tuple(cells)) and all(labels)}


def _counts_by_row(rows: CaseRows) -> dict[int, list[int]]:
    """Return, by row number, its counts in their order."""
    by_row: dict[int, list[int]] = {}
    for row, number in zip(rows.cases.index.tolist(), _read_counts(rows).tolist(), strict=True):
        by_row.setdefault(row, []).append(number)
    return by_row


def _read_counts(rows: CaseRows) -> NDArray[np.int64]:
    column = rows.column(COUNT)
    return parse(column, parse_count).numbers(0) if column else np.zeros(len(rows.cases), dtype=np.int64)


def join_others(frame: pd.DataFrame) -> list[str]:
    """Return what stands in some columns, a text a row."""
    return ["|".join(map(fold, row)) for row in frame.itertuples(index=False, name=None)]
