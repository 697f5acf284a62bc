"""A run that the user interrupts with Ctrl-C: what was begun is whole or not there, and that is said."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from program import run_in
from run_endings import NOTHING_CHANGED, ONE_FILE, said

from lagesbild.core.interrupts import hold_interrupts, watch_interrupts
from lagesbild.store.database import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def press_ctrl_c(*_: object, **__: object) -> None:
    """As a user does, and then what DuckDB makes of it."""
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        raise RuntimeError("Query interrupted") from None


def test_ctrl_c_inside_a_statement_is_no_fault(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as it is, whatever the library that was at work made of it."""
    monkeypatch.setattr(Store, "imports", press_ctrl_c)
    done = run_in(stored, "importer")
    assert (done.code, said(done)) == (130, f"Avbrutet. {NOTHING_CHANGED}")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_before_the_files_are_stored_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of a run's files are stored in one step."""
    monkeypatch.setattr("lagesbild.store.imports.note_unread", press_ctrl_c)
    done = run_in(tmp_path, "rapport", *ONE_FILE)
    assert (done.code, said(done)) == (130, f"Avbrutet. {NOTHING_CHANGED}")
    assert run_in(tmp_path, "importer", "--json").json == {"imports": []}
    assert not (tmp_path / "reports").exists()


def test_ctrl_c_after_the_files_are_stored_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came in has been shown by then, and is in the store; the reports are as they were."""
    monkeypatch.setattr("lagesbild.cli.commands.report.gather", press_ctrl_c)
    done = run_in(tmp_path, "rapport", *ONE_FILE)
    assert (done.code, "inläst" in done.out) == (130, True)
    assert said(done) == ("Avbrutet. Det som hann bli klart är sparat i databasen; rapporterna är som förut.")
    assert len(run_in(tmp_path, "importer", "--json").json["imports"]) == 1
    assert not (tmp_path / "reports").exists()


def test_ctrl_c_has_its_effect_after_a_step_that_must_be_whole() -> None:
    """The step is taken, and then the run ends."""
    steps = []
    with watch_interrupts() as interrupts:
        with pytest.raises(KeyboardInterrupt), hold_interrupts():  # noqa: PT012 — the step is what is tested
            signal.raise_signal(signal.SIGINT)
            steps.append("taken")
        assert interrupts == [signal.SIGINT]
    assert steps == ["taken"]


def test_a_decision_on_several_passages_is_kept_whole(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two ids in one command are one decision: a run that ends between them keeps neither."""
    waiting = run_in(stored, "granska-text", "--år", 2021, "--json").json
    ids = [
        entry["id"]
        for entry in next(value for value in waiting.values() if isinstance(value, list) and value)
    ]
    assert len(ids) > 1
    before = state(stored)
    monkeypatch.setattr("lagesbild.store.decisions.free_text._note", _second_time(press_ctrl_c))
    done = run_in(stored, "granska-text", "--år", 2021, "--maska", ids[0], "--maska", ids[1])
    assert (done.code, said(done)) == (130, f"Avbrutet. {NOTHING_CHANGED}")
    assert state(stored) == before


def _second_time(act: Callable[..., None]) -> Callable[..., None]:
    calls = []

    def call(*words: object) -> None:
        calls.append(words)
        if len(calls) > 1:
            act()

    return call


def state(folder: Path) -> list[tuple[object, ...]]:
    """What has been decided of the free text."""
    with open_store(folder / "lagesbild.db") as store:
        return store.run("SELECT * FROM text_decisions ORDER BY ALL")
