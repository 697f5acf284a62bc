"""What is published of tables of answers by group, from tables of facts: both sides of every limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
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
from lagesbild.disclosure.subgroups import HIDDEN, NOT_SHOWN, may_be_shown, withhold_small_groups
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
        (20, MissingValue.NOT_REPORTED, False),
        (1, Share(1, 1), True),
        (MissingValue.NOT_REPORTED, Share(20, 40), True),
    ],
)
def test_a_group_must_be_large_and_no_answer_of_few(base: Value, part: Value, *, small: bool) -> None:
    """Neither few who gave it nor few who did not; nobody is no group, and a group of unknown size is small."""
    assert may_be_shown(table(base, part), frozenset(), POLICY) is not small


def test_one_small_answer_of_several_is_enough() -> None:
    """Whichever it is."""
    assert not may_be_shown(table(20, Share(10, 20), Share(1, 20)), frozenset(), POLICY)
    assert not may_be_shown(table(20, Share(1, 20), Share(10, 20)), frozenset(), POLICY)


def test_everybody_is_no_group_and_another_table_has_none() -> None:
    """What all answered is told by the other rules."""
    assert may_be_shown(table(9, Share(1, 9), column=EVERYBODY), frozenset(), POLICY)
    other = table(9, Share(1, 9), kind=TableKind.ANSWERS_BY_YEAR)
    assert withhold_small_groups(replace(sample_report(), tables=(other,)), POLICY).tables == (other,)


def groups(question: str, **sizes: tuple[int, int]) -> Table:
    """Answers to one question by group: how many answered, and how many of them gave the one answer that there is."""
    total = (sum(base for base, _ in sizes.values()), sum(part for _, part in sizes.values()))
    every = {**sizes, EVERYBODY: total}
    shares = tuple(Cell(Share(part, base)) for base, part in every.values())
    rows = (
        Row("ja", "Ja", shares),
        Row(ANSWER_BASE, "Antal svar", tuple(Cell(base) for base, _ in every.values())),
    )
    columns = tuple(Column(key, key) for key in every)
    notes = ("3 svar gick inte att läsa.",)
    return Table(TableKind.ANSWERS_BY_GROUP, "", "", "", columns, rows, notes, about="e", question=question)


def shown(*tables: Table) -> dict[str, set[str]]:
    """By question that is published, the groups that are shown."""
    report = withhold_small_groups(replace(sample_report(), tables=tables), POLICY)
    return {
        table.question or "": {
            column.key
            for place, column in enumerate(table.columns)
            if column.key != EVERYBODY and table.rows[0].cells[place] != HIDDEN
        }
        for table in report.tables
    }


def test_a_small_group_is_hidden_with_the_smallest_of_the_others() -> None:
    """All less what is shown would else tell of it."""
    table = groups("q", a=(4, 1), b=(30, 12), c=(50, 20), d=(60, 30))
    assert shown(table) == {"q": {"c", "d"}}
    (masked,) = withhold_small_groups(replace(sample_report(), tables=(table,)), POLICY).tables
    assert [row.cells[1] for row in masked.rows] == [HIDDEN, HIDDEN]
    assert masked.notes == (NOT_SHOWN,)


def test_what_is_left_must_be_large_in_every_answer() -> None:
    """One yes among the hidden is one yes; another group is hidden until there are several or none."""
    assert shown(groups("q", a=(4, 1), b=(30, 0), c=(50, 20), d=(60, 30))) == {"q": {"d"}}


@pytest.mark.parametrize(("part", "expected"), [((0, 0), {"d"}), ((4, 30), {"d"}), ((0, 12), {"c", "d"})])
def test_the_hidden_do_not_all_agree(part: tuple[int, int], expected: set[str]) -> None:
    """If none of them gave an answer, or all did, so much would be told of the small group too."""
    small, large = part
    assert shown(groups("q", a=(4, small), b=(30, large), c=(50, 20), d=(60, 30))) == {"q": expected}


@pytest.mark.parametrize(
    ("first", "second", "is_shown"),
    [
        ((10, 0), (10, 0), True),
        ((10, 10), (10, 10), True),
        ((9, 0), (10, 0), False),
        ((10, 10), (9, 9), False),
        ((9, 0), (9, 0), False),
        ((9, 1), (9, 4), True),
        ((0, 0), (10, 0), True),
        ((1, 0), (10, 0), False),
        ((0, 0), (20, 15), True),
        ((0, 0), (20, 16), False),
    ],
)
def test_only_large_groups_may_be_told_to_agree(
    first: tuple[int, int], second: tuple[int, int], *, is_shown: bool
) -> None:
    """One small group among the hidden is enough, and nobody is no group."""
    table = groups("q", a=first, b=second, c=(50, 20), d=(60, 30))
    assert may_be_shown(table, {"a", "b"}, POLICY) is is_shown


def test_the_same_groups_are_hidden_in_every_table_of_a_survey() -> None:
    """Also where a table by itself would show them, since the answers to one question tell of those to another."""
    first = groups("q", a=(4, 1), b=(30, 12), c=(50, 20), d=(60, 30))
    second = groups("r", a=(20, 10), b=(30, 12), c=(50, 20), d=(60, 30))
    assert shown(first, second) == {"q": {"c", "d"}, "r": {"c", "d"}}


def test_the_groups_of_another_survey_are_its_own() -> None:
    """They are other people."""
    first = groups("q", a=(4, 1), b=(30, 12), c=(50, 20), d=(60, 30))
    other = replace(groups("r", a=(20, 10), b=(30, 12), c=(50, 20), d=(60, 30)), about="annan")
    assert shown(first, other) == {"q": {"c", "d"}, "r": {"a", "b", "c", "d"}}


def test_the_most_columns_are_shown() -> None:
    """One table with five groups is more than two with one, which six hidden groups would leave."""
    large = dict.fromkeys("cdefg", (40, 20))
    first = groups("q", a=(4, 1), b=(30, 12), **large)
    second = groups("r", **dict.fromkeys("abcde", (4, 2)), f=(3, 1), g=(40, 20))
    assert shown(second) == {"r": {"g"}}
    assert shown(first, second) == {"q": {*"cdefg"}}


def test_a_table_of_which_nothing_may_be_shown_is_left_out() -> None:
    """It hides nothing of the others."""
    first = groups("q", a=(4, 1), b=(6, 1))
    second = groups("r", a=(20, 10), b=(30, 12))
    assert shown(first, second) == {"r": {"a", "b"}}
