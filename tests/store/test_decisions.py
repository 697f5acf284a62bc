"""Possible duplicates across sources, decisions on them, and the status of a row set by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from graffiti_files import CASES, graffiti

from lagesbild.core.figures import REASONS

if TYPE_CHECKING:
    from pathlib import Path

UNTOLD = "Fritextens hemlighet"
HEADINGS = "Datum;Händelse;Stadsdel;Miljö;Anmärkning"


def _police(path: Path, *events: tuple[str, str, str]) -> Path:
    """A list from the police: the day, the part of the area and the milieu of each event."""
    lines = [f"{day};Symboler;{area};{milieu};{UNTOLD}" for day, area, milieu in events]
    path.write_text("\n".join((HEADINGS, *lines)) + "\n", encoding="utf-8")
    return path


def _import(run: Any, *paths: Path) -> None:
    outcome = run("importera", *paths, "--år", 2021)
    assert (outcome.code, outcome.err) == (0, "")


def _pairs(run: Any, *words: object) -> Any:
    return run("dubbletter", "--år", 2021, *words, "--json").json


def _visa(run: Any) -> Any:
    return run("visa", "--år", 2021, "--json").json


def _table(run: Any) -> Any:
    return next((table for table in _visa(run)["tables"] if table["id"] == "unika_handelser"), None)


def _rows(run: Any, source: str = "klotter") -> Any:
    return next(found for found in _visa(run)["sources"] if found["key"] == source)["rows"]


def _status(run: Any, row: int, *words: object, file: str = "klotter.csv") -> Any:
    return run("radstatus", "--år", 2021, "--fil", file, "--rad", row, *words)


def _codes(run: Any) -> list[tuple[str, int]]:
    return [(problem["code"], problem["row"]) for problem in _visa(run)["problems"]]


@pytest.fixture
def met(run: Any, tmp_path: Path) -> Any:
    """A register and a list from the police that may tell of one event, both stored; the pair's id."""
    day, area = CASES[0][1], CASES[0][3]
    _import(run, graffiti(tmp_path / "klotter.csv"), _police(tmp_path / "polis.csv", (day, area, "Vit makt")))
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
    _import(run, graffiti(tmp_path / "klotter.csv", [case]), _police(tmp_path / "polis.csv", event))
    assert len(_pairs(run)["pairs"]) == pairs


def test_records_of_one_source_are_no_pair(run: Any, tmp_path: Path) -> None:
    """Two cases of one register on the same day and place are two cases."""
    cases = [(f"A-{number}", "2021-03-10", "Bron", "Kärrtorp", "Nazistiskt") for number in (1, 2)]
    _import(run, graffiti(tmp_path / "klotter.csv", cases))
    assert _pairs(run)["pairs"] == []


@pytest.mark.usefixtures("met")
def test_a_pair_is_shown_side_by_side_without_free_text(run: Any) -> None:
    """Source, file and row of both records stand there; the text and the place of neither."""
    shown = run("dubbletter", "--år", 2021).out
    for told in ("klotter.csv", "polis.csv", "inte bedömt", CASES[0][1]):
        assert told in shown
    for untold in (UNTOLD, CASES[0][2]):
        assert untold not in shown + run("dubbletter", "--år", 2021, "--json").out


def test_an_id_survives_another_import(run: Any, tmp_path: Path, met: str) -> None:
    """The same contents, taken out and read again, give the same pair, decided as before."""
    _pairs(run, "--beslut", met, "--samma", "--skäl", "Samma dag och plats")
    for number in (1, 2):
        assert run("ta-bort", number).code == 0
    _import(run, tmp_path / "polis.csv", tmp_path / "klotter.csv")
    (pair,) = _pairs(run)["pairs"]
    assert pair["id"] == met
    assert (pair["decision"]["verdict"], pair["decision"]["reason"]) == ("samma", "Samma dag och plats")


@pytest.mark.slow
@pytest.mark.parametrize("verdict", ["samma", "olika"])
def test_a_decision_changes_no_source(run: Any, met: str, verdict: str) -> None:
    """Every source's own figures are what they were, whatever is decided."""
    before = _visa(run)
    assert _pairs(run, "--beslut", met, f"--{verdict}")["pairs"][0]["decision"]["verdict"] == verdict
    after = _visa(run)
    assert (after["counts"], after["sources"]) == (before["counts"], before["sources"])


def test_the_report_tells_of_one_event_in_two_sources(run: Any, met: str) -> None:
    """One table with one row, and a note in words; no sum of the sources."""
    assert _table(run) is None
    _pairs(run, "--beslut", met, "--samma")
    table = _table(run)
    assert [row["cells"] for row in table["rows"]] == [[2, 1]]
    assert table["notes"][0] == "Samordnaren har bedömt att en händelse finns i två källor."


def test_the_limits_of_the_figures_say_so_too(run: Any, tmp_path: Path, met: str) -> None:
    """The sentence stands in the text, once there is a decision and not before."""
    said = "Samordnaren har bedömt att en händelse finns i två källor."
    words = ("exportera", "--år", 2021, "--format", "markdown", "--till", tmp_path / "ut")
    for expected in (False, True):
        assert run(*words).code == 0
        assert (said in (tmp_path / "ut" / "lagesbild-2021.md").read_text(encoding="utf-8")) is expected
        _pairs(run, "--beslut", met, "--samma")


