"""Which rows count as answers, and why the others do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from lagesbild.core.tables import COUNTED
from lagesbild.core.text import fold
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.surveys.answers import DUPLICATE, INCOMPLETE, TEST_ANSWER
from lagesbild.intake.surveys.tool import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lagesbild.core.cells import Raw
    from lagesbild.intake.surveys.tool import Rule

TEST_ANSWERS = frozenset({"test", "test.", "test test", "testsvar", "testar", "test svar", "asdf"})
"""What people write, and nothing else, when they try a survey out."""
LONGEST_TEST = 20
"""Longer texts, blanks and all, need not be looked at."""


def find_test_answers(cells: pd.DataFrame) -> pd.Series[bool]:
    """Give the rows in which an answer says that somebody tried the survey out."""
    tests = np.zeros(len(cells), dtype=bool)
    for position in cells.columns:
        tests |= map_distinct(cells[position], _says_test).to_numpy(dtype=bool)
    return pd.Series(tests, index=cells.index, dtype=bool)


def _says_test(cell: Raw) -> bool:
    return isinstance(cell, str) and len(cell) <= LONGEST_TEST and fold(cell.rstrip("; ")) in TEST_ANSWERS


def find_row_status(
    cells: pd.DataFrame, tests: pd.Series[bool], own: Mapping[Role, pd.Series[Any]], rules: Iterable[Rule]
) -> pd.Series[str]:
    """Give the status of every row from its answers' cells ("" for none) and the tool's own columns."""
    status = pd.Series(COUNTED, index=cells.index, dtype=object)
    status[tests] = TEST_ANSWER
    status[(cells == "").all(axis=1)] = INCOMPLETE
    for rule in rules:
        if rule.role in own:
            words = map_distinct(own[rule.role], lambda cell: fold(str(cell)))
            status[words.isin(rule.words)] = rule.status
    status[_find_repeated(cells, status == COUNTED, own)] = DUPLICATE
    return status


def _find_repeated(
    cells: pd.DataFrame, counted: pd.Series[bool], own: Mapping[Role, pd.Series[Any]]
) -> pd.Index[int]:
    """Give the counted rows that stand above already: the same response id, or alike to the time stamp."""
    nothing = cells.index[:0]
    response, stamp = own.get(Role.RESPONSE), own.get(Role.SUBMITTED)
    identified = counted & (response != "") if response is not None else counted & False
    again = nothing if response is None else _later(response[identified].to_frame())
    if stamp is None:
        return again
    unidentified = counted & ~identified & (stamp != "")
    return again.union(_later(cells[unidentified].assign(stamp=stamp[unidentified])))


def _later(rows: pd.DataFrame) -> pd.Index[int]:
    return rows.index[rows.duplicated()]
