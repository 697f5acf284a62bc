"""The same rows in two files without case numbers: counted once where that is sure, otherwise told with the number."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from program import run_in
from survey_answers import plain_answers

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "Datum;Stadsdel;Kategori;Adress"
ONE = "2021-03-01;Kärrtorp;Nazistiskt;Gata 1"
TWO = "2021-03-02;Kärrtorp;Rasistiskt;Gata 2"
THREE = "2021-03-09;Björkhagen;Nazistiskt;Gata 3"
FAR = "2021-03-09;Farsta;Nazistiskt;Gata 3"
OLD = "2019-03-09;Kärrtorp;Nazistiskt;Gata 3"
DAYS = ("Datum;Stadsdel;Kategori", "2021-03-01;Kärrtorp;Nazistiskt", "2021-03-02;Kärrtorp;Rasistiskt")
TABLE = ("Kategori;Antal", "Nazistiskt;2", "Rasistiskt;1")
TWICE = "räknas i båda"
ONCE = "räknas bara där"

FILES: dict[str, tuple[dict[str, tuple[str, ...]], int, str]] = {
    "a longer export": ({"klotter.csv": (HEAD, ONE, TWO), "klotter (1).csv": (HEAD, ONE, TWO, THREE)}, 3, ONCE),
    "a shorter export later": ({"klotter b.csv": (HEAD, ONE, TWO), "klotter a.csv": (HEAD, ONE, TWO, THREE)}, 3, ONCE),
    "the same rows in other order": ({"klotter.csv": (HEAD, TWO, ONE), "klotter maj.csv": (HEAD, ONE, TWO)}, 2, ONCE),
    "other letter case of the values": (
        {"klotter.csv": (HEAD, ONE), "klotter maj.csv": (HEAD, ONE.replace("Nazistiskt", "nazistiskt"), TWO)}, 2, ONCE),
    "other order of the columns": (
        {"klotter.csv": (HEAD, ONE), "klotter x.csv": (
            "Kategori;Adress;Datum;Stadsdel", "Nazistiskt;Gata 1;2021-03-01;Kärrtorp",
            "Rasistiskt;Gata 2;2021-03-02;Kärrtorp")}, 2, ONCE),
    "a row twice in the longer": ({"klotter.csv": (HEAD, ONE), "klotter x.csv": (HEAD, ONE, ONE)}, 2, ONCE),
    "a row twice in the shorter": ({"klotter.csv": (HEAD, ONE, ONE), "klotter x.csv": (HEAD, ONE, TWO, THREE)}, 5, TWICE),
    "an overlap of some rows": ({"klotter q1.csv": (HEAD, ONE, TWO), "klotter q2.csv": (HEAD, TWO, THREE)}, 4, TWICE),
    "no row in common": ({"klotter q1.csv": (HEAD, ONE), "klotter q2.csv": (HEAD, TWO)}, 2, ""),
    "one differing address": (
        {"klotter.csv": (HEAD, ONE), "klotter x.csv": (HEAD, ONE.replace("1", "9"), TWO)}, 2, ""),
    "three files within each other": (
        {"klotter a.csv": (HEAD, ONE), "klotter b.csv": (HEAD, ONE, TWO), "klotter c.csv": (HEAD, ONE, TWO, THREE)}, 3, ONCE),
    "rows set aside are in both": ({"klotter.csv": (HEAD, ONE, FAR, OLD), "klotter x.csv": (HEAD, ONE, FAR, OLD, TWO)}, 2, ONCE),
    "one day and district, no address": ({"klotter a.csv": DAYS[:2], "klotter b.csv": DAYS}, 3, TWICE),
    "the same, named as a copy": ({"klotter.csv": DAYS[:2], "klotter (1).csv": DAYS}, 2, ONCE),
    "the same, copied in Windows": ({"klotter.csv": DAYS[:2], "klotter - kopia.csv": DAYS}, 2, ONCE),
    "a table and another like it": ({"klotter våren.csv": TABLE, "klotter hösten.csv": (*TABLE, "Islamistiskt;1")}, 7, TWICE),
    "a table, and a copy of it": ({"klotter.csv": TABLE, "klotter (2).csv": (*TABLE, "Islamistiskt;1")}, 4, ONCE),
    "csv and workbook of one table": ({"klotter.csv": TABLE, "klotter.xlsx": TABLE}, 3, ONCE),
    "csv and workbook of one register": ({"klotter.csv": (HEAD, ONE, TWO), "Klotter 2021.xlsx": (HEAD, ONE, TWO)}, 2, ONCE),
    "many dated rows without address": (
        {"klotter a.csv": (DAYS[0], *(f"2021-03-{n:02};Kärrtorp;Nazistiskt" for n in range(1, 6))),
         "klotter b.csv": (DAYS[0], *(f"2021-03-{n:02};Kärrtorp;Nazistiskt" for n in range(1, 9)))}, 8, ONCE),
    "case numbers tell by themselves": (
        {"klotter a.csv": ("Ärendenummer;" + HEAD, f"A-1;{ONE}"),
         "klotter b.csv": ("Ärendenummer;" + HEAD, f"A-2;{ONE}")}, 2, ""),
    "an empty register says nothing": ({"klotter a.csv": (HEAD,), "klotter b.csv": (HEAD, ONE)}, 1, ""),
}  # fmt: skip
"""What it is -> files and their lines, the cases counted, and what is told of the equal rows."""


def write(path: Path, lines: tuple[str, ...]) -> None:
    """A text file or a workbook with these lines."""
    if path.suffix == ".csv":
        path.write_text("\n".join((*lines, "")), encoding="utf-8")
        return
    book = Workbook()
    sheet = book.create_sheet("Data", 0)
    for line in lines:
        sheet.append([int(cell) if cell.isdecimal() else cell for cell in line.split(";")])
    book.save(path)


def graffiti_of(folder: Path) -> tuple[int, dict[str, int], list[str]]:
    """The cases counted, the account of the rows, and what is told of equal rows."""
    report = run_in(folder, "visa", "--år", 2021, "--json").json
    rows = next(source["rows"] for source in report["sources"] if source["key"] == "klotter")
    told = [problem["message"] for problem in report["problems"] if problem["code"] == "equal_rows"]
    total = sum(count["count"] or 0 for count in report["counts"] if count["source"] == "klotter")
    assert rows["read"] == rows["counted"] + sum(rows["set_aside"].values())
    return total, rows["set_aside"], told


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_rows_that_stand_in_two_files(tmp_path: Path, name: str) -> None:
    """They are counted once or told, never twice in silence; read again, in one run or several, it is the same."""
    files, total, told = FILES[name]
    for file, lines in files.items():
        write(tmp_path / file, lines)
        assert run_in(tmp_path, "importera", file, "--år", 2021).code == 0
    counted, set_aside, messages = graffiti_of(tmp_path)
    assert counted == total
    assert (all(told in message for message in messages) and bool(messages)) if told else messages == []
    assert bool(set_aside.get("duplicate")) == (told == ONCE)
    (tmp_path / "lagesbild.db").unlink()
    assert run_in(tmp_path, "importera", *files, "--år", 2021).code == 0
    assert graffiti_of(tmp_path)[:2] == (counted, set_aside)


@pytest.mark.slow
def test_the_number_and_both_files_are_told(tmp_path: Path) -> None:
    """Where, how many, and what to do if they are events of their own; a row decided so counts again."""
    write(tmp_path / "klotter.csv", (HEAD, ONE, TWO))
    write(tmp_path / "klotter (1).csv", (HEAD, ONE, TWO, THREE))
    run_in(tmp_path, "importera", "klotter.csv", "klotter (1).csv", "--år", 2021)
    screen = " ".join(run_in(tmp_path, "visa", "--år", 2021).out.split())
    assert "klotter.csv: 2 rader står likadant i klotter (1).csv" in screen
    words = ("--fil", "klotter.csv", "--rad", 2, "--status", "räknad", "--skäl", "två på samma plats")
    assert run_in(tmp_path, "radstatus", "--år", 2021, *words).code == 0
    assert graffiti_of(tmp_path)[0] == len((ONE, TWO, THREE, ONE))


def test_without_the_longer_file_the_shorter_counts(tmp_path: Path) -> None:
    """Nothing is lost when the file is taken out in which the rows were counted."""
    write(tmp_path / "klotter.csv", (HEAD, ONE, TWO))
    write(tmp_path / "klotter (1).csv", (HEAD, ONE, TWO, THREE))
    run_in(tmp_path, "importera", "klotter.csv", "klotter (1).csv", "--år", 2021)
    imports = run_in(tmp_path, "importer", "--json").json["imports"]
    run_in(tmp_path, "ta-bort", next(one["id"] for one in imports if "(1)" in one["name"]))
    assert graffiti_of(tmp_path) == (2, {}, [])


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("klotter april.csv", "Klotter April.CSV"),
        (unicodedata.normalize("NFC", "klotter Björkhagen.csv"), unicodedata.normalize("NFD", "klotter Björkhagen.csv")),
        (unicodedata.normalize("NFD", "klotter år 2021.csv"), unicodedata.normalize("NFC", "KLOTTER ÅR 2021.csv")),
    ],
)  # fmt: skip
def test_another_spelling_of_a_name_is_the_same_file(tmp_path: Path, first: str, second: str) -> None:
    """A corrected file replaces the earlier one, whatever letters the computer that sent it writes."""
    write(tmp_path / first, (HEAD, ONE, TWO))
    assert run_in(tmp_path, "importera", first, "--år", 2021).code == 0
    (tmp_path / first).unlink()
    write(tmp_path / second, (HEAD, THREE))
    assert "ersätter" in run_in(tmp_path, "importera", second, "--år", 2021).out
    assert graffiti_of(tmp_path) == (1, {}, [])


def test_one_file_under_two_names_is_told_when_it_is_read_as_two_sources(tmp_path: Path) -> None:
    """The one is the wrong file: both count, and the sentence names the other."""
    text = plain_answers(("2021-03-01 10:15:07", "Enhet A"))
    for name in ("enkat_egna.csv", "enkat_skolor.csv", "enkat_egna (1).csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run_in(tmp_path, "importera", "enkat_egna.csv", "enkat_skolor.csv", "enkat_egna (1).csv", "--år", 2021)
    shown = run_in(tmp_path, "visa", "--år", 2021, "--json").json
    (told,) = [problem for problem in shown["problems"] if problem["code"] == "same_bytes"]
    assert told["file"] == "enkat_skolor.csv"
    assert "enkat_egna" in told["message"]
