"""Which pictures a city is made of, and which cannot be part of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from district_pictures import join, picture, put

from lagesbild.core.errors import InputError
from lagesbild.report.city.pictures import read_picture

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ("Farsta", "Kista", "Älvsjö")


def test_the_districts_that_are_missing_are_known_by_the_settings(tmp_path: Path) -> None:
    """The city's settings name its parts."""
    coverage = join(tmp_path, picture("Kista"), picture("FARSTA"), parts=PARTS).city.coverage
    assert (coverage.given, coverage.missing) == (("Farsta", "Kista"), ("Älvsjö",))
    assert coverage.share == "2 av 3 stadsdelar"


def test_without_such_settings_nobody_says_that_all_are_there(tmp_path: Path) -> None:
    """It is not known whether there are more."""
    coverage = join(tmp_path, picture("Kista"), picture("Farsta")).city.coverage
    assert coverage.text == "Lägesbilden bygger på 2 stadsdelar; om det finns fler är inte angivet."


def test_a_name_that_is_no_district_is_refused(tmp_path: Path) -> None:
    """A misspelt district would be added to a sum that it already lacks."""
    joined = join(tmp_path, picture("Kista"), picture("Farrsta"), parts=PARTS)
    assert [(file.name, "Farrsta" in file.reason) for file in joined.refused] == [("2.json", True)]
    assert joined.city.coverage.given == ("Kista",)


def test_the_same_district_twice_is_refused(tmp_path: Path) -> None:
    """Only one of two pictures can be counted, and which one is not for the program to say."""
    joined = join(tmp_path, picture("Kista"), picture("Kista", put(as_of="2021-06-01")))
    assert [file.name for file in joined.refused] == ["2.json"]
    assert "1.json" in joined.refused[0].reason


def test_the_intern_edition_counts_and_the_public_one_of_the_same_year_does_not(tmp_path: Path) -> None:
    """A folder of reports may hold both."""
    joined = join(tmp_path, picture("Kista", put(edition="publik")), picture("Kista"))
    assert joined.refused == ()
    assert [file.name for district in joined.city.districts for file in district.files] == ["2.json"]


@pytest.mark.parametrize("change", [put(year=2022), put(area="Staden")])
def test_a_later_year_and_the_city_itself_are_left_and_told(tmp_path: Path, change: Any) -> None:
    """They are pictures, and no part of this one."""
    joined = join(tmp_path, picture("Kista"), picture("Farsta", change))
    assert [problem.file for problem in joined.problems] == ["2.json"]
    assert joined.city.coverage.given == ("Kista",)


def test_a_picture_of_other_days_is_told(tmp_path: Path) -> None:
    """The sums are then not of the same days."""
    days = {"from": "2021-01-01", "to": "2021-12-31"}
    joined = join(tmp_path, picture("Farsta"), picture("Kista"), picture("Älvsjö", put(period=days)))
    assert [(problem.file, "31 december 2021" in problem.message) for problem in joined.problems] == [
        ("3.json", True)
    ]


def test_no_picture_of_the_year_is_an_error(tmp_path: Path) -> None:
    """There is nothing to make a report of."""
    with pytest.raises(InputError, match="2021"):
        join(tmp_path, picture("Kista", put(year=2020)))


@pytest.mark.parametrize(
    "written", [b"", b"[]", b'{"year": 2021}', b"\xff", b"[" * 100_000, json.dumps(picture("")).encode()]
)
def test_what_is_no_picture_is_told_in_a_sentence(written: bytes) -> None:
    """Whatever the file holds."""
    with pytest.raises(InputError, match=r"fil\.json: filen är ingen lägesbild"):
        read_picture(written, "fil.json")
