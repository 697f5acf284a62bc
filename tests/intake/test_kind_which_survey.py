"""Which survey a file is of: known by whole words, and told when a guess rests on the headings alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows
from survey_answers import ROUTINE, SIGNS, STAMP, SYMPATHY, as_csv, problem_codes, read_year

if TYPE_CHECKING:
    from pathlib import Path

OWN_UNITS, SCHOOLS = "enkat_egna", "enkat_skolor"
UNIT = "Verksamhet/enhet"
SCHOOL = "Vilken skola svarar du för?"
FILES = [
    ("Enkät förskolor 2021.csv", UNIT, OWN_UNITS),
    ("Enkät förskolan Ängen.csv", UNIT, OWN_UNITS),
    ("enkat_egna_2021.csv", UNIT, OWN_UNITS),
    ("Svar Medborgarskolan.csv", UNIT, OWN_UNITS),
    ("Kulturskolan 2021.csv", UNIT, OWN_UNITS),
    ("Musikskola.csv", UNIT, OWN_UNITS),
    ("Verksamheter.csv", UNIT, OWN_UNITS),
    ("enkät chefer.csv", UNIT, OWN_UNITS),
    ("Enheterna 2021.csv", UNIT, OWN_UNITS),
    ("svar.csv", UNIT, OWN_UNITS),
    ("egna verksamheter.csv", SCHOOL, OWN_UNITS),
    ("Enkät skolor 2021.csv", UNIT, SCHOOLS),
    ("enkat_skolor_2021.csv", SCHOOL, SCHOOLS),
    ("Skolorna.csv", UNIT, SCHOOLS),
    ("Björkskolan svar skola.csv", UNIT, SCHOOLS),
    ("grundskolor.csv", UNIT, SCHOOLS),
    ("Gymnasieskolorna 2021.csv", UNIT, SCHOOLS),
    ("utbildningsförvaltningen.csv", UNIT, SCHOOLS),
    ("rektorer.csv", UNIT, SCHOOLS),
    ("svar.csv", SCHOOL, SCHOOLS),
]


@pytest.mark.sampled
@pytest.mark.parametrize(("name", "heading", "survey"), FILES)
def test_a_file_is_of_the_survey_that_whole_words_name(
    name: str, heading: str, survey: str, tmp_path: Path
) -> None:
    """A word inside another proves nothing; what the sender wrote in the name weighs more than the headings."""
    rows = [("2021-03-01 10:15:01", "Ängen", "Nej", "Nej", "Ja")]
    _, shown = read_year(tmp_path, {name: as_csv((STAMP, heading, SYMPATHY, SIGNS, ROUTINE), rows)})
    assert {s["key"]: s["answered"] for s in shown["sources"] if s["answered"]} == {survey: 1}


@pytest.mark.slow
@pytest.mark.parametrize("heading", [UNIT, SCHOOL])
def test_a_survey_known_by_a_heading_alone_is_told(heading: str, tmp_path: Path) -> None:
    """The sentence says what to write in the name of the file."""
    rows = [("2021-03-01 10:15:01", "Ängen", "Nej", "Nej", "Ja")]
    _, shown = read_year(tmp_path, {"svar.csv": as_csv((STAMP, heading, SYMPATHY, SIGNS, ROUTINE), rows)})
    assert "assumed_source" in problem_codes(shown)


@pytest.mark.parametrize(
    "name", ["Enkät skolor och förskolor.csv", "skolor och egna verksamheter.csv", "egna, skolor.csv"]
)
def test_a_name_of_two_surveys_is_told_where_the_heading_decides(name: str, tmp_path: Path) -> None:
    """The file may hold the answers of both: the sentence says what to do."""
    rows = [("2021-03-01 10:15:01", "Ängen", "Nej", "Nej", "Ja")]
    outcome = read_rows(tmp_path, ((STAMP, UNIT, SYMPATHY, SIGNS, ROUTINE), *rows), name)
    assert (outcome.parsed.source, outcome.codes) == (OWN_UNITS, ["assumed_source"])
    assert "dela upp den" in outcome.messages


def test_two_surveys_named_at_once_are_asked_about(tmp_path: Path) -> None:
    """Schools and preschools in one name: the file is refused with the words that would tell."""
    rows = [("2021-03-01 10:15:01", "Ängen", "Nej", "Nej", "Ja")]
    text = as_csv((STAMP, "Din arbetsplats", SYMPATHY, SIGNS, ROUTINE), rows)
    told, shown = read_year(tmp_path, {"Enkät förskolor och skolor.csv": text})
    assert not shown
    assert "Enkät förskolor och skolor.csv" in told
    assert "i filnamnet" in told
