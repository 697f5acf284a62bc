"""Questions that are data and have a slip: one sentence says which and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from program import run_in
from staff_survey import MET, NEED, STAFF_SURVEY, lay_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('fraga = "mott"', 'fraga = "mot"', "om nämner ”mot”, som inte är en fråga före den"),
        ('svar = "Ja" }', 'svar = "Jaa" }', "om nämner svaret ”Jaa”, som inte finns på ”mott”"),
        ('summa = ["Instämmer helt"', 'summa = ["Helt"', "summa nämner ”Helt”, som inte är ett svar"),
        ('typ = "tal"', 'typ = "tal"\ngrupp = true', "bara en fråga kan ha grupp = true"),
        ('nyckel = "hur"', 'nyckel = "mott"', "nyckeln ”mott” finns på två frågor"),
        ('lydelse = "Hur märktes det?"', f'lydelse = "{MET}"', "finns på två frågor"),
        ("handelse = true", 'grupp = false\nsumma = ["ja"]', "summa går bara på en fråga med ett svar"),
        ('typ = "skala"', 'typ = "stapel"', "typ"),
    ],
)  # fmt: skip
def test_questions_that_do_not_agree_are_one_sentence(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A slip in a definition is told with its cure, and nothing is read."""
    lay_out(tmp_path, survey=STAFF_SURVEY.replace(old, new, 1))
    done = run_in(tmp_path, "importera", "personal_2021.csv", "--år", 2021)
    assert done.code == 3
    assert said in done.err
    assert len(done.err.strip().splitlines()) <= 4


def test_a_question_that_nobody_answered_is_told(tmp_path: Path) -> None:
    """The settings name one that the year does not have."""
    lay_out(tmp_path)
    settings = (tmp_path / "lagesbild.toml").read_text(encoding="utf-8").replace(NEED, "Vad saknar du?")
    (tmp_path / "lagesbild.toml").write_text(settings, encoding="utf-8")
    assert run_in(tmp_path, "importera", "personal_2021.csv", "--år", 2021).code == 0
    problems = run_in(tmp_path, "visa", "--år", 2021, "--json").json["problems"]
    assert [p["file"] for p in problems if p["code"] == "question_without_answers"] == ["lagesbild.toml"]
