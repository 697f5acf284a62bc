"""Which tables of answers by group are published, from tables of facts: both sides of every limit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sample_report import sample_report

from lagesbild.core.tables import (
    ANSWER_BASE,
    EVERYBODY,
    Cell,
    Column,
    MissingValue,
    Row,
    Share,
    Table,
    TableKind,
)
from lagesbild.disclosure.subgroups import has_small_group, withhold_small_groups
from lagesbild.disclosure.suppression.rules import Policy

if TYPE_CHECKING:
    from lagesbild.core.tables import Value

POLICY = Policy(threshold=5, small_group=10)


def table(
    base: Value, *parts: Value, column: str = "skola", kind: TableKind = TableKind.ANSWERS_BY_GROUP
) -> Table:
    """Answers of one group, beside another that is large and agrees."""
    columns = (Column("fritid", "Fritid"), Column(column, "Skola"))
    rows = [Row(f"svar{n}", "", (Cell(Share(40, 40)), Cell(part))) for n, part in enumerate(parts)]
    rows.append(Row(ANSWER_BASE, "Antal svar", (Cell(40), Cell(base))))
    return Table(kind, "", "", "", columns, tuple(rows))


@pytest.mark.parametrize(
    ("base", "part", "small"),
    [
        (10, Share(5, 10), False),
        (9, Share(0, 9), True),
        (9, Share(9, 9), True),
        (10, Share(0, 10), False),
        (10, Share(10, 10), False),
        (10, Share(1, 10), True),
        (10, Share(4, 10), True),
        (10, Share(6, 10), True),
        (10, Share(9, 10), True),
        (20, Share(5, 20), False),
        (20, Share(15, 20), False),
        (20, Share(16, 20), True),
        (0, MissingValue.NOT_REPORTED, False),
        (1, Share(1, 1), True),
        (MissingValue.NOT_REPORTED, Share(20, 40), True),
    ],
)
def test_a_group_must_be_large_and_no_answer_of_few(base: Value, part: Value, *, small: bool) -> None:
    """Neither few who gave it nor few who did not; nobody is no group, and a group of unknown size is small."""
    assert has_small_group(table(base, part), POLICY) is small


def test_one_small_answer_of_several_is_enough() -> None:
    """Whichever it is."""
    assert has_small_group(table(20, Share(10, 20), Share(1, 20)), POLICY)
    assert has_small_group(table(20, Share(1, 20), Share(10, 20)), POLICY)


def test_everybody_is_no_group_and_another_table_has_none() -> None:
    """What all answered is told by the other rules."""
    assert not has_small_group(table(9, Share(1, 9), column=EVERYBODY), POLICY)
    assert not has_small_group(table(9, Share(1, 9), kind=TableKind.ANSWERS_BY_YEAR), POLICY)


def test_the_tables_with_a_small_group_are_left_out() -> None:
    """The others stay."""
    kept, left_out = table(20, Share(10, 20)), table(20, Share(1, 20))
    report = withhold_small_groups(replace(sample_report(), tables=(left_out, kept)), POLICY)
    assert report.tables == (kept,)
