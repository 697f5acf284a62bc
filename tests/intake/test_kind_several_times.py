"""A table without days whose rows are of several years or terms gives no figure of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from counting import CALENDAR_YEAR, REFUSED, Counted, count_rows

if TYPE_CHECKING:
    from pathlib import Path

    from reading_files import Rows

TIMES = [
    ("Läsår", "2019/20", "2020/21"),
    ("Period", "2019/2020", "2020/2021"),
    ("Verksamhetsår", "2019-2020", "2020-2021"),
    ("Säsong", "vinter 2020", "vinter 2021"),
    ("Termin", "HT19", "HT20"),
    ("Termin", "vårterminen 2020", "höstterminen 2020"),
    ("Läsår", "2018/19", "2018/19"),
]


@pytest.mark.sampled
@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize("layout", ["table", "list", "titles"])
def test_rows_of_several_times_are_not_added_up(
    tmp_path: Path, times: tuple[str, str, str], layout: str
) -> None:
    """Which of them the period has is not known, nor is one of another year that of the period."""
    heading, first, last = times
    rows: dict[str, Rows] = {
        "table": [
            [heading, "Kategori", "Antal"],
            [first, "Nazistiskt", 4],
            [last, "Nazistiskt", 2],
            [last, "Rasistiskt", 0],
        ],
        "list": [
            ["Ärendenummer", heading, "Stadsdel", "Kategori"],
            ["K-1", first, "Kärrtorp", "Nazistiskt"],
            ["K-2", last, "Kärrtorp", "Nazistiskt"],
        ],
        "titles": [["Kategori", "Antal"], [first, ""], ["Nazistiskt", 4], [last, ""], ["Nazistiskt", 2]],
    }
    if layout != "titles" or first != last:
        assert count_rows(tmp_path, "klotter_2021.xlsx", rows[layout]) == REFUSED


@pytest.mark.parametrize(("first", "last"), [(2019, 2021), ("2020", "2021"), ("T2 2020", "T1 2021")])
def test_years_and_thirds_above_lines_are_not_added_up(
    tmp_path: Path, first: str | int, last: str | int
) -> None:
    """They are no groups that the lines below are sorted by."""
    rows: Rows = [["Kategori", "Antal"], [first, ""], ["Nazistiskt", 4], [last, ""], ["Nazistiskt", 2]]
    assert count_rows(tmp_path, "klotter_2021.xlsx", rows) == REFUSED


def test_years_beside_units_are_not_added_up(tmp_path: Path) -> None:
    """Where they are numbers too."""
    rows: Rows = [["År", "Enhet", "Antal träffar"], [2020, "A", 4], [2021, "A", 2], [2021, "B", 0]]
    assert count_rows(tmp_path, "ia_2021.xlsx", rows) == REFUSED


@pytest.mark.parametrize(
    ("heading", "times"), [("Termin", ("VT2021", "HT2021")), ("År", (2021, 2021)), ("Byggår", (1970, 2001))]
)
def test_what_makes_up_the_period_or_is_no_time_of_the_cases_is_counted(
    tmp_path: Path, heading: str, times: tuple[str | int, str | int]
) -> None:
    """The terms of the calendar year are the whole of it."""
    rows: Rows = [[heading, "Enhet", "Antal träffar"], [times[0], "A", 4], [times[1], "B", 2]]
    counted = count_rows(tmp_path, "ia_2021.xlsx", rows, CALENDAR_YEAR)
    assert isinstance(counted, Counted)
    assert counted.total == 6
