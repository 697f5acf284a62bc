"""`lagesbild` alone on a terminal leads through the year, and does what the commands that it names do."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest
from program import ROOT, SAMPLES, run_in, written

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal", allow_module_level=True)

from guided_sessions import GuidedSession, run_commands
from sloppy_files import write_sloppy_files
from written_analyses import write_analysis


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


def _figures(folder: Path) -> Any:
    return json.loads(run_in(folder, "visa", "--år", 2021, "--json").out)


def _reports(folder: Path) -> dict[str, bytes]:
    return written(folder / "reports" / "2021")


@pytest.mark.slow
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


SLOPPY = (
    *("", "", ""),  # the period, the folder of the year, the files that need answers
    *("", "", "1", "3", "6"),  # the graffiti: source, column, three words
    *("", "0", "0"),  # the pdf is passed over, police and job centre have nothing
    "n",  # the forms were not asked for
)
"""The answers by which the nine sloppy files are read."""


def _write_sloppy_folder(folder: Path) -> Path:
    write_sloppy_files(folder)
    return folder


def _transcript() -> list[str]:
    """The lines of the session that the handbook shows."""
    page = (ROOT / "docs" / "handbok.md").read_text(encoding="utf-8").split("```")[1]
    return [line for line in page.splitlines() if line not in {"", "…"}]


def _copy_input(folder: Path, target: Path) -> Path:
    """Copy what the user has put there or said, and nothing that the program made of it."""
    ignored = shutil.ignore_patterns("lagesbild.db*", "reports")
    return shutil.copytree(folder, target, ignore=ignored)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(24, 80), (30, 100)], ids=["80x24", "100x30"])
def test_nine_sloppy_files_are_read_by_a_dozen_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """What is not understood is asked; the figures are those of the named command on the same files and rules."""
    folder = _write_sloppy_folder(tmp_path / "post")
    session = GuidedSession(folder, size)
    session.answer(*SLOPPY)
    assert session.leave() == 0
    if size == (24, 80):
        assert [line for line in _transcript() if line not in session.screen] == []
    figures = _figures(folder)
    states = {source["key"]: source["state"] for source in figures["sources"]}
    assert states["polis"] == states["arbetsmarknad"] == states["klotter"] == "received"
    assert states["oidentifierad"] == "not_asked"
    counts = {line["category"]: line["count"] for line in figures["counts"] if line["source"] == "klotter"}
    assert (counts["nazistiskt"], counts["vansterautonomt"], counts["rasistiskt"]) == (2, 1, 1)
    other = _copy_input(folder, tmp_path / "annan")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640995200")
    run_commands(other, [words for words in session.commands if words[0] != "granska"])
    assert _figures(other) == figures
    assert _reports(other) == _reports(folder)


@pytest.mark.slow
def test_nine_sloppy_files_become_a_public_edition_by_sixteen_answers(tmp_path: Path) -> None:
    """From the mails to the section, the workbook and the public edition, which somebody answers for."""
    folder = _write_sloppy_folder(tmp_path / "post")
    session = GuidedSession(folder)
    answers = (*SLOPPY, "5", "", "Eva", "")
    session.answer(*answers)
    assert session.leave() == 0
    made = {path.name for path in (folder / "reports" / "2021").iterdir()}
    assert {"lagesbild-2021.docx", "lagesbild-2021.xlsx", "lagesbild-2021-publik.docx"} <= made
    assert len(answers) <= 20


@pytest.mark.slow
def test_broken_off_within_each_step_nothing_is_lost_and_nothing_is_half_done(folder: Path) -> None:
    """What was answered before Ctrl-C holds; a public edition or an establishing that was asked of is not made."""
    begun = GuidedSession(folder)
    begun.answer("", "", "")
    assert begun.interrupt() == 130
    for step in (("1",), ("2",), ("3", "b"), ("4", "n"), ("5", "n", "Eva"), ("6", "j")):
        session = GuidedSession(folder)
        session.answer("", *step)
        assert session.interrupt() == 130
        assert "Vad vill du göra nu?" in session.screen
    texts = json.loads(run_in(folder, "granska-text", "--år", 2021, "--json").out)
    assert [one["verdict"] for one in texts["decisions"]] == ["behåll"]
    assert not list((folder / "reports" / "2021").glob("*publik*"))
    assert "fastställ" not in run_in(folder, "journal").out.casefold()


@pytest.mark.slow
def test_left_at_every_question_it_goes_on_where_it_was(tmp_path: Path) -> None:
    """Each session gives one answer and is broken off by Ctrl-C; what was answered is not asked again."""
    whole = _write_sloppy_folder(tmp_path / "hel")
    broken = shutil.copytree(whole, tmp_path / "avbruten")
    session = GuidedSession(whole)
    session.answer(*SLOPPY)
    session.leave()
    for given in (("", ""), *(("", "", answer) for answer in SLOPPY[3:8])):
        session = GuidedSession(broken)
        session.answer(*given)
        assert session.interrupt() == 130
    session = GuidedSession(broken)
    session.answer("", "", "", "0", "0", "n")
    session.leave()
    assert _figures(broken) == _figures(whole)


@pytest.mark.slow
def test_every_question_answered_wrong_once_is_asked_again(tmp_path: Path) -> None:
    """Nothing is made of an answer that is none, and the same question comes once more."""
    folder = _write_sloppy_folder(tmp_path / "post")
    session = GuidedSession(folder)
    for answer in SLOPPY:
        session.answer("vad?", answer)
    session.leave()
    assert {source["key"] for source in _figures(folder)["sources"] if source["state"] == "received"} >= {
        "klotter",
        "polis",
        "arbetsmarknad",
    }


@pytest.mark.slow
def test_the_year_is_taken_to_its_end(folder: Path) -> None:
    """Remarks, texts, analysis, public edition and establishing, each when Enter comes to it, and then nothing is left."""
    session = GuidedSession(folder)
    session.answer("", "", "")
    session.answer("", "n")  # the remarks
    session.answer("", "")  # who has not answered
    session.answer("", "b", "m")  # the doubtful passages
    session.answer("", "")  # the analysis: open it
    write_analysis(folder / "reports" / "2021" / "lagesbild-2021.docx", ("Vi bedömer läget som lugnt.",))
    session.answer("")
    session.answer("", "n", "Eva", "")  # the public edition
    session.answer("", "j", "nämnden")  # established
    session.answer("å", "j")  # and not, after all
    assert session.leave() == 0
    made = {path.name for path in (folder / "reports" / "2021").iterdir()}
    assert {"lagesbild-2021-publik.docx", "granskning-2021-intern.md"} <= made
    figures = _figures(folder)
    assert figures
    journal = run_in(folder, "journal").out
    assert "fastställ" in journal.casefold()
    assert "Börja med 2022" in session.screen
    assert (
        "Fastställ siffrorna, när planen är beslutad" in session.screen.rpartition("Vad vill du göra nu?")[2]
    )
