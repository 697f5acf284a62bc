"""What is wrong is told in one Swedish sentence with the right exit code, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from english import english_words
from program import PERIODS, ROOT, SAMPLES, Outcome, run_in, written

from lagesbild.store import connecting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

BROKEN = SAMPLES / "broken"
REFUSED = {
    "avbruten.xlsx": "skadad eller ofullständig",
    "bild.xlsx": "är en bild",
    "enkatsvar.xlsx": "procenttal och inte svar",
    "klotter_utan_rubriker.csv": "Rubrikraden verkar saknas",
    "losenordsskyddad.xlsx": "lösenordsskyddad",
    "passar_tva_kallor.csv": "passar lika bra som enkat_egna och enkat_skolor",
    "tom_fil.csv": "är tom",
}
TAKEN = {
    "klotter_mac_roman.csv": [],
    "klotter_okand_kategori.xlsx": ["unknown_category"],
    "klotter_olasligt_datum.xlsx": ["unreadable_date"],
}
"""By file, the codes of the problems that it is taken with."""
WORDS = {
    "missing path": (("importera", "finns-inte", "--år", 2021), 3, "finns inte"),
    "empty folder": (("importera", "tom", "--år", 2021), 3, "inga filer att läsa"),
    "bad period": (("importera", SAMPLES / "2021", "--år", 2021, "--period", "i fjol"), 2, "Skriv den som"),
    "period backwards": (
        ("importera", SAMPLES / "2021", "--år", 2021, "--period", "2021-04-30..2020-05-01"),
        2,
        "slutar innan den börjar",
    ),
    "day that is none": (
        ("importera", SAMPLES / "2021", "--år", 2021, "--period", "2020-05-01..2021-02-30"),
        2,
        "inte finns i almanackan",
    ),
    "bad year": (("visa", "--år", 21), 2, "1990"),
    "unknown source": (("rader", "--år", 2021, "--källa", "moln"), 2, "Välj bland enkat_egna"),
    "unknown milieu": (("rader", "--år", 2021, "--miljö", "grön"), 2, "Välj bland hoger"),
    "unknown format": (("exportera", "--år", 2021, "--format", "pdf"), 2, "Välj bland excel"),
    "year without rows": (("rader", "--år", 2019), 3, "inga uppgifter för 2019"),
    "year without figures": (("visa", "--år", 2019), 3, "inga uppgifter för 2019"),
    "nothing to compare with": (("visa", "--år", 2021, "--jämför", 2019), 3, "inga uppgifter för 2019"),
    "compared with itself": (("visa", "--år", 2021, "--jämför", 2021), 2, "före 2021"),
    "compared with a later year": (("visa", "--år", 2020, "--jämför", 2021), 2, "före 2020"),
    "unknown import": (("ta-bort", 4711), 3, "med id 4711"),
    "reports as input": (("importera", "reports", "--år", 2021), 3, "inga filer att läsa"),
    "a report as input": (
        ("importera", "reports/2021/lagesbild-2021.xlsx", "--år", 2021),
        3,
        "självt har skrivit",
    ),
}
"""By what is wrong: the command, its exit code and some words of its sentence."""
SETTINGS = {
    "no TOML": ("omrade = Farsta", "rad 1"),
    "unknown key": ('omrad = "Farsta"', "”omrad” är okänd"),
    "unknown key within": ("[ar.2021]\nutskik = 3", "”ar.2021.utskik” är okänd"),
    "wrong kind": ('[ar.2021.utskick]\nenkat_egna = "många"', "ar.2021.utskick.enkat_egna"),
    "unknown terms": ('termer = "nya"', "Välj bland stockholm, sapo"),
    "bad period": ('[ar.2021]\nperiod = "i fjol"', "i fjol"),
    "unknown survey": ("[ar.2021.utskick]\nenkat_egan = 24", "enkat_egan"),
    "unknown source not asked": ('inte_tillfragade = ["polisen"]', "polisen"),
    "unknown source broken": ('[ar.2021.brott]\nklottret = "ny app"', "klottret"),
    "unknown milieu": ('[miljoer.gron]\nalias = ["grön"]', "gron"),
    "unknown milieu of a category": ('[kategorier.klotter]\nx = { namn = "X", miljo = "hger" }', "hger"),
    "unknown set of categories": ('[kallor.polis]\nkategorier = "polisens"', "polisens"),
    "columns that are none": ('[kallor.polis]\nkolumner = "Datum"', "kallor"),
    "heading that is no text": ("[kallor.polis.kolumner]\ndatum = 5", "kallor"),
    "source half written": ('[kallor.moln]\nform = "text"', "saknas"),
}
"""By what is wrong with lagesbild.toml: its text, and some words of the sentence."""


@pytest.fixture(scope="module")
def made(years: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of a year, made once."""
    folder = tmp_path_factory.mktemp("reports")
    assert run_in(years, "exportera", "--år", 2021, "--format", "json,excel", "--till", folder).code == 0
    return folder


