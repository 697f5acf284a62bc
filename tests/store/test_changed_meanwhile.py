"""What another run does to the store between two looks at it is neither lost nor told of wrongly."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from happenings import happen_before
from program import PERIODS, SAMPLES, Outcome, run_in

from lagesbild.cli.commands import export, purging, undo
from lagesbild.store import database, faults, staging
from lagesbild.store import purging as years
from lagesbild.store.archive import restoring
from lagesbild.store.database import open_store
from lagesbild.store.staging import clear_abandoned, stage_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Run = Callable[..., Outcome]

FILES = {2020: "polis_2020.csv", 2021: "polis_2021.csv"}
CHANGED = "En annan körning ändrade databasen samtidigt. Kör igen; inget är ändrat."


def _import(folder: Path, year: int, name: str = "lagesbild.db") -> Outcome:
    words = (SAMPLES / str(year) / FILES[year], "--år", year, "--period", PERIODS[year])
    return run_in(folder, "importera", *words, "--databas", name)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of two years."""
    folder = tmp_path_factory.mktemp("made")
    assert [_import(folder, year).code for year in FILES] == [0, 0]
    return folder


@pytest.fixture
def run(made: Path, tmp_path: Path) -> Iterator[Run]:
    """The program in a copy of it, in which nothing is left over in the end."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    yield partial(run_in, tmp_path)
    assert [
        path.name for path in tmp_path.iterdir() if path.name.startswith(".") or ".db." in path.name
    ] == []


def _journal(folder: Path, name: str = "lagesbild.db") -> list[Any]:
    with open_store(folder / name) as store:
        return store.run("SELECT event, name, year FROM journal ORDER BY id")


def test_two_runs_that_make_the_first_store_at_once_both_have_theirs_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that comes second with its empty store finds the first one's, with what is in it."""
    happen_before(monkeypatch, database, "place_new", lambda: _import(tmp_path, 2020))
    assert _import(tmp_path, 2021).code == 0
    assert [year for *_, year in _journal(tmp_path)] == [2020, 2021]
    assert [path.name for path in tmp_path.iterdir()] == ["lagesbild.db"]


def test_a_folder_taken_for_abandoned_before_it_is_held_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other run saw it between its making and its locking."""
    path = tmp_path / "lagesbild.db"
    happen_before(monkeypatch, staging, "lock_directory", lambda: clear_abandoned(path))
    with stage_beside(path) as folder:
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_what_is_stored_before_a_purge_takes_the_place_of_the_store_is_not_lost(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is purged, and the user is asked to run again."""
    happen_before(monkeypatch, years, "_replace_unchanged", lambda: run("ta-bort", 1))
    done = run("gallra", "--före", 2021)
    assert (done.code, done.err) == (4, f"{CHANGED}\n")
    assert [event for event, *_ in _journal(tmp_path)] == ["new", "new", "removed"]
    assert list(tmp_path.glob("gallring*")) == []
    assert run("gallra", "--före", 2021).code == 0


def test_a_purge_takes_no_more_than_its_protocol_says(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has come in since it was counted is counted first."""
    more = (SAMPLES / "2020" / "klotter_2020.xlsx", "--år", 2020, "--period", PERIODS[2020])
    happen_before(monkeypatch, purging, "purge_years", lambda: run("importera", *more))
    done = run("gallra", "--före", 2021)
    assert (done.code, done.err) == (4, f"{CHANGED}\n")
    assert [event for event, *_ in _journal(tmp_path)] == ["new", "new", "new"]


def test_what_is_written_goes_to_the_store_that_is_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A purge that puts another file in its place while it is being opened leaves nothing written to the old one."""
    connect, path = duckdb.connect, tmp_path / "lagesbild.db"
    replaced = iter([shutil.copy(path, tmp_path / "ny")])

    def replace_first(*words: Any, **options: Any) -> object:
        connection = connect(*words, **options)
        if not options["read_only"] and (new := next(replaced, None)):
            Path(new).replace(path)
        return connection

    monkeypatch.setattr(duckdb, "connect", replace_first)
    assert run("ta-bort", 1).code == 0
    assert next(replaced, None) is None
    assert [event for event, *_ in _journal(tmp_path)] == ["new", "new", "removed"]


def test_a_store_that_goes_away_is_told_as_one_that_is_not_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look for it and its opening."""
    happen_before(monkeypatch, database, "connect", (tmp_path / "lagesbild.db").unlink)
    done = run("importer")
    assert (done.code, "Det finns inget sparat i lagesbild.db ännu" in done.err) == (3, True), done.err


def test_only_the_change_that_was_shown_is_taken_back(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the one that another run has made while the user thought."""
    happen_before(monkeypatch, undo, "describe_change", lambda: run("ta-bort", 1))
    done = run("ångra", "--ja")
    assert (done.code, done.err) == (4, f"{CHANGED}\n")
    assert [event for event, *_ in _journal(tmp_path)] == ["new", "new", "removed"]


@pytest.mark.slow
def test_a_public_edition_holds_for_the_store_that_it_was_made_of(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that another run has published meanwhile may tell, with this one, what each of them hides."""
    words = ("exportera", "--år", 2021, "--utgåva", "publik", "--format", "markdown")
    happen_before(monkeypatch, export, "review_record", lambda: run(*words, "--till", "annan"))
    done = run(*words)
    assert (done.code, done.err) == (4, f"{CHANGED}\n")
    assert not (tmp_path / "reports").exists()
    assert run(*words).code == 0


@pytest.mark.slow
def test_a_restored_store_does_not_take_the_place_of_one_made_meanwhile(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told, and neither that store nor the settings of another restoring are touched."""
    assert run("arkivera", "--år", 2021, "--till", "arkiv.zip").code == 0
    words = ("arkivera", "--återställ", "arkiv.zip", "--databas", "ny.db")
    happen_before(monkeypatch, restoring, "place_new", lambda: _import(tmp_path, 2020, "ny.db"))
    done = run(*words)
    assert (done.code, "ny.db finns redan och rörs inte" in done.err) == (4, True)
    assert [year for *_, year in _journal(tmp_path, "ny.db")] == [2020]
    assert not (tmp_path / "ny-installningar").exists()
    (tmp_path / "ny-installningar").mkdir()
    (tmp_path / "ny.db").unlink()
    done = run(*words)
    assert (done.code, "ny-installningar finns redan" in done.err) == (4, True)
    assert (tmp_path / "ny-installningar").is_dir()


def test_the_log_of_a_store_that_another_run_writes_to_is_no_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is what that run is about to put in; where nobody holds the store, it is what could not be put in."""
    path = tmp_path / "lagesbild.db"
    path.write_bytes(b"")
    path.with_name("lagesbild.db.wal").write_bytes(b"x")
    assert faults.is_log_left(path)
    monkeypatch.setattr(faults, "try_lock", _refuse)
    assert not faults.is_log_left(path)


def _refuse(*_: object, **__: object) -> None:
    raise BlockingIOError
