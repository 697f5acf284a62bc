"""Corrected files, overlapping exports, undoing, and the journal of all changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from graffiti_files import CASES, graffiti, school_answers

if TYPE_CHECKING:
    from pathlib import Path


def _graffiti(run: Any) -> Any:
    sources = run("visa", "--år", 2021, "--json").json["sources"]
    return next(source for source in sources if source["key"] == "klotter")["rows"]


def _schools(run: Any) -> Any:
    sources = run("visa", "--år", 2021, "--json").json["sources"]
    return next(source for source in sources if source["key"] == "enkat_skolor")


def _said(outcome: Any) -> str:
    return " ".join(outcome.out.split())


def _import(run: Any, *paths: Path) -> Any:
    outcome = run("importera", *paths, "--år", 2021)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome


def test_a_corrected_file_tells_each_changed_row(run: Any, tmp_path: Path) -> None:
    """The row's number, in what respect, what it was and what it is."""
    _import(run, graffiti(tmp_path / "klotter.csv"))
    corrected = [
        *CASES[:1],
        (*CASES[1][:4], "Nazistiskt"),
        (*CASES[2][:3], "Rinkeby", "Nazistiskt"),
        CASES[3],
    ]
    said = _said(_import(run, graffiti(tmp_path / "klotter.csv", corrected)))
    assert "ersätter den tidigare filen" in said
    assert "rad 3: kategori var rasistiskt, är nazistiskt" in said
    assert "rad 4: läge var räknad, är utanför området" in said
    assert "rad 2" not in said
    assert _graffiti(run)["counted"] == 3


def test_a_row_put_in_first_is_one_change(run: Any, tmp_path: Path) -> None:
    """Rows that only move are no changes: cases are known by their numbers."""
    _import(run, graffiti(tmp_path / "klotter.csv"))
    more = [("A-0", "2021-01-01", "Bron", "Flaten", "Islamistiskt"), *CASES]
    said = _said(_import(run, graffiti(tmp_path / "klotter.csv", more)))
    assert "rad 2: ny rad (räknad)" in said
    assert said.count("rad ") == 1 + said.count("ny rad")


def test_rows_without_numbers_are_known_by_what_they_say(run: Any, tmp_path: Path) -> None:
    """In a register without case numbers, too, a row that is gone is the one change."""
    headings, cases = ("Datum", "Plats", "Stadsdel", "Kategori"), [case[1:] for case in CASES]
    _import(run, graffiti(tmp_path / "klotter.csv", cases, headings))
    said = _said(_import(run, graffiti(tmp_path / "klotter.csv", cases[1:], headings)))
    assert "rad 2: raden är borta (var räknad)" in said
    assert said.count("rad ") == 1


def test_a_corrected_answer_is_told_by_its_question(run: Any, tmp_path: Path) -> None:
    """An answer that changed stands under the key of its question; the free text is not told."""
    path = school_answers(tmp_path / "enkat_skolor.csv", 0, 6)
    _import(run, path)
    text = path.read_text(encoding="utf-8")
    first = text.splitlines()[1]
    path.write_text(text.replace(first, first.replace('"Ja";"Ja";""', '"Ja";"Nej";"Kalle sade hemliga ord"')))
    said = _said(_import(run, path))
    assert "rad 2: grundutbildning var ja, är nej" in said
    assert "hemliga" not in said


def test_the_free_text_alone_is_no_change(run: Any, tmp_path: Path) -> None:
    """A place written otherwise is no change of the figures, and is not quoted."""
    _import(run, graffiti(tmp_path / "klotter.csv"))
    moved = [(*CASES[0][:2], "Hemliga gatan 3", *CASES[0][3:]), *CASES[1:]]
    said = _said(_import(run, graffiti(tmp_path / "klotter.csv", moved)))
    assert "samma siffror" in said
    assert "Hemliga" not in said


def test_a_case_in_two_files_is_counted_once(run: Any, tmp_path: Path) -> None:
    """The later file's copy is set aside as a duplicate, and says where the first one is."""
    _import(run, graffiti(tmp_path / "klotter_a.csv", CASES[:3]))
    said = _said(_import(run, graffiti(tmp_path / "klotter_b.csv", CASES[1:])))
    assert "2 rader finns redan i klotter_a.csv" in said
    assert _graffiti(run) == {"read": 6, "counted": 4, "set_aside": {"duplicate": 2}}
    rows = run("rader", "--år", 2021, "--källa", "klotter", "--status", "duplicate", "--json").json["rows"]
    assert [(row["file"], row["row"], row["same_as_file"], row["same_as_row"]) for row in rows] == [
        ("klotter_b.csv", 2, "klotter_a.csv", 3),
        ("klotter_b.csv", 3, "klotter_a.csv", 4),
    ]


