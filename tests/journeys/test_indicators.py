"""What is not part of anything is counted line by line, and no total of it is made anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
nyckel = "raddning"
namn = "Räddningstjänsten"
kort = "Räddning"
avsandare = "räddningstjänsten"
form = "register"
slag = "uppgift"
enhet = ["uppgift", "uppgifter"]
klass = "offentlig_plats"
kannetecken = ["räddningstjänst"]
kategorier = "raddning"
kravs = ["kategori"]
summa = false
[kolumner]
datum = ["Datum"]
omrade = ["Stadsdel"]
kategori = ["Uppgift"]
antal = ["Antal"]
"""
SETTINGS = """
kallor = ["raddning"]
[kategorier.raddning]
brander = { namn = "Anlagda bränder" }
hot = { namn = "Hot mot personal" }
larm = { namn = "Falska larm" }
kurser = { namn = "Kurser i skolor" }
"""
ROWS = """Datum;Stadsdel;Uppgift;Antal
2021-02-01;Kärrtorp;Anlagda bränder;12
2021-02-02;Orhem;Hot mot personal;7
2021-03-02;Orhem;Falska larm;31
2021-03-09;Orhem;Kurser i skolor;0
"""
SUM = 50
PERIOD = ("--period", "2020-05-01..2021-04-30")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose settings have one source, of indicators."""
    (tmp_path / "kallor").mkdir()
    (tmp_path / "kallor" / "raddning.toml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "lagesbild.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def shown(folder: Path, text: str) -> Any:
    """The year of a file, as JSON."""
    (folder / "räddningstjänst_2021.csv").write_text(text, encoding="utf-8")
    done = run_in(folder, "importera", "räddningstjänst_2021.csv", "--år", 2021, *PERIOD)
    assert done.code == 0, done.err
    return run_in(folder, "visa", "--år", 2021, "--json").json


def test_no_output_has_a_total_of_them(folder: Path) -> None:
    """Neither a row, nor a column, nor a sentence, nor a picture adds them up, by milieu or by area."""
    year = shown(folder, ROWS)
    assert year["sources"][0]["total"] == {"count": None, "state": "not_summed"}
    counts = {line["category"]: (line["count"], line["state"]) for line in year["counts"]}
    assert counts["larm"] == (31, "exact")
    assert counts["kurser"] == (0, "exact")
    cells = [cell for table in year["tables"] for row in table["rows"] for cell in row["cells"]]
    assert 31 in cells
    assert SUM not in cells
    done = run_in(folder, "exportera", "--år", 2021, "--format", "markdown,png")
    assert done.code == 0, done.err
    out = folder / "reports" / "2021"
    text = (out / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert (
        "Räddningstjänsten redovisar: falska larm 31, anlagda bränder 12, hot mot personal 7; resten" in text
    )
    assert "Raderna är inte delar av något och läggs inte ihop." in text
    words = "\n".join([text, *(path.read_text(encoding="utf-8") for path in out.glob("diagram/*.txt"))])
    assert str(SUM) not in words
    assert "otalt" not in words
    assert run_in(folder, "visa", "--år", 2021, "--allt").code == 0


def test_the_screen_has_a_line_for_them_beside_other_sources(folder: Path) -> None:
    """A source without milieus and without a sum is not left out of the year."""
    settings = SETTINGS.replace('["raddning"]', '["raddning", "klotter"]')
    (folder / "lagesbild.toml").write_text(settings, encoding="utf-8")
    rows = "Datum;Stadsdel;Kategori\n2021-03-01;Orhem;Nazistiskt\n"
    (folder / "klotter_2021.csv").write_text(rows, encoding="utf-8")
    assert run_in(folder, "importera", "klotter_2021.csv", "--år", 2021, *PERIOD).code == 0
    shown(folder, ROWS)
    (line,) = (
        line for line in run_in(folder, "visa", "--år", 2021).out.splitlines() if line.startswith("Räddning")
    )
    assert line.split() == ["Räddning", "summeras", "ej"]


def test_where_there_was_nothing_of_any_it_is_said(folder: Path) -> None:
    """A zero of each line needs no sum."""
    zeros = "Uppgift;Antal\nAnlagda bränder;0\nHot mot personal;0\nFalska larm;0\nKurser i skolor;0\n"
    year = shown(folder, zeros)
    assert {line["count"] for line in year["counts"]} == {0}
    assert run_in(folder, "exportera", "--år", 2021, "--format", "markdown").code == 0
    text = (folder / "reports" / "2021" / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert "Ingen av dem som har lämnat underlag har något att berätta" in text


def test_lines_by_milieu_have_no_total_either(folder: Path) -> None:
    """The source stands in the table over all sources, with a word where its total would be."""
    source = SOURCE.replace('kategorier = "raddning"\nkravs = ["kategori"]\n', "").replace(
        'kategori = ["Uppgift"]', 'miljo = ["Miljö"]'
    )
    (folder / "kallor" / "raddning.toml").write_text(source, encoding="utf-8")
    (folder / "lagesbild.toml").write_text('kallor = ["raddning"]', encoding="utf-8")
    year = shown(folder, "Datum;Miljö;Antal\n2021-02-01;Vit makt-miljön;3\n2021-02-02;Autonoma miljön;4\n")
    table = next(table for table in year["tables"] if table["id"] == "miljo_kalla")
    states = {row["key"]: row["states"] for row in table["rows"]}
    assert (states["hoger"], states["totalt"]) == (["exact"], ["not_summed"])
    assert "summeras ej" in run_in(folder, "visa", "--år", 2021).out


def test_a_change_is_told_of_the_indicator_itself(folder: Path) -> None:
    """It is no category of anything, and its number is no number of the source's units."""
    (folder / "räddningstjänst_2020.csv").write_text(
        ROWS.replace("2021-", "2020-").replace(";12", ";60"), encoding="utf-8"
    )
    done = run_in(folder, "importera", "räddningstjänst_2020.csv", "--år", 2020)
    assert done.code == 0, done.err
    (folder / "räddningstjänst_2021.csv").write_text(ROWS, encoding="utf-8")
    done = run_in(folder, "importera", "räddningstjänst_2021.csv", "--år", 2021)
    assert done.code == 0, done.err
    assert run_in(folder, "exportera", "--år", 2021, "--format", "markdown").code == 0
    text = (folder / "reports" / "2021" / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert "Antalet ”Anlagda bränder” har mer än halverats sedan 2020, från 60 till 12." in text
