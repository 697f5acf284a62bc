"""Answers that say that none is given: no answer to the question, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows
from survey_answers import KINDS, MILIEU, ROUTINE, SIGNS, STAMP, SYMPATHY, UNIT

from lagesbild.intake.shapes.words import declines

if TYPE_CHECKING:
    from pathlib import Path

OWN = "Hur nöjd är du med stödet?"
HEADINGS = (STAMP, UNIT, SYMPATHY, SIGNS, MILIEU, KINDS, ROUTINE, OWN)


@pytest.mark.parametrize(
    "text",
    ["vill ej svara", "vill inte svara", "inget svar", "ej svar", "avstår", "avstår från att svara", "kan inte svara",
     "jag vill inte uppge", "ej besvarad", "obesvarad", "prefer not to say", "no answer", "(inget svar)",
     "vill ej besvara frågan"],
)  # fmt: skip
def test_a_way_to_give_no_answer_is_known(text: str) -> None:
    """Whatever the tool or the sender calls it."""
    assert declines(text)


@pytest.mark.parametrize(
    "text", ["", "vet ej", "nej", "inget", "inget särskilt", "svar", "vill inte", "kan inte"]
)
def test_other_words_are_answers(text: str) -> None:
    """What they mean is for the question to say."""
    assert not declines(text)


def test_no_answer_is_given_to_each_question_where_it_is_declined(tmp_path: Path) -> None:
    """The others count, and one problem says how many they were of each."""
    declined = (
        "Vill ej svara",
        "Inget svar",
        "Avstår",
        "Vill inte svara;",
        "Vill ej svara.",
        "Vill ej svara",
    )
    rows = [
        HEADINGS,
        ("2021-03-01 10:15:07", "Enhet 1", *declined),
        (
            "2021-03-02 10:15:07",
            "Enhet 2",
            "Ja",
            "Nej",
            "Vit makt-miljön",
            "Klotter;Vill ej svara;",
            "Ja",
            "Bra",
        ),
        *((f"2021-03-0{n} 10:15:07", f"Enhet {n}", "Nej", "Nej", "", "", "Nej", "Dåligt") for n in (3, 4)),
        ("2021-03-05 10:15:07", "Enhet 5", "Nej", "Nej", "", "", "Nej", "Bra"),
    ]
    outcome = read_rows(tmp_path, rows, "enkat_egna.csv")
    read = outcome.parsed.observations
    answers = read[(read["row"] == 2) & (read["kind"] == "svar")]
    assert [*answers["category"].astype(str)] == []
    kinds = read.loc[read["question"].eq("slags_tecken"), "category"]
    assert [*kinds.astype(str)] == ["klotter"]
    assert [
        code for code in outcome.codes if code in {"declined_answer", "unclear_incident", "unknown_answer"}
    ] == ["declined_answer"]
    assert set(read.loc[read["question"].astype(str).str.startswith("hur"), "category"].astype(str)) == {
        "Bra",
        "Dåligt",
    }
