"""An answer that was not completed is set aside, whatever tool its export is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_files import delimited

from lagesbild.files.opening import open_file
from lagesbild.intake.surveys.reading import read_answers

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = {
    "google_forms": ("Tidstämpel", "2021/03/01 10:15:00 fm EET"),
    "microsoft_forms": (
        "ID;Starttid;Slutförandetid;E-post;Namn",
        "{};2021-03-01 10:00;2021-03-01 10:15;anonymous;",
    ),
    "table": ("Inskickat", "2021-03-01 10:15"),
}


@pytest.mark.parametrize("heading", ["Status", "Svarsstatus", "Enkätstatus"])
@pytest.mark.parametrize(
    "words",
    [
        ("Slutförd", "Påbörjad"),
        ("Complete", "Partial"),
        ("Klar", "Avbruten"),
        ("Komplett", "Ej påbörjad"),
        ("Besvarad", "Obesvarad"),
        ("Svarat", "Har inte svarat"),
        ("Inlämnad", "Utskickad"),
        ("Completed", "Not started"),
    ],
)
@pytest.mark.sampled
@pytest.mark.parametrize("tool", TOOLS)
def test_what_was_begun_alone_is_no_answer(
    tmp_path: Path, tool: str, words: tuple[str, str], heading: str
) -> None:
    """The column is no question either."""
    own, cells = TOOLS[tool]
    rows = [
        (*own.split(";"), "Har du sett tecken?", heading),
        *(
            (*cells.format(number).split(";"), ("Ja", "Nej")[number % 2], words[number % 2])
            for number in range(1, 7)
        ),
    ]
    path = tmp_path / "enkat.csv"
    path.write_text(delimited(rows), encoding="utf-8")
    (sheet,) = open_file(path)
    answers = read_answers(sheet)
    assert answers.system == tool
    assert answers.status.tolist() == ["incomplete", "counted"] * 3
    assert [question.heading for question in answers.questions] == ["Har du sett tecken?"]


def test_a_question_of_that_name_with_other_answers_is_a_question(tmp_path: Path) -> None:
    """The words decide, and one that is none of them is enough."""
    rows = [("Tidstämpel", "Status"), ("2021-03-01 10:15:00", "Slutförd"), ("2021-03-02 10:15:00", "Rektor")]
    path = tmp_path / "enkat.csv"
    path.write_text(delimited(rows), encoding="utf-8")
    (sheet,) = open_file(path)
    assert [question.heading for question in read_answers(sheet).questions] == ["Status"]
