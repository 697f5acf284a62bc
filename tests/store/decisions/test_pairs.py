"""Possible duplicates across sources, and what is decided of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from decided_files import import_files, list_problems, show_year
from graffiti_files import CASES, graffiti

if TYPE_CHECKING:
    from pathlib import Path

UNTOLD = "Fritextens hemlighet"
HEADINGS = "Datum;Händelse;Stadsdel;Miljö;Anmärkning"


def _police(path: Path, *events: tuple[str, str, str]) -> Path:
    """A list from the police: the day, the part of the area and the milieu of each event."""
    lines = [f"{day};Symboler;{area};{milieu};{UNTOLD}" for day, area, milieu in events]
    path.write_text("\n".join((HEADINGS, *lines)) + "\n", encoding="utf-8")
    return path


def _pairs(run: Any, *words: object) -> Any:
    return run("dubbletter", "--år", 2021, *words, "--json").json


def _table(run: Any) -> Any:
    return next((table for table in show_year(run)["tables"] if table["id"] == "unika_handelser"), None)


@pytest.fixture
def met(run: Any, tmp_path: Path) -> Any:
    """A register and a list from the police that may tell of one event, both stored; the pair's id."""
    day, area = CASES[0][1], CASES[0][3]
    import_files(
        run, graffiti(tmp_path / "klotter.csv"), _police(tmp_path / "polis.csv", (day, area, "Vit makt"))
    )
    (pair,) = _pairs(run)["pairs"]
    return pair["id"]


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("event", "pairs"),
    [
        (("2021-03-10", "Kärrtorp", "Vit makt"), 1),
        (("2021-03-13", "Kärrtorp", "Vit makt"), 1),
        (("2021-03-07", "Kärrtorp", "Vit makt"), 1),
        (("2021-03-14", "Kärrtorp", "Vit makt"), 0),
        (("2021-03-06", "Kärrtorp", "Vit makt"), 0),
        (("2021-03-10", "", "Vit makt"), 1),
        (("2021-03-10", "Björkhagen", "Vit makt"), 0),
        (("2021-03-10", "Kärrtorp", "Islamistisk"), 0),
        (("", "Kärrtorp", "Vit makt"), 0),
    ],
)
def test_a_pair_is_near_in_time_place_and_milieu(
    run: Any, tmp_path: Path, event: tuple[str, str, str], pairs: int
) -> None:
    """Three days at most, the same area or an unknown one, the same milieu; a day must be known."""
    case = ("A-1", "2021-03-10", "Bron", "Kärrtorp", "Nazistiskt")
    import_files(run, graffiti(tmp_path / "klotter.csv", [case]), _police(tmp_path / "polis.csv", event))
    assert len(_pairs(run)["pairs"]) == pairs


def test_records_of_one_source_are_no_pair(run: Any, tmp_path: Path) -> None:
    """Two cases of one register on the same day and place are two cases."""
    cases = [(f"A-{number}", "2021-03-10", "Bron", "Kärrtorp", "Nazistiskt") for number in (1, 2)]
    import_files(run, graffiti(tmp_path / "klotter.csv", cases))
    assert _pairs(run)["pairs"] == []


@pytest.mark.usefixtures("met")
def test_a_pair_is_shown_side_by_side_without_free_text(run: Any) -> None:
    """Source, file and row of both records stand there; the text and the place of neither."""
    shown = run("dubbletter", "--år", 2021).out
    for told in ("klotter.csv", "polis.csv", "inte bedömt", CASES[0][1]):
        assert told in shown
    for untold in (UNTOLD, CASES[0][2]):
        assert untold not in shown + run("dubbletter", "--år", 2021, "--json").out


@pytest.mark.slow
def test_an_id_survives_another_import(run: Any, tmp_path: Path, met: str) -> None:
    """The same contents, taken out and read again, give the same pair, decided as before."""
    _pairs(run, "--beslut", met, "--samma", "--skäl", "Samma dag och plats")
    for number in (1, 2):
        assert run("ta-bort", number).code == 0
    import_files(run, tmp_path / "polis.csv", tmp_path / "klotter.csv")
    (pair,) = _pairs(run)["pairs"]
    assert pair["id"] == met
    assert (pair["decision"]["verdict"], pair["decision"]["reason"]) == ("samma", "Samma dag och plats")


