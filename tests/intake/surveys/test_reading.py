"""What real exports do beside the usual."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pandas as pd
import pytest
import survey_files as files
from survey_files import LIME, MILIEU, MONKEY, SEEN, SENT, WORDS, at, headings

from lagesbild.core.errors import InputError
from lagesbild.intake.surveys.reading import read_answers, recognise
from lagesbild.intake.surveys.timestamps import parse_timestamps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lagesbild.core.cells import Raw


def forms(
    *questions: Sequence[Raw], names: Sequence[str] = ("ID", "x", "y", "z", "å")
) -> list[Sequence[Raw]]:
    """Give rows as Microsoft Forms lays them out: headings first, then the answers to each question."""
    asked, *answers = questions
    return [
        (*names, *asked),
        *((n, at(n), at(n, 10), "anonymous", "", *row) for n, row in enumerate(answers, start=1)),
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("ID", "Start time", "Completion time", "Email", "Name"),
        ("Id", "Starttidspunkt", "Fullføringstidspunkt", "E-postadresse", "Navn"),
        ("ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"),
        ("ID", "okänt", "okänt också", "okänd", "okänd"),
    ],
)
def test_microsoft_forms_is_known_in_any_language(names: tuple[str, ...], tmp_path: Path) -> None:
    """An id, two times and two texts are enough; the two texts are personal whatever they are called."""
    answers = read_answers(files.as_xlsx(tmp_path / "a.xlsx", forms((SEEN,), ("Ja",), ("Nej",), names=names)))
    assert (answers.system, headings(answers), answers.dropped) == ("microsoft_forms", [SEEN], names[3:])


def test_quiz_columns_are_left_out(tmp_path: Path) -> None:
    """Points and feedback belong to a question but are no answers to it."""
    asked = (
        "Total points",
        "Quiz feedback",
        SEEN,
        f"Points - {SEEN}",
        f"Feedback - {SEEN}",
        "Poäng - i vilket spel?",
    )
    sheet = files.as_xlsx(tmp_path / "a.xlsx", forms(asked, (3, "", "Ja", 1, "", "Go")))
    assert headings(read_answers(sheet)) == [SEEN, "Poäng - i vilket spel?"]


def test_known_options_take_precedence(tmp_path: Path) -> None:
    """What the questionnaire knows is split so, though the column alone could be read otherwise."""
    rows = forms((f"{MILIEU} ",), ("Hot;våld;",), ("Hot;våld;Klotter;",), ("Klotter;egna ord om någon;",))
    known = {MILIEU.casefold(): ("Hot;våld", "Klotter")}
    answers = read_answers(files.as_xlsx(tmp_path / "a.xlsx", rows), known)
    assert list(answers.frame[0]) == [("Hot;våld",), ("Hot;våld", "Klotter"), ("Klotter", "Annat (fritext)")]


def test_google_times_of_the_united_states_are_read(tmp_path: Path) -> None:
    """One date that can only be month first decides for the column."""
    rows = (("", "Timestamp", SEEN), ("1", "9/6/2018 0:06:16", "Ja"), ("2", "9/26/2018 13:06:16", "Nej"))
    answers = read_answers(files.as_csv(tmp_path / "a.csv", rows))
    assert answers.submitted[2] == datetime(2018, 9, 6, 0, 6, 16)  # noqa: DTZ001 — as the tool writes it
    assert (answers.system, headings(answers)) == ("google_forms", [SEEN])


def test_limesurvey_in_german_with_semicolons_is_read(tmp_path: Path) -> None:
    """Language and delimiter do not hide which tool it is, nor which answers are incomplete."""
    rows = (
        ("Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert", SEEN),
        ("1", "2021-03-02 10:11:12", "4", "de", "77", "Nein"),
        ("2", "", "1", "de", "78", ""),
    )
    answers = read_answers(files.as_csv(tmp_path / "a.csv", rows, ";", "utf-8-sig"))
    assert (answers.system, list(answers.status)) == ("limesurvey", ["counted", "incomplete"])


def test_limesurvey_with_a_header_of_two_rows_on_the_second_sheet(tmp_path: Path) -> None:
    """A hand-edited export with the question above its options is the same question."""
    rows = (
        ("", "", "", "", "", MILIEU, "", WORDS),
        (*LIME, "Vit makt", "Autonoma", ""),
        ("1", *SENT, "Ja", "Nej", "På en vägg"),
        ("2", *SENT, "Ja", "Ja", ""),
    )
    answers = read_answers(files.as_xlsx(tmp_path / "a.xlsx", (("Om enkäten",),), rows))
    assert [(question.heading, question.columns) for question in answers.questions] == [
        (MILIEU, (5, 6)),
        (WORDS, (7,)),
    ]
    assert list(answers.frame[0]) == [("Vit makt",), ("Vit makt", "Autonoma")]


def test_a_grid_of_questions_is_not_several_choices(tmp_path: Path) -> None:
    """Columns with answers on a scale are a question each."""
    rows = (
        (*LIME, "Hur ofta? [Hot]", "Hur ofta? [Våld]"),
        ("1", *SENT, "Ofta", "Aldrig"),
        ("2", *SENT, "Ja", "Aldrig"),
    )
    answers = read_answers(files.as_csv(tmp_path / "a.csv", rows))
    assert headings(answers) == ["Hur ofta? [Hot]", "Hur ofta? [Våld]"]


def test_own_words_beside_one_choice_count_as_other(tmp_path: Path) -> None:
    """The text itself is neither an answer nor an option."""
    rows = (
        (*LIME, MILIEU, f"{MILIEU} [Other]"),
        *(("1", *SENT, "Vit makt", ""), ("2", *SENT, "Vit makt", ""), ("3", *SENT, "", "en grupp på nätet")),
    )
    answers = read_answers(files.as_csv(tmp_path / "a.csv", rows))
    assert (answers.questions[0].options, answers.frame[0][4]) == (("Vit makt", "Annat"), "Annat")


def test_surveymonkey_in_eight_bits_is_read(tmp_path: Path) -> None:
    """The option stands in the second header row and in the cells, with å, ä and ö."""
    rows = (
        (*MONKEY, MILIEU, "", "Hur väl känner du till rutinen?"),
        ("", "", "", "", "", "Högerextrema miljön", "Vänsterextrema miljön", "Response"),
        ("1", "9", "2021-03-02", "2021-03-02", "10.0.0.1", "Högerextrema miljön", "", "Väl"),
        ("2", "9", "2021-03-03", "2021-03-03", "10.0.0.2", "", "", ""),
    )
    answers = read_answers(files.as_csv(tmp_path / "a.csv", rows, ";", "cp1252"))
    assert answers.questions[0].options == ("Högerextrema miljön", "Vänsterextrema miljön")
    assert list(answers.frame[0]) == [("Högerextrema miljön",), ""]


def test_qualtrics_without_the_third_header_row_is_read(tmp_path: Path) -> None:
    """A workbook has codes and labels alone, and every cell is text."""
    rows = (*files.QUALTRICS[:2], *files.QUALTRICS[3:])
    answers = read_answers(files.as_xlsx(tmp_path / "a.xlsx", rows))
    assert (answers.layout.header_rows, list(answers.status[:2])) == ((1, 2), ["counted", "incomplete"])


def test_two_tools_in_one_sheet_are_refused_by_name(tmp_path: Path) -> None:
    """Neither is taken by chance."""
    rows = ((*LIME, *MONKEY, SEEN), ("1", *SENT, "1", "9", "2021-03-02", "2021-03-02", "10.0.0.1", "Ja"))
    with pytest.raises(InputError, match="limesurvey och surveymonkey"):
        recognise(files.as_csv(tmp_path / "a.csv", rows))


def test_a_table_of_percentages_is_refused_with_the_cure(tmp_path: Path) -> None:
    """A file name with "svar" in it proves nothing."""
    sheet = files.as_xlsx(tmp_path / "alla svar.xlsx", files.BANNER)
    with pytest.raises(InputError, match="procenttal och inte svar"):
        read_answers(sheet)


def test_a_sheet_without_a_table_is_refused(tmp_path: Path) -> None:
    """A cover sheet has no answers."""
    with pytest.raises(InputError, match="ingen tabell"):
        read_answers(files.as_xlsx(tmp_path / "a.xlsx", (("Enkäten 2021",),)))


@pytest.mark.parametrize(
    ("written", "in_sweden"),
    [
        ("2021-04-30 22:30:00 GMT+0", "2021-05-01 00:30"),
        ("2021-04-30 22:30:00 GMT+2", "2021-04-30 22:30"),
        ("2021-04-30T22:30:00Z", "2021-05-01 00:30"),
        ("2021-01-31 23:30:00 CET", "2021-01-31 23:30"),
        ("2021-04-30 23:30", "2021-04-30 23:30"),
    ],
)
def test_a_time_in_another_zone_is_the_time_in_sweden(written: str, in_sweden: str) -> None:
    """An answer sent in at half past ten in the evening by UTC is of the next day here, and so of the next year."""
    assert parse_timestamps(pd.Series([written])).tolist() == [pd.Timestamp(in_sweden)]
