"""A file with one table of counts, as it is read before it is protected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lagesbild.core.errors import InputError
from lagesbild.disclosure.single_table import (
    MOST_CELLS,
    PlainTable,
    find_margins,
    protect_table,
    read_single_table,
)

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, text: str) -> Path:
    """A file with that text."""
    path = folder / "tabell.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_label_stands_first_and_then_the_counts(tmp_path: Path) -> None:
    """The heading of the labels is no column."""
    path = written(tmp_path, "Plats;2020;2021\nOrhem ;3;12\nKärrtorp;0;7\n")
    assert read_single_table(path) == PlainTable(("Orhem", "Kärrtorp"), ("2020", "2021"), ((3, 12), (0, 7)))


@pytest.mark.parametrize("cell", ["få", "1,5", "3 (4)"])
def test_a_cell_that_holds_no_count_is_told_by_its_place(tmp_path: Path, cell: str) -> None:
    """By row and column."""
    path = written(tmp_path, f"Plats;2020;2021\nOrhem;3;12\nKärrtorp;0;{cell}\n")
    with pytest.raises(InputError, match="rad 3, kolumn 2021"):
        read_single_table(path)


@pytest.mark.parametrize(("more", "is_taken"), [(0, True), (1, False)])
def test_a_table_that_cannot_be_searched_is_refused(tmp_path: Path, more: int, *, is_taken: bool) -> None:
    """By its cells, labels counted in."""
    rows = "".join(f"rad {number};7\n" for number in range(MOST_CELLS // 2 + more))
    path = written(tmp_path, f"Plats;Antal\n{rows}")
    if is_taken:
        assert len(read_single_table(path).rows) == MOST_CELLS // 2
    else:
        with pytest.raises(InputError, match="fler än"):
            read_single_table(path)


def test_a_file_without_a_table_is_refused(tmp_path: Path) -> None:
    """With what to do."""
    with pytest.raises(InputError, match="har ingen tabell"):
        read_single_table(written(tmp_path, "bara en rad text\n"))


@pytest.mark.parametrize(
    ("values", "rows"),
    [
        (((1, 2), (3, 4), (9, 9)), frozenset()),
        (((1, 2), (3, 4), (4, 6)), frozenset({"c"})),
        (((4, 6), (3, 4), (1, 2)), frozenset({"a"})),
        (((0, 0), (0, 0), (0, 0)), frozenset()),
    ],
)
def test_a_line_that_is_the_sum_of_the_others_is_a_margin(
    values: tuple[tuple[int, ...], ...], rows: frozenset[str]
) -> None:
    """Wherever it stands; where there is nothing, nothing is a sum."""
    assert find_margins(PlainTable(("a", "b", "c"), ("x", "y"), values))[0] == rows


@pytest.mark.parametrize(
    ("rows", "values", "margins"),
    [
        (("a", "b", "c"), ((0, 0), (5, 5), (5, 5)), {"c"}),
        (("a", "b", "c"), ((5, 5), (0, 0), (5, 5)), {"c"}),
        (("a", "b"), ((5, 5), (5, 5)), set()),
        (("a", "Totalt"), ((5, 5), (5, 5)), {"Totalt"}),
        (("a", "b", "SUMMA "), ((1, 2), (3, 4), (9, 9)), {"SUMMA "}),
        (("Summa", "b", "c", "Totalt"), ((1, 2), (3, 4), (4, 6), (8, 12)), {"Summa", "Totalt"}),
        (("a", "b", "c", "d"), ((1, 2), (3, 4), (4, 6), (0, 0)), {"c"}),
        (("a", "b", "c"), ((1, 2), (3, 4), (4, None)), set()),
        (("a", "b", "c"), ((1, None), (3, 4), (4, 4)), {"c"}),
    ],
)
def test_a_margin_is_known_by_its_name_or_by_its_sum(
    rows: tuple[str, ...], values: tuple[tuple[int | None, ...], ...], margins: set[str]
) -> None:
    """By its sum only where none has a name, the last of several, of three lines or more; what is hidden is nought."""
    assert find_margins(PlainTable(rows, ("x", "y"), values)) == (frozenset(margins), frozenset())
    turned = PlainTable(("x", "y"), rows, tuple(zip(*values, strict=True)))
    assert find_margins(turned) == (frozenset(), frozenset(margins))


@pytest.mark.parametrize(
    ("rows", "columns", "values", "shown"),
    [
        (("Totalt",), ("x", "y"), ((3, 12),), ((None, 12),)),
        (("a", "b"), ("Totalt",), ((3,), (12,)), ((None,), (12,))),
        (("Totalt",), ("x", "y", "Summa"), ((3, 12, 15),), ((None, None, 15),)),
        (("a", "b", "Totalt"), ("x",), ((3,), (12,), (15,)), ((None,), (None,), (15,))),
        (("a", "Totalt"), ("x", "Summa"), ((3, 3), (3, 3)), ((None, None), (None, None))),
        (("a", "b"), ("x", "y"), ((0, 12), (5, 4)), ((0, 12), (5, None))),
    ],
)
def test_a_margin_gives_nothing_of_its_line_away(
    rows: tuple[str, ...],
    columns: tuple[str, ...],
    values: tuple[tuple[int, ...], ...],
    shown: tuple[tuple[int | None, ...], ...],
) -> None:
    """One that sums nothing is a figure like any other; a sum of one is that one."""
    protected = protect_table(PlainTable(rows, columns, values))
    assert protected.table == PlainTable(rows, columns, shown)
    assert {
        place for place, value in protected.table.cells.items() if value is None
    } == protected.protection.hidden