@pytest.fixture
def reported(stored: Path, made: Path) -> Path:
    """A folder with two stored years, a report of one of them, and an empty folder."""
    shutil.copytree(made, stored / "reports" / "2021")
    (stored / "tom").mkdir()
    return stored


def _sentence(done: Outcome) -> str:
    return " ".join(done.err.split())


def _is_plain(done: Outcome) -> bool:
    """Whether nothing but a Swedish message was said: no traceback, no English, no result."""
    return not done.out and "Traceback" not in done.err and english_words(done.err) == set()


@pytest.mark.sampled
@pytest.mark.parametrize("name", [*REFUSED, *TAKEN])
def test_a_broken_file_does_not_stop_the_others(run: Run, tmp_path: Path, name: str) -> None:
    """Beside each broken file the good one is imported, and the broken one has its outcome."""
    good = SAMPLES / "2021" / "polis_2021.csv"
    done = run("importera", good, BROKEN / name, "--år", 2021, "--period", PERIODS[2021])
    said = " ".join(done.out.split())
    assert (done.code, REFUSED.get(name, "ny") in said) == (3 if name in REFUSED else 0, True)
    taken = {one["name"] for one in run("importer", "--json").json["imports"]}
    assert taken == {good.name} | ({name} & TAKEN.keys())
    assert (tmp_path / "lagesbild.db").exists()


@pytest.mark.sampled
@pytest.mark.parametrize(("name", "codes"), TAKEN.items())
def test_what_is_wrong_within_a_file_is_told_with_its_place(run: Run, name: str, codes: list[str]) -> None:
    """A file that is taken says which row and column could not be understood."""
    assert run("importera", BROKEN / name, "--år", 2021, "--period", PERIODS[2021]).code == 0
    problems = run("visa", "--år", 2021, "--json").json["problems"]
    assert [problem["code"] for problem in problems if problem["row"]] == codes
    assert all(problem["file"] == name and problem["column"] for problem in problems if problem["row"])


def test_letters_of_an_old_mac_are_read_right(run: Run) -> None:
    """Kärrtorp is Kärrtorp whatever the encoding, so its case is within the area."""
    run("importera", BROKEN / "klotter_mac_roman.csv", "--år", 2021, "--period", PERIODS[2021])
    rows = run("rader", "--år", 2021, "--källa", "klotter", "--json").json["rows"]
    assert {row["area"] for row in rows} >= {"Kärrtorp", "Skarpnäcks gård"}


@pytest.mark.sampled
@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_file_alone_changes_nothing(reported: Path, name: str) -> None:
    """The name of the file stands once in the message; store and reports are as they were."""
    before = written(reported)
    done = run_in(reported, "rapport", BROKEN / name, "--år", 2021)
    assert (done.code, _is_plain(done), done.err.count(f"{name}:")) == (3, True, 1)
    assert written(reported) == before


@pytest.mark.sampled
@pytest.mark.parametrize("wrong", WORDS)
def test_wrong_words_change_nothing(reported: Path, wrong: str) -> None:
    """One sentence that says what to do, the exit code, and every byte as it was."""
    words, code, said = WORDS[wrong]
    before = written(reported)
    done = run_in(reported, *words)
    assert (done.code, said in _sentence(done), _is_plain(done)) == (code, True, True), done.err
    assert written(reported) == before


