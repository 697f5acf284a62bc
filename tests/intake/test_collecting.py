"""The files that a path names: all that lie there, but for those of the system and of the program itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from lagesbild.intake.collecting import (
    FORMS,
    REMINDERS,
    REPORTS,
    collect,
    find_transcript,
    is_transcript,
    name_transcript,
)


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own folder is where the program is started."""
    monkeypatch.chdir(tmp_path)


def _put(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("a", encoding="utf-8")


@pytest.mark.parametrize("own", [REPORTS, FORMS, REMINDERS])
def test_what_the_program_lays_in_the_working_folder_is_nobodys_answer(own: str) -> None:
    """An empty form would count as a zero; where the folder itself is named, or lies elsewhere, it is read."""
    _put("klotter.csv", f"{own}/polis.csv", f"2021/{own}/ia.csv")
    assert {path.as_posix() for path in collect([Path()])} == {"klotter.csv", f"2021/{own}/ia.csv"}
    assert [path.as_posix() for path in collect([Path(own)])] == [f"{own}/polis.csv"]


@pytest.mark.parametrize("name", ["svar.docx", "svar [kopia] (2).pdf"])
def test_a_copy_is_found_by_the_name_of_what_it_is_copied_from(name: str) -> None:
    """And by no other's."""
    _put(name, "svar på annat (avskriven, polis).csv", "svar.csv")
    assert find_transcript(Path(name)) is None
    copy = name_transcript(Path(name), "polis")
    _put(str(copy))
    assert find_transcript(Path(name)) == copy
    assert (is_transcript(copy), is_transcript(Path("svar.csv"))) == (True, False)
