"""The working folder and the year's files are found, or asked for; files of no certain year are moved when one agrees."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide_answers import answer_with

from lagesbild.cli.guide.folders import (
    choose_incoming,
    enter_working_folder,
    gather_loose_files,
    list_incoming_folders,
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where the program is started: the user's own, with nothing in it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.delenv("LAGESBILD_DATABAS", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _put(*paths: str) -> None:
    for path in map(Path, paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("" if path.suffix == ".toml" else "a;b\n1;2\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("paths", "folders"),
    [
        (("2021/a.csv", "2020/b.csv"), ["2021", "2020"]),
        (("underlag/2022/a.csv", "2021/b.csv", "mallar/c.xlsx", "reports/2021/d.xlsx"), ["underlag/2022", "2021"]),
        (("a.csv", "underlag/2021/b.csv"), [".", "underlag/2021"]),
        (("lagesbild-2021/underlag/a.csv", "lagesbild-2021/mallar/b.xlsx"), ["lagesbild-2021/underlag"]),
        (("underlag/a.csv", "regler/b.toml", ".git/c.csv", "lagesbild-2021.xlsx"), ["underlag"]),
        (("las mig.md", "lagesbild.toml"), []),
    ],
)  # fmt: skip
def test_the_folders_with_incoming_files_are_found(paths: tuple[str, ...], folders: list[str]) -> None:
    """The latest year first; what the program itself keeps there is none of it."""
    _put(*paths)
    assert [folder.path.as_posix() for folder in list_incoming_folders()] == folders


def test_a_folder_is_asked_for_where_nothing_lies(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter makes one of its own; started there again, nothing is asked."""
    answer_with(monkeypatch, "")
    enter_working_folder()
    assert Path.cwd() == home / "Lägesbild"
    _put("a.csv")
    answer_with(monkeypatch)
    enter_working_folder()
    assert Path.cwd() == home / "Lägesbild"


def test_with_no_files_it_waits_until_there_are_some(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for them is made."""
    monkeypatch.setattr("lagesbild.cli.guide.folders.wait", lambda _: _put("underlag/a.csv"))
    assert choose_incoming().path == Path("underlag")


def test_one_of_several_folders_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its number, and the first by Enter."""
    _put("2021/a.csv", "2020/b.csv")
    for line, folder in (("", "2021"), ("2", "2020")):
        answer_with(monkeypatch, line)
        assert choose_incoming().path == Path(folder)


@pytest.mark.parametrize(("line", "place"), [("", "underlag/2021"), ("n", ".")])
def test_loose_files_are_moved_when_one_agrees(
    monkeypatch: pytest.MonkeyPatch, line: str, place: str
) -> None:
    """All of them, and nothing else."""
    _put("a.csv", "b.csv", "lagesbild.toml")
    answer_with(monkeypatch, line)
    assert gather_loose_files(choose_incoming(), 2021) == Path(place)
    assert sorted(path.name for path in Path(place).glob("*.csv")) == ["a.csv", "b.csv"]
    assert Path("lagesbild.toml").exists()


def test_no_file_is_moved_where_one_is_in_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """They stay where they are, and are read there."""
    _put("a.csv", "b.csv")
    folder = choose_incoming()
    _put("underlag/2021/b.csv")
    answer_with(monkeypatch, "")
    assert gather_loose_files(folder, 2021) == Path()
    assert sorted(path.name for path in Path().glob("*.csv")) == ["a.csv", "b.csv"]