@pytest.mark.slow
@pytest.mark.parametrize("verdict", ["samma", "olika"])
def test_a_decision_changes_no_source(run: Any, met: str, verdict: str) -> None:
    """Every source's own figures are what they were, whatever is decided."""
    before = show_year(run)
    assert _pairs(run, "--beslut", met, f"--{verdict}")["pairs"][0]["decision"]["verdict"] == verdict
    after = show_year(run)
    assert (after["counts"], after["sources"]) == (before["counts"], before["sources"])


@pytest.mark.slow
def test_the_report_tells_of_one_event_in_two_sources(run: Any, met: str) -> None:
    """One table with one row, and a note in words; no sum of the sources."""
    assert _table(run) is None
    _pairs(run, "--beslut", met, "--samma")
    table = _table(run)
    assert [row["cells"] for row in table["rows"]] == [[2, 1]]
    assert table["notes"][0] == "Samordnaren har bedömt att en händelse finns i två källor."


@pytest.mark.slow
def test_the_limits_of_the_figures_say_so_too(run: Any, tmp_path: Path, met: str) -> None:
    """The sentence stands in the text, once there is a decision and not before."""
    said = "Samordnaren har bedömt att en händelse finns i två källor."
    words = ("exportera", "--år", 2021, "--format", "markdown", "--till", tmp_path / "ut")
    for expected in (False, True):
        assert run(*words).code == 0
        assert (said in (tmp_path / "ut" / "lagesbild-2021.md").read_text(encoding="utf-8")) is expected
        _pairs(run, "--beslut", met, "--samma")


@pytest.mark.slow
def test_records_joined_by_a_third_are_one_event(run: Any, tmp_path: Path) -> None:
    """When two cases are both the one that the police tell of, that is one event with three records."""
    cases = [(f"A-{number}", f"2021-03-1{number}", "Bron", "Kärrtorp", "Nazistiskt") for number in (1, 2)]
    listed = _police(tmp_path / "polis.csv", ("2021-03-11", "Kärrtorp", "Vit makt"))
    import_files(run, graffiti(tmp_path / "klotter.csv", cases), listed)
    for pair in _pairs(run)["pairs"]:
        _pairs(run, "--beslut", pair["id"], "--samma")
    assert [row["cells"] for row in _table(run)["rows"]] == [[3, 1]]


@pytest.mark.slow
def test_the_public_edition_does_not_tell_who_met(run: Any, tmp_path: Path, met: str) -> None:
    """That the police have the same event stays in the intern edition."""
    _pairs(run, "--beslut", met, "--samma")
    for edition in ("intern", "publik"):
        words = ("--utgåva", edition, "--format", "json", "--till", tmp_path / edition)
        assert run("exportera", "--år", 2021, *words).code == 0
    (intern,), (public,) = (list((tmp_path / name).glob("*.json")) for name in ("intern", "publik"))
    assert "unika_handelser" in intern.read_text(encoding="utf-8")
    assert "unika_handelser" not in public.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_decision_on_a_pair_is_undone(run: Any, met: str) -> None:
    """The pair is undecided again, and the table is gone."""
    _pairs(run, "--beslut", met, "--samma")
    assert _pairs(run, "--beslut", met, "--ångra")["pairs"][0]["decision"] is None
    assert _table(run) is None


@pytest.mark.slow
def test_a_corrected_file_puts_a_decision_out_of_force(run: Any, tmp_path: Path, met: str) -> None:
    """The decision is told as outdated, has no say in the table, and stays until it is undone."""
    _pairs(run, "--beslut", met, "--samma")
    import_files(run, _police(tmp_path / "polis.csv", (CASES[0][1], CASES[0][3], "Autonom")))
    assert _table(run) is None
    assert [one["id"] for one in _pairs(run)["outdated"]] == [met]
    assert "outdated_decision" in [code for code, _ in list_problems(run)]
    assert _pairs(run, "--beslut", met, "--ångra")["outdated"] == []


@pytest.mark.sampled
@pytest.mark.parametrize(
    "words",
    [
        ("--beslut", "{id}"),
        ("--beslut", "{id}", "--samma", "--olika"),
        ("--beslut", "{id}", "--ångra"),
        ("--beslut", "finnsinte", "--samma"),
        ("--samma",),
    ],
)
def test_a_decision_that_says_too_little_or_too_much_is_refused(
    run: Any, met: str, words: tuple[str, ...]
) -> None:
    """One pair and one verdict; nothing is kept of anything else."""
    outcome = run("dubbletter", "--år", 2021, *(word.format(id=met) for word in words))
    assert (outcome.code, outcome.out) == (2, "")
    assert _pairs(run)["pairs"][0]["decision"] is None
