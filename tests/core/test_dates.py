"""The cells of a column of dates to days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest

from lagesbild.core.date_forms import MONTH_NAMES
from lagesbild.core.date_order import DateOrder
from lagesbild.core.dates import day_parser
from lagesbild.core.periods import Period

if TYPE_CHECKING:
    from lagesbild.core.cells import Raw

PERIOD = Period(date(2020, 5, 1), date(2021, 4, 30))


@pytest.mark.parametrize(
    "value",
    [
        date(2021, 3, 1),
        datetime(2021, 3, 1, 23, 59, tzinfo=UTC),
        "2021-03-01",
        "20210301",
        20210301,
        "1/3 2021",
        "1.3.2021",
        "01.03.21",
        "1 mars 2021",
        "måndag den 1 mars 2021",
        "1. März 2021",
        "March 1, 2021",
        "1-mar-21",
        "2021-03-01 14.54.27",
        "2021-03-01T22:30:00Z",
        "2021-02-28T23:30:00Z",
        "2021-03-01T01:30:00+02:00",
        "2021 03 01",
        "2021–03–01",
        "2021-03-01T23:30:00.123+01:00",
    ],
    ids=str,
)
def test_a_day_is_read(value: Raw) -> None:
    """Every way of writing that can be read in one way only gives the day as it is written."""
    assert day_parser([value])(value) == date(2021, 3, 1)


@pytest.mark.parametrize(
    "value", ["31 feb 2021", "2021-13-01", "1-2", "2021", "44256", "", "strax", True, 3, time(8)]
)
def test_what_is_no_day_is_refused(value: Raw) -> None:
    """No part of a day is guessed: a lone number is none when the column has other values."""
    with pytest.raises(ValueError, match=r"datum|kalendern"):
        day_parser(["2021-03-01", value])(value)


@pytest.mark.parametrize("value", ["mars 2021", "2021-03", "mar-21", "3/2021", "2021M03"])
def test_a_month_alone_gives_its_first_and_says_so(value: str) -> None:
    """The first of the month stands for it, and can be told from a day."""
    parse = day_parser([value])
    assert parse(value) == date(2021, 3, 1)
    assert parse.is_month(value)
    assert not parse.is_month("2021-03-01")


@pytest.mark.parametrize(
    ("number", "name"), [(n, name) for n, names in enumerate(MONTH_NAMES, start=1) for name in names.split()]
)
def test_months_are_known_by_name(number: int, name: str) -> None:
    """Swedish, Norwegian, German and English names and their short forms."""
    assert day_parser([])(f"5 {name.title()} 2021") == date(2021, number, 5)


@pytest.mark.parametrize(
    ("column", "order", "ambiguous"),
    [
        (["3/4/2021", "13/4/2021"], DateOrder.DAY_FIRST, False),
        (["3/4/2021", "4/13/2021"], DateOrder.MONTH_FIRST, False),
        (["7/10/14 18:37", "7/13/14 9:05"], DateOrder.MONTH_FIRST, False),
        (["3/4/2021 1:05 PM"], DateOrder.MONTH_FIRST, False),
        (["3/4/2021", "5/6/2021"], DateOrder.DAY_FIRST, True),
        (["3/3/2021"], DateOrder.DAY_FIRST, False),
        (["2021-03-04", "1.3.2021"], DateOrder.PLAIN, False),
        ([44256, 44257.5, "44258"], DateOrder.SERIAL, False),
    ],
)
def test_the_whole_column_decides_the_order(column: list[Raw], order: DateOrder, ambiguous: bool) -> None:  # noqa: FBT001 — a table of cases
    """One day that fits only one way decides for all; when none does, that is told."""
    parse = day_parser(column)
    assert (parse.order, parse.ambiguous) == (order, ambiguous)


@pytest.mark.parametrize(("from_1904", "serial"), [(False, 44256), (True, 42794)])
def test_day_numbers_count_from_either_year(from_1904: bool, serial: int) -> None:  # noqa: FBT001 — a table of cases
    """Both date systems of spreadsheets give the same day."""
    assert day_parser([serial], from_1904=from_1904)(serial) == date(2021, 3, 1)


@pytest.mark.parametrize(
    ("column", "days"),
    [
        (["20-05-12", "20-10-10", "21-03-01"], ["2020-05-12", "2020-10-10", "2021-03-01"]),
        (["20-05-21"], ["2020-05-21"]),
        (["200512", 210301], ["2020-05-12", "2021-03-01"]),
        (["12/05/20", "10/10/20", "01/03/21"], ["2020-05-12", "2020-10-10", "2021-03-01"]),
        (["20/10/15", "21/02/28"], ["2020-10-15", "2021-02-28"]),
        (["12-05-20", "28-02-21"], ["2020-05-12", "2021-02-28"]),
        (["01.03.21", "20.12.20"], ["2021-03-01", "2020-12-20"]),
        (["010321", "311220"], ["2021-03-01", "2020-12-31"]),
        (["19-03-01", "19-04-02"], ["2019-03-01", "2019-04-02"]),
        (["20-05-12", "2021-03-01"], ["2020-05-12", "2021-03-01"]),
        (["5/13/2020", "6/2/2020"], ["2020-05-13", "2020-06-02"]),
        (["3/11/2020", "4/12/2020"], ["2020-11-03", "2020-12-04"]),
        (["2021-03-01", "44257", 44258], ["2021-03-01", "2021-03-02", "2021-03-03"]),
        (["1/3-21", "1/3 2021"], ["2021-03-01", "2021-03-01"]),
        (["15 nov", "15/11", "15.11"], ["2020-11-15"] * 3),
        (["mars", "nov.", "ca 15 nov", "slutet av mars 2021"], ["2021-03-01", "2020-11-01", "2020-11-01", "2021-03-01"]),
        (["2020-11-??", "2020-11-xx", "202011"], ["2020-11-01"] * 3),
        (["v. 48", "vecka 48 2020", "2020-W48"], ["2020-11-01"] * 3),
        (["hösten 2019", "ht19", "våren 2022", "2018"], ["2019-09-01", "2019-08-01", "2022-03-01", "2018-01-01"]),
        (["2020-11-03 – 2020-11-05", "2020-11-03 till 2020-11-05"], ["2020-11-03"] * 2),
    ],
    ids=str,
)  # fmt: skip
def test_the_period_helps_to_read_a_column(column: list[Raw], days: list[str]) -> None:
    """The year comes first where that gives days near the period; words mean a time in it."""
    parse = day_parser(column, period=PERIOD)
    assert [str(parse.read(value)) for value in column] == days


@pytest.mark.parametrize(
    "value",
    ["våren", "hösten 2020", "HT20", "v. 53 2020", "okt-nov", "vintern 2020", "dec–jan", "maj eller juni 2020"],
)  # fmt: skip
def test_a_time_in_words_that_may_lie_in_the_period_leaves_the_day_open(value: str) -> None:
    """It is no reason to lose the row, and the day is not made up."""
    parse = day_parser([value], period=PERIOD)
    assert parse.understand(value) == (None, True)


@pytest.mark.parametrize(
    "value",
    ["asdf", "se bilaga", "efter mars 2021", "före maj", "ej i mars", "2021", "2020-2021", "1-2", "31 feb", "99",
     "2020-04-29 – 2020-05-02"],
)  # fmt: skip
def test_words_that_do_not_tell_whether_the_day_lies_in_the_period_are_refused(value: str) -> None:
    """Half of the year 2021 lies outside a period that ends in April."""
    with pytest.raises(ValueError, match=r"datum|kalendern|perioden"):
        day_parser([value], period=PERIOD).read(value)


@pytest.mark.parametrize(
    "value",
    ["1900-01-01", "9999-12-31", "1970-01-01T00:00:00Z", "0000-00-00", "1900-01-00", 0, date(1900, 1, 1), "9999-12-31T23:59:59Z"],
    ids=str,
)  # fmt: skip
def test_what_systems_write_for_no_day_is_none(value: Raw) -> None:
    """It says as little as an empty cell, and is not vague either."""
    parse = day_parser([value, "2021-03-01"], period=PERIOD)
    assert parse.understand(value) == (None, False)


def test_days_that_either_order_puts_into_the_period_are_read_and_the_others_are_not() -> None:
    """The fourth of May lies outside and the fifth of April inside: that one is not guessed."""
    parse = day_parser(["4/5/2021", "6/7/2020"], period=PERIOD)
    assert parse.ambiguous
    assert parse.read("6/7/2020") == date(2020, 7, 6)
    with pytest.raises(ValueError, match="perioden"):
        parse.read("4/5/2021")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-04-30T22:30:00Z", "2021-05-01"),
        ("2021-04-30T22:30:00+00:00", "2021-05-01"),
        ("2021-04-30 22:30:00 UTC", "2021-05-01"),
        ("2021-05-01T00:30:00+0200", "2021-05-01"),
        ("2021-05-01 05:00 GMT+9", "2021-04-30"),
        ("2020-12-31 23:30:00 -0500", "2021-01-01"),
        ("2021/04/30 11:30:00 PM CET", "2021-04-30"),
        ("2021/04/30 10:30:00 PM GMT", "2021-05-01"),
        ("2020-12-31T22:30:00Z", "2020-12-31"),
        ("4/30/2021 10:30:00 PM UTC", "2021-05-01"),
    ],
)
def test_a_time_with_its_zone_is_the_day_in_sweden(written: str, day: str) -> None:
    """In winter an hour is added to Greenwich's, in summer two."""
    assert str(day_parser([written], period=PERIOD).read(written)) == day