def test_records_joined_by_a_third_are_one_event(run: Any, tmp_path: Path) -> None:
    """When two cases are both the one that the police tell of, that is one event with three records."""
    cases = [(f"A-{number}", f"2021-03-1{number}", "Bron", "Kärrtorp", "Nazistiskt") for number in (1, 2)]
    listed = _police(tmp_path / "polis.csv", ("2021-03-11", "Kärrtorp", "Vit makt"))
    _import(run, graffiti(tmp_path / "klotter.csv", cases), listed)
    for pair in _pairs(run)["pairs"]:
        _pairs(run, "--beslut", pair["id"], "--samma")
    assert [row["cells"] for row in _table(run)["rows"]] == [[3, 1]]


def test_the_public_edition_does_not_tell_who_met(run: Any, tmp_path: Path, met: str) -> None:
    """That the police have the same event stays in the intern edition."""
    _pairs(run, "--beslut", met, "--samma")
    for edition in ("intern", "publik"):
        words = ("--utgåva", edition, "--format", "json", "--till", tmp_path / edition)
        assert run("exportera", "--år", 2021, *words).code == 0
    (intern,), (public,) = (list((tmp_path / name).glob("*.json")) for name in ("intern", "publik"))
    assert "unika_handelser" in intern.read_text(encoding="utf-8")
    assert "unika_handelser" not in public.read_text(encoding="utf-8")


def test_a_decision_on_a_pair_is_undone(run: Any, met: str) -> None:
    """The pair is undecided again, and the table is gone."""
    _pairs(run, "--beslut", met, "--samma")
    assert _pairs(run, "--beslut", met, "--ångra")["pairs"][0]["decision"] is None
    assert _table(run) is None


@pytest.mark.slow
def test_a_corrected_file_puts_a_decision_out_of_force(run: Any, tmp_path: Path, met: str) -> None:
    """The decision is told as outdated, has no say in the table, and stays until it is undone."""
    _pairs(run, "--beslut", met, "--samma")
    _import(run, _police(tmp_path / "polis.csv", (CASES[0][1], CASES[0][3], "Autonom")))
    assert _table(run) is None
    assert [one["id"] for one in _pairs(run)["outdated"]] == [met]
    assert "outdated_decision" in [code for code, _ in _codes(run)]
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


@pytest.fixture
def register(run: Any, tmp_path: Path) -> Any:
    """A register stored; what became of its rows."""
    _import(run, graffiti(tmp_path / "klotter.csv"))
    return _rows(run)


@pytest.mark.sampled
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
    _import(run, graffiti(tmp_path / "klotter.csv", [("A-1", "2021-03-10", "Bron", "Rinkeby", "Nazistiskt")]))
    assert _rows(run)["counted"] == 0
    _status(run, 2, "--status", "counted", "--skäl", "Bron hör till oss")
    assert _rows(run) == {"read": 1, "counted": 1, "set_aside": {}}


@pytest.mark.slow
@pytest.mark.parametrize("before", ["counted", "outside_area"])
def test_a_status_is_undone(run: Any, tmp_path: Path, before: str) -> None:
    """The row has the status again that it was read with, however often it was decided."""
    area = "Kärrtorp" if before == "counted" else "Rinkeby"
    _import(run, graffiti(tmp_path / "klotter.csv", [("A-1", "2021-03-10", "Bron", area, "Nazistiskt")]))
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
    _import(run, tmp_path / "klotter.csv")
    assert _rows(run) == decided
    assert run("ta-bort", 2).code == 0
    _import(run, tmp_path / "klotter.csv")
    assert _rows(run) == decided


@pytest.mark.slow
def test_a_status_of_a_replaced_file_is_told_as_outdated(run: Any, tmp_path: Path, register: Any) -> None:
    """A corrected file is counted as it stands, and the decision on its old row is told until it is undone."""
    _status(run, 2, "--status", "duplicate", "--skäl", "Dubbelt")
    _import(run, graffiti(tmp_path / "klotter.csv", [*CASES[:-1], (*CASES[-1][:2], "Bron", *CASES[-1][3:])]))
    assert _rows(run)["counted"] == register["counted"]
    assert _codes(run) == [("outdated_decision", 2)]
    assert _status(run, 2, "--ångra").code == 0
    assert _codes(run) == []


@pytest.mark.usefixtures("register")
def test_a_status_leaves_what_other_files_repeat_as_it_is(run: Any, tmp_path: Path) -> None:
    """A case set aside by hand in one file is not counted from an overlapping one."""
    _status(run, 2, "--status", "not_extremist", "--skäl", "Reklam")
    _import(run, graffiti(tmp_path / "klotter_2.csv", CASES[:1]))
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
    _import(run, graffiti(tmp_path / "klotter.csv", [("A-1", "2021-03-10", "Bron", "Kärrtorp", "Stötande")]))
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
