"""What becomes of the rows and columns of an export: set aside, left behind, or read in their type."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
import survey_files as files
from survey_files import LIME, MONKEY, SEEN, SENT, TIMES, WORDS, at, headings

from lagesbild.intake.surveys.reading import read_answers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lagesbild.core.cells import Raw


def test_contact_details_are_left_behind_under_any_heading(tmp_path: Path) -> None:
    """What looks like e-mail addresses or telephone numbers is personal."""
    rows = (
        ("Enhet", "Hur når vi dig?"),
        ("Skola", "a@exempel.se"),
        ("Skola", "070-123 45 67"),
        ("Skola", ""),
    )
    answers = read_answers(files.as_csv(tmp_path / "a.csv", rows))
    assert (headings(answers), answers.dropped) == (["Enhet"], ("Hur når vi dig?",))


def test_the_second_attempt_of_an_incomplete_answer_counts(tmp_path: Path) -> None:
    """Only what counts already makes a later row a duplicate."""
    rows = ((*LIME, SEEN), ("1", "", *SENT[1:], "Ja"), ("1", *SENT, "Ja"), ("1", *SENT, "Ja"))
    answers = read_answers(files.as_csv(tmp_path / "a.csv", rows))
    assert list(answers.status) == ["incomplete", "counted", "duplicate"]


def test_alike_rows_without_id_and_time_all_count(tmp_path: Path) -> None:
    """Two respondents may say the same."""
    rows = (("Enhetstyp", SEEN), ("Skola", "Ja"), ("Skola", "Ja"), ("Förskola", "Nej"))
    assert set(read_answers(files.as_csv(tmp_path / "a.csv", rows)).status) == {"counted"}


@pytest.mark.parametrize("words", ["test", "Testsvar ", "TEST  test", "asdf"])
def test_trying_out_is_set_aside_and_leaves_no_option(words: str, tmp_path: Path) -> None:
    """Test answers are neither counted nor seen among the options."""
    rows = (
        ("Tidstämpel", "Enhet", TIMES),
        ("2021-03-01 10.00.00", words, "1"),
        *(("2021-03-02 10.00.00", "Skola", str(n)) for n in range(3)),
    )
    answers = read_answers(files.as_csv(tmp_path / "a.csv", rows))
    assert list(answers.status) == ["test_answer", "counted", "counted", "counted"]
    assert answers.questions[0].options == ("Skola",)


def test_a_range_is_no_date(tmp_path: Path) -> None:
    """What a spreadsheet would take for the first of February are one or two times."""
    rows = (
        ("Enhet", "Hur många gånger?"),
        *(("Skola", "1-2"), ("Skola", "1-2"), ("Skola", "3-4"), ("Skola", "3-4")),
    )
    assert read_answers(files.as_csv(tmp_path / "a.csv", rows)).questions[1].type == "single"


def test_an_incident_register_is_no_survey_of_microsoft_forms(tmp_path: Path) -> None:
    """An id, two times and two texts are not enough when the first text is no respondent's address."""
    rows: Sequence[Sequence[Raw]] = (
        ("ID", "Anmäld", "Åtgärdad", "Stadsdel", "Kategori", "Adress"),
        *((n, at(n), at(n, 10), "Björkhagen", "Nazistiskt", "Torget") for n in range(1, 4)),
    )
    answers = read_answers(files.as_xlsx(tmp_path / "a.xlsx", rows))
    assert (answers.system, answers.dropped) == ("table", ())


@pytest.mark.parametrize("rows", [files.GOOGLE_FORMS, files.LIMESURVEY_TEXT, files.TABLE])
def test_an_export_before_the_first_answer_is_empty(rows: Sequence[Sequence[Raw]], tmp_path: Path) -> None:
    """Headings alone give questions and no rows."""
    answers = read_answers(files.as_csv(tmp_path / "a.csv", rows[:1]))
    assert (len(answers.frame), len(answers.status), bool(answers.questions)) == (0, 0, True)


