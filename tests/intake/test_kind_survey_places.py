"""Answers of a whole city's survey: those of other districts are set aside by name, and nothing is guessed of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows
from survey_answers import ROUTINE, SIGNS, SYMPATHY, UNIT

if TYPE_CHECKING:
    from pathlib import Path

HERE, AWAY = "counted", "outside_area"


@pytest.mark.parametrize(
    ("heading", "places", "statuses"),
    [
        ("Stadsdel", ("Kärrtorp", "Farsta"), [HERE, AWAY]),
        ("Stadsdel *", ("Skarpnäck", "Farsta"), [HERE, AWAY]),
        ("Stadsdelsområde:", ("Skarpnäck", "Enskede-Årsta-Vantör"), [HERE, AWAY]),
        ("Stadsdel", ("Kärrtorp", ""), [HERE, HERE]),
        ("Stadsdelsförvaltning", ("Skarpnäck", "Farsta"), [HERE, AWAY]),
        ("Vilken stadsdelsförvaltning tillhör du?", ("Skarpnäck", "Farsta"), [HERE, AWAY]),
        ("Känner du dig trygg i stadsdelen?", ("Ja", "Nej"), [HERE, HERE]),
        ("Stadsdel", ("Kärrtorp", "Vet ej"), [HERE, HERE]),
        ("Stadsdel", ("Kärrtorp", "Karrtrop"), [HERE, HERE]),
        ("Stadsdel", ("Kärrtorp, Stockholm", "Orhem"), [HERE, HERE]),
        ("Stadsdel", ("Årsta", "Farsta"), [AWAY, AWAY]),
        ("Område", ("Skarpnäck", "Äldreomsorg"), [HERE, HERE]),
        ("Arbetsplats", ("Kärrtorp", "Farsta"), [HERE, HERE]),
    ],
)
def test_answers_from_other_districts_do_not_count(
    tmp_path: Path, heading: str, places: tuple[str, ...], statuses: list[str]
) -> None:
    """Where a column says the district; the names are told."""
    rows = [(f"Enhet {place}", "Ja", "Nej", "Ja", place) for place in places]
    outcome = read_rows(tmp_path, [(UNIT, SYMPATHY, SIGNS, ROUTINE, heading), *rows], "enkat_skolor.csv")
    assert outcome.statuses == statuses
    assert (AWAY in outcome.codes) == (AWAY in statuses)
    if AWAY in statuses:
        assert f"{places[1]} 1" in outcome.messages


@pytest.mark.parametrize(
    "headings",
    [
        (f"1. {UNIT} *", f"2) {SYMPATHY} *", f"Fråga 3: {SIGNS}", f"Q4. {ROUTINE}"),
        (f"{UNIT}:", f"{SYMPATHY}*", f"{SIGNS} (ett val) *", f"{ROUTINE} *"),
    ],
)
def test_marks_and_numbers_do_not_hide_a_question(tmp_path: Path, headings: tuple[str, ...]) -> None:
    """An asterisk says that the question must be answered."""
    outcome = read_rows(tmp_path, [headings, ("A", "Ja", "Nej", "Ja")], "enkat_egna.csv")
    assert outcome.values("unit") == ["A"]
    assert outcome.codes == []
