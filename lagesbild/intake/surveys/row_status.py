"""Which rows count as answers, and why the others do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from lagesbild.core.tables import COUNTED
from lagesbild.core.text import fold
from lagesbild.files.grid import kind
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.surveys.answers import DUPLICATE, INCOMPLETE
from lagesbild.intake.surveys.cells import as_text
from lagesbild.intake.surveys.test_answers import says_test
from lagesbild.intake.surveys.tool import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lagesbild.core.cells import Raw
    from lagesbild.intake.surveys.tool import Rule

SUM = re.compile(
    r"(?:s:a|summa|totalt?|sammanlagt|antal|andel|procent|medel(?:värde|tal)?|snitt|genomsnitt|median|max|min)\b.{0,30}"
)
"""What begins a row of sums below the answers, folded."""
HAS_NUMBER = re.compile(r"\d")
SERIAL = 7
"""A response id no longer than this may be a running number, which two forms can share. Own choice."""


def find_test_answers(cells: pd.DataFrame) -> pd.Series[bool]:
    """Give the rows in which an answer says that somebody tried the survey out."""
    tests = np.zeros(len(cells), dtype=bool)
    for position in cells.columns:
        tests |= map_distinct(cells[position], says_test).to_numpy(dtype=bool)
    return pd.Series(tests, index=cells.index, dtype=bool)


def find_sum_rows(
    cells: pd.DataFrame, own: Iterable[pd.Series[Any]], submitted: pd.Series[pd.Timestamp]
) -> pd.Series[bool]:
    """Give the rows that sum up the answers: a word for sums, and nothing beside it but numbers."""
    columns = [cells[position] for position in cells.columns] + list(own)
    worded = np.zeros(len(cells), dtype=bool)
    for column in columns:
        worded |= map_distinct(column, _says_sum).to_numpy(dtype=bool)
    sums = pd.Series(worded & submitted.isna().to_numpy(), index=cells.index, dtype=bool)
    for row in sums.index[sums]:
        kinds = [kind(column[row]) for column in columns if not _says_sum(column[row])]
        is_said = any(_says_sum(column[row]) and HAS_NUMBER.search(column[row]) for column in columns)
        sums[row] = "text" not in kinds and ("number" in kinds or is_said)
    return sums


def _says_sum(cell: Raw) -> bool:
    return isinstance(cell, str) and bool(SUM.fullmatch(fold(cell)))


def find_row_status(
    cells: pd.DataFrame,
    marked: Mapping[str, pd.Series[bool]],
    own: Mapping[Role, pd.Series[Any]],
    rules: Iterable[Rule],
    submitted: pd.Series[pd.Timestamp],
) -> pd.Series[str]:
    """Give the status of every row from its answers' cells ("" for none) and the tool's own columns.

    `marked` are the rows that are no answers, by their status. `submitted` are the times of sending in, read
    from the tool's column.
    """
    status = pd.Series(COUNTED, index=cells.index, dtype=object)
    status[(cells == "").all(axis=1)] = INCOMPLETE
    for reason, rows in marked.items():
        status[rows] = reason
    for rule in rules:
        if rule.role in own:
            words = map_distinct(own[rule.role], lambda cell: fold(str(cell)))
            status[words.isin(rule.words)] = rule.status
    response = map_distinct(own[Role.RESPONSE], as_text) if Role.RESPONSE in own else None
    status[_find_repeated(cells, status == COUNTED, response, submitted)] = DUPLICATE
    return status


def _find_repeated(
    cells: pd.DataFrame,
    counted: pd.Series[bool],
    response: pd.Series[str] | None,
    submitted: pd.Series[pd.Timestamp],
) -> pd.Index[int]:
    """Give the counted rows that stand above already: the same response id, or alike to the second.

    A running number is the same answer only where the time, or all of the answer, is the same too: two lists
    laid one below the other number their answers alike. Times that are kept to the minute prove nothing.
    """
    keyed = cells.assign(id="" if response is None else response, stamp=submitted)
    serial = keyed["id"].str.len() <= SERIAL
    known = counted & (keyed["id"] != "")
    timed = submitted.notna()
    groups = [
        keyed.loc[known & ~serial, ["id"]],
        keyed.loc[known & serial & timed, ["id", "stamp"]],
        keyed[known & serial],
    ]
    if (submitted.dt.second > 0).any():
        groups.append(keyed[counted & ~known & timed])
    repeated: pd.Index[int] = pd.Index([row for rows in groups for row in rows.index[rows.duplicated()]])
    return repeated
