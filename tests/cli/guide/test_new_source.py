"""A table that no source fits becomes a source of its own with one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from guide_answers import answer_with

from lagesbild.cli.guide.file_questions import settle_files
from lagesbild.cli.guide.listing import look_at
from lagesbild.config.loading import load

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "Datum;Bibliotek;Miljö\n" + "".join(f"2021-03-0{n};Norra;Högerextrem\n" for n in range(1, 5))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two files of a source that there is not, and settings that name their sources."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lagesbild.toml").write_text('kallor = ["polis"] # våra\n', encoding="utf-8")
    for year in (2020, 2021):
        (tmp_path / f"Bibliotekens tillbud {year}.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def _settle(monkeypatch: pytest.MonkeyPatch, folder: Path, *lines: str) -> None:
    left = answer_with(monkeypatch, *lines)
    settle_files(look_at(sorted(folder.glob("*.csv")), load()))
    assert left == []


def test_one_question_makes_the_source_for_every_file_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is in force at once, where the settings name their sources too, and nothing is asked of the second file."""
    _settle(monkeypatch, folder, "", "")
    assert (folder / "lagesbild.toml").read_text("utf-8") == 'kallor = ["polis", "biblioteken"] # våra\n'
    assert "utkast" not in (folder / "kallor" / "biblioteken.toml").read_text("utf-8")
    files = look_at(sorted(folder.glob("*.csv")), load())
    assert [file.description.source for file in files] == ["biblioteken"] * 2
    assert not (folder / "regler").exists()


def test_it_is_passed_over_or_taken_back_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no the source may be one there is; an answer that is taken back leaves nothing."""
    before = (folder / "lagesbild.toml").read_bytes()
    (folder / "Bibliotekens tillbud 2020.csv").rename(folder / "okänd.csv")
    _settle(monkeypatch, folder, "", "", "å", "n", "", "n", "")
    assert (folder / "lagesbild.toml").read_bytes() == before
    assert not [*folder.glob("kallor/*")]
