"""The rows of one file's cases while they are classified: what each becomes, and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from msgspec import Struct

from lagesbild.core.figures import REASONS
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line
from lagesbild.intake.shapes.columns import Distinct, distinct, parse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lagesbild.core.errors import Problem
    from lagesbild.intake.shapes.context import Context

STATUSES = (COUNTED, *REASONS)
PRESET = "status"
"""The column of cases in which a table of counts says which of its own are totals, may be, or are of another year."""


class Doubt(Struct, frozen=True):
    """Something to tell of some rows; it may make them unreadable."""

    rows: NDArray[np.bool_]
    code: str
    message: str
    role: str
    unreadable: bool = False


class CaseRows:
    """Cases whose columns are named by roles, with a status for each; `problems` grows while they are read."""

    def __init__(self, cases: pd.DataFrame, context: Context) -> None:
        self.cases = cases
        self.context = context
        self.problems: list[Problem] = list(cases.attrs.get("problems", ()))
        self.status: NDArray[np.int8] = np.zeros(len(cases), dtype=np.int8)
        """For each case, the position of its status in STATUSES."""
        self._columns: dict[str, Distinct] = {}

    def column(self, role: str) -> Distinct | None:
        """Return the column that bears a role, taken apart once; None when there is none."""
        if role not in self.cases:
            return None
        if role not in self._columns:
            self._columns[role] = distinct(self.cases[role])
        return self._columns[role]

    @property
    def counted(self) -> NDArray[np.bool_]:
        """The rows that nothing has set aside so far."""
        return self.has(COUNTED)

    def has(self, status: str) -> NDArray[np.bool_]:
        """Return the rows that have a status."""
        return np.equal(self.status, STATUSES.index(status))

    def none(self) -> NDArray[np.bool_]:
        """Return a mask of no row."""
        return np.zeros(len(self.cases), dtype=bool)

    def set_aside(self, rows: NDArray[np.bool_], reason: str) -> None:
        """Set aside those of the rows that are still counted."""
        self.status[rows & self.counted] = STATUSES.index(reason)

    def tell(self, code: str, message: str, role: str) -> None:
        """Add a problem of a whole column."""
        self.problems.append(self.context.problem(code, message, role=role))

    def report(self, doubt: Doubt) -> None:
        """Add a problem for each counted row of a doubt, up to a limit, and one for all the rest.

        A ready table has its labels, days and numbers under headings of its own.
        """
        positions = np.flatnonzero(doubt.rows & self.counted)
        if not positions.size:
            return
        headings = self.column("part") if doubt.role not in self.context.headings else None
        faulty = pd.DataFrame({"row": self.cases.index[positions]})
        faulty["column"] = doubt.role if headings is None else as_plain_texts(headings).take(positions)
        self.problems += self.context.list_problems(
            doubt.code, doubt.message, faulty.drop_duplicates(), doubt.role
        )


def as_plain_texts(column: Distinct) -> pd.Categorical[str]:
    """Return a column's texts as they stand, with single blanks."""
    return parse(column, lambda cell: as_line(str(cell))).texts()
