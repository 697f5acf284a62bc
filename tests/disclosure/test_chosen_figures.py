"""What people choose to show or to hide holds, or the edition is not written."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from program import Outcome, run_in

from lagesbild.core.errors import UsageError
from lagesbild.core.tables import Trace
from lagesbild.disclosure.chosen_figures import (
    NONE_CHOSEN,
    ChosenFigures,
    apply_choices,
    check_ids,
    check_shown,
)
from lagesbild.disclosure.suppression.rules import Figure, Reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

HEADING = "Datum;Kontakt från;Kontaktväg;Ärende gällde;Miljö;Anteckning"
CONTACTS = {"Vit makt": 3, "Autonoma": 9, "Islamistisk": 12}
PUBLISH = ("exportera", "--år", 2021, "--utgåva", "publik", "--format", "json", "--till", "ut")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A year of contacts from many, of which one milieu is small."""
    milieus = [milieu for milieu, number in CONTACTS.items() for _ in range(number)]
    lines = [f"2021-03-{n + 1:02};Skola {n};Telefon;Fråga;{milieu};Text" for n, milieu in enumerate(milieus)]
    (tmp_path / "kontakter.csv").write_text("\n".join([HEADING, *lines]) + "\n", encoding="utf-8")
    started = partial(run_in, tmp_path)
    assert started("importera", "kontakter.csv", "--år", 2021).code == 0
    return started


def choose(folder: Path, text: str) -> None:
    """Write what is chosen into the settings."""
    (folder / "lagesbild.toml").write_text(f"[publik]\n{text}\n", encoding="utf-8")


def shown(folder: Path) -> dict[str, Any]:
    """The contacts by milieu in the public edition, None where they are hidden."""
    report = json.loads((folder / "ut" / "lagesbild-2021-publik.json").read_text(encoding="utf-8"))
    return {count["milieu"]: count["count"] for count in report["counts"] if count["source"] == "kontakter"}


@pytest.mark.sampled
@pytest.mark.parametrize("chosen", ["hoger", "vanster", "islamistisk"])
def test_what_must_not_be_shown_is_hidden(run: Run, tmp_path: Path, chosen: str) -> None:
    """However large it is."""
    choose(tmp_path, f'aldrig = ["kontakter/{chosen}"]')
    assert run(*PUBLISH).code == 0
    assert shown(tmp_path)[chosen] is None
    assert shown(tmp_path)["hoger"] is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("chosen", "number", "other"), [("vanster", 9, "islamistisk"), ("islamistisk", 12, "vanster")]
)
def test_what_must_be_shown_is(run: Run, tmp_path: Path, chosen: str, number: int, other: str) -> None:
    """Where something else can be hidden in its place."""
    choose(tmp_path, f'alltid = ["kontakter/{chosen}/2021", "kontakter/totalt"]')
    assert run(*PUBLISH).code == 0
    assert (shown(tmp_path)[chosen], shown(tmp_path)[other]) == (number, None)


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('alltid = ["kontakter/hoger"]', "kontakter/hoger/2021 står under alltid"),
        ('aldrig = ["kontakter/hogr"]', "nämner kontakter/hogr"),
        ('alltid = ["klotter/totalt"]', "nämner klotter/totalt"),
    ],
)
def test_what_cannot_be_chosen_is_refused(run: Run, tmp_path: Path, text: str, said: str) -> None:
    """A small figure is not shown because somebody wants it, and an id that is no figure is told."""
    choose(tmp_path, text)
    done = run(*PUBLISH)
    assert (done.code, said in done.err) == (2, True), done.err
    assert not (tmp_path / "ut").exists()


def test_a_choice_for_another_year_waits_for_it(run: Run, tmp_path: Path) -> None:
    """It is of no figure here, and no mistake."""
    choose(tmp_path, 'aldrig = ["kontakter/vanster/2020"]')
    assert run(*PUBLISH).code == 0


