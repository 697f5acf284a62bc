"""Free text end to end: masked at import, and shown in the intern workbook alone."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZipFile, is_zipfile

import pytest
from graffiti_files import CASES, HEADINGS, graffiti
from hypothesis import given, settings
from hypothesis import strategies as st
from noted_contacts import (
    DOUBTFUL,
    LOG_HEADING,
    MASKED,
    PLAIN,
    SURE,
    UNTOLD,
    YEAR,
    import_log,
    stored_texts,
    stored_values,
    waiting_passages,
    write_log,
)
from program import Outcome, written

from lagesbild.intake.free_text import MOST_TEXTS
from lagesbild.personal_data.masking import screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., Outcome]


@pytest.fixture
def log(run: Run, tmp_path: Path) -> Path:
    """A log with a sure, a doubtful and a plain note, stored."""
    return import_log(run, tmp_path)


@pytest.mark.usefixtures("log")
def test_what_is_sure_is_masked_before_it_is_stored(tmp_path: Path) -> None:
    """The store has the text with marks in the place of names and numbers, and the words nowhere."""
    assert stored_texts(tmp_path) == [MASKED, DOUBTFUL, PLAIN]
    assert [word for word in ("Fatima", "811218", "070-174") if word in stored_values(tmp_path)] == []


@pytest.mark.slow
@pytest.mark.parametrize("command", ["importera", "rapport"])
def test_the_coordinator_is_told_what_was_found_and_where_to_go(
    run: Run, tmp_path: Path, command: str
) -> None:
    """Kinds and numbers by file, never the text."""
    path = write_log(tmp_path / "kontakter.csv", SURE, DOUBTFUL, PLAIN)
    told = run(command, path, *YEAR)
    said = " ".join(told.out.split())
    found = (
        "kontakter.csv, i fritexten: 1 personnummer, 1 telefonnummer och 1 namn maskas; 1 tveksamt ställe."
    )
    assert (found in said) == (command == "importera")
    assert "lagesbild granska-text --år 2021" in said
    assert [word for word in UNTOLD if word in told.out + told.err] == []


def test_an_inspection_counts_without_storing(run: Run, tmp_path: Path) -> None:
    """`granska --json` has the kinds by file; a note that repeats is not told as an answer."""
    path = write_log(tmp_path / "kontakter.csv", SURE, DOUBTFUL, *[SURE] * 4)
    told = run("granska", path, "--json")
    (file,) = told.json["files"]
    assert file["personal_data"] == {
        "masked": {"namn": 5, "personnummer": 5, "telefon": 5},
        "doubtful": {"namn": 1},
    }
    assert [word for word in UNTOLD if word in told.out] == []
    assert not (tmp_path / "lagesbild.db").exists()


@pytest.mark.usefixtures("log")
def test_the_json_of_a_year_has_the_numbers_of_the_intern_edition_alone(run: Run, tmp_path: Path) -> None:
    """How many texts there are, how many wait and what was found by file."""
    assert run("visa", *YEAR, "--json").json["free_text"] == {
        "texts": 3,
        "waiting": 1,
        "files": [
            {
                "file": "kontakter.csv",
                "masked": {"namn": 1, "personnummer": 1, "telefon": 1},
                "doubtful": {"namn": 1},
            }
        ],
    }
    run("exportera", *YEAR, "--utgåva", "publik", "--format", "json", "--till", "ut")
    assert "free_text" not in (tmp_path / "ut" / "lagesbild-2021-publik.json").read_text("utf-8")


def test_every_column_of_free_text_is_read(run: Run, tmp_path: Path) -> None:
    """Two such columns of one file are both searched and kept, each under its heading."""
    path = tmp_path / "kontakter.csv"
    path.write_text(
        f"{LOG_HEADING};Minnesanteckning\n2021-03-01;Socialtjänsten;Telefon;Oklart;{PLAIN};{SURE}\n", "utf-8"
    )
    run("importera", path, *YEAR)
    assert sorted(stored_texts(tmp_path)) == [PLAIN, MASKED]


def test_a_column_that_the_rules_leave_unread_is_not_read(run: Run, tmp_path: Path) -> None:
    """What the user has left out by rules is neither searched nor kept."""
    (tmp_path / "regler").mkdir()
    (tmp_path / "regler" / "logg.toml").write_text(
        'filer = ["kontakter*"]\nkalla = "kontakter"\n[kolumner]\n"Anteckning" = ""\n', "utf-8"
    )
    run("importera", write_log(tmp_path / "kontakter.csv", SURE), *YEAR)
    assert stored_texts(tmp_path) == []


def test_the_text_of_rows_that_do_not_count_is_not_kept(run: Run, tmp_path: Path) -> None:
    """A row outside the period is searched, and its text left where it is."""
    told = run("importera", write_log(tmp_path / "kontakter.csv", SURE, day="2019-03-01"), *YEAR)
    assert "1 personnummer" in told.out
    assert stored_texts(tmp_path) == []


def test_the_remarks_of_a_register_of_public_space_are_searched_and_not_kept(
    run: Run, tmp_path: Path
) -> None:
    """The sender's slip is told, and nothing of it is stored."""
    cases = [(*case, SURE) for case in CASES]
    told = run("importera", graffiti(tmp_path / "klotter.csv", cases, (*HEADINGS, "Anmärkning")), *YEAR)
    assert "4 personnummer" in told.out
    assert stored_texts(tmp_path) == []
    assert waiting_passages(run) == []


@pytest.mark.slow
def test_a_column_with_too_many_texts_is_left_unread_and_told(run: Run, tmp_path: Path) -> None:
    """No text that has not been searched is stored, and the figures are as they would be."""
    notes = (f"Anteckning nummer {number}" for number in range(MOST_TEXTS + 1))
    path = write_log(tmp_path / "kontakter.csv", *notes)
    assert run("importera", path, *YEAR).code == 0
    assert stored_texts(tmp_path) == []
    shown = run("visa", *YEAR, "--json").json
    assert [problem["code"] for problem in shown["problems"]] == ["texts_not_searched"]


def inside(content: bytes) -> Iterator[bytes]:
    """A file's bytes, and those of all that is packed in it."""
    yield content
    if is_zipfile(io.BytesIO(content)):
        with ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from inside(archive.read(name))


@pytest.mark.slow
@pytest.mark.usefixtures("log")
def test_the_text_is_in_the_intern_workbook_and_nowhere_else(run: Run, tmp_path: Path) -> None:
    """Not in the section, the Markdown, the JSON, the manifest or the public edition."""
    for edition in ("intern", "publik"):
        assert run("exportera", *YEAR, "--utgåva", edition, "--till", "ut").code == 0
    holders = {
        name
        for name, body in written(tmp_path / "ut").items()
        if any(b"Flygblad delades ut" in part for part in inside(body))
    }
    assert holders == {"lagesbild-2021.xlsx"}


@settings(deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from((SURE, DOUBTFUL, PLAIN, "Elev i 9C på Bärnstensskolan.", "Yxbert sa det.")),
        max_size=5,
    )
)
def test_screening_again_changes_nothing(parts: list[str]) -> None:
    """A text that has been screened stays as it is, with the same passages under the same ids."""
    once, _ = screen(" ".join(parts))
    assert screen(once.text)[0] == once
