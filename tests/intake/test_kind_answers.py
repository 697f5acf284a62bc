"""Answers and those who were asked: units are units, and each answer counts once and for its year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from program import run_in
from survey_answers import (
    ROUTINE,
    SIGNS,
    SYMPATHY,
    UNIT,
    as_csv,
    plain_answers,
    problem_codes,
    read_year,
    source_of,
)

from lagesbild.intake.surveys.test_answers import may_say_test, says_test

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EGNA = "enkat_egna_2021.csv"
LIST = "utskick_egna_2021.csv"


class Case(NamedTuple):
    """Files, and what is right of the survey to the units: sent, answered, rows read and counted, codes told."""

    files: Mapping[str, str]
    sent: int | None
    answered: int | None
    read: int
    counted: int
    codes: frozenset[str] = frozenset()


def _day(*units: str, day: int = 1) -> list[tuple[str, str]]:
    return [(f"2021-03-{day:02} 10:{n:02}:0{n % 10}", unit) for n, unit in enumerate(units, start=1)]


CASES = {
    "three answers from two of three units": Case(
        {LIST: "Enhet\nEnhet A\nEnhet B\nEnhet C\n", EGNA: plain_answers(*_day("Enhet A", "Enhet A", "Enhet B"))},
        3, 2, 3, 3,
    ),
    "an answer from a unit that was not asked": Case(
        {LIST: "Enhet\nEnhet A\nEnhet B\n", EGNA: plain_answers(*_day("Enhet A", "Enhet Z"))},
        2, 1, 2, 2, frozenset({"unit_not_asked"}),
    ),
    "units spelled in other ways": Case(
        {LIST: "Enhet\nFörskolan Ängen\nEnhet-B\n", EGNA: plain_answers(*_day("fo\u0308rskolan  A\u0308ngen.", "Enhet B"))},
        2, 2, 2, 2,
    ),
    "answers without any unit cannot be ticked off": Case(
        {LIST: "Enhet\nEnhet A\nEnhet B\nEnhet C\n", EGNA: plain_answers(*_day("", ""))},
        3, 2, 2, 2,
    ),
    "one answer without a unit": Case(
        {LIST: "Enhet\nEnhet A\nEnhet B\n", EGNA: plain_answers(*_day("Enhet A", ""))},
        2, 1, 2, 2, frozenset({"unit_missing"}),
    ),
    "the list has the address": Case(
        {LIST: "Enhet;E-post\nEnhet A;a@exempel.se\nEnhet B;b@exempel.se\n", EGNA: plain_answers(*_day("Enhet A"))},
        2, 1, 1, 1, frozenset({"dropped_columns"}),
    ),
    "the list has contact person and telephone": Case(
        {
            LIST: "Enhet;Kontaktperson;Telefon\nEnhet A;Ett Namn;08-123 45 67\nEnhet B;Två Namn;08-123 45 68\n",
            EGNA: plain_answers(*_day("Enhet A")),
        },
        2, 1, 1, 1, frozenset({"dropped_columns"}),
    ),
    "the list has a row for each who was asked": Case(
        {
            LIST: "Namn;Enhet\nEtt Namn;Enhet A\nTvå Namn;Enhet A\nTre Namn;Enhet B\n",
            EGNA: plain_answers(*_day("Enhet A", "Enhet A")),
        },
        2, 1, 2, 2, frozenset({"dropped_columns", "unit_listed_again"}),
    ),
    "the list ends with how many they are": Case(
        {LIST: "Nr;Enhet;E-post\n1;Enhet A;a@x.se\n2;Enhet B;b@x.se\n;Antal;2\n", EGNA: plain_answers(*_day("Enhet A"))},
        2, 1, 1, 1, frozenset({"dropped_columns"}),
    ),
    "the list ends with how many units they are": Case(
        {LIST: "Enhet\nEnhet A\nEnhet B\nAntal enheter: 2\n", EGNA: plain_answers(*_day("Enhet A"))},
        2, 1, 1, 1,
    ),
    "the list has telephone numbers as numbers": Case(
        {LIST: "Enhet;Telefon\nEnhet A;81234567\nEnhet B;81234568\n", EGNA: plain_answers(*_day("Enhet A"))},
        2, 1, 1, 1, frozenset({"dropped_columns"}),
    ),
    "the list has an address in front": Case(
        {"utskickslista egna verksamheter.csv": "Nr;Adress;Enhet\n1;Gatan 1;Enhet A\n2;Gatan 2;Enhet B\n",
         EGNA: plain_answers(*_day("Enhet B"))},
        2, 1, 1, 1, frozenset({"dropped_columns"}),
    ),
    "a contact list without the word": Case(
        {"egna enheter.csv": "Enhet;E-post;Chef\nEnhet A;a@exempel.se;N N\nEnhet B;b@exempel.se;M M\n",
         EGNA: plain_answers(*_day("Enhet B"))},
        2, 1, 1, 1, frozenset({"dropped_columns"}),
    ),
    "last year's answers in a form used every year": Case(
        {EGNA: plain_answers(("2020-03-01 10:15:01", "Enhet A"), ("2020-03-02 10:15:01", "Enhet B"), *_day("Enhet A"))},
        None, 1, 3, 1, frozenset({"outside_period"}),
    ),
    "an answer after the period": Case(
        {EGNA: plain_answers(*_day("Enhet A"), ("2021-05-01 00:00:01", "Enhet B"))},
        None, 1, 2, 1, frozenset({"outside_period"}),
    ),
    "the last minute of the period": Case(
        {EGNA: plain_answers(("2021-04-30 23:59:59", "Enhet A"), ("2020-05-01 00:00:00", "Enhet B"))}, None, 2, 2, 2
    ),
    "every answer outside the period": Case(
        {EGNA: plain_answers(("2019-03-01 10:15:01", "Enhet A"), ("2019-03-02 10:15:02", "Enhet B"))},
        None, None, 2, 0, frozenset({"outside_period"}),
    ),
    "without times nothing is outside": Case(
        {EGNA: as_csv((UNIT, SYMPATHY, SIGNS, ROUTINE), [("Enhet A", "Nej", "Nej", "Ja"), ("Enhet B", "Ja", "Nej", "Ja")])},
        None, 2, 2, 2,
    ),
    "thirty in the same minute": Case(
        {EGNA: plain_answers(*[("2021-03-01 10:15", "Enhet A")] * 30)}, None, 30, 30, 30
    ),
    "minutes with seconds of zero": Case(
        {EGNA: plain_answers(*[("2021-03-01 10:15:00", "Enhet A")] * 4)}, None, 4, 4, 4
    ),
    "the same to the second": Case(
        {EGNA: plain_answers(("2021-03-01 10:15:07", "Enhet A"), ("2021-03-01 10:15:07", "Enhet A"))}, None, 1, 2, 1,
        frozenset({"same_submission"}),
    ),
    "the same second from two units": Case(
        {EGNA: plain_answers(("2021-03-01 10:15:07", "Enhet A"), ("2021-03-01 10:15:07", "Enhet B"))}, None, 2, 2, 2
    ),
    "the same day only": Case(
        {EGNA: plain_answers(("2021-03-01", "Enhet A"), ("2021-03-01", "Enhet A"))}, None, 2, 2, 2
    ),
    "the same response id": Case(
        {EGNA: plain_answers(("1000000001", "Enhet A"), ("1000000001", "Enhet A"), ("1000000002", "Enhet B"),
                             headings=("Svars-ID", UNIT))},
        None, 2, 3, 2,
    ),
    "running numbers that begin again": Case(
        {EGNA: plain_answers(*zip("1213", ("Enhet A", "Enhet B", "Enhet C", "Enhet D"), strict=True),
                             headings=("Svars-ID", UNIT))},
        None, 4, 4, 4, frozenset({"response_id_again"}),
    ),
    "a longer export of the same minutes": Case(
        {EGNA: plain_answers(*[("2021-03-01 10:15", "Enhet A")] * 3),
         "enkat_egna_2021_senare.csv": plain_answers(*[("2021-03-01 10:15", "Enhet A")] * 5)},
        None, 5, 8, 5,
    ),
    "trials": Case(
        {EGNA: plain_answers(*_day("TEST – ta bort", "Provsvar", "test test", "Testar enkäten", "Enhet A"))},
        None, 1, 5, 1,
    ),
    "a unit that may be a trial is told": Case(
        {EGNA: plain_answers(*_day("Testskolan", "Enhet A"))}, None, 2, 2, 2, frozenset({"possible_test_answer"})
    ),
    "REDCap says what is not finished": Case(
        {EGNA: as_csv(("Record ID", UNIT, SYMPATHY, SIGNS, ROUTINE, "Complete?"),
                      [(1, "Enhet A", "Nej", "Nej", "Ja", "Complete"), (2, "Enhet B", "Nej", "", "", "Incomplete"),
                       (3, "Enhet C", "Nej", "Nej", "Ja", "Unverified")])},
        None, 2, 3, 2,
    ),
    "LimeSurvey without a date of sending in": Case(
        {EGNA: as_csv(("Response ID", "Date submitted", "Last page", "Start language", "Seed", UNIT, SYMPATHY, SIGNS, ROUTINE),
                      [(1, "2021-03-01 10:00:00", 4, "sv", 1, "Enhet A", "Nej", "Nej", "Ja"),
                       (2, "", 1, "sv", 2, "Enhet B", "Ja", "", "")])},
        None, 1, 2, 1,
    ),
}  # fmt: skip


@pytest.mark.sampled
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_answers_are_counted_for_their_units_and_their_year(case: Case, tmp_path: Path) -> None:
    """Sent, answered, read and counted are right, and what a person must look at is told."""
    _, shown = read_year(tmp_path, case.files)
    survey = source_of(shown, "enkat_egna")
    rows = survey["rows"]
    assert (survey["sent"], survey["answered"], rows["read"], rows["counted"]) == case[1:5]
    assert case.codes <= problem_codes(shown)
    assert rows["read"] == rows["counted"] + sum(rows["set_aside"].values())


def test_no_address_of_a_list_is_stored(tmp_path: Path) -> None:
    """What a list says beside the names of the units is in no output and not in the store."""
    read_year(
        tmp_path,
        {LIST: "Enhet;E-post\nEnhet A;hemlig.adress@exempel.se\n", EGNA: plain_answers(*_day("Enhet A"))},
    )
    assert b"hemlig.adress" not in (tmp_path / "lagesbild.db").read_bytes()


@pytest.mark.parametrize(
    "words", ["test", "TEST!", "Test 2", "test-svar", "Detta är ett test", "Testar bara", "provsvar (radera)", "asdfasdf",
              "TEST TA BORT", "ska tas bort, test", "test1", "Testrad", "test, räkna inte", "Test av enkäten"],
)  # fmt: skip
def test_a_trial_is_known_by_its_words(words: str) -> None:
    """Nothing but words of a trial."""
    assert says_test(words)


@pytest.mark.parametrize(
    "words", ["Testeboskolan", "Vi gjorde ett test i klassen", "Prov", "Ta bort klottret", "Testamente", "Kontrastgården",
              "Testavdelningen Söder", "Ett prov på hur det låter", "Nej", "Attest", "Protest", "Protest mot NMR"],
)  # fmt: skip
def test_what_only_holds_the_word_is_no_trial(words: str) -> None:
    """A real name or a sentence is never dropped."""
    assert not says_test(words)


def test_a_name_that_may_be_made_up_is_told() -> None:
    """It is counted, since a unit may be called so."""
    assert [may_say_test(name) for name in ("Test-enheten", "Testförskolan", "Skola Test", "Testebo", "Protestskolan")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_what_lies_outside_the_period_is_told_with_its_rows(tmp_path: Path) -> None:
    """The sentence says how many, which rows, and what to do."""
    _, shown = read_year(
        tmp_path, {EGNA: plain_answers(("2020-03-01 10:15:01", "Enhet A"), *_day("Enhet A"))}
    )
    (message,) = [problem["message"] for problem in shown["problems"] if problem["code"] == "outside_period"]
    assert message.startswith("1 svar skickades in utanför perioden")
    assert "(rad 2)" in message
    assert "--period" in message or "ange en period" in message


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("answer", "codes"),
    [
        ("Nej;Nej;Vit makt-miljön;3", {"unclear_incident"}),
        ("Nej;Nej;;2", {"unclear_incident"}),
        ("Nej;Nej;Islamistiska extremistiska miljön;", {"unclear_incident"}),
        (";;Vit makt-miljön;1", {"unclear_incident"}),
        ("Ja;Nej;Vit makt-miljön;0", {"unclear_incident"}),
        ("Nej;Ja;;0", {"unclear_incident"}),
        ("Nej;Nej;;", set()),
        ("Nej;Nej;;0", set()),
        ("Nej;Nej;Vet ej;", set()),
        ("Nej;Nej;Vit makt-miljön;0", set()),
        ("Ja;Nej;Vit makt-miljön;2", set()),
        ("Nej;Ja;;", set()),
    ],
)
def test_an_answer_that_contradicts_itself_is_told_and_leaves_no_exact_zero(
    tmp_path: Path, answer: str, codes: set[str]
) -> None:
    """No to the questions and an incident all the same: the survey's figures are the least that they can be."""
    headings = f"{UNIT};{SYMPATHY};{SIGNS};Vilken miljö gällde det?;Vid ungefär hur många tillfällen?"
    (tmp_path / EGNA).write_text(f"{headings}\nEnhet A;{answer}\nEnhet B;Nej;Nej;;\n", encoding="utf-8")
    assert run_in(tmp_path, "importera", EGNA, "--år", 2021).code == 0
    shown = run_in(tmp_path, "visa", "--år", 2021, "--json").json
    assert {problem["code"] for problem in shown["problems"]} & {"unclear_incident"} == codes
    total = next(source["total"] for source in shown["sources"] if source["key"] == "enkat_egna")
    assert (total["state"] == "exact") == (not codes)
