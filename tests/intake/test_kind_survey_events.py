"""The events of a survey: what may be one of them, and is not read as one, leaves no exact figure behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from program import run_in
from reading_sheets import read_rows
from survey_answers import KINDS, MILIEU, PERIOD, ROUTINE, SIGNS, STAMP, SYMPATHY, UNIT, as_csv, source_of

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lagesbild.core.cells import Raw

TIMES = "Vid ungefär hur många tillfällen?"
AGAIN = "Antal tillfällen"
OWN = "Har du stött på våldsbejakande extremism det senaste året?"
OPEN = "Beskriv kort, utan personuppgifter"
RIGHT, LEFT = "Vit makt-miljön", "Autonoma miljön"


class Survey(NamedTuple):
    """The questions of a file, the answers of each who answered, the events that are read, and whether there may be more."""

    questions: Sequence[str]
    answers: Sequence[Sequence[Raw]]
    events: int
    may_be_more: bool


SURVEYS = {
    "both questions": Survey((SYMPATHY, SIGNS), [("Ja", "Nej"), ("Nej", "Nej")], 1, False),
    "nobody answered them": Survey((SYMPATHY, SIGNS, ROUTINE), [("", "", "Ja"), ("", "", "Nej")], 0, True),
    "one of two answered one": Survey((SYMPATHY, SIGNS, ROUTINE), [("Nej", "", "Ja"), ("", "", "")], 0, False),
    "one would not say": Survey(
        (SYMPATHY, SIGNS, ROUTINE), [("Ja", "Nej", "Ja"), ("Vill ej svara", "Inget svar", "Vill inte svara.")], 1, False),
    "nobody would say": Survey((SYMPATHY, SIGNS, ROUTINE), [("Avstår", "Vill inte uppge", "Ja")], 0, True),
    "would not say the milieu": Survey((SYMPATHY, SIGNS, MILIEU), [("Ja", "Nej", "Vill inte svara;")], 1, False),
    "would not say the number": Survey((SYMPATHY, SIGNS, TIMES), [("Ja", "Nej", "Vill ej svara")], 1, False),
    "the milieu asked twice": Survey((SYMPATHY, SIGNS, MILIEU, MILIEU), [("Ja", "Ja", RIGHT, LEFT)], 1, True),
    "the milieu in other words too": Survey(
        (SYMPATHY, SIGNS, MILIEU, "Vilka miljöer gällde det?"), [("Ja", "Ja", RIGHT, LEFT)], 1, True),
    "the milieu with a digit": Survey((SYMPATHY, SIGNS, MILIEU, MILIEU + "2"), [("Ja", "Ja", RIGHT, LEFT)], 1, True),
    "the second never answered": Survey((SYMPATHY, SIGNS, MILIEU, MILIEU + "2"), [("Ja", "Nej", RIGHT, "")], 1, False),
    "the number asked twice": Survey((SYMPATHY, SIGNS, TIMES, AGAIN), [("Ja", "Ja", 2, 3)], 2, True),
    "the number in other words": Survey((SYMPATHY, SIGNS, "Om ja, hur många gånger?"), [("Ja", "Nej", 4)], 1, True),
    "a number a milieu": Survey(
        (SYMPATHY, SIGNS, f"{AGAIN} [{RIGHT}]", f"{AGAIN} [{LEFT}]"), [("Ja", "Nej", 2, 1)], 1, True),
    "numbers below the milieus": Survey((SYMPATHY, SIGNS, RIGHT, LEFT), [("Ja", "Nej", 2, 1)], 1, True),
    "no numbers but noughts": Survey((SYMPATHY, SIGNS, RIGHT, LEFT), [("Nej", "Nej", 0, 0)], 0, False),
    "the question in other words, yes": Survey((OWN, SIGNS, ROUTINE), [("Ja", "Nej", "Ja")], 0, True),
    "the question in other words, no": Survey((OWN, SIGNS, ROUTINE), [("Nej", "Nej", "Ja")], 0, False),
    "a question of one's own beside both": Survey((SYMPATHY, SIGNS, OWN), [("Nej", "Nej", "Ja")], 0, False),
    "a question on training": Survey(
        (SIGNS, ROUTINE, "Hur många tillfällen har ni haft utbildning om extremism?"), [("Nej", "Ja", 3)], 0, False),
    "a question on knowledge": Survey(
        (SIGNS, ROUTINE, "Har du läst planen mot våldsbejakande extremism?"), [("Nej", "Ja", "Ja")], 0, False),
    "kinds beside no": Survey((SYMPATHY, SIGNS, KINDS), [("Nej", "Nej", "Klotter;Hot;")], 0, True),
    "kinds beside yes": Survey((SYMPATHY, SIGNS, KINDS), [("Ja", "Nej", "Klotter;Hot;")], 1, False),
    "own words on kinds beside no": Survey((SYMPATHY, SIGNS, KINDS), [("Nej", "Nej", "Inget särskilt")], 0, False),
    "reported beside no": Survey((SYMPATHY, SIGNS, "Har det rapporterats?"), [("Nej", "Nej", "Ja, i IA")], 0, False),
    "answers with signs": Survey((SYMPATHY, SIGNS, ROUTINE), [("JA!", "nej.", "Ja"), ("Ja", "Nej", "Ja")], 2, False),
    "numbers before the words": Survey(
        (SYMPATHY, SIGNS, ROUTINE), [("1: Ja", "2: Nej", "1. Ja"), ("2: Nej", "2) Nej", "9 = Vet ej")], 1, False),
    "a column for each answer": Survey(
        (f"{SYMPATHY} [Ja]", f"{SYMPATHY} [Nej]", SIGNS), [(1, 0, "Nej"), (0, 1, "Nej")], 1, False),
    "both answers in their columns": Survey(
        (f"{SYMPATHY} [Ja]", f"{SYMPATHY} [Nej]", SIGNS), [(1, 1, "Nej"), (0, 1, "Nej")], 0, True),
    "one and nought": Survey((SYMPATHY, SIGNS, ROUTINE), [(1, 0, 1), (0, 0, 0)], 1, False),
    "ones and twos": Survey((SYMPATHY, SIGNS, ROUTINE), [(1, 2, 1), (2, 2, 2)], 0, True),
    "ones here, a two there": Survey((SYMPATHY, SIGNS, ROUTINE), [(1, 1, 1), (1, 1, 2)], 0, True),
    "words, and a two": Survey((SYMPATHY, SIGNS, ROUTINE), [("Ja", "Nej", 2), ("Nej", "Nej", 1)], 1, False),
    "a sign in own words beside no": Survey(
        (SYMPATHY, SIGNS, OPEN), [("Nej", "Nej", "Hakkors på fasaden i mars"), ("Nej", "Nej", "-")], 0, True),
    "a sign in own words beside nothing": Survey(
        (SYMPATHY, SIGNS, OPEN), [("", "", "NMR delade ut flygblad"), ("Nej", "Nej", "-")], 0, True),
    "a sign in own words beside yes": Survey((SYMPATHY, SIGNS, OPEN), [("Ja", "Nej", "Hakkors på fasaden")], 1, False),
    "no sign in own words": Survey((SYMPATHY, SIGNS, OPEN), [("Nej", "Nej", "Vi har inte sett några hakkors")], 0, False),
    "own words on training": Survey((SYMPATHY, SIGNS, OPEN), [("Nej", "Nej", "Utbildning om extremism i maj")], 0, False),
    "yes with words": Survey((SYMPATHY, SIGNS, ROUTINE), [("Ja, en gång", "Nej, aldrig", "Ja")], 1, False),
    "nine for no answer": Survey((SYMPATHY, SIGNS, ROUTINE), [(1, 0, 9), (0, 0, 1)], 1, False),
}  # fmt: skip


def table_of(survey: Survey) -> list[tuple[Raw, ...]]:
    """Return the rows of the file, the unit and the time of each answer before it."""
    questions = survey.questions if len(survey.questions) > 2 else (*survey.questions, ROUTINE)
    answers = enumerate(survey.answers, start=1)
    return [
        (STAMP, UNIT, *questions),
        *((f"2021-03-0{n} 10:15:07", f"Enhet {n}", *row) for n, row in answers),
    ]


@pytest.mark.sampled
@pytest.mark.parametrize("name", SURVEYS)
def test_what_may_be_an_event_is_told(tmp_path: Path, name: str) -> None:
    """There may be more than are read; what is no event is not told of, and changes nothing."""
    survey = SURVEYS[name]
    outcome = read_rows(tmp_path, table_of(survey), "enkat_egna.csv")
    read = outcome.parsed.observations
    events = read[(read["kind"] == "incident") & read["first"].astype(bool)]
    assert (int(events["count"].sum()), "unclear_incident" in outcome.codes) == (
        survey.events,
        survey.may_be_more,
    )


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("name", "total"),
    [
        ("nobody answered them", (None, "not_given")),
        ("the milieu with a digit", (1, "at_least")),
        ("one would not say", (1, "exact")),
        ("would not say the number", (1, "at_least")),
        ("the question in other words, yes", (None, "not_given")),
        ("a question of one's own beside both", (0, "exact")),
    ],
)
def test_what_may_be_an_event_leaves_no_exact_figure(
    tmp_path: Path, name: str, total: tuple[int | None, str]
) -> None:
    """The survey's total is at least what is read, and no number where nothing is."""
    headings, *rows = table_of(SURVEYS[name])
    (tmp_path / "enkat_egna.csv").write_text(
        as_csv([str(heading) for heading in headings], rows), encoding="utf-8"
    )
    assert run_in(tmp_path, "importera", "enkat_egna.csv", "--år", 2021, "--period", PERIOD).code == 0
    shown = source_of(run_in(tmp_path, "visa", "--år", 2021, "--json").json, "enkat_egna")
    assert (shown["total"]["count"], shown["total"]["state"]) == total


