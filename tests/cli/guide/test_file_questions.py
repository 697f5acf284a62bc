"""A file that is not understood is asked about until it is, and every answer can be taken back."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from guide_answers import answer_with
from program import run_in
from reading_files import write_book
from sloppy_files import GRAFFITI, write_workbook

from lagesbild.cli.guide.file_questions import settle_files
from lagesbild.cli.guide.listing import look_at, show_files
from lagesbild.config.loading import load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with nothing in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _settle(monkeypatch: pytest.MonkeyPatch, paths: list[Path], *lines: str) -> None:
    """Go through the files with the lines as answers, all of which must be wanted."""
    left = answer_with(monkeypatch, *lines)
    settle_files(look_at(paths, load()))
    assert left == []


def _rules(folder: Path) -> Any:
    (path,) = (folder / "regler").glob("*.toml")
    return tomllib.loads(path.read_text("utf-8"))


def _is_read(path: Path) -> bool:
    return all(file.is_known for file in look_at([path], load()))


def test_source_column_and_words_are_asked_and_kept_as_rules(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter takes what is proposed; the words are asked about one at a time, the most frequent first."""
    path = write_workbook(folder / "Klotterstatistik TK.xlsx", GRAFFITI)
    _settle(monkeypatch, [path], "", "", "", "1", "3", "6")
    assert _rules(folder) == {
        "kalla": "klotter",
        "filer": ["Klotterstatistik TK.xlsx"],
        "kolumner": {"Klottertyp": "kategori"},
        "varden": {"Klottertyp": {"HK": "nazistiskt", "Motiv A": "vansterautonomt", "Hundar": "ovrigt"}},
    }
    assert _is_read(path)


def test_an_answer_is_taken_back_and_given_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """å asks the question before once more, also where it was passed over."""
    path = write_workbook(folder / "Klotterstatistik TK.xlsx", GRAFFITI)
    _settle(monkeypatch, [path], "", "", "", "1", "å", "2", "", "å", "3", "6")
    assert _rules(folder)["varden"]["Klottertyp"] == {
        "HK": "rasistiskt",
        "Motiv A": "vansterautonomt",
        "Hundar": "ovrigt",
    }


def test_all_taken_back_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of rules that the answers made is gone with the first of them; the file can then be passed over."""
    path = write_workbook(folder / "Klotterstatistik TK.xlsx", GRAFFITI)
    _settle(monkeypatch, [path], "", "", "å", "n", "")
    assert not list((folder / "regler").glob("*"))
    assert not _is_read(path)


def test_what_is_not_an_answer_is_asked_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word where j or n is meant, a number that is not there."""
    path = write_workbook(folder / "Klotterstatistik TK.xlsx", GRAFFITI)
    _settle(monkeypatch, [path], "kanske", "", "7", "j", "0", "j", "99", "klotter", "1", "3", "6")
    assert _rules(folder)["varden"]["Klottertyp"]["HK"] == "nazistiskt"


def test_rules_that_a_person_wrote_keep_their_comments(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is answered is added."""
    path = write_workbook(folder / "Klotterstatistik TK.xlsx", GRAFFITI)
    rules = folder / "regler" / "klotterstatistik-tk.toml"
    rules.parent.mkdir()
    rules.write_text(
        '# skrivet av Eva\nfiler = ["Klotter*"]\nkalla = "klotter" # TK\n\n[kolumner]\nKlottertyp = "kategori"\n',
        encoding="utf-8",
    )
    _settle(monkeypatch, [path], "", "1", "3", "6")
    text = rules.read_text("utf-8")
    assert text.startswith("# skrivet av Eva\n")
    assert "# TK" in text
    assert _rules(folder)["varden"]["Klottertyp"]["HK"] == "nazistiskt"


def test_a_table_without_headings_is_told_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 0 says that there are none; the columns are then called by their letters."""
    path = folder / "klotter.csv"
    path.write_text("2020-06-02;Kärrtorp;Nazistiskt\n2020-06-03;Kärrtorp;Rasistiskt\n", encoding="utf-8")
    _settle(monkeypatch, [path], "", "", "0", "", "", "")
    assert _rules(folder)["utan_rubrikrad"] is True
    assert _rules(folder)["kolumner"] == {"A": "datum", "B": "omrade", "C": "kategori"}
    assert _is_read(path)


@pytest.mark.parametrize(("count", "rows"), [("0", 0), ("3", 1)])
def test_a_letter_is_copied_into_a_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch, count: str, rows: int
) -> None:
    """A zero is a table without rows, a number a row with it; the letter itself is still told as not read."""
    letter = folder / "jobbtorg svar.docx"
    letter.write_bytes(b"PK\x03\x04")
    _settle(monkeypatch, [letter], "", count, *([""] * rows))
    (table,) = folder.glob("*avskriven*.csv")
    (file,) = look_at([table], load())
    assert (file.description.source, file.description.records) == ("arbetsmarknad", rows)


