"""A register that is said to be a selection proves nothing of what was not selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows

from lagesbild.core.errors import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    Rows = list[Sequence[str]]

CODE, SCOPE = "stated_selection", "unclear_scope"
FILE = "klotter_2021.xlsx"
HEADINGS = ("Ärendenummer", "Anmäld", "Stadsdel", "Kategori")
CASES = (
    ("2020-1", "2020-06-01", "Kärrtorp", "Nazistiskt"),
    ("2020-2", "2020-09-01", "Bagarmossen", "Nazistiskt"),
    ("2021-3", "2021-02-01", "Kärrtorp", "Nazistiskt"),
)
SELECTIONS = (
    "Tillämpade filter:\nKategori är Nazistiskt",
    "Applied filters:\nStadsdel is Kärrtorp\nÅr is 2021",
    "Filter: Kategori = Nazistiskt",
    "Urval: endast nazistiskt klotter",
    "Endast ärenden som avslutats är med.",
    "Sökning: hakkors",
    "Sökord = vit makt",
    "Filtrerat på prioritet hög",
    "Exklusive klotter på skolor",
    "Visar de 3 första av 57 rader",
    "Visar 3 rader av totalt 57",
    "Topp 10 platser",
    "Nazistiskt klotter 2020-05-01--2021-04-30",
    "Klotter i Kärrtorp och Bagarmossen",
)
WHOLE = (
    "Urval: Stadsdelsområde: Skarpnäck; Period: 2020-05-01 – 2021-04-30; Kategori: Alla",
    "Endast klotter i Skarpnäck",
    "Applied filters:\nStadsdelsområde is Skarpnäck\nÅr is 2020 or 2021",
    "Visar 3 av 3 rader",
    "Filter: Anmäld 2020-05-01--2021-04-30",
    "Tabellen visar endast extremistiskt klotter",
    "Urval: Nazistiskt, Rasistiskt, Vänsterautonomt, Islamistiskt",
    "Klotter i Skarpnäck, nazistiskt, rasistiskt, vänsterautonomt och islamistiskt",
    "Sida 1 av 3",
    "Utdrag ur ärendesystemet 2021-05-03",
)


def place_text(text: str, where: str) -> Rows:
    """The cases with a text above or below them."""
    return [(text,), (), HEADINGS, *CASES] if where == "above" else [HEADINGS, *CASES, (), (text,)]


@pytest.mark.sampled
@pytest.mark.parametrize("where", ["above", "below"])
@pytest.mark.parametrize("text", SELECTIONS)
def test_of_what_is_not_selected_nothing_is_known(tmp_path: Path, text: str, where: str) -> None:
    """It is told, with what to do, and no figure of the source is exact."""
    assert CODE in read_rows(tmp_path, place_text(text, where), FILE).codes
    assert CODE in LEFT_OUT


@pytest.mark.sampled
@pytest.mark.parametrize("where", ["above", "below"])
@pytest.mark.parametrize("text", WHOLE)
def test_a_selection_of_all_that_is_counted_leaves_nothing_out(tmp_path: Path, text: str, where: str) -> None:
    """By the area, the period, or every line there is; nor is a page of several, or the day of an extract."""
    assert CODE not in read_rows(tmp_path, place_text(text, where), FILE).codes


LIMITS = (
    "Klotter på skolor",
    "Klotter sanerat inom ett dygn",
    "Polisanmält klotter",
    "Hatklotter 2020-05-01 – 2021-04-30",
    "Klotter längs tunnelbanan i Skarpnäck",
    "Klottersanering, akuta ärenden",
    "Avslutade klotterärenden",
    "Klotter anmält i appen",
    "Siffrorna gäller utomhusmiljö",
    "Klotter på skolor och förskolor",
    "Statistiken omfattar polisanmälda ärenden",
    "Uppgifter från entreprenören är ännu inte inlagda",
    "* Klistermärken ingår inte",
    "* ärendet gäller ej klotter",
    "Rasistiskt klotter ingår inte",
    "Privata fastighetsägare redovisas inte",
)
PLAIN = (
    "Klotterstatistik 2020-05-01–2021-04-30",
    "Extremistiskt klotter i Skarpnäcks stadsdelsområde under perioden maj 2020 till april 2021",
    "Trafikkontoret – klotterregister",
    "Bilaga 1. Klotter per kategori och stadsdel",
    "Underlag till lokal lägesbild 2021 – klotter",
    "Uttag från klotterdatabasen 2021-05-03",
    "Statistik framtagen 2021-05-03 av Anna Andersson",
    "Vid frågor om statistiken, kontakta Anna Andersson",
    "Hej! Här kommer statistiken över klotter för Skarpnäck.",
    "Trafikkontoret: klotter och olovlig affischering",
    "1 Inklusive tunnelbanan.",
    "Ärenden med motiv enligt stadens indelning",
    "Kategorier utan ärenden visas inte",
    "Stötande klotter redovisas inte",
    "Islamistiskt klotter har inte förekommit",
    "Datum avser anmälningsdatum",
    "Fyll i en rad för varje ärende på skolor",
    "Statistik från Platina",
    "Ärenden i ISY Case",
    "Periodens klotter med kommentarer",
)


@pytest.mark.sampled
@pytest.mark.parametrize("where", ["above", "below"])
@pytest.mark.parametrize("text", LIMITS)
def test_what_says_more_of_the_cases_than_the_source_does_may_leave_some_out(
    tmp_path: Path, text: str, where: str
) -> None:
    """Whatever the words are: those that narrow nothing are known, and no list has all that do."""
    assert SCOPE in read_rows(tmp_path, place_text(text, where), FILE).codes
    assert SCOPE in LEFT_OUT


@pytest.mark.sampled
@pytest.mark.parametrize("where", ["above", "below"])
@pytest.mark.parametrize("text", PLAIN)
def test_what_a_table_is_called_leaves_nothing_out(tmp_path: Path, text: str, where: str) -> None:
    """By its source, the area, the period and its columns; nor does what is said of the paper and of whom to ask."""
    assert {CODE, SCOPE}.isdisjoint(read_rows(tmp_path, place_text(text, where), FILE).codes)


@pytest.mark.parametrize("text", SELECTIONS[:10])
def test_a_selection_without_rows_proves_no_zero(tmp_path: Path, text: str) -> None:
    """There may be others than those that were sought."""
    assert CODE in read_rows(tmp_path, [(text,), (), HEADINGS], FILE).codes


@pytest.mark.parametrize(
    ("name", "rows", "told"),
    [
        ("klotter_nazistiskt_2021.xlsx", CASES, True),
        ("klotter_karrtorp_2021.xlsx", CASES, False),
        ("klotter Kärrtorp.xlsx", CASES[::2], True),
        ("klotter Kärrtorp.xlsx", CASES, False),
        ("klotter_nazistiskt.xlsx", (*CASES, ("4", "2021-01-01", "Kärrtorp", "Islamistiskt")), False),
        ("klotter_extremism_2021.xlsx", CASES, False),
        (FILE, CASES, False),
    ],
)
def test_a_name_is_of_some_lines_alone_when_the_rows_are(
    tmp_path: Path,
    name: str,
    rows: tuple[tuple[str, ...], ...],
    told: bool,  # noqa: FBT001 — what is expected
) -> None:
    """Rows of other lines show that the file has them too."""
    assert (CODE in read_rows(tmp_path, (HEADINGS, *rows), name).codes) == told


@pytest.mark.parametrize(
    ("title", "told"), [("IA, förskolor", True), ("IA-rapporter om hot", True), ("IA, hela Skarpnäck", False)]
)
def test_a_short_name_of_a_source_is_its_own_too(
    tmp_path: Path,
    title: str,
    told: bool,  # noqa: FBT001 — what is expected
) -> None:
    """What stands beside it may be a part of what it has."""
    rows = [(title,), (), ("Enhet", "Antal träffar"), ("A", "0"), ("B", "0")]
    assert (SCOPE in read_rows(tmp_path, rows, "ia_2021.xlsx").codes) == told


MONTHS = [("Månad", "Antal"), *((f"{2020 + (4 + n) // 12}-{(4 + n) % 12 + 1:02}", "0") for n in range(12))]
LINES = [("Kategori", "Antal"), ("Nazistiskt", "3"), ("Rasistiskt", "0")]


@pytest.mark.parametrize(
    ("title", "table", "told"),
    [
        ("Endast avslutade ärenden", LINES, True),
        ("Nazistiskt klotter", LINES, False),
        ("Nazistiskt klotter", MONTHS, True),
        ("Klotter i Kärrtorp", MONTHS, True),
        ("Klotter", MONTHS, False),
        ("Nazistiskt, rasistiskt, vänsterautonomt och islamistiskt klotter", MONTHS, False),
        ("Antal nazistiskt klotter", [("5",)], True),
        ("Antal klotter", [("0",)], False),
    ],
)
def test_counts_may_be_of_a_part(
    tmp_path: Path,
    title: str,
    table: Rows,
    told: bool,  # noqa: FBT001 — what is expected
) -> None:
    """Of a table with lines of its own the title is not looked at: of others it says nothing as it is."""
    assert (CODE in read_rows(tmp_path, [(title,), *([()] * bool(table[1:])), *table], FILE).codes) == told
