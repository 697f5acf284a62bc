"""Changes, shares and records are worded by rule, and the rules hold at their edges."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.outputs.section.quantities import change, growth, majority, proportion, record, required

NBSP = "\u00a0"
unhurried = settings(deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("previous", "current", "span", "verb"),
    [
        (0, 12, "från 0 till 12", "ökat"),
        (12, 0, "från 12 till 0", "minskat"),
        (3, 12, "från tre till tolv", "mer än fördubblats"),
        (3, 6, "från tre till sex", "fördubblats"),
        (3, 5, "från tre till fem", "ökat"),
        (9, 13, "från 9 till 13", "ökat"),
        (10, 14, "från 10 till 14", f"ökat med 40{NBSP}%"),
        (100, 200, "från 100 till 200", "fördubblats"),
        (100, 201, "från 100 till 201", "mer än fördubblats"),
        (100, 199, "från 100 till 199", f"ökat med 99{NBSP}%"),
        (20, 10, "från 20 till 10", "halverats"),
        (20, 9, "från 20 till 9", "mer än halverats"),
        (20, 11, "från 20 till 11", f"minskat med 45{NBSP}%"),
        (6, 6, "oförändrat sex", "varit oförändrat"),
        (0, 0, "oförändrat 0", "varit oförändrat"),
    ],
)
def test_change(previous: int, current: int, span: str, verb: str) -> None:
    """Doubled is exact, more than doubled is above, and there is no percentage of nothing or of few."""
    assert (change(previous, current), growth(previous, current)) == (span, verb)


@unhurried
@given(st.integers(0, 400), st.integers(0, 400))
def test_more_than_doubled_only_above_two(previous: int, current: int) -> None:
    """More than doubled is said exactly when the ratio is above 2.0."""
    assert (growth(previous, current) == "mer än fördubblats") == (current > 2 * previous > 0)


def test_required() -> None:
    """What a rise would have taken is told in one form."""
    assert (required(3, 12), required(5, 15)) == ("från tre krävs minst tolv", "från 5 krävs minst 15")


@pytest.mark.parametrize(
    ("part", "base", "word"),
    [
        (5, 9, None),
        (9, 9, None),
        (10, 10, "samtliga"),
        (51, 100, "majoriteten"),
        (50, 100, "hälften"),
        (49, 100, None),
        (101, 100, None),
        (0, 100, None),
    ],
)
def test_majority(part: int, base: int, word: str | None) -> None:
    """A majority is above half of at least ten; half is exact."""
    assert majority(part, base) == word


@pytest.mark.parametrize(
    ("part", "base", "word"),
    [
        (6, 10, "majoriteten"),
        (0, 17, None),
        (1, 9, None),
        (1, 10, "enstaka"),
        (2, 20, "enstaka"),
        (2, 19, "få"),
        (3, 20, "få"),
        (3, 19, None),
        (5, 34, "få"),
        (6, 40, None),
        (150, 1000, None),
        (90, 1000, "knappt var tionde"),
        (89, 1000, None),
        (100, 1000, "var tionde"),
        (110, 1000, "drygt var tionde"),
        (111, 1000, None),
        (180, 1000, "knappt var femte"),
        (179, 1000, None),
        (200, 1000, "var femte"),
        (220, 1000, "drygt var femte"),
        (221, 1000, None),
        (225, 1000, "knappt var fjärde"),
        (300, 1000, "knappt var tredje"),
        (366, 1000, "drygt var tredje"),
        (367, 1000, None),
        (11, 10, None),
    ],
)
def test_proportion(part: int, base: int, word: str | None) -> None:
    """A word for a share is used within its limits and nowhere else."""
    assert proportion(part, base) == word


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
