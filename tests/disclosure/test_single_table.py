"""A file with one table of counts, as it is read before it is protected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lagesbild.core.errors import InputError
from lagesbild.disclosure.single_table import MOST_CELLS, PlainTable, find_margins, read_single_table

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
