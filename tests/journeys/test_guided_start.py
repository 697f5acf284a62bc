"""`lagesbild` alone on a terminal leads through the year, and does what the commands that it names do."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from program import SAMPLES, run_in, written

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal", allow_module_level=True)

from guided_sessions import GuidedSession, run_commands


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with the files of the sample years, as they came."""
    folder = tmp_path / "arbete"
    for year in ("2020", "2021"):
        shutil.copytree(SAMPLES / year, folder / year)
    return folder


@pytest.fixture
def other(folder: Path) -> Path:
    """Another folder with the same files, for the commands."""
    return shutil.copytree(folder, folder.parent / "annan")


def _figures(folder: Path) -> object:
    return json.loads(run_in(folder, "visa", "--år", 2021, "--json").out)


def _reports(folder: Path) -> dict[str, bytes]:
    return written(folder / "reports" / "2021")


def test_enter_alone_leads_through_the_sample_year(
    folder: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Year, period, last year's files and reports by Enter; then figures and reports are those of the named commands."""
    session = GuidedSession(folder)
    session.answer("", "", "")
    assert session.leave() == 0
    assert [words[0] for words in session.commands] == ["importera", "rapport"]
    assert all(len(line) <= 80 for line in session.screen.split("\n") if not line.startswith("Samma sak"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640995200")
    run_commands(other, session.commands)
    assert _figures(folder) == _figures(other)
    assert _reports(folder) == _reports(other)
