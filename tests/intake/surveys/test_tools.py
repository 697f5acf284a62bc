"""Every tool's small export, and beside it what must be read from it."""

# ruff: noqa: E501 — a row of an export stands on one line

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import survey_files as files

from lagesbild.intake.surveys.reading import TOOLS, read_answers, recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.surveys.answers import Answers


@dataclass(frozen=True, slots=True)
class Golden:
    """An export and the description of its answers."""

    system: str
    rows: Sequence[Sequence[Raw]]
    write: Callable[[Path, Sequence[Sequence[Raw]]], Sheet]
    suffix: str
    description: dict[str, Any]


# fmt: off
GOLDEN = (
    Golden("microsoft_forms", files.MICROSOFT_FORMS, files.as_xlsx, ".xlsx", {
        "rows": ((1,), 2),
        "dropped": ("E-post", "Namn", "Namn2"),
        "questions": (
            ("Vilken verksamhet svarar du för?", "single", (5,), ("Förskolan Äpplet", "Ungdomsgården", "Äldreboendet")),
            ["", "Förskolan Äpplet", "Ungdomsgården", "Äldreboendet", "Ungdomsgården", "Förskolan Äpplet", "", "Förskolan Äpplet"],
            ("Har du stött på sympatier?", "single", (6,), ("Ja", "Nej", "Vet ej")),
            ["", "Ja", "Nej", "Vet ej", "Ja", "Nej", "", "Nej"],
            ("Vilken miljö gällde det?", "multi", (7,), ("Vit makt-miljön", "Hot; våld, eller rykten", "Autonoma miljön")),
            ["", ("Vit makt-miljön", "Hot; våld, eller rykten"), "", ("Autonoma miljön", "Hot; våld, eller rykten"), ("Vit makt-miljön", "Autonoma miljön"), "", "", ""],
            ("Antal tillfällen", "number", (8,), ()),
            ["", 3, "", 1, 2, "", "", ""],
            ("Beskriv kort, utan personuppgifter", "text", (9,), ()),
            ["", "Klistermärken på en lyktstolpe", "", "", "En affisch, sedan borttagen", "", "", ""],
        ),
        "response": ["1", "2", "3", "4", "5", "6", "7", "6"],
        "submitted": ["2021-03-01 10:30:05", "2021-03-02 10:30:05", "2021-03-03 10:30:05", "2021-03-04 10:30:05", "2021-03-05 10:30:05", "2021-03-06 10:30:05", "2021-03-07 10:30:05", "2021-03-06 10:30:05"],
        "status": ["test_answer", "counted", "counted", "counted", "counted", "counted", "incomplete", "duplicate"],
    }),
    Golden("google_forms", files.GOOGLE_FORMS, files.as_csv, ".csv", {
        "rows": ((1,), 2),
        "dropped": ("E-postadress",),
        "questions": (
            ("Vilken verksamhet svarar du för?", "single", (3,), ("Förskolan Äpplet", "Ungdomsgården", "Äldreboendet")),
            ["Förskolan Äpplet", "Ungdomsgården", "Äldreboendet", "Ungdomsgården", "Ungdomsgården", "Ungdomsgården", ""],
            ("Har du stött på sympatier?", "single", (4,), ("Ja", "Nej", "Vet ej")),
            ["Ja", "Nej", "Ja", "Vet ej", "Vet ej", "Nej", ""],
            ("Vilken miljö gällde det?", "multi", (5,), ("Vit makt-miljön", "Hot, våld eller rykten", "Autonoma miljön")),
            [("Vit makt-miljön", "Hot, våld eller rykten"), "", ("Hot, våld eller rykten",), ("Autonoma miljön", "Vit makt-miljön"), ("Autonoma miljön",), "", ""],
            ("Hur säker är du? [Bedömning]", "single", (6,), ("Ganska", "Mycket")),
            ["Ganska", "Mycket", "Ganska", "", "Mycket", "Mycket", ""],
        ),
        "response": ["", "", "", "", "", "", ""],
        "submitted": ["2023-09-29 14:54:27", "2023-09-29 15:01:10", "2023-09-30 08:12:00", "2023-09-30 09:00:00", "2023-10-13 09:00:00", "2023-09-29 15:01:10", "2023-10-14 09:00:00"],
        "status": ["counted", "counted", "counted", "counted", "counted", "duplicate", "test_answer"],
    }),
    Golden("limesurvey", files.LIMESURVEY_TEXT, files.as_csv, ".csv", {
        "rows": ((1,), 2),
        "dropped": ("IP address",),
        "questions": (
            ("Har du stött på sympatier?", "single", (5,), ("Ja", "No")),
            ["Ja", "Ja", "No", "Ja"],
            ("Vilken miljö gällde det?", "multi", (6, 7, 8), ("Vit makt & liknande", "Autonoma", "Annat")),
            [("Vit makt & liknande",), "", "", ("Vit makt & liknande", "Autonoma", "Annat")],
            ("Beskriv kort, utan personuppgifter", "text", (9,), ()),
            ["En rad\noch en till", "", "", "Två affischer"],
        ),
        "response": ["3", "4", "7", "8"],
        "submitted": ["2021-03-02 10:11:12", "NaT", "2021-03-03 10:11:12", "2021-03-04 10:11:12"],
        "status": ["counted", "incomplete", "counted", "counted"],
    }),
    Golden("limesurvey", files.LIMESURVEY_CODES, files.as_csv, ".csv", {
        "rows": ((1,), 2),
        "dropped": ("ipaddr",),
        "questions": (
            ("Q1", "single", (8,), ("A1", "A2")),
            ["A1", "A2", "A1"],
            ("Q2", "multi", (9, 10, 11), ("SQ001", "SQ002", "Annat")),
            [("SQ001",), ("SQ002", "Annat"), ""],
            ("Q3 [1]", "single", (12,), ("Ofta", "Aldrig")),
            ["Ofta", "Aldrig", ""],
            ("Q3 [2]", "single", (13,), ("Aldrig",)),
            ["Aldrig", "Aldrig", ""],
        ),
        "response": ["1", "2", "3"],
        "submitted": ["2021-03-02 10:11:12", "2021-03-03 10:11:12", "2021-03-04 10:11:12"],
        "status": ["counted", "counted", "counted"],
    }),
    Golden("surveymonkey", files.SURVEYMONKEY, files.as_csv, ".csv", {
        "rows": ((1, 2), 3),
        "dropped": ("IP Address", "Email Address", "First Name", "LastName", "Custom Data"),
        "questions": (
            ("Har du stött på sympatier?", "single", (9,), ("Ja", "Nej")),
            ["Ja", "Nej", "Ja", ""],
            ("Vilken miljö gällde det?", "multi", (10, 11, 12), ("Vit makt-miljön", "Autonoma miljön", "Annat")),
            [("Vit makt-miljön", "Autonoma miljön"), "", ("Annat",), ""],
            ("Beskriv kort, utan personuppgifter", "text", (13,), ()),
            ["På väg hem, vid torget", "", "Märken på en dörr", ""],
            ("Antal tillfällen", "number", (14,), ()),
            [2, 0, 1, ""],
        ),
        "response": ["3100000001", "3100000002", "3100000003", "3100000004"],
        "submitted": ["2014-07-10 18:37:00", "2014-07-13 08:37:00", "2014-07-14 08:37:00", "2014-07-15 08:37:00"],
        "status": ["counted", "counted", "counted", "incomplete"],
    }),
    Golden("qualtrics", files.QUALTRICS, files.as_csv, ".csv", {
        "rows": ((1, 2, 3), 4),
        "dropped": ("IPAddress", "LocationLatitude"),
        "questions": (
            ("Har du stött på sympatier?", "single", (11,), ("Ja", "Nej")),
            ["Ja", "Ja", "Ja", "Nej", "Nej", "Nej"],
            ("Vilken miljö gällde det?", "multi", (12, 13), ("Vit makt-miljön", "Hot, våld", "Autonoma miljön", "Annat")),
            [("Vit makt-miljön", "Hot, våld"), "", ("Vit makt-miljön",), ("Hot, våld",), ("Hot, våld", "Autonoma miljön"), ("Autonoma miljön", "Annat")],
            ("Vad såg du?", "multi", (14, 15), ("Klotter", "Hot, våld")),
            [("Klotter", "Hot, våld"), "", ("Klotter",), "", ("Hot, våld",), ("Klotter",)],
        ),
        "response": ["R_1", "R_2", "R_3", "R_4", "R_5", "R_6"],
        "submitted": ["2021-03-01 10:05:00", "2021-03-02 10:05:00", "2021-03-03 10:05:00", "2021-03-04 10:05:00", "2021-03-05 10:05:00", "2021-03-06 10:05:00"],
        "status": ["counted", "incomplete", "test_answer", "test_answer", "counted", "counted"],
    }),
    Golden("qualtrics", files.QUALTRICS_LEGACY, files.as_csv, ".csv", {
        "rows": ((1, 2), 3),
        "dropped": ("Name", "IPAddress"),
        "questions": (
            ("Har du stött på sympatier?", "single", (8,), ("Ja", "Nej")),
            ["Ja", "Ja", "Nej"],
        ),
        "response": ["R_1", "R_2", "R_3"],
        "submitted": ["2014-03-01 10:05:00", "2014-03-01 11:05:00", "2014-03-01 12:05:00"],
        "status": ["counted", "test_answer", "incomplete"],
    }),
    Golden("table", files.TABLE, files.as_xlsx, ".xlsx", {
        "rows": ((1,), 2),
        "dropped": ("Telefon", "Kontakt"),
        "questions": (
            ("Enhet", "single", (2,), ("Skola", "Förskola")),
            ["Skola", "Förskola", "Skola", "Skola"],
            ("Har du stött på sympatier?", "single", (3,), ("Ja", "Nej", "Vet ej")),
            ["Ja", "Nej", "Vet ej", "Vet ej"],
            ("Datum för händelsen", "date", (4,), ()),
            ["2021-03-01", "", "2021-04-12", "2021-04-12"],
            ("Antal tillfällen", "number", (5,), ()),
            [1, "", 2.5, 2.5],
            ("Ärendekod", "id", (7,), ()),
            ["007", "008", "009", "010"],
        ),
        "response": ["1", "2", "3", "3"],
        "submitted": ["NaT", "NaT", "NaT", "NaT"],
        "status": ["counted", "counted", "counted", "counted"],
    }),
)
# fmt: on


