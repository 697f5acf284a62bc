"""Questions that no definition knows: counted under their own wording, in the type that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from program import run_in
from survey_answers import ROUTINE, SIGNS, SYMPATHY, UNIT, as_csv, problem_codes, read_year

from lagesbild.core.own_questions import order_options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class Own(NamedTuple):
    """A question with its answers, and what is right: its type, its base and how many gave each answer, in order."""

    headings: Sequence[str]
    answers: Sequence[Sequence[object]]
    type: str
    base: int
    counts: Mapping[str, int]


def each(**times: int) -> list[tuple[str]]:
    """Return as many rows with a text as are said."""
    return [(text,) for text, number in times.items() for _ in range(number)]


def many(texts: Mapping[str, int]) -> list[tuple[str]]:
    """Return as many rows with a text as are said."""
    return [(text,) for text, number in texts.items() for _ in range(number)]


QUESTION = "Hur är det hos er?"
CASES = {
    "one choice": Own([QUESTION], each(Skola=6, Fritid=3, Kultur=2), "ett_val", 11, {"Skola": 6, "Fritid": 3, "Kultur": 2}),
    "what describes best": Own(
        ["Vad beskriver bäst din arbetsplats?"], each(Skola=3, Fritid=4), "ett_val", 7, {"Fritid": 4, "Skola": 3}
    ),
    "whom one would tell": Own(
        ["Vem skulle du berätta för?"], each(Mentor=3, Kompis=4), "ett_val", 7, {"Kompis": 4, "Mentor": 3}
    ),
    "classes of numbers": Own(
        [QUESTION],
        many({"3–5": 1, "0": 2, "Vet ej": 5, "6 eller fler": 4, "1-2": 3}),
        "skala",
        15,
        {"0": 2, "1-2": 3, "3–5": 1, "6 eller fler": 4, "Vet ej": 5},
    ),
    "yes and no": Own([QUESTION], each(Ja=3, Nej=4), "ja_nej", 7, {"Ja": 3, "Nej": 4}),
    "a scale in words": Own(
        [QUESTION],
        many({"Instämmer inte": 5, "Instämmer helt": 2, "": 2, "Vet ej": 1, "Instämmer delvis": 2}),
        "skala",
        10,
        {"Instämmer helt": 2, "Instämmer delvis": 2, "Instämmer inte": 5, "Vet ej": 1},
    ),
    "a scale of three answers": Own(
        [QUESTION], many({"Inte alls": 1, "I liten grad": 1}), "skala", 2, {"I liten grad": 1, "Inte alls": 1}
    ),
    "a scale of numbers": Own([QUESTION], many({"5": 2, "1": 3, "3": 1}), "tal", 6, {"1": 3, "3": 1, "5": 2}),
    "many numbers": Own(
        [QUESTION],
        [(number,) for number in range(20)],
        "tal",
        20,
        {"0": 1, "1–4": 4, "5–9": 5, "10–19": 10},
    ),
    "several choices in a cell": Own(
        [QUESTION], many({"Affisch;Mejl;": 3, "Mejl;": 2, "Affisch;": 1}), "flera_val", 6, {"Mejl": 5, "Affisch": 4}
    ),
    "a column for each choice": Own(
        [f"{QUESTION} [Affisch]", f"{QUESTION} [Mejl]"],
        [("1", "0"), ("1", "1"), ("0", "0"), ("1", "")],
        "flera_val",
        3,
        {"Affisch": 3, "Mejl": 1},
    ),
    "a few wrote their own": Own(
        [QUESTION],
        many({
            "På nätet": 20, "I grupp": 10, "Helst en kort film som vi kan diskutera": 1,
            "Gärna tillsammans med polisen en gång om året": 1,
        }),
        "ett_val", 32, {"På nätet": 20, "I grupp": 10, "Annat (fritext)": 2},
    ),
    "an option with a telephone number": Own(
        [QUESTION], many({"Skola": 6, "Fritid": 4, "070-174 06 05": 1}), "ett_val", 11,
        {"Skola": 6, "Fritid": 4, "Annat (fritext)": 1},
    ),
}  # fmt: skip


@pytest.mark.sampled
@pytest.mark.parametrize(("partly", "counted"), [("Delvis", 6), ("Påbörjad", 6), ("Rektor", 12)])
def test_a_status_of_completion_is_no_question(tmp_path: Path, partly: str, counted: int) -> None:
    """Where every word of it says so: those who have not finished are set aside, as in the tools that are known."""
    (tmp_path / "kallor").mkdir()
    source = (
        'namn = "Ronden"\nform = "enkat"\nfragor = [ { lydelse = "Har ni sett tecken?", handelse = true } ]\n'
    )
    (tmp_path / "kallor" / "ronden.toml").write_text(source, encoding="utf-8")
    (tmp_path / "lagesbild.toml").write_text('uppsattning = "egna"\n', encoding="utf-8")
    rows = "".join(f"Enhet {n};{('Klar', partly)[n % 2]};{('Ja', 'Nej')[n // 2 % 2]}\n" for n in range(12))
    (tmp_path / "ronden.csv").write_text(f"Enhet;Status;Har ni sett tecken?\n{rows}", encoding="utf-8")
    assert run_in(tmp_path, "importera", "ronden.csv", "--år", 2021).code == 0
    (survey,) = run_in(tmp_path, "visa", "--år", 2021, "--json").json["sources"]
    assert survey["rows"]["counted"] == counted


@pytest.mark.parametrize("wording", ["Q1. Har ni sett tecken?", "Har ni sett tecken?"])
def test_a_survey_is_known_by_questions_with_numbers(tmp_path: Path, wording: str) -> None:
    """However its definition has them, since the form may number them otherwise next year."""
    (tmp_path / "kallor").mkdir()
    source = f'namn = "Ronden"\nform = "enkat"\nfragor = [ {{ lydelse = "{wording}", handelse = true }} ]\n'
    (tmp_path / "kallor" / "ronden.toml").write_text(source, encoding="utf-8")
    (tmp_path / "lagesbild.toml").write_text('uppsattning = "egna"\n', encoding="utf-8")
    rows = "".join(f"Enhet {n};{('Ja', 'Nej')[n % 2]}\n" for n in range(12))
    (tmp_path / "ronden.csv").write_text(f"Enhet;Q1. Har ni sett tecken?\n{rows}", encoding="utf-8")
    (file,) = run_in(tmp_path, "granska", "ronden.csv", "--json").json["files"]
    assert file["source"] == "ronden"


@pytest.mark.sampled
@pytest.mark.parametrize("own", CASES.values(), ids=CASES)
def test_a_question_of_ones_own_is_counted(own: Own, tmp_path: Path) -> None:
    """Its type, its base and its answers are right, and it is told that it is not defined."""
    rows = [(f"svar{n:08}", f"Enhet {n}", "Nej", "Nej", "Ja", *cells) for n, cells in enumerate(own.answers)]
    text = as_csv(("Svars-ID", UNIT, SYMPATHY, SIGNS, ROUTINE, *own.headings), rows)
    _, shown = read_year(tmp_path, {"enkat_egna.csv": text})
    (question,) = [question for question in shown["questions"] if not question["defined"]]
    assert question["wording"] == own.headings[0].partition(" [")[0]
    assert (question["type"], question["base"]) == (own.type, own.base)
    assert list(question["answers"].items()) == list(own.counts.items())
    assert "own_questions" in problem_codes(shown)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("heading", "answers"),
    [
        ("Kommentarer", each(Bra=3, Dåligt=2)),
        (QUESTION, [(f"En egen berättelse nummer {n} om något som hände",) for n in range(8)]),
    ],
)
def test_free_text_is_not_counted_and_told(
    heading: str, answers: Sequence[Sequence[str]], tmp_path: Path
) -> None:
    """The column is named; no text of it is shown."""
    rows = [(f"svar{n:08}", f"Enhet {n}", "Nej", "Nej", "Ja", *cells) for n, cells in enumerate(answers)]
    _, shown = read_year(
        tmp_path, {"enkat_egna.csv": as_csv(("Svars-ID", UNIT, SYMPATHY, SIGNS, ROUTINE, heading), rows)}
    )
    assert [question for question in shown["questions"] if not question["defined"]] == []
    assert "not_counted_columns" in problem_codes(shown)
    assert str(answers[0][0]) not in str(shown["problems"])


@pytest.mark.slow
def test_the_second_row_of_surveymonkey_is_a_heading_without_the_tools_columns(tmp_path: Path) -> None:
    """The row of "Response" is no answer."""
    rows = [("", *["Response"] * 4), *((f"10{n}", f"Enhet {n}", "Nej", "Nej", "Ja") for n in range(5))]
    text = as_csv(("RespondentID", UNIT, SYMPATHY, SIGNS, ROUTINE), rows)
    _, shown = read_year(tmp_path, {"enkat_egna.csv": text})
    assert [source["rows"]["counted"] for source in shown["sources"] if source["answered"]] == [5]


def test_scales_keep_their_order_whatever_the_counts() -> None:
    """From one end to the other, with what is no step last."""
    assert order_options({"Aldrig": 9, "Alltid": 1, "Annat (fritext)": 20, "Ibland": 4}) == (
        "Alltid", "Ibland", "Aldrig", "Annat (fritext)",
    )  # fmt: skip
    assert order_options({"B": 2, "A": 2, "C": 5}) == ("C", "A", "B")


@pytest.mark.slow
def test_hundreds_of_questions_are_counted_without_a_word(tmp_path: Path) -> None:
    """A library warns, in English, of a table whose columns lie each by themselves."""
    own = [f"Fråga {number}: hur är det hos er?" for number in range(130)]
    rows = [("2021-03-01 10:15:07", "A", "Nej", "Nej", *["Bra"] * 130) for _ in range(3)]
    told, shown = read_year(
        tmp_path, {"enkat_egna.csv": as_csv(("Tidstämpel", UNIT, SYMPATHY, SIGNS, *own), rows)}
    )
    assert "Warning" not in told
    assert len(shown["questions"]) > 130
