"""Choices: known milieus and options are found however they are joined, and a column for each option is one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows
from survey_answers import (
    KINDS,
    MILIEU,
    ROUTINE,
    SIGNS,
    STAMP,
    SYMPATHY,
    UNIT,
    as_csv,
    read_year,
)

from lagesbild.config.vocabulary.vocabulary import built_in
from lagesbild.intake.shapes.survey_options import option_parser
from lagesbild.intake.surveys.option_columns import part_options
from lagesbild.intake.surveys.tool import Field, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

QUESTIONS = {question.key: question for question in built_in().questions}

MILIEUS = {
    "Vit makt-miljön": "hoger",
    "Vit makt-miljön;Autonoma miljön;": "hoger vanster",
    "Vit makt-miljön Autonoma miljön": "hoger vanster",
    "Vit makt-miljön/Islamistiska extremistiska miljön": "hoger islamistisk",
    "Islamistiska miljön, Vit makt-miljön": "hoger islamistisk",
    "Autonoma miljön och vit makt": "hoger vanster",
    "Autonoma miljön samt islamism": "vanster islamistisk",
    "AFA & NMR": "hoger vanster",
    "högerextremism | vänsterextremism": "hoger vanster",
    "Vit makt-miljön\nAutonoma miljön": "hoger vanster",
    ";#Vit makt-miljön;#Autonoma miljön;#": "hoger vanster",
    "Vit makt-miljön;#1;#Autonoma miljön;#2": "hoger vanster",
    "VIT MAKT-MILJÖN, ISLAMISM": "hoger islamistisk",
    "vitmakt/jihadism": "hoger islamistisk",
    "Vit makt-miljön; Annan extremistisk miljö": "hoger annan",
    "Annat: vit makt": "hoger",
    "Vit makt-miljön,Annat": "hoger annan",
    "Vit makt-miljön;Autonoma miljön;Annat;": "hoger vanster annan",
    "Vit makt-miljön och annat": "hoger annan",
    "Vit makt-miljön; Annat: en förening": "hoger annan",
    "Autonoma miljön, Övrigt (en grupp)": "vanster annan",
    "Vit makt-miljön; Annat: autonoma": "hoger vanster",
    "Annat, vit makt": "hoger",
    "högerextremister": "hoger",
    "nazister, islamister": "hoger islamistisk",
    "Vänsterextrema och IS-anhängare": "vanster islamistisk",
    "Autonoma miljön, en egen grupp": "vanster",
    "någon form av högerextremism": "hoger",
    "Ingen av dessa": "oklar",
    "Vet ej": "oklar",
}


@pytest.mark.parametrize(("cell", "milieus"), MILIEUS.items())
def test_every_milieu_of_a_cell_is_found(cell: str, milieus: str) -> None:
    """By every spelling, whatever joins them; a text that names a milieu is never another one."""
    assert option_parser(QUESTIONS["miljo"], built_in())(cell).keys == tuple(milieus.split())


@pytest.mark.parametrize(
    "cell",
    [
        "en egen grupp",
        "inte vit makt",
        "varken höger eller vänster",
        "högersväng",
        "skolan",
        "Ja",
        "vit makt eller autonoma",
    ],
)
def test_what_names_no_milieu_is_not_guessed_at(cell: str) -> None:
    """Own words alone, a name denied, and an either-or are told and not counted as a milieu."""
    with pytest.raises(ValueError, match=r"names|milieu|known"):
        option_parser(QUESTIONS["miljo"], built_in())(cell)


OPTIONS = {
    "Propaganda": "propaganda",
    "Propaganda;Hot;": "propaganda hot",
    "Propaganda, Hot": "propaganda hot",
    "Propaganda Hot Klotter": "propaganda hot klotter",
    "propaganda och klotter": "propaganda klotter",
    "Propaganda/Hot": "propaganda hot",
    "Hot|Symboler": "hot symboler",
    "Hot\nSymboler": "hot symboler",
    "Hot + Rekrytering": "hot rekrytering",
    ";#Hot;#Klotter;#": "hot klotter",
    "Hot;en skrift på väggen": "hot annat",
    "Hot stämning på mötet": "annat",
    "Hot (via sms)": "hot annat",
    "en skrift på väggen": "annat",
    "Inget hot": "annat",
    "Annat: flygblad": "annat",
    "Klotter, Annat": "klotter annat",
    "hotfullt bemötande": "annat",
}


@pytest.mark.parametrize(("cell", "options"), OPTIONS.items())
def test_every_option_of_a_cell_is_found(cell: str, options: str) -> None:
    """Own words beside a known option do not take it along, and a word inside a sentence is no option."""
    assert option_parser(QUESTIONS["slags_tecken"], built_in())(cell).keys == tuple(options.split())


@pytest.mark.parametrize(
    ("cell", "options"),
    [
        ("Ja, i IA", "ia"),
        ("Ja, i IA;Ja, till polisen", "ia polis"),
        ("Ja, i IA, Ja, till polisen", "ia polis"),
        ("Ja, i IA, till polisen och till samordnaren", "ia polis samordnaren"),
        ("Nej", "nej"),
        ("Ja, till polisen (muntligt)", "polis"),
    ],
)
def test_an_option_that_holds_a_comma_is_one(cell: str, options: str) -> None:
    """The longest known spelling first."""
    assert option_parser(QUESTIONS["rapporterat"], built_in())(cell).keys == tuple(options.split())


V, A, I = "Vit makt-miljön", "Autonoma miljön", "Islamistiska extremistiska miljön"  # noqa: E741 — the three milieus
THREE = {"hoger": 2, "vanster": 1, "islamistisk": 1}
COLUMNS: Mapping[str, tuple[Sequence[str], Sequence[Sequence[object]]]] = {
    "brackets": ([f"{MILIEU} [{name}]" for name in (V, A, I)], [("Ja", "Nej", "Nej"), ("Ja", "Ja", "Ja"), ("", "", "")]),
    "Kobo": ([f"{MILIEU}/{name}" for name in (V, A, I)], [(1, 0, 0), (1, 1, 1), (0, 0, 0)]),
    "Kobo with the joined column": (
        [MILIEU, *(f"{MILIEU}/{name}" for name in (V, A, I))],
        [(V, 1, 0, 0), (f"{V} {A} {I}", 1, 1, 1), ("", "", "", "")],
    ),
    "Kobo in words": ([f"{MILIEU}/{name}" for name in (V, A, I)], [("TRUE", "FALSE", "FALSE"), ("TRUE",) * 3, ("FALSE",) * 3]),
    "Excel in Swedish": ([f"{MILIEU}/{name}" for name in (V, A, I)], [("SANT", "FALSKT", "FALSKT"), ("SANT",) * 3, ("",) * 3]),
    "colon": ([f"{MILIEU}: {name}" for name in (V, A, I)], [("x", "", ""), ("X", "x", "x"), ("", "", "")]),
    "dash": ([f"{MILIEU} - {name}" for name in (V, A, I)], [("✓", "", ""), ("✓", "✓", "✓"), ("", "", "")]),
    "blank": ([f"{MILIEU} {name}" for name in (V, A, I)], [(1, "", ""), (1, 1, 1), ("", "", "")]),
    "REDCap": (
        [f"{MILIEU} (choice={name})" for name in (V, A, I)],
        [("Checked", "Unchecked", "Unchecked"), ("Checked",) * 3, ("Unchecked",) * 3],
    ),
    "the option's own text": ([f"{MILIEU} - {name}" for name in (V, A, I)], [(V, "", ""), (V, A, I), ("", "", "")]),
    "crosses in a column for each milieu": (
        ["Högerextrem", "Vänsterextrem", "Islamism"], [("x", "", ""), ("x", "x", "x"), ("", "", "")]
    ),
    "crosses with the names of the terms": ([V, A, I], [("Ja", "Nej", "Nej"), ("Ja", "Ja", "Ja"), ("Nej", "Nej", "Nej")]),
    "REDCap's own names": (
        ["miljo___hoger", "miljo___vanster", "miljo___islamistisk"], [(1, 0, 0), (1, 1, 1), (0, 0, 0)]
    ),
    "noughts below own words": (
        [*(f"{MILIEU} [{name}]" for name in (V, A, I)), f"{MILIEU} [Annat, ange:]"],
        [(1, 0, 0, 0), (1, 1, 1, ""), (0, 0, 0, 0)],
    ),
    "no below own words": (
        [*(f"{MILIEU} [{name}]" for name in (V, A, I)), f"{MILIEU} [Other]"],
        [("Ja", "Nej", "Nej", "Nej"), ("Ja", "Ja", "Ja", ""), ("Nej", "Nej", "Nej", "")],
    ),
    "one column, every way at once": ([MILIEU], [(V,), (f"{V}, {A} och islamism",), ("",)]),
    "one column, no second option anywhere": ([MILIEU], [("vit makt",), ("NMR, AFA/jihadism",), ("",)]),
}  # fmt: skip


@pytest.mark.sampled
@pytest.mark.parametrize(("headings", "cells"), COLUMNS.values(), ids=COLUMNS)
def test_a_column_for_each_option_is_one_question(
    headings: Sequence[str], cells: Sequence[Sequence[object]], tmp_path: Path
) -> None:
    """Two describe the right milieu, one of them all three; the third saw nothing."""
    base = [
        ("2021-03-01 10:15:01", "Enhet A", "Ja"),
        ("2021-03-02 10:15:02", "Enhet B", "Ja"),
        ("2021-03-03 10:15:03", "Enhet C", "Nej"),
    ]
    rows = [(*first, *chosen, "Nej", "Ja") for first, chosen in zip(base, cells, strict=True)]
    _, shown = read_year(
        tmp_path, {"enkat_egna_2021.csv": as_csv((STAMP, UNIT, SYMPATHY, *headings, SIGNS, ROUTINE), rows)}
    )
    counts = {count["milieu"]: count["count"] for count in shown["counts"] if count["source"] == "enkat_egna"}
    assert {key: count for key, count in counts.items() if count} == THREE
    (question,) = [question for question in shown["questions"] if question["question"] == "miljo"]
    assert (question["base"], {key: n for key, n in question["answers"].items() if n}) == (2, THREE)


def test_own_words_beside_an_option_are_told_with_their_row(tmp_path: Path) -> None:
    """The row is named, and the words are not repeated."""
    rows = [("2021-03-01 10:15:01", "Enhet A", "Ja", f"{A}, en hemlig grupp", "Hot;ett flygblad", "Ja")]
    _, shown = read_year(
        tmp_path, {"enkat_egna.csv": as_csv((STAMP, UNIT, SYMPATHY, MILIEU, KINDS, ROUTINE), rows)}
    )
    told = [problem for problem in shown["problems"] if problem["code"] == "own_words"]
    assert [(problem["row"], problem["column"]) for problem in told] == [(2, MILIEU), (2, KINDS)]
    assert "hemlig" not in str(shown["problems"])


def test_an_export_of_redcap_by_its_own_names_is_understood(tmp_path: Path) -> None:
    """A form that was not completed is no answer, and its columns of the tool are no questions."""
    headings = ("record_id", "enhet", "stott_pa", "sett_tecken", "kanner_rutin", "enkat_egna_complete")
    rows = [("1", "A", "1", "0", "1", "2"), ("2", "B", "0", "0", "1", "2"), ("3", "C", "1", "0", "", "0")]
    outcome = read_rows(tmp_path, (headings, *rows), "enkat_egna.csv")
    assert (outcome.statuses, outcome.codes) == (["counted", "counted", "incomplete"], [])


@pytest.mark.parametrize("heading", ["Svarande", "Respondent", "Deltagare"])
def test_the_number_of_who_answered_is_no_question(tmp_path: Path, heading: str) -> None:
    """It tells one answer from another, and nothing is told of it."""
    rows = [("1", "A", "Ja", "Nej", "Ja"), ("2", "B", "Nej", "Nej", "Ja")]
    outcome = read_rows(tmp_path, ((heading, UNIT, SYMPATHY, SIGNS, ROUTINE), *rows), "enkat_egna.csv")
    assert outcome.codes == []


@pytest.mark.parametrize(
    "headings",
    [
        ("Del 1 - Har du sett tecken?", "Del 1 - Känner du till rutinen?"),
        ("Verksamhet/enhet", "Verksamhet/ort"),
        ("Hur många? (per år)",),
        ("Hot/våld",),
    ],
)
def test_a_heading_that_only_looks_parted_stays_whole(headings: tuple[str, ...]) -> None:
    """A section's name before several questions makes no choice of them, nor does a question that is known."""
    fields = tuple(Field(column, Role.QUESTION, heading) for column, heading in enumerate(headings))
    known = {"verksamhet/enhet", "verksamhet/ort"}
    assert part_options(fields, known, lambda _: True) == fields


@pytest.mark.sampled
@pytest.mark.parametrize("heading", ["", "Vilka var det?", "Om ja, var?", "Hur då?", "Vilken grupp?"])
def test_incidents_without_a_known_question_on_their_milieu_prove_no_milieu_to_be_none(
    tmp_path: Path, heading: str
) -> None:
    """What was met is counted, but nobody sorted it; a survey in which nobody met anything has none of each."""
    own = (heading,) if heading else ()
    met = ("2021-03-01 10:15", "Enhet A", "Ja", "Nej", *(("Några på torget",) if heading else ()))
    none = ("2021-03-02 10:15", "Enhet B", "Nej", "Nej", *(("",) if heading else ()))
    for name, rows, count, state in (
        ("met", [met, none], None, "not_classified"),
        ("none", [none], 0, "exact"),
    ):
        folder = tmp_path / name
        folder.mkdir()
        _, shown = read_year(
            folder, {"enkat_egna_2021.csv": as_csv((STAMP, UNIT, SYMPATHY, SIGNS, *own), rows)}
        )
        states = {line["milieu"]: (line["count"], line["state"]) for line in shown["counts"]}
        assert states["hoger"] == (count, state)
