"""A survey's question on the milieu in other words than the questionnaire's: its answers tell what it asks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from program import run_in
from reading_sheets import read_rows
from survey_answers import MILIEU, PERIOD, ROUTINE, SIGNS, STAMP, SYMPATHY, UNIT, as_csv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lagesbild.core.cells import Raw

RIGHT, LEFT, ISLAMIST = "Vit makt-miljön", "Autonoma miljön", "Islamistisk extremism"
OTHER_WORDS = (
    "Vilken typ av extremism handlade det om?",
    "Om ja, vilken?",
    "Vilken extremistisk miljö bedömer du att det rörde sig om?",
    "Ideologi",
    "Om du svarat ja ovan: ange inriktning",
    "Kopplas det till någon särskild rörelse? (flera val)",
)
ANSWERS = (RIGHT, f"{RIGHT}; {LEFT}", "", "Vet ej", ISLAMIST)
"""Of five who have met something."""
READ = {"hoger": 2, "vanster": 1, "islamistisk": 1, "oklar": 2}


def table_of(question: str, answers: Sequence[Raw], others: Sequence[Raw] = ()) -> list[tuple[Raw, ...]]:
    """Return the rows of a file: some who have met something, and others who have not, with what each answers."""
    said = [("Ja", "Nej", answer) for answer in answers] + [("Nej", "Nej", answer) for answer in others]
    rows = ((f"2021-03-{n:02} 10:15:07", f"Enhet {n}", *row, "Ja") for n, row in enumerate(said, start=1))
    return [(STAMP, UNIT, SYMPATHY, SIGNS, question, ROUTINE), *rows]


def read_milieus(folder: Path, rows: list[tuple[Raw, ...]]) -> tuple[dict[str, int], list[str]]:
    """Return milieu -> the number of its events, and the codes of what is told of the question."""
    outcome = read_rows(folder, rows, "enkat_egna.csv")
    read = outcome.parsed.observations
    events = read[read["kind"] == "incident"]
    told = [code for code in outcome.codes if "milieu" in code]
    return dict(Counter(events["milieu"])), told


@pytest.mark.sampled
@pytest.mark.parametrize("question", OTHER_WORDS)
def test_answers_that_are_milieus_tell_the_question(tmp_path: Path, question: str) -> None:
    """It is read as the questionnaire's own, which is told, whether or not somebody who said no wrote something there."""
    assert read_milieus(tmp_path, table_of(question, ANSWERS)) == (READ, ["read_as_milieu"])
    beside = table_of(question, ANSWERS, ("", "Ingen", "Vet ej"))
    assert read_milieus(tmp_path, beside) == (READ, ["read_as_milieu"])


@pytest.mark.parametrize("question", ["Vilken miljö?", "vilken miljö", MILIEU.rstrip("?"), f"7. {MILIEU} *"])
def test_a_question_mark_makes_no_other_question(tmp_path: Path, question: str) -> None:
    """The questionnaire's own words are known with it and without."""
    assert read_milieus(tmp_path, table_of(question, ANSWERS)) == (READ, [])


@pytest.mark.parametrize(("astray", "is_read"), [(1, True), (2, False)])
def test_milieus_named_by_those_who_have_met_nothing_are_of_something_else(
    tmp_path: Path, astray: int, *, is_read: bool
) -> None:
    """Up to one in ten of them may have erred; beyond that the events are left without milieu, and it is told why."""
    rows = table_of("Vilken extremism oroar dig mest?", [RIGHT] * 9, [LEFT] * astray)
    read, told = read_milieus(tmp_path, rows)
    assert (read, told) == (
        ({"hoger": 9}, ["read_as_milieu"]) if is_read else ({"oklar": 9}, ["milieus_not_read"])
    )


@pytest.mark.parametrize(
    "answers",
    [
        ("Skolan", "Fritidsgården", RIGHT),
        ("Ja", "Nej", "Ja"),
        ("Någon ropade om vit makt på torget", "Vi ser ibland klistermärken från autonoma", ""),
    ],
)
def test_other_answers_leave_the_question_alone(tmp_path: Path, answers: Sequence[str]) -> None:
    """Fewer than half of them are milieus and nothing else."""
    assert read_milieus(tmp_path, table_of("Om ja, vad?", answers)) == ({"oklar": 3}, [])


def test_half_of_the_answers_are_enough(tmp_path: Path) -> None:
    """What is said beside them is told as under the questionnaire's own question."""
    read, told = read_milieus(tmp_path, table_of("Om ja, vilken?", (RIGHT, "Skolan")))
    assert (read, told) == ({"hoger": 1, "oklar": 1}, ["read_as_milieu", "unknown_milieu"])


def test_the_questionnaires_own_question_is_the_one_that_counts(tmp_path: Path) -> None:
    """Another with milieus for answers is one of the survey's own."""
    rows = [
        (*row, LEFT if number else "Vilken hörs mest?")
        for number, row in enumerate(table_of(MILIEU, ANSWERS))
    ]
    assert read_milieus(tmp_path, rows) == (READ, [])


@pytest.mark.slow
def test_the_figures_are_those_of_the_milieus(tmp_path: Path) -> None:
    """They are stored, and `granska` says how the column is read."""
    headings, *rows = table_of(OTHER_WORDS[0], (RIGHT, RIGHT, LEFT))
    file = tmp_path / "enkat_egna.csv"
    file.write_text(as_csv([str(heading) for heading in headings], rows), encoding="utf-8")
    assert run_in(tmp_path, "importera", file, "--år", 2021, "--period", PERIOD).code == 0
    shown = run_in(tmp_path, "visa", "--år", 2021, "--json").json
    counts = {count["milieu"]: (count["count"], count["state"]) for count in shown["counts"]}
    assert counts == {
        "hoger": (2, "exact"),
        "vanster": (1, "exact"),
        "islamistisk": (0, "exact"),
        "oklar": (0, "exact"),
    }
    described = run_in(tmp_path, "granska", file, "--json").json
    (column,) = [column for column in described["files"][0]["columns"] if column["heading"] == OTHER_WORDS[0]]
    assert column["role"] == "miljo"
