"""A survey whose questions are data: asked of some, divided by group, summed, reworded, and told in the section."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from program import run_in
from staff_survey import BEFORE, NEED, NOW, PROBLEM, Respondents, answers, lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EARLIER = [
    Respondents(12, "Skola", "Instämmer helt"),
    Respondents(12, "Fritid", "Instämmer inte", "Ja", ("Hot",)),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two years of the survey read in, and both editions of the later."""
    there = tmp_path_factory.mktemp("personal")
    lay_out(there)
    (there / "personal_2020.csv").write_text(answers(2020, EARLIER, BEFORE), encoding="utf-8")
    for year in (2020, 2021):
        done = run_in(there, "importera", f"personal_{year}.csv", "--år", year)
        assert done.code == 0, done.err
    for edition in ("intern", "publik"):
        formats = ("--format", "json,markdown", "--till", edition)
        done = run_in(there, "exportera", "--år", 2021, "--utgåva", edition, *formats)
        assert done.code == 0, done.err
    return there


@pytest.fixture(scope="module")
def intern(folder: Path) -> dict[str, Any]:
    """The intern edition."""
    return edition_of(folder, "intern/lagesbild-2021.json")


def edition_of(folder: Path, name: str) -> dict[str, Any]:
    """An edition's JSON."""
    loaded: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return loaded


def question(report: Mapping[str, Any], key: str) -> dict[str, Any]:
    """A question as it is counted."""
    found: dict[str, Any] = next(question for question in report["questions"] if question["key"] == key)
    return found


def table(report: Mapping[str, Any], key: str) -> dict[str, list[Any]]:
    """By label, the rows of a table, with shares as pairs of part and base."""
    rows = next(table for table in report["tables"] if table["id"] == key)["rows"]
    return {
        row["label"]: [
            (share["part"], share["base"]) if share else cell
            for cell, share in zip(row["cells"], row["shares"], strict=True)
        ]
        for row in rows
    }


@pytest.mark.slow
def test_each_question_is_counted_in_its_type(intern: dict[str, Any]) -> None:
    """The defined by their options, and one that no definition knows by its own wording."""
    counted = {q["key"]: (q["type"], q["defined"], q["base"]) for q in intern["questions"]}
    assert counted == {
        "arbete": ("ett_val", True, 40),
        "problem": ("skala", True, 34),
        "mott": ("ja_nej", True, 40),
        "hur": ("flera_val", True, 15),
        "tjanstear": ("tal", True, 35),
        "vad_behover_du_mest": ("ett_val", False, 40),
    }
    assert question(intern, "tjanstear")["answers"] == {"2": 9, "4": 26}


@pytest.mark.slow
def test_only_those_asked_are_the_base(intern: dict[str, Any]) -> None:
    """Six answer what they were not to be asked: they are not counted, and that is told."""
    assert question(intern, "hur")["answers"] == {"Klotter": 6, "Hot": 15, "Annat": 0}
    assert question(intern, "hur")["asked_if"] == {"questions": ["mott"], "answers": ["Ja"]}
    (told,) = [problem for problem in intern["problems"] if problem["code"] == "answered_unasked"]
    assert told["message"].startswith("6 svar på ”Hur märktes det?”")


@pytest.mark.slow
def test_what_is_no_number_is_told(intern: dict[str, Any]) -> None:
    """Five write words where a number is asked for."""
    rows = [problem["row"] for problem in intern["problems"] if problem["code"] == "answer_no_number"]
    assert rows == [31, 32, 33, 34, 35]


def test_a_yes_describes_an_event(intern: dict[str, Any]) -> None:
    """The source's events are those that the survey's own question asks for."""
    (source,) = intern["sources"]
    assert source["total"] == {"count": 15, "state": "exact"}


def test_steps_of_a_scale_are_summed(intern: dict[str, Any]) -> None:
    """From counts, with the base."""
    summed = {"label": "Instämmer helt eller delvis", "count": 23, "state": "exact"}
    assert question(intern, "problem")["sum"] == summed
    assert table(intern, "svar_personal_problem")["Instämmer helt eller delvis"] == [23, (23, 34)]


def test_answers_are_divided_by_group(intern: dict[str, Any]) -> None:
    """Each group with its base, and all; a group that nobody is of has none."""
    assert table(intern, "svar_grupp_personal_problem") == {
        "Instämmer helt": [(14, 20), 0, (0, 14), (14, 34)],
        "Instämmer delvis": [(0, 20), 0, (9, 14), (9, 34)],
        "Instämmer inte": [(6, 20), 0, (5, 14), (11, 34)],
        "Instämmer helt eller delvis": [(14, 20), 0, (9, 14), (23, 34)],
        "Antal svar": [20, 0, 14, 34],
    }
    groups = question(intern, "mott")["by_group"]
    assert {key: (group["base"], group["answers"]["ja"]) for key, group in groups.items()} == {
        "Skola": (20, 6),
        "Socialtjänst": (0, None),
        "Fritid": (20, 9),
    }


