"""Figures from outside are printed beside the year's own, with source and year, and are never counted with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from program import SAMPLES, run_in

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
nyckel = "medborgare"
namn = "Medborgarundersökningen"
kort = "Medborgare"
avsandare = "SCB"
form = "bakgrund"
kannetecken = ["medborgarundersökning"]
"""
PERIOD = ("--period", "2020-05-01..2021-04-30")
WIDE = """Medborgarundersökningen 2020

Andel som;Skarpnäck;Riket
känner oro;14;8,5
mött hot på nätet;7;..
avstår från att gå ut;22;19
vill flytta;3;4
"""
LONG = """Uppgift;Värde;Måttenhet;Område;År;Bas
Hatbrott;drygt 1 500;;Riket;2020;
Hatbrott i förhållande till invånarna;2,3;per 1 000;länet;2020;12345
Personer i miljön;300-400;;Riket;2019;
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose settings add a source of figures from outside."""
    (tmp_path / "kallor").mkdir()
    (tmp_path / "kallor" / "medborgare.toml").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def read(folder: Path, text: str, *more: Path) -> list[dict[str, str]]:
    """The values that a file gives, as the JSON has them."""
    (folder / "medborgarundersökning.csv").write_text(text, encoding="utf-8")
    done = run_in(folder, "importera", "medborgarundersökning.csv", *more, "--år", 2021, *PERIOD)
    assert done.code == 0, done.err
    values: list[dict[str, str]] = shown(folder)["background"][0]["values"]
    return values


def shown(folder: Path) -> Any:
    """The year as JSON."""
    return run_in(folder, "visa", "--år", 2021, "--json").json


def section(folder: Path) -> str:
    """The text of the section and its appendix."""
    assert run_in(folder, "exportera", "--år", 2021, "--format", "markdown").code == 0
    return (folder / "reports" / "2021" / "lagesbild-2021.md").read_text(encoding="utf-8")


def test_a_percent_table_is_taken_as_that(folder: Path) -> None:
    """Each number is of its area, with the year that stands above the table, and a sign for none is none."""
    values = read(folder, WIDE)
    assert [value["value"].replace("\xa0", " ") for value in values[:4]] == [
        "14 %",
        "8,5 %",
        "7 %",
        "uppgift saknas",
    ]
    assert {value["year"] for value in values} == {"2020"}
    assert [value["area"] for value in values[:2]] == ["Skarpnäck", "Riket"]
    text = section(folder).replace("\xa0", " ")
    assert (
        "Som bakgrund ur Medborgarundersökningen (SCB) 2020: känner oro 14 % (Skarpnäck) och 8,5 % (Riket); "
        "mött hot på nätet 7 % (Skarpnäck); avstår från att gå ut 22 % (Skarpnäck) och 19 % (Riket). "
        "Övriga bakgrundsuppgifter står i bilagan." in text
    )
    assert "| vill flytta | 3 % | Skarpnäck | 2020 |" in text


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("heading", "area", "year"),
    [
        ("Riket 2019", "Riket", "2019"),
        ("Kommunen, 2019", "Kommunen", "2019"),
        ("Andel i riket (2018-2019)", "i riket", "2018-2019"),
        ("Riket år 2019", "Riket", "2019"),
        ("Riket", "Riket", "2020"),
    ],
)
def test_a_heading_may_say_both_area_and_year(folder: Path, heading: str, area: str, year: str) -> None:
    """Each is taken for itself, and only a heading without a year has that of the line above the table."""
    text = f"Medborgarundersökningen 2020\n\nAndel som;{heading}\nkänner oro;14\nvill flytta;3\n"
    values = read(folder, text)
    assert {(value["area"], value["year"]) for value in values} == {(area, year)}


def test_a_value_keeps_the_words_of_its_sender(folder: Path) -> None:
    """Estimates, ranges and rates stand as they were given, with what they rest on."""
    said = "Brott per 1 000 invånare;6,1;;Riket;2020;\nTrygga, andel (%);81,2;;Riket;2020;\n"
    told = [value["value"].replace("\xa0", " ") for value in read(folder, LONG + said)]
    assert told[-2:] == ["6,1", "81,2 %"], "a measure that the label says is not said again"
    values = told[:-2]
    assert values == ["drygt 1 500", "2,3 per 1 000", "300–400"]
    assert "hatbrott drygt 1 500 (Riket) 2020; " in section(folder).replace("\xa0", " ")


