"""What is known of the answers to each question of a survey: an answer that was not understood may be any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from survey_answers import KINDS, MILIEU, ROUTINE, SIGNS, STAMP, SYMPATHY, UNIT, as_csv

from lagesbild.config.loading import load
from lagesbild.core.records import ANSWER
from lagesbild.figures.gathering import gather
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

TIMES = "Vid ungefär hur många tillfällen?"
HEADINGS = (STAMP, UNIT, SYMPATHY, SIGNS, MILIEU, KINDS, TIMES, ROUTINE)
RIGHT = "Vit makt-miljön"
YES = ("Ja", "Nej", RIGHT, "Klotter", "1", "Ja")
NO = ("Nej", "Nej", "", "", "", "Nej")
MET, MILIEUS, ROUTINES = ("stott_pa", "vet_ej"), ("miljo", "vanster"), ("kanner_rutin", "vet_ej")
ALL = (MET, MILIEUS, ROUTINES)


class Answered(NamedTuple):
    """An answer beside two that were understood, and the questions of which an answer that nobody gave is no zero."""

    answer: Sequence[str]
    unknown: Sequence[tuple[str, str]]


CASES = {
    "all understood": Answered(YES, ()),
    "the routine in other words": Answered(
        ("Ja", "Nej", RIGHT, "Klotter", "1", "Nej, tyvärr inte"), (ROUTINES,)
    ),
    "a milieu that is not known": Answered(("Ja", "Nej", "Soldiers", "Klotter", "1", "Ja"), (MILIEUS,)),
    "a number that is not read": Answered(("Ja", "Nej", RIGHT, "Klotter", "många", "Ja"), ()),
    "no and yes at once": Answered(("Nej", "Nej", RIGHT, "", "2", "Ja"), (MET, MILIEUS)),
    "perhaps": Answered(("Kanske", "Nej", "", "", "", "Ja"), (MET,)),
}


def states_of(run: Any, folder: Path, answer: Sequence[str]) -> Mapping[tuple[str, str], str]:
    """The states of answers that nobody gave, by question and answer."""
    rows = [
        (f"2021-03-0{n} 10:15:07", f"Enhet {n}", *row) for n, row in enumerate((YES, NO, answer), start=1)
    ]
    path = folder / "enkat_egna.csv"
    path.write_text(as_csv(HEADINGS, rows), encoding="utf-8")
    assert run("importera", path, "--år", 2021).code == 0
    with open_store(folder / "lagesbild.db") as store:
        figures = gather(store, load(None), 2021)
    survey = next(source for source in figures.sources if source.key == "enkat_egna")
    return {
        (question, answer): figures.state(survey, {"question": question, "category": answer}, kind=ANSWER)
        for question, answer in ALL
    }


@pytest.mark.sampled
@pytest.mark.parametrize("name", CASES)
def test_an_answer_that_was_not_understood_leaves_its_question_without_zeros(
    run: Any, tmp_path: Path, name: str
) -> None:
    """And no other question than it, and those that it speaks against."""
    states = states_of(run, tmp_path, CASES[name].answer)
    assert {key for key, state in states.items() if state != "exact"} == set(CASES[name].unknown)