def test_the_parts_of_a_contact_question_are_personal(tmp_path: Path) -> None:
    """Name and e-mail below a question of another name are left behind; a choice called e-mail is not."""
    rows = (
        (*MONKEY, "Kontaktuppgifter", "", "", "Hur fick du enkäten?", ""),
        ("", "", "", "", "", "Verksamhet", "Namn", "E-postadress", "E-post", "Brev"),
        ("1", "9", "2021-03-02", "2021-03-02", "10.0.0.1", "Skola", "Å Ö", "a@exempel.se", "E-post", ""),
        ("2", "9", "2021-03-03", "2021-03-03", "10.0.0.2", "Skola", "", "", "E-post", "Brev"),
    )
    answers = read_answers(files.as_csv(tmp_path / "a.csv", rows))
    assert answers.dropped == ("IP Address", "Kontaktuppgifter [Namn]", "Kontaktuppgifter [E-postadress]")
    assert list(answers.frame[1]) == [("E-post",), ("E-post", "Brev")]


def test_days_are_not_taken_for_telephone_numbers(tmp_path: Path) -> None:
    """Both begin with a zero."""
    rows = (("Enhet", "När?"), ("Skola", "01-03-2021"), ("Skola", "02-03-2021"), ("Skola", "13-03-2021"))
    assert read_answers(files.as_csv(tmp_path / "a.csv", rows)).questions[1].type == "date"


def test_a_zone_behind_the_time_is_no_hindrance(tmp_path: Path) -> None:
    """The time is taken as written."""
    rows = (("Timestamp", SEEN), ("2023/09/29 2:54:27 PM GMT+2", "Ja"))
    answers = read_answers(files.as_csv(tmp_path / "a.csv", rows))
    assert answers.submitted[2] == datetime(2023, 9, 29, 14, 54, 27)  # noqa: DTZ001 — as the tool writes it


def test_the_code_for_other_is_no_option(tmp_path: Path) -> None:
    """LimeSurvey writes "-oth-" where own words stand in the next column."""
    codes = ("id", "submitdate", "lastpage", "startlanguage", "startdate", "Q1", "Q1[other]")
    rows = (
        codes,
        *((str(n), *SENT, *row) for n, row in enumerate([("A1", ""), ("A1", ""), ("-oth-", "egna ord")])),
    )
    answers = read_answers(files.as_csv(tmp_path / "a.csv", rows))
    assert (list(answers.frame[0]), answers.questions[0].options) == (["A1", "A1", "Annat"], ("A1", "Annat"))


def test_roles_are_no_response_ids(tmp_path: Path) -> None:
    """A column called id with the same few values makes no duplicates."""
    rows = (
        ("Svarsid", SEEN),
        *(("Chef", "Ja"), ("Chef", "Nej"), ("Lärare", "Ja"), ("Lärare", "Ja"), ("Chef", "Ja")),
    )
    assert set(read_answers(files.as_csv(tmp_path / "a.csv", rows)).status) == {"counted"}


def test_short_answers_to_a_free_text_question_stay_text(tmp_path: Path) -> None:
    """What is asked for in own words gets no options, so that no distribution shows it."""
    rows = ((WORDS, SEEN), *(("Nej", "Nej"),) * 4, ("En affisch", "Ja"), ("Ett märke", "Ja"))
    question = read_answers(files.as_csv(tmp_path / "a.csv", rows)).questions[0]
    assert (question.type, question.options) == ("text", ())


def test_problems_of_the_reading_travel_with_the_answers(tmp_path: Path) -> None:
    """What the reader reports of the sheet is still there for the caller."""
    sheet = files.as_csv(tmp_path / "a.csv", files.TABLE)
    answers = read_answers(sheet)
    assert answers.frame.attrs == sheet.read(answers.layout).attrs


@pytest.mark.parametrize(
    "day", ["2021-03-14", "14/3 2021", "14.3.2021", "3/14/21", "20210314", "14 mars 2021"]
)
def test_a_question_for_a_day_is_a_date(day: str, tmp_path: Path) -> None:
    """However the respondents write it, the answer is the same text."""
    answers = read_answers(
        files.as_csv(tmp_path / "a.csv", (("Enhet", "När?"), ("Skola", day), ("Skola", "")))
    )
    assert (answers.questions[1].type, list(answers.frame[1])) == ("date", ["2021-03-14", ""])
