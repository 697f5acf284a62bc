"""A file that somebody changes, moves or cuts while it is read is refused: no content goes with another's fingerprint."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from program import PERIODS, SAMPLES, run_in

from lagesbild.files.opening import open_file
from lagesbild.intake.text_answers import find_text_source

if TYPE_CHECKING:
    from collections.abc import Callable

    Happening = Callable[[Path], object]

WORDS = ("--år", 2021, "--period", PERIODS[2021])
CHANGED = "ändrades eller flyttades medan den lästes"


def _cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


HAPPENINGS: dict[str, Happening] = {
    "cut": _cut,
    "replaced": lambda path: shutil.copy(SAMPLES / "2020" / path.name.replace("2021", "2020"), path),
    "gone": lambda path: path.unlink(),
    "touched": lambda path: (
        path.with_name("ny").write_bytes(path.read_bytes()) and path.with_name("ny").replace(path)
    ),
}


@pytest.fixture(params=["polis_2021.csv", "klotter_2021.xlsx"])
def file(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A file that has come in, in the working folder."""
    name: str = request.param
    return Path(shutil.copy(SAMPLES / "2021" / name, tmp_path))


@pytest.mark.sampled
@pytest.mark.parametrize("command", ["importera", "granska"])
@pytest.mark.parametrize("happening", HAPPENINGS)
def test_a_file_that_changes_while_it_is_read_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch, happening: str, command: str
) -> None:
    """Whatever comes of it, the sentence is the same, and the next run reads what is there."""

    def open_and_change(path: Path) -> object:
        sheets = open_file(path)
        HAPPENINGS[happening](path)
        return sheets

    module = {"importera": "importing", "granska": "inspection.describe"}[command]
    words = (command, file.name, *(WORDS if command == "importera" else ()))
    with monkeypatch.context() as patched:
        patched.setattr(f"lagesbild.intake.{module}.open_file", open_and_change)
        done = run_in(file.parent, *words)
    said = " ".join((done.out + done.err).replace("│", " ").split())
    assert (done.code, CHANGED in said, "räknat med" in said) == (3, True, False), said
    assert not (file.parent / "lagesbild.db").exists()
    shutil.copy(SAMPLES / "2021" / file.name, file)
    assert run_in(file.parent, *words).code == 0


def test_a_file_that_is_no_longer_there_when_it_is_its_turn_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though it was there when the folder was looked through."""

    def move_away(path: Path, *words: object) -> object:
        path.unlink(missing_ok=True)
        return find_text_source(path, *words)  # type: ignore[arg-type]

    monkeypatch.setattr("lagesbild.intake.text_answers.find_text_source", move_away)
    done = run_in(file.parent, "importera", file.name, *WORDS)
    assert (done.code, CHANGED in done.err) == (3, True), done.err
