"""The year that nobody wrote: taken from the folder, the settings or the store, told, and never guessed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from program import SAMPLES, Outcome, run_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

POLICE = "polis_2021.csv"
READERS = ("visa", "rader", "dubbletter", "radstatus", "granska-text")


def _lay(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(SAMPLES / "2021" / POLICE, folder)
    return folder


def _stored_years(folder: Path) -> set[int]:
    return {entry["year"] for entry in run_in(folder, "importer", "--json").json["imports"]}


@pytest.mark.sampled
@pytest.mark.parametrize(
    "name", ["2021", "underlag/2021", "lagesbild-2021", "2021/svar", "Lägesbild 2021 (maj)"]
)
def test_the_year_stands_in_the_name_of_the_folder(run: Run, tmp_path: Path, name: str) -> None:
    """In the folder's own or in one above it, as it is written; it is told."""
    _lay(tmp_path / name)
    done = run("importera", name)
    assert (done.code, _stored_years(tmp_path)) == (0, {2021})
    assert done.err == "År 2021, efter mappens namn. Ett annat år väljs med --år.\n"


def test_the_folder_that_one_stands_in_has_a_name_too(tmp_path: Path) -> None:
    """A file named alone is of the year that its folder is called after."""
    assert run_in(_lay(tmp_path / "2021"), "importera", POLICE).code == 0
    assert _stored_years(tmp_path / "2021") == {2021}


def test_the_settings_tell_the_year_that_the_folder_does_not(run: Run, tmp_path: Path) -> None:
    """The latest of their years."""
    (tmp_path / "lagesbild.toml").write_text("[ar.2020]\n[ar.2021]\n", encoding="utf-8")
    _lay(tmp_path / "svar")
    done = run("importera", "svar")
    assert (done.code, _stored_years(tmp_path)) == (0, {2021})
    assert "År 2021, efter lagesbild.toml." in done.err


def test_the_folder_says_more_than_the_settings(run: Run, tmp_path: Path) -> None:
    """Last year's files are last year's, whatever year the settings are of; and `--år` says more than both."""
    (tmp_path / "lagesbild.toml").write_text("[ar.2022]\n", encoding="utf-8")
    _lay(tmp_path / "2021")
    assert run("importera", "2021").code == run("importera", "2021", "--år", 2020).code == 0
    assert _stored_years(tmp_path) == {2020, 2021}


@pytest.mark.slow
@pytest.mark.parametrize("place", ["underlag/2021", "2021"])
def test_without_a_path_the_years_folder_is_read(run: Run, tmp_path: Path, place: str) -> None:
    """Where the settings tell the year, the command alone is enough."""
    (tmp_path / "lagesbild.toml").write_text(
        '[ar.2021]\nperiod = "1 maj 2020 – 30 april 2021"\n', encoding="utf-8"
    )
    _lay(tmp_path / place)
    assert run("importera").code == 0
    assert run("visa", "--json").json["period"] == {"from": "2020-05-01", "to": "2021-04-30"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("importera", "svar"), "Flaggan --år saknas"),
        (("importera", "svar-2020-2021"), "Flaggan --år saknas"),
        (("importera",), "Flaggan --år saknas"),
        (("importera", "2020", "2021"), "olika år (2020, 2021)"),
        (("importera", "--år", "1999"), "underlag/1999 eller 1999 finns inte här"),
    ],
)
def test_a_year_that_cannot_be_told_is_asked_for(
    run: Run, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    """One sentence, the exit code of wrong use, and nothing stored."""
    for name in ("svar", "svar-2020-2021", "2020", "2021"):
        _lay(tmp_path / name)
    done = run(*words)
    assert (done.code, said in done.err, (tmp_path / "lagesbild.db").exists()) == (2, True, False)


@pytest.mark.parametrize("command", READERS)
def test_what_is_shown_is_the_latest_year_in_the_store(years: Path, command: str) -> None:
    """And that is told on stderr, so that JSON stays alone."""
    done = run_in(years, command, "--json")
    assert (done.code, done.json["year"]) == (0, 2021)
    assert done.err == "År 2021, det senaste som är inläst. Ett annat år väljs med --år.\n"


@pytest.mark.parametrize("command", [*READERS, "exportera", "fastställ", "aktiviteter"])
def test_where_nothing_is_stored_there_is_no_year(run: Run, command: str) -> None:
    """The way to begin is told."""
    done = run(command)
    assert (done.code, "Det finns inget sparat i lagesbild.db ännu." in done.err) == (3, True)


def test_a_store_that_was_emptied_has_no_year(run: Run, tmp_path: Path) -> None:
    """A year of which everything is gone is not the latest."""
    run("importera", _lay(tmp_path / "2021"))
    run("ta-bort", 1)
    done = run("visa")
    assert (done.code, "Inget år är inläst" in done.err) == (2, True)
