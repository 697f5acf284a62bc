"""The JSON of every command can be written to a file, whole or not at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from program import SAMPLES, run_in

from lagesbild.cli.app import COMMANDS, load_command
from lagesbild.core import replacing

if TYPE_CHECKING:
    from pathlib import Path
    from typing import NoReturn

WITH_JSON = sorted(
    name
    for name, *rest in COMMANDS
    if any("--json" in param.opts for param in load_command(name, *rest).params)
)
INSTEAD = {"granska": (SAMPLES / "2021" / "polis_2021.csv",), "röjandekontroll": ("--tabell", "tabell.csv")}
"""By command, what it is told in place of the year."""
JSON_OLD = '{"gammal": true}\n'


def _words(command: str) -> tuple[object, ...]:
    return command, *INSTEAD.get(command, ("--år", 2021)), "--json"


@pytest.fixture(scope="module")
def planned(years: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose store holds the sample years and the plan's activities, and a table."""
    folder = tmp_path_factory.mktemp("planned")
    (folder / "lagesbild.db").write_bytes((years / "lagesbild.db").read_bytes())
    assert run_in(folder, "aktiviteter", SAMPLES / "aktiviteter_2021.xlsx", "--år", 2021, "--json").code == 0
    (folder / "tabell.csv").write_text("Skola;Ja;Nej\nNorra;7;8\nSödra;2;16\n", encoding="utf-8")
    return folder


def _read(path: Path) -> Any:
    return json.loads(path.read_bytes().decode("utf-8"))


@pytest.mark.sampled
@pytest.mark.parametrize("command", WITH_JSON)
def test_the_file_holds_what_the_screen_would(planned: Path, tmp_path: Path, command: str) -> None:
    """In UTF-8 without a mark, in place of an earlier file, and nothing is printed."""
    path = tmp_path / "svar.json"
    path.write_text(JSON_OLD, encoding="utf-8")
    done = run_in(planned, *_words(command), "--till", path)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert _read(path) == run_in(planned, *_words(command)).json
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("command", WITH_JSON)
def test_a_file_is_refused_that_cannot_be_meant(planned: Path, tmp_path: Path, command: str) -> None:
    """Without --json, and where the folder is not there: one sentence, and nothing is read or written."""
    path = tmp_path / "finns-inte" / "svar.json"
    words = _words(command)
    without, missing = run_in(planned, *words[:-1], "--till", path), run_in(planned, *words, "--till", path)
    assert (without.code, without.out) == (2, "")
    assert without.err == f"--till {path} är en fil för JSON: lägg till --json.\n"
    assert (missing.code, missing.out) == (4, "")
    assert (
        missing.err
        == f"--till {path}: mappen {path.parent} finns inte. Gör den först, eller välj en annan.\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "code"), [("lagesbild.db", 2), ("lagesbild.toml", 2), ("mapp.json", 4)])
def test_nothing_else_is_replaced_by_json(stored: Path, name: str, code: int) -> None:
    """Neither the store, nor the settings, nor a folder; the order of the options does not matter."""
    (stored / "mapp.json").mkdir()
    (stored / "lagesbild.toml").touch()
    before = (stored / "lagesbild.db").read_bytes()
    done = run_in(stored, "visa", "--år", 2021, "--till", name, "--json")
    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
    assert (before, True) == ((stored / "lagesbild.db").read_bytes(), (stored / "mapp.json").is_dir())


def test_a_file_that_is_held_keeps_what_it_had(
    planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence names the file, and no half of a new one is left."""

    def refuse(*_: object) -> NoReturn:
        raise PermissionError(13, "held", "annan")

    path = tmp_path / "svar.json"
    path.write_text(JSON_OLD, encoding="utf-8")
    monkeypatch.setattr(replacing, "replace_file", refuse)
    done = run_in(planned, "visa", "--år", 2021, "--json", "--till", path)
    assert (done.code, done.out) == (4, "")
    assert str(path) in done.err
    assert (list(tmp_path.iterdir()), path.read_text("utf-8")) == ([path], JSON_OLD)


def test_the_file_is_not_among_those_that_are_described(tmp_path: Path) -> None:
    """The same command twice says the same."""
    (tmp_path / "polis_2021.csv").write_bytes((SAMPLES / "2021" / "polis_2021.csv").read_bytes())
    words = ("granska", ".", "--json", "--till", "svar.json")
    runs = [(run_in(tmp_path, *words).code, _read(tmp_path / "svar.json")) for _ in range(2)]
    assert (runs[0], runs[0][0]) == (runs[1], 0)


def test_activities_write_reports_to_a_folder_as_before(planned: Path, tmp_path: Path) -> None:
    """A name without .json is a folder: the reports go there, and the JSON to the screen."""
    done = run_in(planned, "aktiviteter", "--år", 2021, "--json", "--till", tmp_path / "rapporter")
    assert (done.code, done.json["year"]) == (0, 2021)
    assert any((tmp_path / "rapporter").iterdir())
