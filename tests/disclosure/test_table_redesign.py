"""What leaving something out of a table would save: fewer hidden, and which of those that are left would be seen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.tables import Cell, Column, Row, Table, TableKind, Trace
from lagesbild.disclosure.publication import Publication
from lagesbild.disclosure.single_table import PlainTable
from lagesbild.disclosure.suppression.rules import Policy
from lagesbild.disclosure.table_redesign import Redesign, _options, _reduce_report, single_table_options

INNER = ((2, 40, 12), (9, 31, 8), (7, 22, 11))
LABELS = ("a", "b", "c")
COLUMN_SUMS = (18, 93, 31)
WITH_BOTH = PlainTable(
    (*LABELS, "Totalt"),
    (*LABELS, "Summa"),
    (*((*row, sum(row)) for row in INNER), (*COLUMN_SUMS, sum(COLUMN_SUMS))),
)
WITH_ROW_SUMS = PlainTable(LABELS, (*LABELS, "Summa"), tuple((*row, sum(row)) for row in INNER))
WITH_COLUMN_SUMS = PlainTable((*LABELS, "Totalt"), LABELS, (*INNER, COLUMN_SUMS))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            WITH_BOTH,
            [("columns", 4, 0), ("rows", 4, 0), ("row_totals", 2, 2), ("column_totals", 2, 2)],
        ),
        (WITH_ROW_SUMS, [("columns", 2, 0), ("row_totals", 1, 1)]),
        (WITH_COLUMN_SUMS, [("rows", 2, 0), ("column_totals", 1, 1)]),
        (PlainTable(LABELS, LABELS, INNER), []),
    ],
)
def test_each_margin_and_each_dimension_that_one_sums_may_be_left_out(
    table: PlainTable, expected: list[tuple[str, int, int]]
) -> None:
    """Of the four hidden figures with both margins, or the two with one."""
    options = single_table_options(table, Policy())
    assert [(option.key, option.fewer, option.shown) for option in options] == expected


def test_what_saves_most_comes_first() -> None:
    """Of equals, what lets most of what is left be seen; that more is hidden than now is told too."""
    now = frozenset("abcd")
    redesigns = [
        Redesign("mer", "", now, frozenset("abcde")),
        Redesign("halva utan b", "", now - {"b"}, frozenset("ac")),
        Redesign("hälften", "", now, frozenset("ab")),
        Redesign("allt", "", frozenset("ab"), frozenset()),
    ]
    found = [(option.key, option.fewer, option.shown) for option in _options(now, redesigns)]
    assert found == [("allt", 4, 2), ("hälften", 2, 2), ("halva utan b", 2, 1), ("mer", -1, 0)]


NOW, THEN, LINE = Trace(2021, "ia"), Trace(2020, "ia"), Trace(2021, "ia", (("milieu", "hoger"),))


def table_of(about: str, *traces: Trace) -> Table:
    """A table of one row with these figures."""
    columns = tuple(Column(str(n), str(n)) for n in range(len(traces)))
    row = Row("a", "A", tuple(Cell(3, trace) for trace in traces))
    return Table(TableKind.BY_YEAR, f"Om {about}", "", "", columns, (row,), about=about)


def test_each_table_with_something_hidden_and_each_earlier_year_may_be_left_out() -> None:
    """What is told of in another table is still told; this year is not left out."""
    tables = (table_of("a", NOW, THEN), table_of("b", NOW, LINE), table_of("c", NOW))
    report = replace(sample_report(), year=2021, tables=tables, sources=(), counts=())
    publication = Publication(dict.fromkeys((NOW, THEN, LINE), 3), {}, (), {})
    found = list(_reduce_report(report, publication, frozenset({THEN, LINE})))
    assert found == [
        ("ar_a", "Om a", frozenset({NOW, LINE})),
        ("ar_b", "Om b", frozenset({NOW, THEN})),
        ("2020", "Kolumnerna för 2020", frozenset({NOW, LINE})),
    ]