def test_a_repeated_case_with_other_content_is_told(run: Any, tmp_path: Path) -> None:
    """The file that came first counts, and the coordinator is told which rows to look at."""
    _import(run, graffiti(tmp_path / "klotter_a.csv", CASES[:3]))
    changed = (CASES[1], (*CASES[2][:4], "Rasistiskt"))
    said = _said(_import(run, graffiti(tmp_path / "klotter_b.csv", changed)))
    assert "2 rader finns redan i klotter_a.csv och räknas bara där" in said
    assert "Rad 3 har annat innehåll här" in said
    assert "Rad 2" not in said


def test_the_days_of_source_rows_stand_on_one_line(run: Any, tmp_path: Path) -> None:
    """In a narrow window other columns fold, and a day can be read and copied whole."""
    _import(run, graffiti(tmp_path / "klotter_a.csv", CASES[:3]))
    _import(run, graffiti(tmp_path / "klotter_b.csv", CASES[1:]))
    shown = run("rader", "--år", 2021, "--status", "dubblett").out
    assert len(re.findall(r"\b\d{4}-\d\d-\d\d\b", shown)) == 2


def test_taking_out_the_first_file_gives_the_other_its_rows_back(run: Any, tmp_path: Path) -> None:
    """What was a duplicate counts again when the file that had it first is gone."""
    _import(
        run, graffiti(tmp_path / "klotter_a.csv", CASES[:3]), graffiti(tmp_path / "klotter_b.csv", CASES[1:])
    )
    first = run("importer", "--json").json["imports"][0]["id"]
    assert run("ta-bort", first).code == 0
    assert _graffiti(run) == {"read": 3, "counted": 3, "set_aside": {}}


@pytest.mark.slow
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_overlapping_exports_of_a_survey_count_each_answer_once(
    run: Any, tmp_path: Path, order: tuple[int, int]
) -> None:
    """In whichever order they come, with the same result as the whole export."""
    whole = _import(run, school_answers(tmp_path / "enkat_skolor_hela.csv", 0, 11))
    assert whole.code == 0
    answered, counts = _schools(run)["answered"], run("visa", "--år", 2021, "--json").json["counts"]
    run("ta-bort", run("importer", "--json").json["imports"][0]["id"])
    halves = [
        school_answers(tmp_path / "enkat_skolor_mars.csv", 0, 7),
        school_answers(tmp_path / "enkat_skolor_april.csv", 4, 11),
    ]
    for place in order:
        _import(run, halves[place])
    assert _schools(run)["answered"] == answered
    assert run("visa", "--år", 2021, "--json").json["counts"] == counts


def test_running_numbers_of_two_forms_are_not_the_same_answers(run: Any, tmp_path: Path) -> None:
    """Answer 1 of one form and answer 1 of another, sent in at other times, are two answers."""
    first = school_answers(tmp_path / "enkat_skolor_a.csv", 0, 3)
    other = tmp_path / "enkat_skolor_b.csv"
    other.write_text(first.read_text(encoding="utf-8").replace("2021-03-", "2021-04-"), encoding="utf-8")
    _import(run, first, other)
    assert _schools(run)["answered"] == 6


def test_taking_out_the_only_file_forgets_the_year(run: Any, tmp_path: Path) -> None:
    """Undone completely: the year is as if it had never been read."""
    _import(run, graffiti(tmp_path / "klotter.csv"))
    run("ta-bort", run("importer", "--json").json["imports"][0]["id"])
    assert run("visa", "--år", 2021).code == 3


@pytest.mark.slow
def test_every_change_stands_in_the_journal(run: Any, tmp_path: Path) -> None:
    """In order: read, corrected with its rows, taken out; reading the same again is no change."""
    path = graffiti(tmp_path / "klotter.csv")
    _import(run, path)
    _import(run, path)
    _import(run, graffiti(path, CASES[:3]))
    run("ta-bort", run("importer", "--json").json["imports"][0]["id"])
    entries = run("journal", "--json").json["journal"]
    assert [entry["event"] for entry in entries] == ["new", "replaced", "removed"]
    assert [row["row"] for row in entries[1]["rows"]] == [5]
    assert {entry["name"] for entry in entries} == {"klotter.csv"}


def test_the_journal_of_a_year_is_of_that_year(run: Any, tmp_path: Path) -> None:
    """--år leaves the other years out, and the screen shows what the JSON holds."""
    path = graffiti(tmp_path / "klotter.csv")
    _import(run, path)
    assert run("journal", "--ar", 2020, "--json").json == {"journal": []}
    assert "klotter.csv" in run("journal", "--år", 2021).out


def test_an_import_that_is_refused_leaves_the_journal_alone(run: Any, tmp_path: Path) -> None:
    """What was rolled back is not noted."""
    _import(run, graffiti(tmp_path / "klotter.csv"))
    other = graffiti(tmp_path / "mer_klotter.csv", [("B-1", "2021-02-01", "Ån", "Flaten", "Nazistiskt")])
    assert run("importera", other, "--år", 2021, "--period", "2020-05-01..2021-04-30").code == 3
    assert len(run("journal", "--json").json["journal"]) == 1