def test_numbers_for_answers_are_told_once(tmp_path: Path) -> None:
    """The sentence says how to export the answers in words."""
    outcome = read_rows(tmp_path, table_of(SURVEYS["ones and twos"]), "enkat_egna.csv")
    (message,) = [problem.message for problem in outcome.parsed.problems if problem.code == "answer_codes"]
    assert "Exportera svaren i ord" in message


@pytest.mark.parametrize(
    ("cell", "codes"),
    [(f"{RIGHT} (2), {LEFT} (1)", ["unreadable_count", "own_words"]), (f"{RIGHT}: 3", ["unreadable_count", "own_words"]),
     (f"{RIGHT} 2 gånger", ["unreadable_count", "own_words"]), (f"{RIGHT}, {LEFT}", []), (RIGHT, [])],
)  # fmt: skip
def test_a_number_beside_a_milieu_is_told(tmp_path: Path, cell: str, codes: list[str]) -> None:
    """It may say how often: the answer counts once, and is the least that it can be."""
    outcome = read_rows(
        tmp_path, [(UNIT, SYMPATHY, SIGNS, MILIEU), ("A", "Ja", "Nej", cell)], "enkat_egna.csv"
    )
    assert sorted(outcome.codes) == sorted(codes)


def test_another_version_of_an_answer_is_told(tmp_path: Path) -> None:
    """The same number of a tool, with another answer: which is right is for people to say."""
    first, second = ("abc123456", "A", "Ja", "Nej", "Ja"), ("abc123456", "A", "Nej", "Nej", "Ja")
    others = [(f"abc99999{n}", "B", "Nej", "Nej", "Ja") for n in range(3)]
    rows = [("Svars-ID", UNIT, SYMPATHY, SIGNS, ROUTINE), first, second, first, *others]
    outcome = read_rows(tmp_path, rows, "enkat_egna.csv")
    assert outcome.statuses == ["counted", "duplicate", "duplicate", *["counted"] * 3]
    assert [(problem.code, problem.row) for problem in outcome.parsed.problems] == [("other_version", 3)]


