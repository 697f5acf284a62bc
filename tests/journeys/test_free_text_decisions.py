"""Doubtful passages of free text: the queue, what is decided of each by hand, and what it then holds for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from noted_contacts import (
    DOUBTFUL,
    MASKED,
    PLAIN,
    UNTOLD,
    YEAR,
    import_log,
    stored_texts,
    waiting_passages,
    write_log,
)
from openpyxl import load_workbook
from terminal import on_a_terminal

from lagesbild.personal_data.masking import screen
from lagesbild.personal_data.text_decisions import apply_decisions, split_around
from lagesbild.personal_data.word_lists import DEFAULT
from lagesbild.store.free_text import COMMON

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from program import Outcome

    Run = Callable[..., Outcome]


def sheet(run: Run, folder: Path) -> list[tuple[Any, ...]]:
    """The rows of the sheet of descriptions in the intern workbook, without the source's name and the file's."""
    assert run("exportera", *YEAR, "--format", "excel", "--till", "ut").code == 0
    book = load_workbook(folder / "ut" / "lagesbild-2021.xlsx")
    rows = [(row[3], *row[7:9]) for row in book["Beskrivningar"].iter_rows(values_only=True)]
    return rows[rows.index(("Rad", "Beskrivning", "Läge")) + 1 :]


@pytest.fixture
def log(run: Run, tmp_path: Path) -> Path:
    """A log with a sure, a doubtful and a plain note, stored."""
    return import_log(run, tmp_path)


@pytest.fixture
def passage(run: Run, log: Path) -> str:  # noqa: ARG001 — the log is to be stored first
    """The id of the one doubtful passage of the log."""
    (one,) = waiting_passages(run)
    return str(one["id"])


@pytest.mark.usefixtures("log")
def test_without_a_terminal_the_queue_is_told_by_id_and_place(run: Run) -> None:
    """Neither the table nor the JSON has a word of the text."""
    (one,) = waiting_passages(run)
    assert (one["kind"], one["start"], one["end"]) == ("namn", 13, 20)
    assert [(place["file"], place["row"]) for place in one["places"]] == [("kontakter.csv", 3)]
    shown = run("granska-text", *YEAR).out
    assert one["id"] in shown
    assert "14–20" in shown
    assert [word for word in UNTOLD if word in shown] == []


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("wish", "text"),
    [
        ("--behåll", DOUBTFUL),
        ("--behall", DOUBTFUL),
        ("--maska", "Vi talade om [namn] hela mötet."),
    ],
)
def test_what_is_decided_stands_in_the_workbook(
    run: Run, tmp_path: Path, passage: str, wish: str, text: str
) -> None:
    """Before the decision the text waits, after it the text stands as decided."""
    assert sheet(run, tmp_path)[1] == (3, "–", "väntar på granskning")
    assert run("granska-text", *YEAR, wish, passage).code == 0
    assert sheet(run, tmp_path)[:3] == [
        (2, MASKED, "inget tveksamt"),
        (3, text, "granskad"),
        (4, PLAIN, "inget tveksamt"),
    ]
    assert waiting_passages(run) == []


@pytest.mark.slow
@pytest.mark.parametrize("undo", ["--ångra", "--angra"])
def test_a_decision_can_be_undone_and_every_change_is_in_the_journal(
    run: Run, passage: str, undo: str
) -> None:
    """Undone, the passage waits again; the journal says who did what of which row, and not a word of it."""
    run("granska-text", *YEAR, "--maska", passage)
    (decided,) = run("granska-text", *YEAR, "--json").json["decisions"]
    assert decided["verdict"] == "maska"
    assert decided["by"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", decided["decided"])
    assert run("granska-text", *YEAR, undo, passage).code == 0
    assert [one["id"] for one in waiting_passages(run)] == [passage]
    journal = run("journal", "--json")
    details = [entry["detail"] for entry in journal.json["journal"] if entry["event"] == "decided"]
    assert [detail.split(", av ")[0] for detail in details] == [
        f"fritext {passage}, rad 3: maska",
        f"fritext {passage}, rad 3: beslutet ångrat",
    ]
    assert [word for word in UNTOLD if word in journal.out] == []


@pytest.mark.sampled
@pytest.mark.parametrize("wish", ["--behåll", "--maska", "--ångra"])
@pytest.mark.usefixtures("log")
def test_an_unknown_id_changes_nothing(run: Run, passage: str, wish: str) -> None:
    """The sentence says where the ids are, and a good id beside the bad one is not decided."""
    told = run("granska-text", *YEAR, "--maska", passage, wish, "finns-inte")
    assert told.code == 2
    assert "lagesbild granska-text" in told.err
    assert len(waiting_passages(run)) == 1


@pytest.mark.usefixtures("log")
def test_two_decisions_of_one_passage_are_refused(run: Run, passage: str) -> None:
    """Which of them was meant only the user knows; the same one twice is one."""
    told = run("granska-text", *YEAR, "--behåll", passage, "--maska", passage)
    assert told.code == 2
    assert passage in told.err
    assert len(waiting_passages(run)) == 1
    assert run("granska-text", *YEAR, "--maska", passage, "--maska", passage).code == 0
    assert waiting_passages(run) == []


@pytest.mark.slow
def test_a_decision_holds_for_the_same_text_wherever_it_stands(
    run: Run, tmp_path: Path, passage: str
) -> None:
    """In a corrected file, in other rows, and after the import was removed and read again."""
    run("granska-text", *YEAR, "--maska", passage)
    corrected = write_log(tmp_path / "kontakter.csv", PLAIN, DOUBTFUL, DOUBTFUL)
    run("importera", corrected, *YEAR)
    assert [row[1] for row in sheet(run, tmp_path)[1:3]] == ["Vi talade om [namn] hela mötet."] * 2
    (kept,) = run("importer", "--json").json["imports"]
    run("ta-bort", kept["id"])
    assert stored_texts(tmp_path) == []
    run("importera", corrected, *YEAR)
    assert waiting_passages(run) == []


@pytest.mark.slow
def test_a_text_on_very_many_rows_is_one_to_judge(run: Run, tmp_path: Path) -> None:
    """It stands in the queue once with all its rows; what is decided, and a larger list, hold for each of them."""
    path = write_log(tmp_path / "kontakter.csv", *[DOUBTFUL] * (COMMON + 1), PLAIN)
    assert run("importera", path, *YEAR).code == 0
    (one,) = waiting_passages(run)
    assert [place["row"] for place in one["places"]] == [*range(2, COMMON + 3)]
    assert run("granska-text", *YEAR, "--maska", one["id"]).code == 0
    shown = [text for _, text, _ in sheet(run, tmp_path)[: COMMON + 1]]
    assert set(shown) == {"Vi talade om [namn] hela mötet."}
    (tmp_path / "namn.txt").write_text("Xerxåld\n", encoding="utf-8")
    assert run("granska-text", *YEAR, "--namnlista", "namn.txt").code == 0
    assert stored_texts(tmp_path) == [*["Vi talade om [namn] hela mötet."] * (COMMON + 1), PLAIN]


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("answers", "left", "keeps"),
    [
        ("m\nb\n", 0, [False, True]),
        ("h\nmaska\n", 1, [False]),
        ("nej\na\n", 2, []),
        ("b\na\n", 1, [True]),
        ("b\n\x04", 1, [True]),
        ("b\nå\nm\nb\n", 0, [False, True]),
        ("å\nb\nh\n", 1, [True]),
        ("b\nå\na\n", 2, []),
    ],
)
def test_on_a_terminal_each_passage_is_asked_of(
    run: Run, tmp_path: Path, answers: str, left: int, keeps: list[bool]
) -> None:
    """Keep, mask, skip and stop, by word or by letter; each answer is kept at once."""
    run("importera", write_log(tmp_path / "kontakter.csv", DOUBTFUL, "Vi såg Yxbert där."), *YEAR)
    assert on_a_terminal(tmp_path, answers, "granska-text", "--år", "2021") == 0
    told = run("granska-text", *YEAR, "--json").json
    assert len(told["waiting"]) == left
    assert sorted(one["verdict"] == "behåll" for one in told["decisions"]) == sorted(keeps)


def test_a_passage_keeps_its_id_when_more_is_masked_around_it() -> None:
    """A larger list of names does not make the coordinator decide again."""
    text = "Vi talade om Xerxåld med Yxbert i dag."
    first, _ = screen(text)
    larger, _ = screen(text, DEFAULT.__class__(names=frozenset({"xerxåld"})))
    assert [p.id for p in larger.passages] == [first.passages[1].id]


def test_a_text_stands_by_what_was_decided_of_each_passage() -> None:
    """One kept, one masked; and what stands around a passage follows the decisions of the others."""
    screened, _ = screen("Vi talade om Xerxåld med Yxbert i dag.")
    one, other = screened.passages
    kept = {one.id: False, other.id: True}
    assert apply_decisions(screened, kept) == "Vi talade om [namn] med Yxbert i dag."
    assert split_around(screened, other, kept) == ("Vi talade om [namn] med ", " i dag.")