def test_what_a_spreadsheet_shows_as_percent_is_percent(folder: Path) -> None:
    """The cell holds 0.14; that it is written as 14 % is told."""
    book = openpyxl.Workbook()
    for row in (("Påstående", "Andel"), ("Känner oro", 0.14), ("Vill flytta", 0.035)):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(folder / "medborgarundersökning_2020.xlsx")
    done = run_in(folder, "importera", "medborgarundersökning_2020.xlsx", "--år", 2021, *PERIOD)
    assert done.code == 0, done.err
    year = shown(folder)
    assert [v["value"] for v in year["background"][0]["values"]] == ["14\xa0%", "3,5\xa0%"]
    assert [problem["code"] for problem in year["problems"]] == ["background_fractions"]


def test_a_value_that_cannot_be_read_is_told(folder: Path) -> None:
    """Its row is set aside, and no part of it is printed."""
    values = read(folder, "Uppgift;Värde\nHatbrott;12\nSkadegörelse;se bilaga 3\n")
    assert [value["label"] for value in values] == ["Hatbrott"]
    (problem,) = shown(folder)["problems"]
    assert (problem["code"], problem["row"]) == ("unreadable_value", 3)


@pytest.mark.slow
def test_no_figure_of_the_year_is_changed_by_it(folder: Path) -> None:
    """It is no source of the counts: nothing is added, compared or remarked."""
    klotter = SAMPLES / "2021" / "klotter_2021.xlsx"
    assert run_in(folder, "importera", klotter, "--år", 2021, *PERIOD).code == 0
    alone = shown(folder)
    read(folder, WIDE, klotter)
    both = shown(folder)
    for part in ("sources", "counts", "comparison", "remarks"):
        assert both[part] == alone[part], part
    ids = [table["id"] for table in both["tables"]]
    assert [i for i in ids if i != "bakgrund_medborgare"] == [table["id"] for table in alone["tables"]]


@pytest.mark.slow
def test_the_public_edition_shows_what_is_public(folder: Path) -> None:
    """A number from outside that a hidden figure happens to have stops nothing; of a protected class it is left out."""
    (folder / "kontakter_2021.csv").write_text(
        "Datum;Kontakt från;Kontaktväg;Miljö\n" + "2021-02-01;Socialtjänsten;mejl;Vit makt-miljön\n" * 3,
        encoding="utf-8",
    )
    read(folder, "Uppgift;Värde\nKontakter om vit makt-miljön;3\n", folder / "kontakter_2021.csv")
    public = ("exportera", "--år", 2021, "--utgåva", "publik", "--format", "markdown")
    done = run_in(folder, *public)
    assert done.code == 0, done.err
    path = folder / "reports" / "2021" / "lagesbild-2021-publik.md"
    text = path.read_text(encoding="utf-8")
    assert "Som bakgrund ur Medborgarundersökningen (SCB): kontakter om vit makt-miljön 3." in text
    source = folder / "kallor" / "medborgare.toml"
    source.write_text(f'{SOURCE}klass = "person"\n', encoding="utf-8")
    assert run_in(folder, *public).code == 0
    assert "Medborgarundersökningen" not in path.read_text(encoding="utf-8")


def test_the_form_for_it_can_be_read_back(folder: Path) -> None:
    """Whoever copies figures from a web page has a form for them."""
    assert run_in(folder, "mallar", "--till", "mallar").code == 0
    (form,) = (path for path in (folder / "mallar").iterdir() if "medborgare" in path.stem)
    book = openpyxl.load_workbook(form)
    sheet = next(s for s in book.worksheets if s["A1"].value == "Uppgift")
    for column, cell in enumerate(("Känner oro", "14 %", "", "1 204", "Riket"), start=1):
        sheet.cell(2, column, cell)
    book.save(folder / "medborgarundersökning_2021.xlsx")
    done = run_in(folder, "importera", "medborgarundersökning_2021.xlsx", "--år", 2021, *PERIOD)
    assert done.code == 0, done.err
    (value,) = shown(folder)["background"][0]["values"]
    assert (value["value"], value["base"], value["area"]) == ("14\xa0%", "1 204", "Riket")
