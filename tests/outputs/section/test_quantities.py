"""Changes and records are worded by rule, and the rules hold at their edges."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.outputs.section.quantities import change, growth, record

NBSP = "\u00a0"
unhurried = settings(deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("previous", "current", "span", "verb"),
    [
        (0, 12, "från 0 till 12", "ökat"),
        (12, 0, "från 12 till 0", "minskat"),
        (3, 12, "från tre till tolv", "mer än tredubblats"),
        (3, 6, "från tre till sex", "fördubblats"),
        (3, 5, "från tre till fem", "ökat"),
        (9, 13, "från 9 till 13", "ökat"),
        (10, 14, "från 10 till 14", f"ökat med 40{NBSP}%"),
        (100, 200, "från 100 till 200", "fördubblats"),
        (100, 211, "från 100 till 211", "mer än fördubblats"),
        (100, 210, "från 100 till 210", "fördubblats"),
        (100, 190, "från 100 till 190", "fördubblats"),
        (100, 189, "från 100 till 189", f"ökat med 89{NBSP}%"),
        (100, 300, "från 100 till 300", "tredubblats"),
        (100, 301, "från 100 till 301", "mer än tredubblats"),
        (20, 10, "från 20 till 10", "halverats"),
        (20, 9, "från 20 till 9", "mer än halverats"),
        (20, 11, "från 20 till 11", f"minskat med 45{NBSP}%"),
        (6, 6, "oförändrat sex", "varit oförändrat"),
        (0, 0, "oförändrat 0", "varit oförändrat"),
    ],
)
def test_change(previous: int, current: int, span: str, verb: str) -> None:
    """Doubled is about twice, more than doubled is above that, and there is no percentage of nothing or of few."""
    assert (change(previous, current), growth(previous, current)) == (span, verb)


@unhurried
@given(st.integers(1, 400), st.integers(0, 400))
def test_words_for_a_multiple_hold_within_their_limits(previous: int, current: int) -> None:
    """Doubled is 1.9 to 2.1 times, tripled exactly thrice, and what is more is said to be more."""
    said = growth(previous, current)
    assert (said == "fördubblats") == (19 * previous <= 10 * current <= 21 * previous)
    assert (said == "mer än fördubblats") == (21 * previous < 10 * current and current < 3 * previous)
    assert (said == "tredubblats") == (current == 3 * previous)
    assert (said == "mer än tredubblats") == (current > 3 * previous)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({2018: 9, 2019: 4, 2020: 3, 2021: 7}, "högst sedan 2018"),
        ({2018: 7, 2019: 4, 2020: 3, 2021: 7}, "högst sedan 2018"),
        ({2018: 1, 2019: 4, 2020: 9, 2021: 0}, "lägst av åren 2018–2021"),
        ({2018: 0, 2019: 4, 2020: 9, 2021: 1}, "lägst sedan 2018"),
        ({2019: 4, 2020: 3, 2021: 7}, "högst av åren 2019–2021"),
        ({2019: 9, 2020: 3, 2021: 7}, None),
        ({2020: 3, 2021: 7}, None),
        ({2021: 7}, None),
        ({2019: 4, 2020: 7, 2021: 7}, None),
        ({2017: 9, 2018: 1, 2020: 3, 2021: 7}, None),
        ({2016: 9, 2018: 1, 2019: 2, 2020: 3, 2021: 7}, "högst av åren 2018–2021"),
        ({2019: 4, 2020: 3, 2021: 7, 2022: 99}, "högst av åren 2019–2021"),
    ],
)
def test_record(figures: dict[int, int], words: str | None) -> None:
    """A superlative reaches as far back as years are stored without a gap, and at least two years."""
    assert record(2021, figures) == words


def test_large_numbers_that_are_alike_are_unchanged() -> None:
    """As small ones are."""
    assert change(int("1200"), int("1200")) == "oförändrat 1\u00a0200"
