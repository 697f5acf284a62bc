"""A source that the user adds as data is a source like the others: its words, its categories, its milieus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
nyckel = "kultur"
ordning = 90
namn = "Kulturförvaltningen"
kort = "Kultur"
avsandare = "kulturförvaltningen"
form = "register"
slag = "incident"
enhet = ["incident", "incidenter"]
klass = "offentlig_plats"
kannetecken = ["kultur"]
kategorier = "typ"
kravs = ["antal"]
[kolumner]
datum = ["Datum"]
kategori = ["Typ"]
miljo = ["Miljö"]
antal = ["Antal"]
"""
SETTINGS = """
[kategorier.typ]
hot = { namn = "Hot", miljo = "oklar" }
skadegorelse = { namn = "Skadegörelse", miljo = "oklar" }
"""
PERIOD = ("--period", "2020-05-01..2021-04-30")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose settings add a source of events with categories of its own."""
    (tmp_path / "kallor").mkdir()
    (tmp_path / "kallor" / "kultur.toml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "lagesbild.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def report(folder: Path, text: str, more: str = "") -> tuple[str, dict[str, int | None]]:
    """The section's text, and by line of the source its count."""
    if more:
        (folder / "lagesbild.toml").write_text(f"{more}\n{SETTINGS}", encoding="utf-8")
    (folder / "kultur_2021.csv").write_text(text, encoding="utf-8")
    done = run_in(folder, "rapport", "kultur_2021.csv", "--år", 2021, *PERIOD)
    assert done.code == 0, done.err
    counts = run_in(folder, "visa", "--år", 2021, "--json").json["counts"]
    section = (folder / "reports" / "2021" / "lagesbild-2021.md").read_text(encoding="utf-8")
    return section, {line["category"] or line["milieu"]: line["count"] for line in counts}


@pytest.mark.slow
def test_a_case_says_its_milieu_and_its_category(folder: Path) -> None:
    """The category gives the milieu only where the case does not say it."""
    text, counts = report(
        folder, "Datum;Typ;Miljö;Antal\n2021-02-01;Hot;Vit makt-miljön;30\n2021-03-01;Hot;;2\n"
    )
    assert (counts["hoger"], counts["oklar"]) == (30, 2)
    assert "Kulturförvaltningen redovisar 32 incidenter: 30 kopplas till vit makt-miljön och två" not in text
    assert "Kulturförvaltningen redovisar 32 incidenter" in text
    assert "klotter har" not in text


@pytest.mark.slow
def test_a_category_that_describes_nothing_is_named_as_a_category(folder: Path) -> None:
    """Hot is not a kind of graffiti: a change is one of the source's own unit."""
    (folder / "kultur_2020.csv").write_text("Datum;Typ;Antal\n2020-02-01;Hot;6\n", encoding="utf-8")
    earlier = ("importera", "kultur_2020.csv", "--år", 2020, "--period", "2019-05-01..2020-04-30")
    assert run_in(folder, *earlier).code == 0
    text, _ = report(folder, "Datum;Typ;Antal\n2021-02-01;Hot;30\n")
    assert "Antalet incidenter i kategorin ”Hot” har mer än tredubblats" in text


@pytest.mark.slow
def test_a_register_without_its_categories_says_nothing_of_them(folder: Path) -> None:
    """Its events are counted in all, and no category is zero."""
    text, counts = report(folder, "Datum;Antal\n2021-02-01;3\n2021-03-01;2\n", 'kallor = ["kultur"]')
    assert counts["hoger"] is None
    assert "Kulturförvaltningen redovisar fem incidenter" in text


@pytest.mark.slow
def test_only_the_sources_that_are_chosen_are_anywhere(folder: Path) -> None:
    """No row, no sentence and no form tells of a source that the settings leave out."""
    text, _ = report(folder, "Datum;Typ;Antal\n2021-02-01;Hot;3\n", 'kallor = ["kultur", "polis"]')
    shown = run_in(folder, "visa", "--år", 2021, "--json").json
    assert [source["key"] for source in shown["sources"]] == ["polis", "kultur"]
    assert "enkät" not in text.lower()
    assert run_in(folder, "mallar", "--till", "mallar").code == 0
    forms = {path.stem for path in (folder / "mallar").iterdir()}
    assert any("polis" in name for name in forms), forms
    assert not any("enkat" in name or "klotter" in name for name in forms)


def test_what_is_stored_of_a_source_that_is_left_out_is_told_nowhere(stored: Path) -> None:
    """No output of a year names its files."""
    (stored / "lagesbild.toml").write_text('kallor = ["polis", "ia"]', encoding="utf-8")
    assert run_in(stored, "exportera", "--år", 2021, "--till", "ut").code == 0
    for ending in ("md", "json", "csv"):
        for path in (stored / "ut").glob(f"*.{ending}"):
            assert "klotter" not in path.read_text(encoding="utf-8").lower(), path.name


@pytest.mark.slow
def test_the_parts_of_the_area_are_called_what_the_settings_say(stored: Path) -> None:
    """Tables and headlines speak of places where a municipality has no districts."""
    (stored / "lagesbild.toml").write_text('delar = "ort"', encoding="utf-8")
    assert run_in(stored, "exportera", "--år", 2021, "--till", "ut").code == 0
    text = (stored / "ut" / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert "efter ort" in text
    assert "orter" in text
    assert "efter stadsdel" not in text


@pytest.mark.slow
def test_a_set_of_sources_can_be_chosen_by_name(folder: Path) -> None:
    """A municipality starts without the sources of Stockholm's districts, and its own are there besides."""
    report(folder, "Datum;Typ;Antal\n2021-02-01;Hot;3\n", 'uppsattning = "kommun"')
    keys = [source["key"] for source in run_in(folder, "visa", "--år", 2021, "--json").json["sources"]]
    assert "kultur" in keys
    assert "arbetsmarknad" not in keys


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('kallor = ["kutlur"]', "kutlur"),
        ('uppsattning = "landsting"', "uppsattning"),
        ('kallor = ["polis"]\nuppsattning = "kommun"', "uppsattning"),
    ],
)
def test_a_choice_that_cannot_be_is_told_in_a_sentence(folder: Path, written: str, told: str) -> None:
    """Which word is wrong, and where."""
    (folder / "lagesbild.toml").write_text(f"{written}\n{SETTINGS}", encoding="utf-8")
    (folder / "kultur_2021.csv").write_text("Datum;Antal\n2021-02-01;3\n", encoding="utf-8")
    done = run_in(folder, "importera", "kultur_2021.csv", "--år", 2021)
    assert done.code == 3
    assert told in done.err
    assert "lagesbild.toml" in done.err
