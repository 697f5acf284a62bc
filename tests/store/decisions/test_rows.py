"""The status of a row set by hand: counted or set aside, undone, outdated, and told in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from decided_files import import_files, list_problems, show_year
from graffiti_files import CASES, graffiti

from lagesbild.core.figures import REASONS

if TYPE_CHECKING:
    from pathlib import Path


def _rows(run: Any, source: str = "klotter") -> Any:
    return next(found for found in show_year(run)["sources"] if found["key"] == source)["rows"]


def _status(run: Any, row: int, *words: object, file: str = "klotter.csv") -> Any:
    return run("radstatus", "--år", 2021, "--fil", file, "--rad", row, *words)


@pytest.fixture
def register(run: Any, tmp_path: Path) -> Any:
    """A register stored; what became of its rows."""
    import_files(run, graffiti(tmp_path / "klotter.csv"))
    return _rows(run)


@pytest.mark.slow
@pytest.mark.parametrize("status", [*REASONS, "unclear"])
def test_a_row_is_set_aside_by_hand_and_the_ledger_adds_up(run: Any, register: Any, status: str) -> None:
    """One record fewer is counted, one more stands under the reason; as many are read."""
    assert _status(run, 2, "--status", status, "--skäl", "Fel i registret").code == 0
    rows = _rows(run)
    assert (rows["read"], rows["counted"]) == (register["read"], register["counted"] - 1)
    assert rows["counted"] + sum(rows["set_aside"].values()) == rows["read"]
    assert rows["set_aside"]["unreadable" if status == "unclear" else status] == 1


def test_a_row_that_was_set_aside_is_counted_by_hand(run: Any, tmp_path: Path) -> None:
    """A case outside the area counts when the coordinator says so."""
    import_files(
        run, graffiti(tmp_path / "klotter.csv", [("A-1", "2021-03-10", "Bron", "Rinkeby", "Nazistiskt")])
    )
    assert _rows(run)["counted"] == 0
    _status(run, 2, "--status", "counted", "--skäl", "Bron hör till oss")
    assert _rows(run) == {"read": 1, "counted": 1, "set_aside": {}}


@pytest.mark.slow
@pytest.mark.parametrize("before", ["counted", "outside_area"])
def test_a_status_is_undone(run: Any, tmp_path: Path, before: str) -> None:
    """The row has the status again that it was read with, however often it was decided."""
    area = "Kärrtorp" if before == "counted" else "Rinkeby"
    import_files(run, graffiti(tmp_path / "klotter.csv", [("A-1", "2021-03-10", "Bron", area, "Nazistiskt")]))
    first = _rows(run)
    for status in ("duplicate", "unclear"):
        _status(run, 2, "--status", status, "--skäl", "Prövning")
    assert _rows(run) != first
    assert _status(run, 2, "--ångra").code == 0
    assert _rows(run) == first


@pytest.mark.slow
@pytest.mark.usefixtures("register")
def test_a_status_is_applied_when_the_content_is_read_again(run: Any, tmp_path: Path) -> None:
    """Neither other settings nor taking the file out and reading it again loses the decision."""
    _status(run, 2, "--status", "duplicate", "--skäl", "Dubbelt")
    decided = _rows(run)
    (tmp_path / "lagesbild.toml").write_text('diarienummer = "1.2"\n', encoding="utf-8")
    import_files(run, tmp_path / "klotter.csv")
    assert _rows(run) == decided
    assert run("ta-bort", 2).code == 0
    import_files(run, tmp_path / "klotter.csv")
    assert _rows(run) == decided


@pytest.mark.slow
def test_a_status_of_a_replaced_file_is_told_as_outdated(run: Any, tmp_path: Path, register: Any) -> None:
    """A corrected file is counted as it stands, and the decision on its old row is told until it is undone."""
    _status(run, 2, "--status", "duplicate", "--skäl", "Dubbelt")
    import_files(
        run, graffiti(tmp_path / "klotter.csv", [*CASES[:-1], (*CASES[-1][:2], "Bron", *CASES[-1][3:])])
    )
    assert _rows(run)["counted"] == register["counted"]
    assert list_problems(run) == [("outdated_decision", 2)]
    assert _status(run, 2, "--ångra").code == 0
    assert list_problems(run) == []


@pytest.mark.slow
@pytest.mark.usefixtures("register")
def test_a_status_leaves_what_other_files_repeat_as_it_is(run: Any, tmp_path: Path) -> None:
    """A case set aside by hand in one file is not counted from an overlapping one."""
    _status(run, 2, "--status", "not_extremist", "--skäl", "Reklam")
    import_files(run, graffiti(tmp_path / "klotter_2.csv", CASES[:1]))
    assert _rows(run)["counted"] == len(CASES) - 1
    assert _status(run, 2, "--ångra").code == 0
    assert _rows(run)["counted"] == len(CASES)


@pytest.mark.usefixtures("register")
def test_a_decision_stands_in_the_journal(run: Any) -> None:
    """What the row was and is, with the reason; undoing it stands there too."""
    _status(run, 2, "--status", "unclear")
    _status(run, 2, "--ångra")
    entries = [one for one in run("journal", "--json").json["journal"] if one["event"] == "decided"]
    assert [one["detail"] for one in entries] == ["oklar, beslut", "beslutet ångrat"]
    assert [(row["before"], row["after"]) for one in entries for row in one["rows"]] == [
        ("counted", "unreadable"),
        ("unreadable", "counted"),
    ]


@pytest.mark.usefixtures("register")
def test_decided_rows_are_listed(run: Any) -> None:
    """With file, row, status and reason."""
    assert "Inga rader" in run("radstatus", "--år", 2021).out
    shown = " ".join(_status(run, 3, "--status", "test_answer", "--skäl", "Övning").out.split())
    for told in ("klotter.csv", "3", "testsvar", "Övning"):
        assert told in shown


@pytest.mark.sampled
@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("row", "words", "said"),
    [
        (2, ("--status", "bort", "--skäl", "x"), "”bort” är inte känt"),
        (2, ("--status", "duplicate"), "behöver ett skäl"),
        (2, (), "--status STATUS eller --ångra"),
        (2, ("--ångra",), "inget beslut om rad 2"),
        (99, ("--status", "duplicate", "--skäl", "x"), "ingen läst rad 99"),
    ],
)
def test_a_status_that_cannot_be_set_is_refused(
    run: Any, row: int, words: tuple[str, ...], said: str
) -> None:
    """One sentence says what is wrong, and nothing is kept."""
    outcome = _status(run, row, *words)
    assert outcome.code == 2
    assert said in outcome.err
    assert run("radstatus", "--år", 2021, "--json").json["decisions"] == []


def test_a_case_without_a_milieu_is_not_counted_by_hand(run: Any, tmp_path: Path) -> None:
    """Parts would no longer add up to totals: the file has to say what the case is."""
    import_files(
        run, graffiti(tmp_path / "klotter.csv", [("A-1", "2021-03-10", "Bron", "Kärrtorp", "Stötande")])
    )
    outcome = _status(run, 2, "--status", "counted", "--skäl", "Hakkors")
    assert outcome.code == 2
    assert "Rätta filen" in outcome.err
    assert _rows(run)["counted"] == 0


@pytest.mark.usefixtures("register")
def test_a_status_is_written_in_swedish(run: Any) -> None:
    """With or without å, ä and ö; a word that is not known is answered with those that are."""
    _status(run, 2, "--status", "Dubblett", "--skäl", "Dubbelt")
    rows = run("rader", "--år", 2021, "--status", "dubblett", "--json").json["rows"]
    assert rows == run("rader", "--år", 2021, "--status", "duplicate", "--json").json["rows"]
    assert {row["status"] for row in rows} == {"duplicate"}
    assert run("rader", "--år", 2021, "--status", "räknad").code == 0
    refused = run("rader", "--år", 2021, "--status", "borta")
    assert (refused.code, "Välj bland raknad, ofullstandigt" in refused.err) == (2, True)
