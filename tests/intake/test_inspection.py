"""What `granska` says of a file: what it is, how it was read, what it holds, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import survey_files as files
from program import SAMPLES, Outcome, run_in, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

SOURCES = {
    "arbetsmarknad_2021.xlsx": ("arbetsmarknad", "table", 4),
    "enkat_egna_2021.xlsx": ("enkat_egna", "microsoft_forms", 18),
    "enkat_skolor_2021.csv": ("enkat_skolor", "limesurvey", 11),
    "ia_2021.xlsx": ("ia", "table", 1),
    "klotter_2021.xlsx": ("klotter", "table", 16),
    "kontakter_2021.xlsx": ("kontakter", "table", 3),
    "oidentifierad_2021.xlsx": ("oidentifierad", "table", 1),
    "polis_2021.csv": ("polis", "table", 2),
    "utskick_egna_2021.xlsx": ("utskick_egna", "table", 24),
    "utskick_skolor_2021.csv": ("utskick_skolor", "table", 11),
}
REFUSED = ("avbruten.xlsx", "bild.xlsx", "enkatsvar.xlsx", "klotter_utan_rubriker.csv", "losenordsskyddad.xlsx",
           "tom_fil.csv")  # fmt: skip
FOREIGN = """Översikt över rapporterade händelser
;;;
Case number;Reported on;Ideology;Remarks
A-1;2021-03-01;Far right;En text om någon
A-2;2021-03-02;Far right;En annan text om någon
A-3;2021-03-03;Far left;Ännu en text
A-4;2021-03-04;Far left;Och en till
Total;4;;
"""


def described(run: Run, *paths: object) -> dict[str, Any]:
    """What `granska --json` says of each file, by its name."""
    return {file["name"]: file for file in run("granska", *paths, "--json").json["files"]}


def column(file: dict[str, Any], heading: str) -> dict[str, Any]:
    """The description of one column."""
    return next(one for one in file["columns"] if one["heading"] == heading)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The descriptions of the sample files of 2021."""
    folder = tmp_path_factory.mktemp("samples")
    return described(lambda *words: run_in(folder, *words), SAMPLES / "2021")


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A register that fits no source, below a title and above a total."""
    path = tmp_path / "uttag.csv"
    path.write_text(FOREIGN, encoding="cp1252")
    return path


@pytest.mark.parametrize("name", SOURCES)
def test_every_sample_is_known_for_what_it_is(samples: dict[str, Any], name: str) -> None:
    """Source, system and number of records are those of the file."""
    file = samples[name]
    assert (file["source"], file["system"], file["records"]) == SOURCES[name]


def test_a_file_is_described_under_the_names_of_the_contract(samples: dict[str, Any]) -> None:
    """No name is missing, and columns have theirs too."""
    names = {
        *(
            "name",
            "format",
            "encoding",
            "delimiter",
            "sheet",
            "other_sheets",
            "system",
            "source",
            "header_row",
        ),
        *("first_data_row", "records", "incomplete", "duplicates", "dropped_columns", "columns", "problems"),
        "accepted",
    }
    file = samples["klotter_2021.xlsx"]
    assert names <= set(file)
    assert all({"heading", "type", "answers", "empty"} <= set(one) for one in file["columns"])


def test_how_a_file_was_read_is_told(samples: dict[str, Any]) -> None:
    """The header row, the sheet and the sheets beside it are named."""
    file = samples["klotter_2021.xlsx"]
    assert (file["sheet"], file["other_sheets"]) == ("Klotter", ["Information"])
    assert (file["header_row"], file["first_data_row"], file["duplicates"]) == (4, 5, 1)


def test_a_text_file_tells_its_encoding_and_delimiter(samples: dict[str, Any]) -> None:
    """They are those that the file is written with."""
    file = samples["utskick_skolor_2021.csv"]
    assert (file["encoding"], file["delimiter"], file["format"]) == ("cp1252", ";", "csv")


def test_incomplete_answers_are_counted_apart(samples: dict[str, Any]) -> None:
    """They are records, but not among the answers to a question."""
    file = samples["enkat_skolor_2021.csv"]
    asked = column(file, "Känner du till rutinen vid oro?")
    assert (file["incomplete"], sum(asked["answers"].values()) + asked["empty"]) == (2, 9)


def test_a_spread_question_is_one_column_with_all_its_options(samples: dict[str, Any]) -> None:
    """Options that nobody chose are there too."""
    asked = column(samples["enkat_skolor_2021.csv"], "Vilket slags tecken?")
    assert asked["type"] == "multi"
    assert asked["answers"] == {
        "Propaganda": 1, "Symboler": 0, "Klotter": 0, "Rekrytering": 0, "Hot": 0, "Annat": 0
    }  # fmt: skip


def test_personal_columns_are_named_and_not_described(samples: dict[str, Any]) -> None:
    """E-mail and name are dropped before anything is told of them."""
    file = samples["enkat_egna_2021.xlsx"]
    assert file["dropped_columns"] == ["Email", "Name"]
    assert not {"Email", "Name"} & {one["heading"] for one in file["columns"]}


def test_free_text_is_never_told(run: Run, foreign: Path) -> None:
    """Neither the screen nor the JSON holds a word of it."""
    both = run("granska", foreign).out + run("granska", foreign, "--json").out
    assert "någon" not in both


def test_a_file_that_fits_no_source_is_described_all_the_same(run: Run, foreign: Path) -> None:
    """Title and total are no records; the choices in a column are counted."""
    file = described(run, foreign)["uttag.csv"]
    assert (file["source"], file["accepted"], file["header_row"], file["records"]) == (None, True, 3, 4)
    assert column(file, "Ideology")["answers"] == {"Far right": 2, "Far left": 2}
    assert [problem["code"] for problem in file["problems"]] == ["unknown_source"]


def test_a_heading_like_a_known_one_is_suggested_only(run: Run, tmp_path: Path) -> None:
    """The column has no role until somebody decides."""
    path = tmp_path / "klotter.csv"
    path.write_text("Ärendenummer;Datum för anmälan\nA1;2021-03-01\nA2;2021-03-02\n", encoding="utf-8")
    one = column(described(run, path)["klotter.csv"], "Datum för anmälan")
    assert (one["role"], one["suggestion"]["role"]) == (None, "datum")


def test_a_file_that_may_be_two_things_is_described_with_the_doubt(run: Run) -> None:
    """Importing would not take it, and the problem says how to tell."""
    file = described(run, SAMPLES / "broken" / "passar_tva_kallor.csv")["passar_tva_kallor.csv"]
    assert (file["source"], [problem["code"] for problem in file["problems"]]) == (None, ["not_taken"])
    shown = run("granska", SAMPLES / "broken" / "passar_tva_kallor.csv").out
    assert "tas inte med, se nedan" in shown
    assert "passar ingen känd källa" not in shown


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_file_says_why(run: Run, name: str) -> None:
    """It has one problem with one sentence, and the exit code is 3."""
    done = run("granska", SAMPLES / "broken" / name, "--json")
    (file,) = done.json["files"]
    assert (done.code, file["accepted"], [p["code"] for p in file["problems"]]) == (3, False, ["refused"])


def test_beside_a_refused_file_the_others_are_described(run: Run) -> None:
    """One bad file hides nothing of the rest."""
    told = described(run, SAMPLES / "broken" / "tom_fil.csv", SAMPLES / "2021" / "polis_2021.csv")
    assert [file["accepted"] for file in told.values()] == [False, True]


@pytest.mark.slow
def test_nothing_is_stored(run: Run, tmp_path: Path) -> None:
    """The working folder is as it was."""
    assert run("granska", SAMPLES / "2021").code == 0
    assert written(tmp_path) == {}


@pytest.mark.slow
def test_the_screen_is_eighty_signs_wide(run: Run) -> None:
    """No line is longer, and nothing is said on the other stream."""
    done = run("granska", SAMPLES / "2021", SAMPLES / "broken")
    assert (max(map(len, done.out.splitlines())), done.err) == (80, "")


def test_a_problem_names_its_place(run: Run) -> None:
    """Sheet, row and column stand with what is wrong."""
    (file,) = described(run, SAMPLES / "broken" / "klotter_olasligt_datum.xlsx").values()
    (problem,) = file["problems"]
    assert (problem["sheet"], problem["row"], problem["column"]) == ("Klotter", 3, "Anmäld")


@pytest.mark.parametrize("system", ["google_forms", "qualtrics", "surveymonkey"])
def test_survey_tools_are_told_apart(run: Run, tmp_path: Path, system: str) -> None:
    """An export with questions of another survey is described by its tool, without a source."""
    rows = {
        "google_forms": files.GOOGLE_FORMS,
        "qualtrics": files.QUALTRICS,
        "surveymonkey": files.SURVEYMONKEY,
    }[system]
    files.as_csv(tmp_path / "export.csv", rows)
    file = described(run, tmp_path / "export.csv")["export.csv"]
    assert (file["system"], file["source"], file["accepted"]) == (system, None, True)


def test_a_table_of_answers_is_no_note_with_one_number(run: Run, tmp_path: Path) -> None:
    """A word that points at a source, and a number below another, do not make a note of it."""
    files.as_csv(tmp_path / "svar.csv", files.TABLE)
    file = described(run, tmp_path / "svar.csv")["svar.csv"]
    assert (file["source"], file["records"]) == (None, len(files.TABLE) - 1)
