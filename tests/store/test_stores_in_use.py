"""Two runs at one store: what the other holds is waited for, and is neither called damaged nor unwritable."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from program import run_in

from lagesbild.core import patience
from lagesbild.store import connecting, faults
from lagesbild.store.database import open_store
from lagesbild.store.faults import StoreInUseError, explain_fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDING = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('holds', flush=True); sys.stdin.read()"
LOOK = ("importer", "--json")
WRITE = ("ta-bort", 4711)


@contextmanager
def held(store: Path) -> Iterator[subprocess.Popen[str]]:
    """The store in the hands of another process, until its input is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "holds"
        yield other
        other.communicate("")


@pytest.mark.slow
@pytest.mark.parametrize("words", [LOOK, WRITE], ids=["read", "written"])
def test_a_store_in_use_is_told(
    stored: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[object, ...]
) -> None:
    """The user is asked to wait."""
    monkeypatch.setattr(connecting, "PATIENCE", 0.2)
    with held(stored / "lagesbild.db"):
        done = run_in(stored, *words)
    assert (done.code, "används av ett annat program. Vänta" in " ".join(done.err.split())) == (4, True)


@pytest.mark.slow
def test_a_lock_that_is_held_for_a_moment_is_waited_for(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A summary that is asked for meanwhile neither fails nor makes a report fail."""
    monkeypatch.setattr(connecting, "PATIENCE", 300)  # a busy machine may take long to let it go
    with held(stored / "lagesbild.db") as other:
        assert other.stdin is not None
        began = time.monotonic()
        threading.Timer(0.5, other.stdin.close).start()
        done = run_in(stored, *LOOK)
        assert done.code == 0, done.err
        assert time.monotonic() - began > 0.4
        other.stdin = None


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("writable", [False, True])
def test_what_has_passed_when_it_is_looked_at_is_tried_again(
    stored: Path, monkeypatch: pytest.MonkeyPatch, times: int, *, writable: bool
) -> None:
    """As when another run lets the store go between the refusal and the look at what it was."""
    refusals = iter([duckdb.IOException("Could not set lock on file")] * times)
    connect = duckdb.connect

    def refuse_first(path: Path, **options: Any) -> duckdb.DuckDBPyConnection:
        is_judged = options["config"] is faults.CONFIG
        if not is_judged and (error := next(refusals, None)):
            raise error
        return connect(path, **options)

    monkeypatch.setattr(duckdb, "connect", refuse_first)
    with open_store(stored / "lagesbild.db", writable=writable) as store:
        assert store.years()
    assert next(refusals, None) is None


def test_what_stays_and_has_no_other_name_is_told(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some attempts, and without a word of damage."""

    def refuse(*_: object, **__: object) -> None:
        raise duckdb.IOException("x")

    monkeypatch.setattr(connecting, "PATIENCE", 0.2)
    monkeypatch.setattr(duckdb, "connect", refuse)
    monkeypatch.setattr(faults, "_is_whole", lambda _: True)
    assert "går inte att läsa" in " ".join(run_in(stored, *LOOK).err.split())


@pytest.mark.slow
@pytest.mark.parametrize("writable", [False, True])
def test_a_store_taken_again_while_it_is_looked_at_is_in_use_and_not_damaged(
    stored: Path, monkeypatch: pytest.MonkeyPatch, *, writable: bool
) -> None:
    """What another run holds cannot be judged."""
    path = stored / "lagesbild.db"
    monkeypatch.setattr(faults, "find_refusal", lambda *_, **__: None)
    with held(path):
        told = explain_fault(path, path, duckdb.IOException("x"), writable=writable)
    assert isinstance(told, StoreInUseError)


def test_a_store_that_others_hold_in_turn_is_in_use_to_the_end(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though nobody holds it when it is looked at last; nor is it read through while they wait for each other."""

    def refuse(*_: object, **__: object) -> None:
        raise duckdb.IOException("x")

    looks = iter([StoreInUseError("används")])
    monkeypatch.setattr(connecting, "QUICK_LOOKS", 99)
    monkeypatch.setattr(patience, "PAUSE", 0.01)
    monkeypatch.setattr(connecting, "PATIENCE", 0.1)
    monkeypatch.setattr(duckdb, "connect", refuse)
    monkeypatch.setattr(connecting, "find_refusal", lambda *_, **__: next(looks, None))
    monkeypatch.setattr(connecting, "explain_fault", lambda *_, **__: pytest.fail("läses igenom"))
    with pytest.raises(StoreInUseError, match="används"), open_store(stored / "lagesbild.db"):
        pass
