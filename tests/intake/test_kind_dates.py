"""What a column of dates gives a register: days, what is told of them, and what cannot be read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from reading_files import Rows
    from reading_sheets import Outcome

    from lagesbild.core.cells import Raw


def read_dates(folder: Path, *days: Raw, name: str = "klotter_2021.csv") -> Outcome:
    """A register with a case on each of the days."""
    return read_rows(
        folder, [("Datum", "Stadsdel", "Kategori"), *((day, "Kärrtorp", "Nazistiskt") for day in days)], name
    )


@pytest.mark.parametrize(
    ("days", "statuses", "codes"),
    [
        (("20-05-12", "20-10-10", "21-03-01"), ["counted"] * 3, ["date_order"]),
        (("200512", "201224"), ["counted"] * 2, ["date_order"]),
        (("2021-03-01", "3/4/2021"), ["counted"] * 2, ["ambiguous_dates"]),
        (("4/5/2021", "6/7/2020"), ["unreadable", "counted"], ["ambiguous_dates", "unreadable_date"]),
        (("13/5/2020", "4/5/2021"), ["counted", "outside_period"], []),
        (("5/13/2020", "4/5/2021"), ["counted", "counted"], []),
        (("2018-03-01", "2018-04-01"), ["outside_period"] * 2, ["other_period"]),
        (("2018-03-01",), ["outside_period"], ["other_period"]),
        (("2019-03-01", "2021-06-01"), ["outside_period"] * 2, ["all_outside_period"]),
        (("2019-03-01", "2021-03-01", "2021-06-01"), ["outside_period", "counted", "outside_period"], []),
        (("2019-03-01", ""), ["outside_period", "counted"], ["missing_date"]),
        (("2018-03-01", "2021-03-01"), ["outside_period", "counted"], []),
        (("2021-03-01", "hösten 2020", "våren"), ["counted"] * 3, ["vague_date"] * 2),
        (("2021-03-01", "hösten 2019"), ["counted", "outside_period"], []),
        (("2021-03-01", "mars"), ["counted"] * 2, ["vague_date"]),
        (("2020-06-01", "1921-03-01"), ["counted", "unreadable"], ["unreadable_date"]),
        (("1921-03-01",), ["unreadable"], ["unreadable_date"]),
        (("2020-06-01", "0021-03-01"), ["counted", "unreadable"], ["unreadable_date"]),
        (("2020-06-01", "2201-03-01"), ["counted", "unreadable"], ["unreadable_date"]),
        (("2020-06-01", "2031-03-01"), ["counted", "unreadable"], ["unreadable_date"]),
        (("2020-06-01", "1995-03-01"), ["counted", "outside_period"], []),
        (("2020-06-01", "2021-06-01", "2024-03-01"), ["counted", "outside_period", "outside_period"], []),
        (("2024-03-01", "2024-04-01"), ["outside_period"] * 2, ["other_period"]),
        (("2021-03-01", "asdf"), ["counted", "unreadable"], ["unreadable_date"]),
        (("2021-03-01", "2021"), ["counted", "unreadable"], ["unreadable_date"]),
        (("2021-03-01", "1900-01-01", ""), ["counted"] * 3, ["missing_date"] * 2),
        (("2021-03-01", "9999-12-31", "okänt datum"), ["counted"] * 3, ["missing_date"] * 2),
        (("2021-03-01", "44257"), ["counted"] * 2, []),
        (("2021-04-30T22:30:00Z", "2020-04-30T22:30:00Z"), ["outside_period", "counted"], []),
        (("2021-03-01", "31 feb 2021"), ["counted", "unreadable"], ["unreadable_date"]),
        (("2021-03-01", "2021-02-30"), ["counted", "unreadable"], ["unreadable_date"]),
    ],
    ids=str,
)
def test_a_column_of_dates_decides_what_counts(
    tmp_path: Path, days: tuple[str, ...], statuses: list[str], codes: list[str]
) -> None:
    """Each row is counted, or set aside for a reason that is told; the order chosen is told where others fit."""
    outcome = read_dates(tmp_path, *days)
    assert (outcome.statuses, outcome.codes) == (statuses, codes)


def test_day_numbers_among_the_days_of_a_workbook_are_days(tmp_path: Path) -> None:
    """A cell that lost its format shows a number."""
    outcome = read_dates(tmp_path, date(2021, 3, 1), 44257, "2021-03-03", name="klotter_2021.xlsx")
    assert outcome.days == ["2021-03-01", "2021-03-02", "2021-03-03"]


def test_an_unreadable_date_keeps_what_else_is_known(tmp_path: Path) -> None:
    """Its line alone is in doubt, not the whole source."""
    outcome = read_dates(tmp_path, "asdf", "2021-03-01")
    assert [outcome.values(column)[0] for column in ("status", "category", "milieu", "area")] == [
        "unreadable", "nazistiskt", "hoger", "Kärrtorp",
    ]  # fmt: skip


def test_the_order_of_the_rows_does_not_matter(tmp_path: Path) -> None:
    """The order of day and month is that of the whole column."""
    days = ("3/4/2021", "13/5/2020", "6/7/2020", "mars", "2021-03-01")
    assert sorted(read_dates(tmp_path, *days).days) == sorted(read_dates(tmp_path, *reversed(days)).days)


@pytest.mark.parametrize(
    ("headings", "outside", "inside"),
    [
        (("År", "Månad"), ("2020", "4"), ("2020", "5")),
        (("År", "Månad"), ("2020", "april"), ("2020", "maj")),
        (("År", "Månad", "Dag"), ("2021", "5", "1"), ("2021", "4", "30")),
        (("Månad",), ("april 2020",), ("maj 2020",)),
        (("Månad", "År"), ("maj", "2021"), ("jan", "2021")),
        (("Vecka",), ("2020-v10",), ("2020-v30",)),
        (("Vecka",), ("v. 30, 2021",), ("v. 12, 2021",)),
    ],
)
def test_a_date_in_columns_of_its_parts_is_read(
    tmp_path: Path, headings: tuple[str, ...], outside: tuple[str, ...], inside: tuple[str, ...]
) -> None:
    """A list with the year beside it is no list of one year."""
    rows = [
        ("Ärendenummer", *headings, "Kategori"),
        ("A1", *outside, "Nazistiskt"),
        ("A2", *inside, "Nazistiskt"),
    ]
    assert read_rows(tmp_path, rows).statuses == ["outside_period", "counted"]


@pytest.mark.parametrize("heading", ["År", "Årtal", "År:", "Händelseår"])
def test_a_year_alone_is_read_as_far_as_it_goes(tmp_path: Path, heading: str) -> None:
    """A year that the period has a part of says nothing for sure; another year does."""
    rows = [("Ärendenummer", heading, "Kategori"), ("A1", "2019", "Nazistiskt"), ("A2", "2021", "Nazistiskt")]
    assert read_rows(tmp_path, rows).statuses == ["outside_period", "unreadable"]


@pytest.mark.parametrize("heading", ["Månad", "Mån"])
def test_a_month_by_its_number_alone_is_no_date(tmp_path: Path, heading: str) -> None:
    """Its year is not known, and the number is told."""
    outcome = read_rows(tmp_path, [("Ärendenummer", heading, "Kategori"), ("A1", "5", "Nazistiskt")])
    assert outcome.statuses == ["counted"]


@pytest.mark.parametrize("heading", ["År", "Period", "Årtal"])
@pytest.mark.parametrize("name", ["klotter.csv", "polis.csv"])
def test_counts_of_several_years_below_each_other_are_of_their_years(
    tmp_path: Path, heading: str, name: str
) -> None:
    """Those of another year are not counted among the period's."""
    label = "Kategori" if name == "klotter.csv" else "Händelse"
    rows: Rows = [
        (heading, label, "Antal"),
        ("2019", "Nazistiskt", 4),
        ("2018", "Nazistiskt", 2),
        ("2020", "Rasistiskt", 1),
    ]
    assert read_rows(tmp_path, rows, name).statuses == ["outside_period", "outside_period", "unreadable"]


def test_school_years_are_no_period(tmp_path: Path) -> None:
    """Nobody knows which part of them is the period's."""
    with pytest.raises(InputError, match="kalenderår"):
        read_rows(tmp_path, [("Läsår", "Antal händelser"), ("2019/20", 3), ("2020/21", 2)], "polis.csv")


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (("Ärendenummer", "Kategori", "Stadsdel"), True),
        (("Ärendenummer", "Kategori", "Datum"), False),
        (("Ärendenummer", "Kategori", "Inkom"), False),
        (("Kategori", "Stadsdel", "Antal"), False),
    ],
)
def test_a_list_without_days_is_told(tmp_path: Path, headings: tuple[str, ...], *, told: bool) -> None:
    """Nothing in it says whether its cases are of the period."""
    cells = {"Ärendenummer": "A{n}", "Kategori": "Nazistiskt", "Stadsdel": "Kärrtorp", "Antal": "{n}"}
    rows = [[cells.get(heading, "2021-03-0{n}").format(n=n) for heading in headings] for n in range(1, 4)]
    outcome = read_rows(tmp_path, [headings, *rows])
    assert ("no_days" in outcome.codes) == told
