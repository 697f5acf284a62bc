"""What is left to do with a stored year is listed, and done point by point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from guide_answers import answer_with
from program import PERIODS, run_in, sample

from lagesbild.cli.guide.agenda import list_points, work_through
from lagesbild.cli.guide.questions import LeaveError
from lagesbild.cli.guide.session import Session, find_database
from lagesbild.core.periods import parse_period
from lagesbild.store.database import open_store
from lagesbild.store.decisions.pairs import pair_decisions

if TYPE_CHECKING:
    from pathlib import Path

KEYS = ["remarks", "silent", "texts", "analysis", "public", "establish"]


@pytest.fixture
def session(stored: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A stored year on its way."""
    monkeypatch.chdir(stored)
    monkeypatch.delenv("LAGESBILD_DATABAS", raising=False)
    return Session(2021, parse_period(PERIODS[2021]), sample(2021)[0], find_database())  # type: ignore[arg-type]


def _work(monkeypatch: pytest.MonkeyPatch, session: Session, *lines: str) -> None:
    """Give the lines as answers, all of which must be wanted, and leave."""
    left = answer_with(monkeypatch, *lines)
    with pytest.raises(LeaveError):
        work_through(session)
    assert left == []


def _keys(session: Session) -> list[str]:
    return [point.key for point in list_points(session)]


@pytest.mark.slow
def test_the_points_stand_in_the_order_of_the_work(session: Session) -> None:
    """What is wrong first, what is public last."""
    assert _keys(session) == KEYS


@pytest.mark.slow
def test_enter_takes_each_point_once_and_then_leaves(
    session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is put off is not proposed again, what is done is gone; once all is established the next year begins there."""
    _work(monkeypatch, session, "", "n", "", "j", "", "v", "6", "j", "nämnden", "6")
    shown = capsys.readouterr().out
    assert "Har inte svarat" in shown
    assert "Samma sak: lagesbild visa --år 2021" in shown
    assert "Samma sak: lagesbild fastställ --år 2021 --av nämnden" in shown
    assert _keys(session) == [*KEYS[:-1], "next"]
    assert (session.database.parent / "underlag" / "2022").is_dir()


@pytest.mark.slow
def test_what_cannot_be_done_is_told_and_the_list_comes_again(
    session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is no Word file yet; an answer that is taken back in the midst of a point leads to the list."""
    _work(monkeypatch, session, "w", "5", "å", "99")
    shown = capsys.readouterr().out
    assert "Filen ligger här:" in shown
    assert "Tillbaka till listan." in shown


HEADINGS = {
    "kontakter.csv": "Datum;Kontakt från;Kontaktväg;Ärende gällde;Miljö;Stadsdel",
    "polis.csv": "Datum;Händelse;Miljö;Stadsdel",
}
ROWS = {
    "kontakter.csv": "2021-03-02;Skolan;telefon;klotter;vit makt;Kärrtorp",
    "polis.csv": "2021-03-03;klotter;vit makt;Kärrtorp",
}
"""What may be one event in two sources."""


@pytest.mark.slow
@pytest.mark.parametrize(("line", "verdict"), [("s", [True]), ("", [])])
def test_possible_duplicates_are_judged_pair_by_pair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, verdict: list[bool]
) -> None:
    """Each answer is kept at once; Enter passes over."""
    folder = tmp_path / "underlag" / "2021"
    folder.mkdir(parents=True)
    for name, headings in HEADINGS.items():
        (folder / name).write_text(f"{headings}\n{ROWS[name]}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LAGESBILD_DATABAS", raising=False)
    assert run_in(tmp_path, "importera", folder, "--år", 2021).code == 0
    session = Session(2021, parse_period("2021-01-01..2021-12-31"), folder, find_database())
    _work(monkeypatch, session, str(_keys(session).index("pairs") + 1), line)
    with open_store(session.database) as store:
        assert [decision.is_match for decision in pair_decisions(store, 2021)] == verdict
    assert ("pairs" in _keys(session)) is (not verdict)