@pytest.mark.parametrize("heading", ["Antal svar", "Antal svarande", "Frekvens"])
def test_rows_that_stand_for_several_answers_are_refused(tmp_path: Path, heading: str) -> None:
    """The sentence says what export to ask for."""
    rows: list[tuple[Raw, ...]] = [
        (UNIT, SYMPATHY, SIGNS, ROUTINE, heading),
        ("A", "Ja", "Nej", "Ja", 3),
        ("A", "Nej", "Nej", "Ja", 12),
    ]
    with pytest.raises(InputError, match="en rad per svarande"):
        read_rows(tmp_path, rows, "enkat_egna.csv")


@pytest.mark.parametrize(
    "heading",
    ["Svarsdatum och tid", "Inskickat datum", "Datum för inskickande", "Completion time", "Tid för svar"],
)
def test_the_time_of_an_answer_is_known_by_its_heading(tmp_path: Path, heading: str) -> None:
    """An answer of another year is outside the period."""
    rows = [("2021-03-01 10:15", "A", "Ja", "Nej", "Ja"), ("2019-03-01 10:15", "B", "Ja", "Nej", "Ja")]
    outcome = read_rows(tmp_path, [(heading, UNIT, SYMPATHY, SIGNS, ROUTINE), *rows], "enkat_egna.csv")
    assert (outcome.statuses, outcome.codes) == (["counted", "outside_period"], ["outside_period"])


