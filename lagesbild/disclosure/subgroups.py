"""The tables of answers by group, which may be small: a table is published whole when every number of it may be, else not.

What is left out is then not to be worked out from what is shown, whatever stands in other tables.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagesbild.core.tables import ANSWER_BASE, EVERYBODY, Share, TableKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Cell, Table
    from lagesbild.disclosure.suppression.rules import Policy


def withhold_small_groups(report: Report, policy: Policy) -> Report:
    """The report without the tables by group in which some group, or some answer within one, is small."""
    return replace(
        report, tables=tuple(table for table in report.tables if not has_small_group(table, policy))
    )


def has_small_group(table: Table, policy: Policy) -> bool:
    """Whether a table is of answers by group, and a group has fewer members than may be told of, or few of them agree.

    The rules are those of every figure that is protected. Those who named no group are a column like the others, so
    what all answered less what the groups did is told there too.
    """
    if table.kind is not TableKind.ANSWERS_BY_GROUP:
        return False
    bases = next(row for row in table.rows if row.key == ANSWER_BASE)
    answers = [row for row in table.rows if row is not bases]
    return any(
        _is_small([row.cells[place] for row in answers], bases.cells[place], policy)
        for place, column in enumerate(table.columns)
        if column.key != EVERYBODY
    )


def _is_small(cells: Sequence[Cell], base: Cell, policy: Policy) -> bool:
    """Whether a group is small, or some but fewer than the threshold of it gave an answer or did not give it."""
    if base.value == 0:
        return False
    if not isinstance(base.value, int) or base.value < policy.small_group:
        return True
    shares = [cell.value for cell in cells if isinstance(cell.value, Share)]
    return any(
        0 < count < policy.threshold for share in shares for count in (share.part, share.base - share.part)
    )
