"""One cell to one value: counts, answers, days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest

from lagesbild.core.cells import (
    ANSWERS,
    MONTH_NAMES,
    DateOrder,
    NotReported,
    day_parser,
    whole_number,
    yes_no,
)

if TYPE_CHECKING:
    from lagesbild.core.cells import Raw


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("1 204", 1204),
        ("1\u00a0204", 1204),
        ("1\u202f204", 1204),
        ("3,0", 3),
        ("3,00", 3),
        ("-", 0),
        ("–", 0),
        ("-3", -3),
        (7.0, 7),
    ],
)
def test_a_count_is_read(value: Raw, number: int) -> None:
    """Thousands may be kept apart by any blank; a dash alone means none."""
    assert whole_number(value) == number


@pytest.mark.parametrize(
    "value", ["1,5", "1 20", "ca 5", "1.204", "1.000", "12,000", 1.5, True, float("nan"), date(2021, 3, 1)]
)
def test_what_is_no_count_is_refused(value: Raw) -> None:
    """Nothing is rounded or guessed, and it is not taken for a missing figure."""
    with pytest.raises(ValueError, match="heltal") as refused:
        whole_number(value)
    assert not isinstance(refused.value, NotReported)


@pytest.mark.parametrize("value", ["..", ".", "NA", "n/a", "", " \u00a0"])
def test_a_figure_that_is_not_given_is_not_zero(value: str) -> None:
    """The signs of no figure are kept apart from none."""
    with pytest.raises(NotReported):
        whole_number(value)


@pytest.mark.parametrize(
    ("answer", "spelling"), [(key, word) for key, words in ANSWERS.items() for word in words]
)
def test_every_spelling_of_an_answer_is_read(answer: str, spelling: str) -> None:
    """Letter case and blanks make no difference."""
    assert yes_no(f" {spelling.upper()}\u00a0") == answer


def test_a_sharp_s_is_read() -> None:
    """Dropping letter case makes it two letters."""
    assert yes_no("Weiß nicht") == "vet_ej"


def test_another_answer_is_refused() -> None:
    """What is neither yes nor no is not guessed."""
    with pytest.raises(ValueError, match="varken"):
        yes_no("kanske")


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
        "2021-03-01T23:30:00Z",
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
