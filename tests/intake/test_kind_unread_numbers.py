"""The numbers of a sheet that are not used: those that may be counts are told, and those that only name things are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = ("Ärendenummer", "Datum", "Stadsdel", "Kategori")
CASES = [(f"A{n}", f"2021-03-0{n}", "Kärrtorp", "Nazistiskt") for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("Diarienummer", (123, 124, 125)),
        ("Dnr", (1, 2, 3)),
        ("X", (153420, 153421, 153422)),
        ("Y-koordinat", (6577000, 6577001, 6577002)),
        ("Lat", ("59,28", "59,27", "59,26")),
        ("Longitud (WGS84)", ("18,1", "18,2", "18,3")),
        ("SWEREF 99 N", (6570000, 6570001, 6570002)),
        ("Telefon", ("08-508 15 000", "070 123 45 67", "08 123 45")),
        ("Anmälarens telefonnummer", (701234567, 701234568, 701234569)),
        ("Postnummer", (12150, 12151, 12152)),
        ("Objekt-id", (17, 18, 19)),
        ("Fastighetsbeteckning", (3, 4, 5)),
        ("Löpnr", (1, 2, 3)),
        ("Kontonr", (4711, 4712, 4713)),
        ("År", (2021, 2021, 2021)),
        ("Vecka", (9, 9, 10)),
        ("Klockslag", (930, 1015, 2200)),
        ("Sak", (2020, 2021, 2021)),
        ("Sak", (99001, 99002, 99003)),
        ("Uuid", (1, 2, 3)),
    ],
)
def test_numbers_that_name_or_place_are_not_told(
    tmp_path: Path, heading: str, numbers: tuple[object, ...]
) -> None:
    """They are no counts, and whoever reads of them stops reading."""
    rows = [(*case, number) for case, number in zip(CASES, numbers, strict=True)]
    outcome = read_rows(tmp_path, [(*HEADINGS, heading), *rows])  # type: ignore[list-item]
    assert outcome.codes == []


@pytest.mark.parametrize("heading", ["Kvadratmeter", "Antal foton", "Prioritet", "Kostnad", "Besök"])
def test_other_numbers_of_a_register_are_told_once_a_column(tmp_path: Path, heading: str) -> None:
    """Each row is a case whatever they are, so the figures stay exact; gaps do not make several places."""
    rows = [(*CASES[0], "12"), (*CASES[1], ""), (*CASES[2], "7")]
    outcome = read_rows(tmp_path, [(*HEADINGS, heading), *rows])
    assert outcome.codes == ["unread_numbers"]
    assert f"E2:E4 ({heading})" in outcome.messages


@pytest.mark.parametrize(
    "rows",
    [
        [("Kategori", "Antal", ""), ("Nazistiskt", "2", ""), ("Rasistiskt", "0", "5")],
        [("Kategori", "Kärrtorp", "Orhem"), ("Nazistiskt", "2", "1", "4"), ("Rasistiskt", "0", "0", "1")],
    ],
)
def test_numbers_beside_a_ready_table_may_be_counts(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    """It holds nothing but counts, so its figures are a least."""
    assert "unread_counts" in read_rows(tmp_path, rows).codes


@pytest.mark.parametrize(
    "note",
    [
        ("Inkom per telefon:", "3"),
        ("Utöver detta:", "2"),
        ("Obs: ej i tabellen:", "14"),
        ("Därutöver, antal:", "4"),
    ],
)
def test_a_number_beside_a_note_is_told_as_the_notes(tmp_path: Path, note: tuple[str, str]) -> None:
    """The cases may be missing in the table: its figures are a least."""
    rows = [HEADINGS, *CASES, ("", "", "", ""), (*note, "", "")]
    assert read_rows(tmp_path, rows).codes == ["note_with_number"]


@pytest.mark.parametrize("note", [("Antal ärenden:", "3"), ("Sida:", "1"), ("Uttag ur systemet år:", "2021")])
def test_a_number_beside_a_note_that_says_nothing_new_is_not_told(
    tmp_path: Path, note: tuple[str, str]
) -> None:
    """The number of the rows, a page and a year are no cases that are missing."""
    rows = [HEADINGS, *CASES, ("", "", "", ""), (*note, "", "")]
    assert "note_with_number" not in read_rows(tmp_path, rows).codes


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Kärrtorp1", "Kärrtorp"),
        ("Kärrtorp 1)", "Kärrtorp"),
        ("Björkhagen²", "Björkhagen"),
        ("Orhem *", "Orhem"),
        ("Skarpnäcks gård2)", "Skarpnäcks gård"),
    ],
)
def test_the_mark_of_a_footnote_does_not_hide_a_place(tmp_path: Path, name: str, part: str) -> None:
    """A digit or a star glued to a district's name belongs to a note."""
    outcome = read_rows(tmp_path, [HEADINGS, (*CASES[0][:2], name, "Nazistiskt")])
    assert (outcome.values("area"), outcome.codes) == ([part], [])
