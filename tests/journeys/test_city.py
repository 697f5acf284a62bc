"""A city's picture of its districts': stores and JSON files in, every report out."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import docx
import pytest
from district_pictures import join, picture
from docx.oxml.ns import qn
from program import run_in, written

from lagesbild.report.city.building import build_city_report
from lagesbild.report.city.pictures import read_picture

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = 'omrade = "Staden"\nstadsdelar = ["Farsta", "Kista", "Skarpnäck"]\ndelar = "kommundel"\n'
WORDS = ("rapport", "in", "--år", 2021, "--stad", "Staden")


@pytest.fixture(scope="module")
def city(years: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store, which has a report beside it, with the picture of a district, and with what is none."""
    folder = tmp_path_factory.mktemp("city")
    (folder / "lagesbild.toml").write_text(SETTINGS, encoding="utf-8")
    reports = folder / "in" / "skarpnack" / "reports"
    reports.mkdir(parents=True)
    shutil.copy(years / "lagesbild.db", folder / "in" / "skarpnack")
    (reports / "lagesbild-2021.json").write_text(json.dumps(picture("Skarpnäck")), encoding="utf-8")
    (folder / "in" / "annat.json").write_text("{}", encoding="utf-8")
    (folder / "in" / "farsta.json").write_text(json.dumps(picture("Farsta")), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def said(city: Path) -> str:
    """What the program says of it."""
    done = run_in(city, *WORDS)
    assert done.code == 3, done.err
    return done.out


def test_the_screen_says_which_districts_it_is_of(said: str) -> None:
    """And what is missing."""
    assert "2 av 3 kommundelar" in said
    assert "Lägesbild saknas från: Kista." in said
    assert "lagesbild visa" not in said


def test_a_file_that_is_no_picture_is_told_and_the_others_are_taken(said: str) -> None:
    """The exit code is that of any file that could not be read."""
    assert "annat.json: Filen är ingen lägesbild" in said


def test_every_report_is_written_in_a_folder_of_its_own(city: Path, said: str) -> None:
    """The districts' own reports are not touched, and nothing is stored."""
    assert "reports/stad-2021" in said
    names = written(city / "reports" / "stad-2021")
    for ending in ("docx", "xlsx", "html", "md", "json"):
        assert f"lagesbild-2021.{ending}" in names
    assert not (city / "lagesbild.db").exists()


def test_the_section_tells_the_sums_and_the_coverage(city: Path, said: str) -> None:
    """What is at least so much is said to be."""
    assert said
    text = (city / "reports" / "stad-2021" / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert "Lägesbilden bygger på 2 av 3 kommundelar; underlag saknas från Kista." in text
    assert "Nazistiskt klotter har registrerats vid minst tolv tillfällen" in text
    assert "Alla tillfrågade källor har lämnat underlag" not in text


def test_the_files_that_it_is_made_of_are_listed(city: Path, said: str) -> None:
    """By the district, with their fingerprints."""
    assert said
    lines = (
        (city / "reports" / "stad-2021" / "underlag-2021.csv").read_text(encoding="utf-8-sig").splitlines()
    )
    assert [(line.split(";")[0], line.split(";")[5]) for line in lines[1:]] == [
        ("farsta.json", "Farsta"),
        ("skarpnack/lagesbild.db", "Skarpnäck"),
        ("annat.json", ""),
    ]


def test_the_citys_picture_can_be_part_of_another(city: Path, said: str) -> None:
    """Its JSON is of the same shape."""
    assert said
    made = (city / "reports" / "stad-2021" / "lagesbild-2021.json").read_bytes()
    assert read_picture(made, "stad.json").area == "Staden"
    assert json.loads(made)["coverage"] == {
        "given": ["Farsta", "Skarpnäck"],
        "missing": ["Kista"],
        "all_known": True,
    }


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--period", "2020-05-01..2021-04-30"), 2, "--period går inte ihop med --stad"),
        (("--namnlista", "namn.txt"), 2, "--namnlista går inte ihop med --stad"),
    ],
)
def test_an_option_that_says_nothing_here_is_refused(
    tmp_path: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    """The districts have counted already."""
    done = run_in(tmp_path, *WORDS, *words)
    assert (done.code, told in done.err) == (code, True)


@pytest.mark.slow
@pytest.mark.parametrize("path", ["tom", "borta"])
def test_a_folder_without_pictures_is_told(tmp_path: Path, path: str) -> None:
    """One sentence, and nothing is written."""
    (tmp_path / "tom").mkdir()
    done = run_in(tmp_path, "rapport", path, *WORDS[2:])
    assert done.code == 3
    assert path in done.err
    assert not (tmp_path / "reports").exists()


@pytest.mark.slow
def test_what_is_written_under_analys_is_kept(city: Path, said: str) -> None:
    """The text of a section stands there when the city's picture is made again."""
    assert said
    path = city / "reports" / "stad-2021" / "lagesbild-2021.docx"
    document = docx.Document(str(path))
    first, *others = next(document.element.body.iter(qn("w:sdtContent"))).iter(qn("w:t"))
    first.text = "Läget är lugnt."
    for other in others:
        other.text = ""
    document.save(str(path))
    run_in(city, *WORDS)
    assert "Läget är lugnt." in path.with_suffix(".md").read_text(encoding="utf-8")


def test_thirteen_districts_of_ten_years_are_added_up(tmp_path: Path) -> None:
    """Each year of each district is read, and a table of all years made of them."""

    def lengthen(made: dict[str, Any]) -> None:
        for table in made["tables"]:
            if table["id"].startswith("ar_"):
                table["column_keys"] = [str(year) for year in range(2012, 2022)]
                for row in table["rows"]:
                    row["cells"], row["states"] = [row["cells"][-1]] * 10, [row["states"][-1]] * 10

    pictures = [picture(f"Del {number}", lengthen) for number in range(13)]
    made = build_city_report(join(tmp_path, *pictures).city)
    assert (
        made.table(next(table.kind for table in made.tables if table.id == "ar_klotter"), "klotter")
        is not None
    )
