"""The check digit, by Skatteverket's own examples and by what each digit adds."""

from __future__ import annotations

import pytest

from lagesbild.personal_data.finder import find
from lagesbild.personal_data.identity_numbers import check_digit


@pytest.mark.parametrize(
    ("digits", "last"),
    [("811218987", 6), ("640823323", 4), ("000000000", 0), ("100000000", 8), ("010000000", 9), ("500000000", 9),
     ("900000000", 1), ("050000000", 5), ("090000000", 1), ("999999999", 9), ("700000000", 5), ("600000000", 7)],
)  # fmt: skip
def test_each_digit_counts_as_it_must(digits: str, last: int) -> None:
    """Every other one is doubled, from the first on, and its own digits are added."""
    assert check_digit(digits) == last


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("811218-9876", "maskas"),
        ("8112189876", "maskas"),
        ("811218-9875", "maskas"),
        ("19811218 9875", "maskas"),
    ],
)
def test_a_wrong_check_digit_does_not_let_a_number_through(text: str, outcome: str) -> None:
    """The date and the layout are enough."""
    assert [(found.kind, found.outcome) for found in find(f"Numret är {text} i listan")] == [
        ("personnummer", outcome)
    ]
