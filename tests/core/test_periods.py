"""A period is understood as people write it, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from lagesbild.core.errors import UsageError
from lagesbild.core.periods import Period, parse_period

YEAR = Period(date(2021, 5, 1), date(2022, 4, 30))


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-01..2022-04-30",
        "2021-05-01 .. 2022-04-30",
        "2021-05-01…2022-04-30",
        "2021-05-01 – 2022-04-30",
        "2021-05-01-2022-04-30",
        "20210501-20220430",
        "1 maj 2021 – 30 april 2022",
        "1 maj 2021–30 april 2022",
        "1 Maj 2021 till 30 April 2022",
        "den 1 maj 2021 till och med den 30 april 2022",
        "1 maj 2021 t.o.m. 30 april 2022",
        "1 maj 2021 tom 30 april 2022",
        "1/5 2021 - 30/4 2022",
        "1 maj – 30 april 2022",
        "maj 2021 – april 2022",
        "maj–april 2022",
        "2021-05..2022-04",
    ],
)
def test_a_period_is_understood_as_people_write_it(text: str) -> None:
    """With points, a dash or words between, days or months, the first year where it can be left out."""
    assert parse_period(text) == YEAR


def test_a_first_day_without_a_year_is_in_the_last_days_year_where_it_can_be() -> None:
    """Only a day that would come after the last is of the year before."""
    assert parse_period("1 maj – 31 augusti 2022") == Period(date(2022, 5, 1), date(2022, 8, 31))
    assert parse_period("februari – februari 2024").end == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("maj", "går inte att läsa"),
        ("2021", "går inte att läsa"),
        ("2021-2022", "går inte att läsa"),
        ("2021-05-01", "går inte att läsa"),
        ("01-02-03..04-05-06", "går inte att läsa"),
        ("", "går inte att läsa"),
        ("30 februari 2021 – 30 april 2022", "finns i almanackan"),
        ("2021-05-01..2022-04-31", "finns i almanackan"),
        ("2021-13..2022-04", "finns i almanackan"),
        ("2022-05-01..2021-04-30", "slutar innan den börjar"),
    ],
)
def test_what_is_no_period_is_said_in_a_sentence(text: str, said: str) -> None:
    """A year alone, an order of numbers that is not certain, a day that is not there: none of them is guessed."""
    with pytest.raises(UsageError, match=said):
        parse_period(text)
