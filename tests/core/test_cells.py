"""One cell to one value: counts, answers, days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lagesbild.core.cells import (
    ANSWERS,
    NotReported,
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