@pytest.mark.parametrize(("number", "codes"), [("", ["unreadable_count"]), (3, [])])
def test_several_times_without_a_number_are_at_least_one(
    tmp_path: Path, number: Raw, codes: list[str]
) -> None:
    """A yes that says so is counted as one event, and told where nothing says how many they were."""
    rows = [
        (STAMP, UNIT, SYMPATHY, SIGNS, TIMES),
        ("2021-03-01 10:15:07", "Parken", "Ja, flera gånger", "Nej", number),
    ]
    outcome = read_rows(tmp_path, rows, "enkat_egna.csv")
    read = outcome.parsed.observations
    events = read[(read["kind"] == "incident") & read["first"].astype(bool)]
    assert (int(events["count"].sum()), outcome.codes) == (number or 1, codes)


@pytest.mark.parametrize("label", ["Summa", "Antal ja", "Andel ja (%)", "Medelvärde", "Totalt"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_row_of_sums_below_the_answers_is_no_answer(tmp_path: Path, label: str, place: int) -> None:
    """Its numbers are neither a yes nor an event."""
    sums: list[Raw] = ["", "", 1, 0, 2]
    sums[place] = label
    rows: list[Sequence[Raw]] = [
        (STAMP, UNIT, SYMPATHY, SIGNS, TIMES),
        ("2021-03-01 10:15:07", "Parken", "Ja", "Nej", 2),
        ("2021-03-01 10:16:07", "Skolan", "Nej", "Nej", ""),
        sums,
    ]
    outcome = read_rows(tmp_path, rows, "enkat_egna.csv")
    read = outcome.parsed.observations
    events = read[(read["kind"] == "incident") & read["first"].astype(bool)]
    assert int(events["count"].sum()) == 2
    assert read.loc[read["record"].astype(bool), "status"].tolist() == ["counted", "counted", "total_row"]
    assert outcome.codes == []


@pytest.mark.parametrize(
    ("text", "told"), [("NMR", True), ("Vit makt", True), ("Incels", False), ("", False)]
)
def test_a_milieu_in_own_words_is_not_another(tmp_path: Path, text: str, *, told: bool) -> None:
    """Where it is not chosen, the lines of the milieus are not exact."""
    rows: list[Sequence[Raw]] = [
        (STAMP, UNIT, SYMPATHY, SIGNS, MILIEU, "Annan miljö, vilken?"),
        ("2021-03-01 10:15:07", "Parken", "Ja", "Nej", "Annan", text),
        ("2021-03-01 10:16:07", "Skolan", "Nej", "Nej", "", ""),
    ]
    outcome = read_rows(tmp_path, rows, "enkat_egna.csv")
    assert ("unknown_milieu" in outcome.codes) == told


@pytest.mark.parametrize("text", ["Antal svar: 12", "Totalt 12 svar"])
def test_a_lone_sum_of_answers_is_no_answer(tmp_path: Path, text: str) -> None:
    """One that says more than there are is told."""
    rows = [
        (STAMP, UNIT, SYMPATHY, SIGNS, ROUTINE),
        ("2021-03-01 10:15:07", "Parken", "Ja", "Nej", "Ja"),
        ("", text, "", "", ""),
    ]
    outcome = read_rows(tmp_path, rows, "enkat_egna.csv")
    read = outcome.parsed.observations
    assert read.loc[read["record"].astype(bool), "status"].tolist() == ["counted", "total_row"]
    assert "total_states_more" in outcome.codes