def described(answers: Answers) -> dict[str, Any]:
    """Give the answers in the form of the golden descriptions."""
    questions: list[Any] = []
    for number, question in enumerate(answers.questions):
        questions += [
            (question.heading, question.type, question.columns, question.options),
            list(answers.frame[number]),
        ]
    return {
        "rows": (answers.layout.header_rows, answers.layout.first_data_row),
        "dropped": answers.dropped,
        "questions": tuple(questions),
        "response": list(answers.response),
        "submitted": [str(moment) for moment in answers.submitted],
        "status": list(answers.status),
    }


@pytest.fixture(params=GOLDEN, ids=lambda golden: f"{golden.system}{len(golden.rows)}")
def golden(request: pytest.FixtureRequest) -> Golden:
    """Give each export in turn."""
    found: Golden = request.param
    return found


def test_an_export_is_read_as_described(golden: Golden, tmp_path: Path) -> None:
    """Questions, answers, times, status and what was left behind are those of the golden description."""
    sheet = golden.write(tmp_path / f"svar{golden.suffix}", golden.rows)
    assert described(read_answers(sheet)) == golden.description


def test_an_export_is_recognised_by_its_columns(golden: Golden, tmp_path: Path) -> None:
    """A file name that speaks of another tool changes nothing."""
    sheet = golden.write(tmp_path / f"Formulärsvar (LimeSurvey){golden.suffix}", golden.rows)
    assert recognise(sheet) == golden.system


def test_the_file_format_changes_nothing(golden: Golden, tmp_path: Path) -> None:
    """The same rows in a workbook give the same answers as in a text file."""
    if golden.system == "microsoft_forms":
        pytest.skip("date cells, by which the tool is recognised, exist in workbooks alone")
    one = files.as_csv(tmp_path / "svar.csv", golden.rows, ";", "utf-8-sig")
    other = files.as_xlsx(tmp_path / "svar.xlsx", golden.rows)
    assert described(read_answers(one)) == described(read_answers(other))


def test_every_tool_has_a_golden_export() -> None:
    """A tool without a sample file is not in the registry."""
    assert {tool.key for tool in TOOLS} <= {golden.system for golden in GOLDEN}
