"""Letters that look alike are alike: in cells, headings, names of files, settings and arguments."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from program import run_in
from reading_sheets import read_rows

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = ("Datum", "Stadsdel", "Kategori")


def decomposed(text: str) -> str:
    """The text as a Mac writes it."""
    return unicodedata.normalize("NFD", text)


SPELLINGS = {
    "decomposed": decomposed("Kärrtorp"),
    "zero-width blank": "Kärr\u200btorp",
    "soft hyphen": "Kärr\u00adtorp",
    "joiner": "Kärrtorp\u200d",
    "non-joiner": "\u200cKärrtorp",
    "left-to-right mark": "\u200eKärrtorp\u200e",
    "right-to-left mark": "\u200fKärrtorp",
    "byte order mark": "\ufeffKärrtorp",
    "word joiner": "Kärr\u2060torp",
    "no-break blank": "\u00a0Kärrtorp\u00a0",
    "narrow no-break blank": "Kärrtorp\u202f",
    "ideographic blank": "\u3000Kärrtorp",
    "embedding": "\u202aKärrtorp\u202c",
    "isolate": "\u2068Kärrtorp\u2069",
    "tab": "Kärrtorp\t",
    "line separator": "Kärrtorp\u2028",
}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS)
def test_a_name_with_invisible_signs_is_the_name(tmp_path: Path, spelling: str, suffix: str) -> None:
    """The row counts in its part of the area, and the part is spelt as the settings spell it."""
    rows = [HEADINGS, ("2021-03-01", spelling, "Nazistiskt"), ("2021-03-02", "Kärrtorp", "Nazistiskt")]
    outcome = read_rows(tmp_path, rows, f"klotter_2021.{suffix}")
    assert outcome.values("area") == ["Kärrtorp", "Kärrtorp"]
    assert outcome.codes == []


@pytest.mark.parametrize(
    "day",
    ["\u200b2021-03-01", "2021-03-01\u200e", "2021–03–01", "2021‑03‑01", "2021−03−01", "2021—03—01", "1\u00a0mars\u00a02021",
     "2021\u201003\u201001"],
)  # fmt: skip
def test_a_day_with_other_dashes_and_blanks_is_the_day(tmp_path: Path, day: str) -> None:
    """File properties copied in Windows carry marks of direction; Word makes long dashes."""
    outcome = read_rows(
        tmp_path, [HEADINGS, (day, "Kärrtorp", "Nazistiskt"), ("2021-03-01", "Orhem", "Rasistiskt")]
    )
    assert outcome.days == ["2021-03-01", "2021-03-01"]


@pytest.mark.parametrize(
    "heading", ["Kategori\u200b", "\ufeffKategori", "Kate\u00adgori", "KATEGORI", "Kategori\u00a0"]
)
def test_a_heading_with_invisible_signs_is_the_heading(tmp_path: Path, heading: str) -> None:
    """The column is found."""
    outcome = read_rows(tmp_path, [("Datum", "Stadsdel", heading), ("2021-03-01", "Kärrtorp", "Nazistiskt")])
    assert outcome.lines == [("nazistiskt", "hoger")]


def test_a_name_is_kept_in_one_spelling(tmp_path: Path) -> None:
    """Units and places are compared by their letters later on."""
    rows = [
        ("Datum", "Kontakt från", "Kontaktväg"),
        ("2021-03-01", decomposed("Förskolan Ängen\u200b"), "tel"),
    ]
    assert read_rows(tmp_path, rows, "kontakter_2021.csv").values("unit") == ["Förskolan Ängen"]


def test_the_name_of_a_file_is_found_in_either_spelling(tmp_path: Path) -> None:
    """A Mac writes ö as two signs; the rows of the file are found by the name as either computer types it."""
    name = decomposed("klotter_förvaltningen.csv")
    (tmp_path / name).write_text(
        "Datum;Stadsdel;Kategori\n2021-03-01;Kärrtorp;Nazistiskt\n", encoding="utf-8"
    )
    assert run_in(tmp_path, "importera", name, "--år", 2021).code == 0
    for spelling in (name, unicodedata.normalize("NFC", name)):
        rows = run_in(tmp_path, "rader", "--år", 2021, "--fil", spelling, "--json")
        assert [row["file"] for row in rows.json["rows"]] == [unicodedata.normalize("NFC", name)]


def test_the_settings_may_be_written_on_a_mac(tmp_path: Path) -> None:
    """The name of the area and of its parts are compared with cells."""
    (tmp_path / "lagesbild.toml").write_text(
        decomposed('omrade = "Ängby"\nstadsdelar = ["Södra Ängby"]\n'), encoding="utf-8"
    )
    (tmp_path / "klotter_2021.csv").write_text(
        "Datum;Stadsdel;Kategori\n2021-03-01;Södra Ängby;Nazistiskt\n", encoding="utf-8"
    )
    assert run_in(tmp_path, "importera", "klotter_2021.csv", "--år", 2021).code == 0
    shown = run_in(tmp_path, "visa", "--år", 2021, "--json").json
    assert shown["area"] == "Ängby"
    assert next(source["rows"]["counted"] for source in shown["sources"] if source["key"] == "klotter") == 1
