"""The invented sample files are what their script writes, and hold the figures that they are meant to show."""

from __future__ import annotations

import csv
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_data"
FOLDERS = ("2020", "2021", "broken", "almstad/2018", "almstad/2019", "almstad/2021")
PATHS = (*(path for folder in FOLDERS for path in (SAMPLES / folder).iterdir()), *SAMPLES.glob("*.xlsx"))
FILES = sorted(str(path.relative_to(SAMPLES)) for path in PATHS)
ENCODINGS = {"enkat_skolor": "utf-8-sig", "utskick_skolor": "cp1252", "polis": "utf-8"}


def _run(target: Path) -> Path:
    subprocess.run([sys.executable, SAMPLES / "skapa.py", target], check=True, capture_output=True)
    return target


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the script has just written every sample."""
    return _run(tmp_path_factory.mktemp("samples"))


def _content(path: Path) -> object:
    """The cells of a workbook and the parts of a letter, whose packing differs between machines; else the bytes."""
    if not is_zipfile(path):
        return path.read_bytes()
    if path.suffix == ".docx":
        with ZipFile(path) as package:
            return [(name, package.read(name)) for name in package.namelist()]
    book = openpyxl.load_workbook(path)
    return [(sheet.title, [*sheet.iter_rows(values_only=True)], [*sheet.tables]) for sheet in book]


def _rows(folder: str, source: str, sheet: str = "") -> list[tuple[object, ...]]:
    """The rows of a sample, headings included."""
    path = next((SAMPLES / folder).glob(f"{source}_{folder}.*"))
    if path.suffix == ".csv":
        with path.open(encoding=ENCODINGS[source], newline="") as file:
            return [tuple(row) for row in csv.reader(file, delimiter=";")]
    book = openpyxl.load_workbook(path)
    return [*(book[sheet] if sheet else book.worksheets[0]).iter_rows(values_only=True)]


def _column(rows: list[tuple[object, ...]], heading: str) -> list[object]:
    """What stands below a heading, down to the first empty row."""
    top = next(number for number, row in enumerate(rows) if heading in row)
    place = rows[top].index(heading)
    below = rows[top + 1 :]
    end = next((number for number, row in enumerate(below) if not any(row)), len(below))
    return [row[place] for row in below[:end]]


@pytest.mark.parametrize("name", FILES)
def test_the_script_writes_the_committed_file(made: Path, name: str) -> None:
    """Every committed sample is, cell by cell, what the script writes."""
    assert _content(SAMPLES / name) == _content(made / name)


def test_no_file_is_missing_or_left_over(made: Path) -> None:
    """The folders hold the files that the script writes and no others."""
    assert sorted(str(path.relative_to(made)) for path in made.rglob("*.*")) == FILES


def test_a_second_run_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """Nothing of the day or the run gets into the files."""
    again = _run(tmp_path)
    assert [name for name in FILES if (again / name).read_bytes() != (made / name).read_bytes()] == []


@pytest.mark.parametrize(("folder", "asked", "answered", "tests"), [("2021", 24, 17, 1), ("2020", 23, 15, 0)])
def test_the_units_that_answer_are_among_those_asked(
    folder: str, asked: int, answered: int, tests: int
) -> None:
    """Every unit answers once at most, and apart from tests only units that were asked do."""
    units = _column(_rows(folder, "enkat_egna"), "Verksamhet/enhet")
    mailing = set(_column(_rows(folder, "utskick_egna"), "Enhet"))
    assert (len(mailing), len(mailing & set(units)), len(units)) == (asked, answered, answered + tests)


@pytest.mark.parametrize(("folder", "incomplete", "answered"), [("2021", 2, 9), ("2020", 1, 8)])
def test_the_schools_that_answer_are_among_those_asked(folder: str, incomplete: int, answered: int) -> None:
    """Eleven schools are asked; an answer without a day of submission was never sent in."""
    rows = _rows(folder, "enkat_skolor")
    sent = dict(
        zip(_column(rows, "Vilken skola svarar du för?"), _column(rows, "Date submitted"), strict=True)
    )
    mailing = _column(_rows(folder, "utskick_skolor"), "Skola")
    complete = {school for school, day in sent.items() if day}
    assert (len(mailing), len(complete & set(mailing)), len(sent)) == (11, answered, answered + incomplete)


def test_the_survey_is_put_in_the_words_of_the_questionnaire() -> None:
    """The headings are the first wording of each question in the vocabulary."""
    with (ROOT / "lagesbild" / "config" / "vocabulary" / "enkat.toml").open("rb") as file:
        questions = tomllib.load(file)["fragor"]
    assert list(_rows("2021", "enkat_egna")[0][5:]) == [question["lydelse"] for question in questions]


def test_nazi_graffiti_is_scattered() -> None:
    """Six different cases in five parts of the district and six months, none with more than two."""
    register = _rows("2021", "klotter", "Klotter")
    columns = (_column(register, h) for h in ("Ärendenummer", "Stadsdel", "Kategori", "Anmäld"))
    outside = ("Älvsjö", "Farsta")
    counted = {
        number: (part, day)
        for number, part, category, day in zip(*columns, strict=True)
        if category == "Nazistiskt" and part not in outside and f"{day:%Y-%m-%d}" <= "2021-04-30"
    }
    parts = Counter(part for part, _ in counted.values())
    assert (len(counted), len(parts), max(parts.values())) == (6, 5, 2)


def test_the_totals_of_the_ready_table_are_those_of_its_parts() -> None:
    """The graffiti of 2020 sums to six along both sides."""
    totals = _column(_rows("2020", "klotter"), "Totalt")
    assert totals == [3, 2, 1, 0, 6]
