"""What a refused run says that it kept is what it kept, and it leaves no empty folder behind."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, NoReturn

import pytest
from program import run_in, sample
from run_endings import ONE_FILE, said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEPT = "Det som hann bli klart är sparat i databasen; rapporterna är som förut."


@pytest.fixture
def fill_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A function after which no report can be written."""

    def refuse(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "full")

    return lambda: monkeypatch.setattr("lagesbild.outputs.folder.publish._write_file", refuse)


@pytest.fixture
def fail_at_last(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A function after which `importera` fails when all is stored."""

    def refuse(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "full")

    return lambda: monkeypatch.setattr("lagesbild.cli.commands.import_files.to_judge", refuse)


@pytest.mark.parametrize("words", [("exportera", "--år", 2021, "--format", "json"), ("mallar",)])
def test_a_refused_run_leaves_no_folder_that_it_made(
    stored: Path, fill_disk: Callable[[], None], words: tuple[object, ...]
) -> None:
    """Nor a word of the store, which it did not change."""
    before = sorted(stored.rglob("*"))
    fill_disk()
    done = run_in(stored, *words)
    assert (done.code, "disken är full" in said(done), "sparat" in said(done)) == (4, True, False)
    assert sorted(stored.rglob("*")) == before


def test_a_folder_that_was_there_or_is_not_empty_stays(stored: Path, fill_disk: Callable[[], None]) -> None:
    """Whatever the user has in it."""
    (stored / "reports" / "egen").mkdir(parents=True)
    fill_disk()
    assert run_in(stored, "exportera", "--år", 2021, "--format", "json").code == 4
    assert [path.name for path in (stored / "reports").rglob("*")] == ["egen"]


def _add_a_letter(folder: Path) -> tuple[object, ...]:
    (folder / "brev.pdf").write_bytes(b"%PDF-1.7")
    return folder / "brev.pdf", *ONE_FILE


def _decide_a_row(folder: Path) -> tuple[object, ...]:
    words = ("radstatus", "--år", 2021, "--fil", "klotter_2021.xlsx", "--rad", 5, "--status", "oklar")
    assert run_in(folder, *words).code == 0
    return ONE_FILE


@pytest.mark.slow
@pytest.mark.parametrize("prepare", [lambda _: ONE_FILE, _add_a_letter, _decide_a_row])
def test_files_that_are_stored_already_are_not_said_to_be_kept(
    tmp_path: Path, fail_at_last: Callable[[], None], prepare: Callable[[Path], tuple[object, ...]]
) -> None:
    """Neither with a file among them that is not read, nor with a row that is decided."""
    assert run_in(tmp_path, "importera", *ONE_FILE).code == 0
    words = prepare(tmp_path)
    run_in(tmp_path, "importera", *words)
    fail_at_last()
    done = run_in(tmp_path, "importera", *words)
    assert (done.code, KEPT in said(done), "disken är full" in said(done)) == (4, False, True)


def test_files_that_are_new_are_said_to_be_kept(tmp_path: Path, fail_at_last: Callable[[], None]) -> None:
    """And a period that the store had not."""
    fail_at_last()
    first = run_in(tmp_path, "importera", *ONE_FILE)
    other = run_in(
        tmp_path, "importera", ONE_FILE[0], *sample(2021)[1:3], "--period", "2021-01-01..2021-12-31"
    )
    assert [(done.code, KEPT in said(done)) for done in (first, other)] == [(4, True)] * 2
