"""What a cell of the column of counts says: how many, that it is not given, or nothing that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows

if TYPE_CHECKING:
    from pathlib import Path

    from reading_files import Rows
    from reading_sheets import Outcome

    from lagesbild.core.cells import Raw

HEADINGS = ("Kategori", "Stadsdel", "Antal")


def read_count(folder: Path, cell: Raw, name: str = "klotter_2021.csv") -> Outcome:
    """A table of three lines, the last of which has the cell as its count."""
    rows: Rows = [
        HEADINGS,
        ("Nazistiskt", "Kärrtorp", 4),
        ("Vänsterautonomt", "Orhem", 2),
        ("Rasistiskt", "Kärrtorp", cell),
    ]
    return read_rows(folder, rows, name)


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("cell", "count"),
    [("12 st", 12), ("3 st.", 3), ("3 stycken", 3), ("1 gång", 1), ("2 ggr", 2), ("4 tillfällen", 4), ("fem", 5), ("Tre", 3),
     ("tolv st", 12), ("en", 1), ("ett", 1), ("noll", 0), ("0", 0), ("inga", 0), ("-", 0), ("–", 0), ("2 (två)", 2),
     ("0 (noll)", 0), ("7,0", 7), ("1 204", 1204), ("1\u00a0204", 1204), ("007", 7), ("3 ärenden", 3), ("2 incidenter", 2)],
)  # fmt: skip
def test_a_certain_count_is_read(tmp_path: Path, cell: str, count: int) -> None:
    """A noun beside the number and a number in words leave no doubt."""
    outcome = read_count(tmp_path, cell)
    assert (outcome.counts, outcome.codes) == ([4, 2, count], [])


@pytest.mark.parametrize(
    "cell",
    ["..", "", "ca 5", ">10", "5+", "3-5", "3–5", "minst 2", "22 0000", "1.5", "1,5", "(3)", "4294967299", "2147483648",
     "1000000", "20210301", "#REF!", "#DIVISION/0!", "#SAKNAS!", "5 %", "många", "x", "?", "-3", "1 20", "2 (tre)",
     "3 el. 4", "TRUE"],
)  # fmt: skip
def test_what_is_no_certain_count_is_not_given(tmp_path: Path, cell: str) -> None:
    """The line keeps its category and place, and is told with its row; the other lines count."""
    outcome = read_count(tmp_path, cell)
    assert outcome.statuses == ["counted", "counted", "unreadable"]
    assert outcome.values("category")[2] == "rasistiskt"
    assert outcome.values("area")[2] == "Kärrtorp"
    assert [problem.row for problem in outcome.parsed.problems] == [4]


@pytest.mark.parametrize("cell", [1.5, 0.05, True, 4294967299, ""])
def test_a_number_of_a_workbook_that_is_no_count_is_not_given(tmp_path: Path, cell: Raw) -> None:
    """Shares, truth values and numbers of cases are no counts."""
    assert read_count(tmp_path, cell, "klotter_2021.xlsx").statuses[2] == "unreadable"


def test_a_line_of_zero_counts_zero(tmp_path: Path) -> None:
    """It is the proof that there was nothing."""
    assert read_count(tmp_path, 0, "klotter_2021.xlsx").counts == [4, 2, 0]


@pytest.mark.parametrize(
    ("rows", "counts"),
    [
        ([("A1", "", "Nazistiskt"), ("A2", "", "Nazistiskt"), ("A3", "3", "Rasistiskt")], [1, 1, 3]),
        ([("A1", "", "Nazistiskt"), ("A2", "", "Nazistiskt")], [1, 1]),
        ([("A1", "2", "Nazistiskt"), ("A2", "", "Nazistiskt"), ("A3", "3", "Rasistiskt")], [2, 3]),
        ([("", "", "Nazistiskt"), ("A2", "", "Nazistiskt"), ("A3", "3", "Rasistiskt")], [3]),
    ],
)
def test_an_empty_count_is_one_only_where_the_column_is_filled_for_repeats(
    tmp_path: Path, rows: list[tuple[str, str, str]], counts: list[int]
) -> None:
    """Most rows are without one, and each of those has a case number."""
    outcome = read_rows(tmp_path, [("Ärendenummer", "Antal", "Kategori"), *rows])
    assert outcome.counts == counts


def test_that_empty_counts_are_one_each_is_told(tmp_path: Path) -> None:
    """It is a guess, and a good one."""
    rows = [
        ("Datum", "Antal", "Kategori"),
        *[("2021-03-01", "", "Nazistiskt")] * 3,
        ("2021-03-02", "2", "Nazistiskt"),
    ]
    outcome = read_rows(tmp_path, rows)
    assert (outcome.counts, outcome.codes) == ([1, 1, 1, 2], ["one_each"])


def test_a_case_that_is_not_extremist_leaves_no_doubt_by_its_count(tmp_path: Path) -> None:
    """What does not count need not be readable."""
    rows: Rows = [HEADINGS, ("Stötande", "Kärrtorp", ".."), ("Nazistiskt", "Kärrtorp", 4)]
    outcome = read_rows(tmp_path, rows)
    assert (outcome.statuses, outcome.codes) == (["not_extremist", "counted"], [])


@pytest.mark.parametrize(
    ("heading", "counts"),
    [("Antal", [4]), ("Antal tillfällen", [4]), ("Antal anmälningar", [1]), ("Anmälningar", [1]), ("Antal rapporter", [1]),
     ("Antal taggar", [1])],
)  # fmt: skip
def test_several_reports_of_one_numbered_case_are_one_case(
    tmp_path: Path, heading: str, counts: list[int]
) -> None:
    """The number says that each row is a case of its own; how often it was reported is told as not used."""
    rows: Rows = [("Ärendenummer", "Datum", "Kategori", heading), ("A1", "2021-03-01", "Nazistiskt", 4)]
    outcome = read_rows(tmp_path, rows)
    assert (outcome.counts, outcome.codes) == (counts, [] if counts == [4] else ["unread_numbers"])