def test_a_letter_that_is_passed_over_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No number is made up, and a copy that is taken back from the next file's question is gone."""
    letters = [folder / "jobbtorg.docx", folder / "polisen.pdf"]
    for letter in letters:
        letter.write_bytes(b"%PDF-1.4")
    _settle(monkeypatch, letters, "", "0", "å", "", "")
    assert list(folder.glob("*.csv")) == []


@pytest.mark.slow
def test_a_copied_zero_is_proven(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The letter that it was copied from does not make it doubtful, and is told as copied and not as left to do."""
    (folder / "2021").mkdir()
    letter = folder / "2021" / "jobbtorg svar.docx"
    letter.write_bytes(b"PK\x03\x04")
    _settle(monkeypatch, [letter], "", "0")
    done = run_in(folder, "rapport", "2021", "--år", 2021)
    assert done.code == 0
    assert "✓ jobbtorg svar.docx: Filen läses inte, men" in done.out
    assert "jobbtorg" not in done.out.partition("Att göra")[2].partition("Skrivet")[0]
    figures = run_in(folder, "visa", "--år", 2021, "--json").json
    source = next(source for source in figures["sources"] if source["key"] == "arbetsmarknad")
    assert (source["state"], source["total"]) == ("received", {"count": 0, "state": "exact"})
    assert [file["name"] for file in figures["unread_files"]] == ["jobbtorg svar.docx"]


def test_a_place_of_which_it_is_not_clear_is_asked_about(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a name is nearly spelt as is proposed; the rows of one that lies elsewhere are set aside by the rules."""
    places = ("Kärtorp", "Kärtorp", "Orheim", "Farsta", "Bagarmossen")
    rows = [(f"2021-03-0{n}", place, "Nazistiskt") for n, place in enumerate(places, start=1)]
    path = write_workbook(folder / "klotter_2021.xlsx", [("Datum", "Stadsdel", "Kategori"), *rows])
    _settle(monkeypatch, [path], "", "", "11")
    assert _rules(folder)["varden"] == {"Stadsdel": {"Kärtorp": "Kärrtorp"}}
    assert _rules(folder)["at_sidan"] == [
        {"kolumn": "Stadsdel", "varden": ["Orheim"], "skal": "utanfor_omradet"}
    ]
    (file,) = look_at([path], load())
    assert "unclear_area" not in {problem.code for problem in file.description.problems}


def test_words_on_every_sheet_that_is_read_are_asked_about(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file with a sheet for each half of the year stands on one line, with how much all of them hold."""
    heads, sheets = ["Datum", "Stadsdel", "Kategori"], {}
    for month, name, word in ((2, "Halvår 1", "HK"), (9, "Halvår 2", "Motiv A")):
        rows = [
            [f"2021-{month:02}-0{n}", "Kärrtorp", category] for n, category in ((1, "Nazistiskt"), (2, word))
        ]
        sheets[name] = [heads, *rows]
    path = write_book(folder / "klotter_2021.xlsx", sheets)
    show_files(look_at([path], load()), load())
    assert "på två blad" in capsys.readouterr().out
    _settle(monkeypatch, [path], "", "1", "3")
    assert _rules(folder)["varden"] == {"Kategori": {"HK": "nazistiskt", "Motiv A": "vansterautonomt"}}
    (file,) = look_at([path], load())
    assert len(file.description.beside) == 1
