"""The year and its days are proposed from what is known, and otherwise written by the user."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from guide_answers import answer_with

from lagesbild.cli.guide.folders import IncomingFolder
from lagesbild.cli.guide.years import choose_period, guess_year
from lagesbild.core.imports import StoredYear
from lagesbild.core.periods import Period

MAY_TO_APRIL = Period(date(2020, 5, 1), date(2021, 4, 30))
STORED = StoredYear(2021, MAY_TO_APRIL, "Skarpnäck", "stockholm")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder with nothing in it."""
    monkeypatch.chdir(tmp_path)


def _incoming(path: str, *names: str) -> IncomingFolder:
    return IncomingFolder(Path(path), tuple(Path(path, name) for name in names))


@pytest.mark.parametrize(
    ("path", "names", "stored", "year"),
    [
        ("underlag/2022", ("enkat_2019.xlsx",), (STORED,), 2022),
        ("lagesbild-2022/underlag", (), (), 2022),
        ("", ("enkat_2022.xlsx", "ia 2022.csv", "klotter 2021-2022.csv"), (), 2022),
        ("", ("enkat.xlsx",), (STORED,), 2022),
        ("bilder 20211", ("enkat.xlsx",), (STORED,), 2022),
    ],
)
def test_the_year_is_guessed(
    path: str, names: tuple[str, ...], stored: tuple[StoredYear, ...], year: int
) -> None:
    """From the folder's name, otherwise the files' names, otherwise the year that follows."""
    assert guess_year(_incoming(path, *names), stored) == year


@pytest.mark.parametrize(
    ("lines", "year", "period"),
    [
        (("",), 2022, Period(date(2021, 5, 1), date(2022, 4, 30))),
        (("n", "2022"), 2022, Period(date(2022, 1, 1), date(2022, 12, 31))),
        (("n", "juni", "1 juni 2021 – 31 maj 2022"), 2022, Period(date(2021, 6, 1), date(2022, 5, 31))),
        (("n", "2020-07-01..2021-06-30"), 2021, Period(date(2020, 7, 1), date(2021, 6, 30))),
    ],
)
def test_the_days_follow_on_last_years_or_are_written(
    monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], year: int, period: Period
) -> None:
    """As words or figures, or a year alone; what is none of them is asked again."""
    left = answer_with(monkeypatch, *lines)
    assert choose_period(_incoming("2022", "a.csv"), (STORED,)) == (year, period)
    assert left == []


def test_the_days_of_a_stored_year_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are told."""
    answer_with(monkeypatch)
    assert choose_period(_incoming("2021", "a.csv"), (STORED,)) == (2021, MAY_TO_APRIL)
