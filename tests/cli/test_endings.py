"""How a run ends before its time: what is said is true, and says what to do."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from english import english_words
from program import IMPORTABLE, run_in, written
from reading_files import REGISTER, write_xls
from run_endings import NOTHING_CHANGED, ONE_FILE, said

from lagesbild.intake.collecting import FAULT_REPORT, collect
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CELL = "Karin Andersson bor på Storgatan"


def fail_with(monkeypatch: pytest.MonkeyPatch, target: str, error: BaseException) -> None:
    """Let a function of the program raise an error."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(target, fail)


def test_an_unforeseen_fault_leaves_a_report_without_a_word_of_the_files(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What, where and by which versions; the error's own words may quote a cell and are left out."""
    error = ValueError(CELL)
    error.__cause__ = KeyError(CELL)
    fail_with(monkeypatch, "lagesbild.cli.commands.show.gather", error)
    done = run_in(stored, "visa", "--år", 2021, "--installningar", _settings(stored, "hemlig.toml"))
    assert (done.code, done.out) == (1, "")
    assert "ValueError i " in said(done)
    assert NOTHING_CHANGED in said(done)
    assert f"står i {FAULT_REPORT}" in said(done)
    report = (stored / FAULT_REPORT).read_text(encoding="utf-8")
    for word in (
        "Kommando: visa",
        "Fel: ValueError",
        "Fel: KeyError",
        "lagesbild.cli.main rad ",
        "duckdb ",
        "Python 3.",
    ):
        assert word in report
    for word in ("Andersson", "hemlig", str(stored), "Traceback"):
        assert word not in report + done.err
    (stored / "klotter.csv").write_bytes(b"")
    assert [path.name for path in collect([stored])] == ["klotter.csv"]


def _settings(folder: Path, name: str) -> Path:
    (folder / name).write_text("", encoding="utf-8")
    return folder / name


def test_a_fault_report_that_cannot_be_written_is_not_spoken_of(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line on the screen is then what there is to send."""
    (stored / FAULT_REPORT).mkdir()
    fail_with(monkeypatch, "lagesbild.cli.commands.show.gather", ValueError(CELL))
    done = run_in(stored, "visa", "--år", 2021)
    assert (done.code, said(done).endswith("Skicka raden till den som sköter programmet.")) == (1, True)


@pytest.mark.parametrize("name", ["LAGESBILD_FELSÖK", "LAGESBILD_FELSOK"])
def test_whoever_looks_after_the_program_may_see_the_traceback(
    stored: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """When they ask for it, and no file is left."""
    monkeypatch.setenv(name, "1")
    fail_with(monkeypatch, "lagesbild.cli.commands.show.gather", ValueError("x"))
    done = run_in(stored, "visa", "--år", 2021)
    assert (done.code, "Traceback" in done.err, "ValueError: x" in done.err) == (1, True, True)
    assert not (stored / FAULT_REPORT).exists()


def test_a_fault_after_the_files_were_stored_does_not_say_that_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`rapport` stores first and writes then."""
    fail_with(monkeypatch, "lagesbild.cli.commands.report.gather", ValueError("x"))
    done = run_in(tmp_path, "rapport", *ONE_FILE)
    assert (done.code, NOTHING_CHANGED in said(done)) == (1, False)
    assert "sparat i databasen; rapporterna är som förut" in said(done)


def test_too_little_memory_is_told(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As what it is, with the cure."""
    fail_with(monkeypatch, "lagesbild.cli.commands.show.gather", MemoryError())
    done = run_in(stored, "visa", "--år", 2021)
    assert (done.code, said(done).startswith("Datorns minne räckte inte. Stäng andra program")) == (1, True)


def test_a_file_that_the_memory_is_too_small_for_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named with the reason."""
    fail_with(monkeypatch, "lagesbild.intake.recognition.recognise_file", MemoryError())
    done = run_in(tmp_path, "importera", *ONE_FILE)
    assert (done.code, "Datorns minne räckte inte för filen" in said(done)) == (3, True)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "x", "a.txt"), "a.txt: disken är full."),
        (OSError(errno.EMFILE, "x"), "för många filer är öppna."),
        (PermissionError(errno.EACCES, "x", "a.txt"), "a.txt: filen eller mappen är skrivskyddad"),
        (OSError(errno.EIO, "x"), "systemet tillät det inte."),
    ],
)
def test_what_the_system_refuses_is_told(
    stored: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    """By its number, with the name of the file."""
    fail_with(monkeypatch, "lagesbild.cli.commands.show.gather", error)
    done = run_in(stored, "visa", "--år", 2021)
    assert (done.code, words in said(done)) == (4, True)


def test_a_report_that_is_open_is_found_before_anything_is_stored(stored: Path) -> None:
    """`rapport` then stores nothing, so that the next run tells what was replaced."""
    folder = stored / "reports" / "2021"
    folder.mkdir(parents=True)
    (folder / "lagesbild-2021.docx").write_bytes(b"")
    (folder / "~$lagesbild-2021.docx").write_bytes(b"")
    before = written(stored)
    done = run_in(stored, "rapport", *ONE_FILE)
    assert (done.code, done.out, "Stäng filen där och kör igen" in said(done)) == (4, "", True)
    assert written(stored) == before


def test_a_folder_that_cannot_be_written_is_found_before_anything_is_stored(stored: Path) -> None:
    """The same where a file stands in its place."""
    (stored / "plats").write_bytes(b"en fil")
    before = written(stored)
    done = run_in(stored, "rapport", *ONE_FILE, "--till", "plats/här")
    assert (done.code, done.out) == (4, "")
    assert written(stored) == before


def alone(folder: Path, words: Sequence[str], **streams: object) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "lagesbild", *words],
        cwd=folder, env={**os.environ, **IMPORTABLE}, check=False, timeout=120, **streams,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="descriptors are closed in a fork")
