"""Files that the store has already are known by name, content and rules, and are not read again."""

from __future__ import annotations

import gc
import os
import shutil
import threading
from typing import TYPE_CHECKING, Any

import pytest
from program import PERIODS, SAMPLES, Outcome, run_in

from lagesbild.core.clock import now
from lagesbild.files import opening
from lagesbild.store.database import open_store
from lagesbild.store.imports import load_sheets, remove_import

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.store.database import Store

WORDS = ("in", "--år", 2021, "--period", PERIODS[2021])
NAMES = ("klotter_2021.xlsx", "kontakter_2021.xlsx", "polis_2021.csv")


@pytest.fixture
def imported(tmp_path: Path) -> Path:
    """A folder in which three files have been read."""
    (tmp_path / "in").mkdir()
    for name in NAMES:
        shutil.copy(SAMPLES / "2021" / name, tmp_path / "in")
    assert run_in(tmp_path, "importera", *WORDS).code == 0
    return tmp_path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened to be read."""
    names: list[str] = []
    before = opening.open_file

    def note(path: Path) -> object:
        names.append(path.name)
        return before(path)

    monkeypatch.setattr("lagesbild.intake.importing.open_file", note)
    return names


def told(done: Outcome) -> str:
    """What stands on the screen, on one line."""
    return " ".join(done.out.split())


def state(folder: Path) -> str:
    """All that the store says."""
    with open_store(folder / "lagesbild.db") as store:
        tables = store.run("SELECT table_name FROM duckdb_tables() ORDER BY ALL")
        return repr({name: store.run(f"SELECT * FROM {name} ORDER BY ALL") for (name,) in tables})


def test_an_unchanged_file_is_not_read_again(imported: Path, opened: list[str]) -> None:
    """It is told as unchanged, with what was found in its free text, and the store is the same."""
    before = state(imported)
    done = run_in(imported, "importera", *WORDS)
    assert (done.code, told(done).count("oförändrad sedan förra gången"), opened) == (0, 3, [])
    assert "kontakter_2021.xlsx, i fritexten: 1 personnummer maskas" in told(done)
    assert state(imported) == before


def test_a_changed_file_is_read_though_size_and_time_are_the_same(imported: Path, opened: list[str]) -> None:
    """A file is what it contains."""
    path = imported / "in" / "polis_2021.csv"
    content, times = path.read_bytes(), path.stat()
    path.write_bytes(content.replace(b"2021-0", b"2021-1", 1) if b"2021-0" in content else content[::-1])
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    done = run_in(imported, "importera", *WORDS)
    assert opened == ["polis_2021.csv"]
    assert told(done).count("oförändrad") == 2


def test_a_renamed_file_is_read_since_its_name_may_say_what_it_is(imported: Path, opened: list[str]) -> None:
    """And is found to be the same."""
    (imported / "in" / "polis_2021.csv").rename(imported / "in" / "polisen_2021.csv")
    done = run_in(imported, "importera", *WORDS)
    assert (opened, told(done).count("oförändrad")) == (["polisen_2021.csv"], 3)


@pytest.mark.slow
def test_other_rules_read_every_file_again(imported: Path, opened: list[str]) -> None:
    """What is read depends on the settings."""
    (imported / "lagesbild.toml").write_text('diarienummer = "KS 2021/1"\n', encoding="utf-8")
    done = run_in(imported, "importera", *WORDS)
    assert sorted(opened) == sorted(NAMES)
    assert told(done).count("läst på nytt") == 3


def test_a_copy_of_a_known_file_counts_once(imported: Path, opened: list[str]) -> None:
    """The same content under another name in the same run."""
    shutil.copy(imported / "in" / "polis_2021.csv", imported / "in" / "polis_2021 (1).csv")
    done = run_in(imported, "importera", *WORDS)
    assert opened == ["polis_2021 (1).csv"]
    assert "samma innehåll som en annan av filerna" in told(done)


def test_a_store_that_changes_meanwhile_is_told(imported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was known and is there no longer is not taken for read."""

    def remove_first(store: Store, *words: Any) -> object:
        remove_import(store, 1, now())
        return load_sheets(store, *words)

    monkeypatch.setattr("lagesbild.cli.file_import.load_sheets", remove_first)
    done = run_in(imported, "importera", *WORDS)
    assert (done.code, "En annan körning ändrade databasen" in done.err) == (4, True)


def test_no_thread_is_left_when_the_files_are_read(tmp_path: Path) -> None:
    """One that waited to be collected as garbage could end in the midst of another thread's beginning, and hang for ever.

    A file that cannot be opened is what keeps it: the error knows where it was told.
    """
    (tmp_path / "polis_2021.xlsx").write_bytes(b"PK\x03\x04")
    gc.disable()
    try:
        assert run_in(tmp_path, "importera", "polis_2021.xlsx", *WORDS[1:]).code == 3
        assert [t.name for t in threading.enumerate() if t.name.startswith("ThreadPoolExecutor")] == []
    finally:
        gc.enable()