def test_a_figure_of_a_group_leads_back_to_its_rows(folder: Path) -> None:
    """Those of one group who gave one answer."""
    shown = run_in(folder, "rader", "--år", 2021, "--id", "personal/mott/ja/Fritid/2021", "--json")
    assert {row["row"] for row in shown.json["rows"]} == set(range(22, 31))


def test_a_reworded_question_is_a_break(intern: dict[str, Any]) -> None:
    """Both years stand with their bases, and it is said that they cannot be compared."""
    rows = table(intern, "svar_ar_personal_problem")
    assert rows["Instämmer helt"] == [(12, 24), (14, 34)]
    assert rows["Antal svar"] == [24, 34]
    notes = next(t for t in intern["tables"] if t["id"] == "svar_ar_personal_problem")["notes"]
    assert f"Frågan löd 2020 ”{BEFORE}”." in notes
    assert "Serien är bruten mellan 2020 och 2021: frågan löd annorlunda." in notes
    assert not next(t for t in intern["tables"] if t["id"] == "svar_ar_personal_mott")["notes"]


def test_the_section_tells_of_the_questions_that_the_settings_name(folder: Path) -> None:
    """The defined one by its sum, the other by what most chose, and the event in the survey's own words."""
    section = (folder / "intern" / "lagesbild-2021.md").read_text(encoding="utf-8").partition("# Bilaga")[0]
    text = section.replace("\u00a0", " ")
    assert (
        f"I enkäten till kommunens personal svarar 23 av 34 (68 %) ”Instämmer helt eller delvis” på påståendet ”{PROBLEM}”; "
        "svaren kan inte jämföras med 2020."
    ) in text
    assert f"svarar 26 av 40 (65 %) ”Tid” och 14 ”Utbildning” på frågan ”{NEED}”" in text
    assert "mött våldsbejakande extremism i arbetet" in text


def test_the_appendix_has_every_question(folder: Path) -> None:
    """With its own wording, and those that were not named for the section too."""
    text = (folder / "intern" / "lagesbild-2021.md").read_text(encoding="utf-8").partition("# Bilaga")[2]
    for wording in (PROBLEM, "Arbetsplats", NEED, "Hur många år har du arbetat här?", "Hur märktes det?"):
        assert f". {wording}, Enkät till kommunens personal 2021." in text
    assert f"{PROBLEM}, efter arbetsplats 2021" in text


def test_no_small_group_is_published(folder: Path, intern: dict[str, Any]) -> None:
    """Nine tell how they noticed: their group's answers stand in the intern edition alone, in table and JSON."""
    public = edition_of(folder, "publik/lagesbild-2021-publik.json")
    intern_tables = {t["id"] for t in intern["tables"] if t["id"].startswith("svar_grupp")}
    public_tables = {t["id"] for t in public["tables"] if t["id"].startswith("svar_grupp")}
    assert intern_tables - public_tables == {"svar_grupp_personal_hur"}
    assert question(public, "hur")["by_group"] is None
    assert question(public, "mott")["by_group"] == question(intern, "mott")["by_group"]


def test_a_group_of_four_is_not_published(tmp_path: Path) -> None:
    """Nor can it be worked out from the others, in any format: where that takes them all the table is left out."""
    few = [*NOW, Respondents(4, "Socialtjänst", "Instämmer helt", "Nej")]
    lay_out(tmp_path, few)
    assert run_in(tmp_path, "importera", "personal_2021.csv", "--år", 2021).code == 0
    words = ("--utgåva", "publik", "--format", "json,markdown,html", "--till", "ut")
    done = run_in(tmp_path, "exportera", "--år", 2021, *words)
    assert done.code == 0, done.err
    public = edition_of(tmp_path, "ut/lagesbild-2021-publik.json")
    by_group = {t["id"] for t in public["tables"] if t["id"].startswith("svar_grupp")}
    assert by_group == {"svar_grupp_personal_mott", "svar_grupp_personal_vad_behover_du_mest"}
    met = table(public, "svar_grupp_personal_mott")
    assert (met["Ja"][:2], met["Antal svar"]) == ([None, None], [None, None, 20, 44])
    for name in ("lagesbild-2021-publik.md", "lagesbild-2021-publik.html"):
        text = (tmp_path / "ut" / name).read_text(encoding="utf-8")
        assert text.count("arbete?, efter arbetsplats 2021") > 0
        assert "kommunen, efter arbetsplats" not in text