@pytest.mark.parametrize("closed", [(1,), (0, 1, 2)])
def test_closed_standard_streams_are_no_hindrance(stored: Path, closed: tuple[int, ...]) -> None:
    """A scheduler starts programs so; no file of the user's takes their place."""

    def close() -> None:
        for number in closed:
            os.close(number)

    (stored / "klotter.csv").write_text(
        "Datum;Kategori;Stadsdel\n2021-01-02;Nazistiskt;Kärrtorp\n", encoding="utf-8"
    )
    done = alone(stored, ("importera", "klotter.csv", "--år", "2021"), preexec_fn=close)
    assert done.returncode in {0, 3}
    with open_store(stored / "lagesbild.db") as store:
        assert "klotter.csv" in {file.name for _, file in store.imports(2021)}


@pytest.mark.slow
def test_a_file_that_is_cut_off_is_told_in_swedish_alone(tmp_path: Path) -> None:
    """What the reader of old workbooks says of it as it gives up stands in no language of the user's, and may hold a cell."""
    write_xls(tmp_path / "klotter.xls", REGISTER)
    (tmp_path / "klotter.xls").write_bytes((tmp_path / "klotter.xls").read_bytes()[:-38])
    words = ("importera", "klotter.xls", "--år", "2021", "--period", "2020-05-01..2021-04-30")
    done = alone(tmp_path, words, capture_output=True)
    told = done.stderr.decode()
    assert done.returncode == 3
    assert "Filen är skadad eller ofullständig" in " ".join((done.stdout.decode() + told).split())
    assert "panicked" not in told
    assert english_words(told) == set()


@pytest.mark.slow
def test_whoever_looks_for_a_fault_sees_what_a_library_said(tmp_path: Path) -> None:
    """With the same variable that shows the traceback."""
    write_xls(tmp_path / "klotter.xls", REGISTER)
    (tmp_path / "klotter.xls").write_bytes((tmp_path / "klotter.xls").read_bytes()[:-38])
    command = [sys.executable, "-m", "lagesbild", "granska", "klotter.xls"]
    surroundings = {**os.environ, **IMPORTABLE, "LAGESBILD_FELSÖK": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, check=False)
    assert b"panicked" in done.stderr


def test_a_reader_that_goes_away_in_the_midst_is_no_error(stored: Path) -> None:
    """`lagesbild rader --json | head -1`: more than a pipe holds, and not a word said."""
    command = [sys.executable, "-m", "lagesbild", "rader", "--år", "2021", "--json"]
    with subprocess.Popen(
        command, cwd=stored, env={**os.environ, **IMPORTABLE}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reading:
        assert reading.stdout is not None
        assert reading.stderr is not None
        assert reading.stdout.readline() == b"{\n"
        reading.stdout.close()
        assert reading.stderr.read() == b""
