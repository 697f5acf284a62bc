"""A note below a table: a number in it is told, for it may be of cases that stand nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows
from survey_answers import ROUTINE, SIGNS, SYMPATHY

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = ("Ärendenummer", "Datum", "Stadsdel", "Kategori")
CASE = ("7", "2021-03-01", "Kärrtorp", "Nazistiskt")
BLANK = ("", "", "", "")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "note",
    ["Därutöver 3 anmälningar utan datum", "Därutöver tre anmälningar saknar datum", "Obs! Flera anmälningar saknar datum.",
     "Totalt 4 anmälningar", "Antal poster: 3",
     "Utöver detta har ett klotter sanerats på en skola.", "Ett ärende till väntar på registrering",
     "Ett ärende är inte med i listan", "1 anmälan tillkommer"],
)  # fmt: skip
def test_a_note_with_a_number_is_told_by_its_row(tmp_path: Path, note: str, ending: str) -> None:
    """The number is not counted, and the text of the note is not repeated."""
    outcome = read_rows(tmp_path, [HEADINGS, CASE, BLANK, (note, "", "", "")], f"klotter_2021.{ending}")
    assert outcome.statuses == ["counted"]
    assert [(problem.code, problem.row) for problem in outcome.parsed.problems] == [("note_with_number", 4)]
    assert note not in outcome.messages


@pytest.mark.parametrize(
    "note",
    ["Källa: trafikkontoret, uttag 2021-05-03 kl. 14.30", "Totalt 1 anmälan", "Utskrivet 2021-05-03, sida 1 av 2",
     "Inga andra anmälningar har kommit in", "Antal poster: 1", "1 rad", "Visar 1 av 1 poster", "Uppgifterna är preliminära.",
     "1) Endast klotter på stadens mark.", "Kontakt: 08-508 15 000"],
)  # fmt: skip
def test_a_note_without_another_number_is_passed_over(tmp_path: Path, note: str) -> None:
    """Days, pages, telephone numbers and the table's own total say nothing of other cases."""
    assert read_rows(tmp_path, [HEADINGS, CASE, BLANK, (note, "", "", "")]).codes == []


@pytest.mark.parametrize("headings", [HEADINGS, HEADINGS[1:]])
def test_a_note_below_headings_without_rows_does_not_make_a_zero(
    tmp_path: Path, headings: tuple[str, ...]
) -> None:
    """It is taken for a row, and what it lacks is told."""
    blank = ("",) * len(headings)
    outcome = read_rows(tmp_path, [headings, blank, ("Därutöver 3 anmälningar utan datum", *blank[1:])])
    assert outcome.codes in (["lone_text"], ["unreadable_date"])
    assert outcome.statuses == ["unreadable"]


ANSWERS = (("Verksamhet/enhet", SYMPATHY, SIGNS, ROUTINE), ("Enhet A", "Ja", "Nej", "Ja"), BLANK)


@pytest.mark.parametrize(
    ("note", "codes"),
    [("OBS! Ytterligare 2 enheter svarade ja per telefon", ["note_with_number"]), ("12 svar totalt", ["note_with_number"]),
     ("Därutöver 3 incidenter", ["note_with_number"]), ("Antal svar: 1", []), ("Utskriven 2021-03-05", []),
     ("Svarsfrekvens 67 %", []), ("Enkäten skickades till 34 chefer", []), ("1 svar totalt", [])],
)  # fmt: skip
def test_a_note_below_answers_is_told_too(tmp_path: Path, note: str, codes: list[str]) -> None:
    """Its number may be of answers or events that stand nowhere else; how many were asked is no such number."""
    outcome = read_rows(tmp_path, [*ANSWERS, (note, "", "", "")], "enkat_egna.csv")
    assert (outcome.statuses, outcome.codes) == (["counted"], codes)


@pytest.mark.parametrize(
    ("note", "codes"),
    [("Statistik saknas för juni–augusti.", ["note_of_missing"]), ("Uppgifterna är ofullständiga.", ["note_of_missing"]),
     ("Ärenden från skolorna är inte med.", ["note_of_missing"]), ("Perioden är inte komplett", ["note_of_missing"]),
     ("Uppgifterna är hämtade ur systemet.", []), ("Endast stadens egen mark", [])],
)  # fmt: skip
@pytest.mark.parametrize("below", ["below", "above"])
def test_a_note_of_what_is_missing_is_told(tmp_path: Path, note: str, codes: list[str], below: str) -> None:
    """The figures are at least what the table says."""
    line = (note, "", "", "")
    rows = [HEADINGS, CASE, BLANK, line] if below == "below" else [line, BLANK, HEADINGS, CASE]
    assert read_rows(tmp_path, rows, "klotter_2021.xlsx").codes == codes


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Antal svar: 12", ["note_with_number"]),
        ("Antal svar: 1", []),
        ("Skickad till 20", []),
        ("Enkät 2021", []),
    ],
)
def test_a_number_of_answers_above_them_is_told_where_it_is_another(
    tmp_path: Path, title: str, codes: list[str]
) -> None:
    """The file may lack some of them."""
    assert read_rows(tmp_path, [(title, "", "", ""), BLANK, *ANSWERS], "enkat_egna.xlsx").codes == codes


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("note", "codes"),
    [
        ("Plus 4 som inte hann registreras", ["note_with_number"]),
        ("Därutöver tre fall på en skola", ["note_with_number"]),
        ("Statistiken är ofullständig", ["note_with_number"]),
        ("Preliminär siffra", ["note_with_number"]),
        ("Bara första halvåret", ["note_with_number"]),
        ("Två i första kvartalet", []),
        ("Obs: antalet är i underkant", ["note_with_number"]),
        ("Minskning mot 2020 (7)", []),
        ("Sanerat inom 24 timmar", []),
        ("Två av dem vid en skola", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("heading", ["Kommentar", "Notering från handläggaren"])
@pytest.mark.parametrize("day", [(), ("Månad", "jan 2021"), ("Datum", "2021-03-01")])
def test_a_note_beside_a_count_is_told_where_it_speaks_of_more(
    tmp_path: Path, heading: str, note: str, codes: list[str], day: tuple[str, ...]
) -> None:
    """Other numbers in it are of what is counted."""
    rows = [
        (*day[:1], "Kategori", "Antal", heading),
        (*day[1:], "Nazistiskt", "3", note),
        (*day[1:], "Rasistiskt", "2", ""),
    ]
    outcome = read_rows(tmp_path, rows)
    assert [
        problem.code for problem in outcome.parsed.problems if problem.code == "note_with_number"
    ] == codes
    assert not note or note not in outcome.messages


def test_a_description_of_a_case_is_no_note(tmp_path: Path) -> None:
    """In a list of cases a text has numbers of many kinds."""
    text = "Plus 4 klistermärken som inte är med på bilden"
    assert read_rows(tmp_path, [(*HEADINGS, "Beskrivning"), (*CASE, text)]).codes == []