@pytest.mark.parametrize("wrong", SETTINGS)
def test_wrong_settings_are_told_before_anything_is_done(reported: Path, wrong: str) -> None:
    """The sentence names the key, also one that names a source, milieu or set that is not there."""
    text, said = SETTINGS[wrong]
    (reported / "lagesbild.toml").write_text(text, encoding="utf-8")
    before = written(reported)
    done = run_in(reported, "rapport", SAMPLES / "2021", "--år", 2021)
    assert (done.code, said in _sentence(done), _is_plain(done)) == (3, True, True), done.err
    assert written(reported) == before


def test_settings_that_are_no_text_are_told(reported: Path) -> None:
    """A settings file saved in another encoding is named."""
    (reported / "lagesbild.toml").write_bytes('omrade = "Skärholmen"'.encode("cp1252"))
    done = run_in(reported, "visa", "--år", 2021)
    assert (done.code, "UTF-8" in done.err) == (3, True)


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["~$lagesbild-2021.xlsx", ".~lock.lagesbild-2021.xlsx#"])
def test_a_report_that_is_open_is_left_alone(reported: Path, mark: str) -> None:
    """While Excel holds the workbook, no report is replaced."""
    (reported / "reports" / "2021" / mark).write_bytes(b"")
    before = written(reported / "reports")
    done = run_in(reported, "exportera", "--år", 2021)
    assert (done.code, "Stäng filen" in _sentence(done), _is_plain(done)) == (4, True, True)
    assert written(reported / "reports") == before


def test_a_file_in_place_of_the_reports_is_told(stored: Path) -> None:
    """The folder cannot be made, and the file that is there stays."""
    (stored / "reports").write_text("min egen fil", encoding="utf-8")
    done = run_in(stored, "exportera", "--år", 2021, "--format", "json")
    assert (done.code, _is_plain(done)) == (4, True)
    assert (stored / "reports").read_text(encoding="utf-8") == "min egen fil"


@pytest.mark.parametrize("content", [b"", b"Datum;Kategori\n", b"SQLite format 3\0" + bytes(4096)])
@pytest.mark.parametrize("words", [("visa", "--år", 2021), ("importera", SAMPLES / "2021", "--år", 2021)])
def test_a_file_that_is_no_store_is_told_and_kept(
    run: Run, tmp_path: Path, words: tuple[object, ...], content: bytes
) -> None:
    """Whatever else bears the name of the store is named and left as it is."""
    path = tmp_path / "lagesbild.db"
    path.write_bytes(content)
    done = run(*words)
    assert (done.code in {3, 4}, "lagesbild.db" in done.err, _is_plain(done)) == (True, True, True), done.err
    assert path.read_bytes() == content


def test_a_store_that_another_program_holds_is_told(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process writes to the store, the user is asked to wait."""
    monkeypatch.setattr(connecting, "PATIENCE", 0.2)
    holding = (
        "import duckdb, sys; c = duckdb.connect('lagesbild.db'); print('holds', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holding], cwd=stored, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "holds"
        done = run_in(stored, "importera", SAMPLES / "2021", "--år", 2021, "--period", PERIODS[2021])
        other.communicate("")
    assert (done.code, "används av ett annat program" in _sentence(done), _is_plain(done)) == (4, True, True)


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_error(years: Path) -> None:
    """`lagesbild importer | head -0` ends without a word."""
    command = [sys.executable, "-m", "lagesbild", "visa", "--år", "2021", "--json"]
    with subprocess.Popen(
        command, cwd=years, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as one:
        assert one.stdout is not None
        assert one.stderr is not None
        one.stdout.close()
        assert one.stderr.read() == b""


def test_a_file_name_with_brackets_is_told_as_it_is(tmp_path: Path) -> None:
    """Square brackets in a name are no commands to the screen, whether the file is taken or refused."""
    taken, refused = tmp_path / "[bold]klotter [2021].csv", tmp_path / "bild [kopia].xlsx"
    taken.write_text("Datum;Kategori;Stadsdel\n2021-01-02;Nazistiskt;Kärrtorp\n", encoding="utf-8")
    refused.write_bytes(b"\x89PNG\r\n\x1a\n")
    for command in (("importera", tmp_path, "--år", 2021), ("importer",), ("granska", taken)):
        outcome = run_in(tmp_path, *command)
        assert taken.name in " ".join(outcome.out.split())
    assert refused.name in run_in(tmp_path, "granska", tmp_path).out
