"""Which rows count as answers, and why the others do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from lagesbild.core.tables import COUNTED
from lagesbild.core.text import fold
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.surveys.answers import DUPLICATE, INCOMPLETE, TEST_ANSWER
from lagesbild.intake.surveys.cells import as_text
from lagesbild.intake.surveys.test_answers import says_test
from lagesbild.intake.surveys.tool import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lagesbild.intake.surveys.tool import Rule

SERIAL = 7
"""A response id no longer than this may be a running number, which two forms can share. Own choice."""


def find_test_answers(cells: pd.DataFrame) -> pd.Series[bool]:
    """Give the rows in which an answer says that somebody tried the survey out."""
    tests = np.zeros(len(cells), dtype=bool)
    for position in cells.columns:
        tests |= map_distinct(cells[position], says_test).to_numpy(dtype=bool)
    return pd.Series(tests, index=cells.index, dtype=bool)


def find_row_status(
    cells: pd.DataFrame,
    tests: pd.Series[bool],
    own: Mapping[Role, pd.Series[Any]],
    rules: Iterable[Rule],
    submitted: pd.Series[pd.Timestamp],
) -> pd.Series[str]:
    """Give the status of every row from its answers' cells ("" for none) and the tool's own columns.

    `submitted` are the times of sending in, read from the tool's column.
    """
    status = pd.Series(COUNTED, index=cells.index, dtype=object)
    status[tests] = TEST_ANSWER
    status[(cells == "").all(axis=1)] = INCOMPLETE
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
