"""The kind *last rows*: a row with one cell is a row; a note stands below a blank row or bears a note's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_files import delimited

from lagesbild.files.notes import last_record
from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ("Kategori", "Datum", "Plats")
CASE = ("Nazistiskt", "2021-03-01", "Kärrtorp")
SHORT = ("Rasistiskt", "", "")
BLANK = ("", "", "")
RECIPIENTS = ("Enhet", "Utskickad", "")

ROWS = [
    ("forty cases with a category alone", [HEAD, *[CASE] * 200, *[SHORT] * 40], 0),
    ("forty-one of them", [HEAD, *[CASE] * 3, *[SHORT] * 41], 0),
    ("a list of recipients whose second column is empty", [RECIPIENTS, *[("Enhet 1", "", "")] * 45], 0),
    (
        "many units, each once",
        [RECIPIENTS, *[(f"Enhet {n}", "", "") for n in range(45)]],
        0,
    ),
    (
        "a unit with a long name",
        [
            RECIPIENTS,
            ("Enhet 1", "", ""),
            ("Förskolan Solrosen med avdelningarna Blåklockan och Linnea", "", ""),
            *[(f"Avdelning {n}", "", "") for n in range(25)],
        ],
        0,
    ),
    ("one last case with a category alone", [HEAD, CASE, CASE, SHORT], 0),
    ("a case below a blank row, known from above", [HEAD, CASE, CASE, BLANK, CASE, BLANK, ("Nazistiskt", "", "")], 0),
    ("thirteen lines below a blank row are no notes", [HEAD, CASE, CASE, BLANK, *[(f"Enhet {n}", "", "") for n in range(13)]], 0),
    ("a total is a row", [HEAD, CASE, CASE, ("Totalt", "", "2")], 0),
    ("a second group of units", [RECIPIENTS, *[(f"E {n}", "", "") for n in range(5)], BLANK, ("F", "", ""), ("G", "", "")], 0),
    ("a place that begins with a note's letters", [HEAD, CASE, CASE, ("Anmarksgatan", "", "")], 0),
    ("a place that begins as a word for notes", [HEAD, CASE, CASE, ("Notvarpet 3", "", "")], 0),
    ("numbers below a blank row are no note", [HEAD, CASE, CASE, BLANK, ("14", "", "")], 0),
    ("a source", [HEAD, CASE, CASE, ("Källa: trafikkontoret", "", "")], 1),
    ("a source below a blank row", [HEAD, CASE, CASE, BLANK, ("Källa: trafikkontoret", "", "")], 1),
    ("a remark", [HEAD, CASE, CASE, ("Anm. Preliminära uppgifter", "", "")], 1),
    ("a mark of importance", [HEAD, CASE, CASE, ("OBS! Ej kvalitetssäkrat", "", "")], 1),
    ("a footnote with an asterisk", [HEAD, CASE, CASE, ("* Även klistermärken", "", "")], 1),
    ("two footnotes", [HEAD, CASE, CASE, ("* Även klistermärken", "", ""), ("** Även banderoller", "", "")], 2),
    ("what the figures hold for", [HEAD, CASE, CASE, ("Uppgifterna avser stadens mark", "", "")], 1),
    ("when it was printed", [HEAD, CASE, CASE, ("Utskriven 2021-05-03", "", "")], 1),
    ("when it was taken out", [HEAD, CASE, CASE, ("Uttag 2021-05-03 ur ärendesystemet", "", "")], 1),
    ("a sentence", [HEAD, CASE, CASE, ("Klotter på privata fastigheter ingår inte i tabellen", "", "")], 1),
    ("two names below a blank row", [HEAD, CASE, CASE, BLANK, ("Enheten för analys", "", ""), ("Trafikkontoret", "", "")], 2),
    ("a label with a colon and what it says", [HEAD, CASE, CASE, ("Ansvarig:", "Enheten", "")], 1),
    ("the same after a blank row", [HEAD, CASE, CASE, BLANK, ("Ansvarig:", "Enheten", "")], 1),
    ("a source, and a line that goes with it", [HEAD, CASE, CASE, ("Källa: TK", "", ""), ("Enheten för drift", "", "")], 2),
    ("a note below cases with a category alone", [HEAD, CASE, *[SHORT] * 5, BLANK, ("Källa: TK", "", "")], 1),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "notes"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS])
def test_records_end_where_notes_begin(tmp_path: Path, rows: list[tuple[str, ...]], notes: int) -> None:
    """The last rows are records but for so many notes."""
    (tmp_path / "a.csv").write_text(delimited(rows), encoding="utf-8")
    layout = open_file(tmp_path / "a.csv")[0].layout
    assert layout is not None
    filled = [number for number, row in enumerate(rows, start=1) if any(row)]
    held = [number for number in filled if layout.holds(number)]
    assert held == filled[1 : len(filled) - notes]


def test_a_last_row_of_nothing_but_a_mark_is_no_record(tmp_path: Path) -> None:
    """Files that have been put together end with a mark of the encoding, which is no text."""
    path = tmp_path / "a.csv"
    path.write_bytes("Kategori;Datum\r\nNazistiskt;2021-03-01\r\nRasistiskt;2021-03-02\r\n\ufeff".encode())
    (sheet,) = open_file(path)
    assert last_record(sheet, 2) is None