def test_the_record_says_what_was_hidden_and_who_approved_it(run: Run, tmp_path: Path) -> None:
    """With the edition, and not for publication."""
    choose(tmp_path, 'aldrig = ["kontakter/vanster"]')
    done = run(*PUBLISH, "--godkänd-av", "Anna Ek", "--granskad-av", "Bo Lind")
    record = (tmp_path / "ut" / "granskning-2021-intern.md").read_text(encoding="utf-8")
    for words in (
        "Intern: får inte publiceras",
        "av Anna Ek. Också granskad av Bo Lind.",
        "minsta antal som visas är 5",
        "Aldrig visade: kontakter/vanster",
        "| kontakter/hoger/2021 | primär | litet antal | 1–",
        "| kontakter/vanster/2021 | primär | vald att döljas i inställningarna |",
        "Dolda: ",
    ):
        assert words in record
    assert "siffror i källor som skyddas" in done.out.replace("\n", " ")
    journal = str(run("journal", "--json").json)
    for words in ("Anna Ek", "Bo Lind", "Dolda siffror: 3 (kontakter/hoger/2021, "):
        assert words in journal


def test_nobody_else_may_have_reviewed_it(run: Run, tmp_path: Path) -> None:
    """That is told too."""
    assert run(*PUBLISH).code == 0
    record = (tmp_path / "ut" / "granskning-2021-intern.md").read_text(encoding="utf-8")
    assert "Ingen andra person har granskat den." in record


def test_what_an_earlier_edition_hid_keeps_its_reason() -> None:
    """A choice does not take its place, and no choice changes nothing."""
    trace = Trace(2021, "ia")
    figure = Figure(trace, 9, frozenset({0}), must_hide=Reason.SMALL)
    assert apply_choices(figure, trace, ChosenFigures(never=("ia/totalt",))) == figure
    assert apply_choices(figure, trace, NONE_CHOSEN) == figure


@pytest.mark.parametrize("chosen", ["ia/totalt", "ia/totalt/2021"])
def test_a_figure_is_chosen_with_its_year_or_without(chosen: str) -> None:
    """What must be shown costs a thousand times as much to hide, what must not is hidden; one of another year is neither."""
    trace = Trace(2021, "ia")
    figure = Figure(trace, 9, frozenset({0}), weight=3.0)
    assert apply_choices(figure, trace, ChosenFigures(always=(chosen,))).weight == 3000.0
    assert apply_choices(figure, trace, ChosenFigures(never=(chosen,))).must_hide is Reason.CHOSEN
    assert apply_choices(figure, Trace(2020, "ia"), ChosenFigures(never=("ia/totalt/2021",))) == figure


@pytest.mark.parametrize(
    ("chosen", "is_taken"),
    [
        ("ia/totalt", True),
        ("ia/totalt/2021", True),
        ("ia/totalt/2019", True),
        ("ja/totalt/2019", True),
        ("ja/totalt/2021", False),
        ("ja/totalt", False),
        ("ia/hoger", False),
    ],
)
@pytest.mark.parametrize("way", ["always", "never"])
def test_an_id_that_no_figure_has_is_refused(way: str, chosen: str, *, is_taken: bool) -> None:
    """But for one of a year that the edition does not have."""
    choices = ChosenFigures(**{way: (chosen,)})
    figures = [Trace(2021, "ia"), Trace(2020, "ia")]
    if is_taken:
        check_ids(choices, figures)
    else:
        with pytest.raises(UsageError, match=chosen):
            check_ids(choices, figures)


def test_what_must_be_hidden_cannot_be_chosen_to_be_shown() -> None:
    """The sentence names it; what was chosen to be hidden may be."""
    with pytest.raises(UsageError, match="ia/totalt/2021 står under alltid"):
        check_shown(ChosenFigures(always=("ia/totalt",)), [Trace(2020, "polis"), Trace(2021, "ia")])
    check_shown(ChosenFigures(always=("ia/totalt/2020",), never=("ia/totalt",)), [Trace(2021, "ia")])
