"""The questions of each survey as a text for each tool: laid there as it stands, its answers are known when they come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import openpyxl
import pytest
from program import run_in

from lagesbild.config.loading import load
from lagesbild.intake.forms import questionnaires
from lagesbild.outputs.questionnaire import RULE, TOOLS, SurveyTool, tool_text

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
nyckel = "trygghet"
namn = "Trygghetsmätning"
form = "enkat"
[[fragor]]
nyckel = "bor"
lydelse = "Var bor du?"
typ = "ett_val"
[[fragor]]
nyckel = "mott"
lydelse = "Har du mött våldsbejakande extremism?"
typ = "ja_nej"
handelse = true
[[fragor]]
nyckel = "hur"
lydelse = "Hur märktes det?"
typ = "flera_val"
svar = ["Klotter", "Hot, våld", "Annat"]
om = { fraga = "mott", svar = "ja" }
"""
SURVEYS = ("enkat_egna", "enkat_skolor", "trygghet")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a survey of its own beside the built-in ones, and the forms of them all."""
    folder = tmp_path_factory.mktemp("questionnaires")
    (folder / "kallor").mkdir()
    (folder / "kallor" / "trygghet.toml").write_text(OWN, encoding="utf-8")
    (folder / "lagesbild.toml").write_text("", encoding="utf-8")
    assert run_in(folder, "mallar").code == 0
    return folder


def _blocks(text: str) -> list[list[str]]:
    """The questions of a text, each with its options."""
    return [block.splitlines() for block in text.split(RULE)[1].strip().split("\n\n")]


@pytest.mark.sampled
@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
@pytest.mark.parametrize("key", SURVEYS)
def test_what_is_pasted_is_known_when_it_comes_back(folder: Path, key: str, tool: SurveyTool) -> None:
    """Each question is read as what it asks: a tool takes away the numbers and letters that it understands, or none."""
    text = (folder / "mallar" / f"fragor-{key}-{tool.name}.txt").read_text(encoding="utf-8-sig")
    blocks = _blocks(text)
    if tool.lettered:
        blocks = [[re.sub(r"^\w+\. ", "", line) for line in lines] for lines in blocks]
    answers = [(lines[1:] or ["1"])[0] for lines in blocks]
    rows = [[lines[0] for lines in blocks], answers, answers]
    path = folder / f"{key.removeprefix('enkat_')}-{tool.name}.csv"
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    (file,) = run_in(folder, "granska", path.name, "--json").json["files"]
    settings = load(folder / "lagesbild.toml").vocabulary
    asked = settings.questions_of(settings.source(key))
    assert file["source"] == key
    assert [column["role"] for column in file["columns"]] == [question.key for question in asked]
    assert file["problems"] == []


def test_each_survey_has_its_own_questions(folder: Path) -> None:
    """Nothing of another survey stands in it, and what must be set by hand in the tool is said above the rule."""
    text = (folder / "mallar" / "fragor-trygghet-microsoft-forms.txt").read_text(encoding="utf-8-sig")
    assert len(_blocks(text)) == 3
    assert _blocks(text)[2] == ["3. Hur märktes det?", "A. Klotter", "B. Hot, våld", "C. Annat"]
    above = text.split(RULE)[0]
    assert "Flera svar får väljas: fråga 3." in above
    assert "Skriv själv svaren att välja bland: fråga 1." in above
    assert "Fråga 3 ställs bara till den som svarat ”Ja” på fråga 2." in above


@pytest.mark.parametrize("key", SURVEYS)
def test_the_workbook_says_the_same(folder: Path, key: str) -> None:
    """A question a row, with its kind of answer and its options."""
    survey = next(s for s in questionnaires(load(folder / "lagesbild.toml")) if s.key == key)
    sheet = openpyxl.load_workbook(folder / "mallar" / f"fragor-{key}.xlsx").worksheets[0]
    rows = [[cell for cell in row[1:] if cell] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert rows == [[asked.wording, asked.kind, *asked.options] for asked in survey.questions]
    assert all(asked.wording in tool_text(survey, TOOLS[0]) for asked in survey.questions)
