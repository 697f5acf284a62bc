"""Figures as published: established once, kept for good, and what is revised later is told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from graffiti_files import CASES, graffiti
from openpyxl import load_workbook
from program import run_in

from lagesbild.store.schema import STEPS, VERSION

if TYPE_CHECKING:
    from pathlib import Path

NOTE = "Reviderad sedan fastställandet {day}: Nazistiskt 2021 var 2, är 3; Totalt 2021 var 4, är 5."
ONE_MORE = (*CASES, ("A-5", "2021-04-08", "Bron", "Flaten", "Nazistiskt"))


@pytest.fixture(autouse=True)
def _on_a_known_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of June 2021."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1622548800")


@pytest.fixture
def established(run: Any, tmp_path: Path) -> Any:
    """A year with four cases of graffiti, established by the committee."""
    run("importera", graffiti(tmp_path / "klotter.csv"), "--år", 2021)
    done = run("fastställ", "--år", 2021, "--av", "Nämnden")
    assert (done.code, done.err) == (0, "")
    return run


def _shown(run: Any, year: int = 2021) -> Any:
    return run("visa", "--år", year, "--json").json


def _table(shown: Any, table_id: str) -> Any:
    return next((table for table in shown["tables"] if table["id"] == table_id), None)


def _correct(run: Any, tmp_path: Path) -> None:
    assert run("importera", graffiti(tmp_path / "klotter.csv", ONE_MORE), "--år", 2021).code == 0


def test_a_freeze_says_when_and_by_whom(established: Any) -> None:
    """The day and the name stand in the JSON, and the journal tells of it."""
    (frozen,) = _shown(established)["frozen"]
    assert (frozen["day"], frozen["by"]) == ("2021-06-01", "Nämnden")
    assert established("journal", "--json").json["journal"][-1]["event"] == "frozen"


def test_every_cell_of_every_table_is_kept(established: Any, tmp_path: Path) -> None:
    """With its table, row and column, and the value."""
    cells = {
        cell_id for t in _shown(established)["tables"] for row in t["rows"] for cell_id in row["cell_ids"]
    }
    with duckdb.connect(tmp_path / "lagesbild.db", read_only=True) as store:
        kept = store.execute(
            "SELECT table_id || '/' || row_key || '/' || column_key FROM frozen_cells"
        ).fetchall()
    assert {place for (place,) in kept} == cells


@pytest.mark.slow
def test_unchanged_figures_are_not_established_twice(established: Any) -> None:
    """A second time says so, and adds nothing."""
    again = established("fastställ", "--år", 2021)
    assert (again.code, "oförändrade sedan de fastställdes 2021-06-01" in again.out) == (0, True)
    assert len(_shown(established)["frozen"]) == 1


def test_nothing_is_revised_as_long_as_nothing_changed(established: Any) -> None:
    """No note and no table of revisions."""
    shown = _shown(established)
    assert _table(shown, "revideringar") is None
    assert "Reviderad" not in str(shown)


@pytest.mark.slow
def test_a_revised_figure_is_told_with_what_was_published(established: Any, tmp_path: Path) -> None:
    """The note below the table names the rows, what they were and what they are."""
    _correct(established, tmp_path)
    assert NOTE.format(day="2021-06-01") in _table(_shown(established), "ar_klotter")["notes"]


@pytest.mark.slow
def test_the_table_of_revisions_holds_each_figure_once(established: Any, tmp_path: Path) -> None:
    """A figure that stands in several tables is one revision."""
    _correct(established, tmp_path)
    rows = _table(_shown(established), "revideringar")["rows"]
    labels = [row["label"] for row in rows]
    assert len(set(labels)) == len(labels)
    told = {row["label"]: row["cells"] for row in rows}
    assert told["Klotter, trafikkontoret, per år: Nazistiskt 2021"] == ["2021-06-01", "2", "3"]


@pytest.mark.slow
def test_every_output_tells_what_was_revised(established: Any, tmp_path: Path) -> None:
    """Terminal, Markdown and workbook."""
    _correct(established, tmp_path)
    assert "reviderad" in established("visa", "--år", 2021).out.casefold()
    established("exportera", "--år", 2021, "--format", "excel,markdown", "--till", tmp_path / "ut")
    text = (tmp_path / "ut" / "lagesbild-2021.md").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "Nazistiskt 2021 var 2, är 3" in text
    book = load_workbook(tmp_path / "ut" / "lagesbild-2021.xlsx")
    assert "tabell_revideringar" in book["Utveckling"].tables


@pytest.mark.slow
def test_a_later_freeze_keeps_the_earlier_one(established: Any, tmp_path: Path) -> None:
    """Established anew, the figures are no longer revised, and both days are told."""
    _correct(established, tmp_path)
    assert established("faststall", "--ar", 2021, "--av", "Nämnden").code == 0
    shown = _shown(established)
    assert len(shown["frozen"]) == 2
    assert _table(shown, "revideringar") is None


@pytest.mark.slow
def test_a_later_year_tells_that_an_earlier_one_was_revised(established: Any, tmp_path: Path) -> None:
    """The earlier year's column is held against that year's own establishment."""
    _correct(established, tmp_path)
    later = [(f"{case[0]}x", case[1].replace("2021", "2022"), *case[2:]) for case in CASES]
    established("importera", graffiti(tmp_path / "klotter_2022.csv", later), "--år", 2022)
    assert NOTE.format(day="2021-06-01") in _table(_shown(established, 2022), "ar_klotter")["notes"]


@pytest.mark.slow
def test_a_file_taken_out_is_a_revision_too(established: Any, tmp_path: Path) -> None:
    """A figure that is gone is told, so that what was published is not forgotten."""
    other = tmp_path / "kontakter.csv"
    other.write_text(
        "Datum;Kontakt från;Kontaktväg;Miljö\n2021-03-01;Socialtjänsten;Telefon;Vit makt-miljön\n",
        encoding="utf-8",
    )
    established("importera", other, "--år", 2021)
    number = next(
        one["id"] for one in established("importer", "--json").json["imports"] if "klotter" in one["name"]
    )
    established("ta-bort", number)
    rows = _table(_shown(established), "revideringar")["rows"]
    assert "Källa som inte längre finns: Nazistiskt 2021" in {row["label"] for row in rows}


@pytest.mark.parametrize("year", [2019, 2021])
def test_a_year_without_figures_is_refused(run: Any, year: int) -> None:
    """There is nothing to establish, and nothing is."""
    refused = run("fastställ", "--år", year)
    assert refused.code == 3
    assert refused.err


@pytest.mark.slow
def test_the_public_edition_tells_of_no_revised_figure_that_it_could_hide(
    established: Any, tmp_path: Path
) -> None:
    """Revisions of a source whose small numbers are hidden stay intern, and so does the name of a person."""
    path = tmp_path / "kontakter.csv"
    rows = [f"2021-03-0{n};Socialtjänsten;Telefon;Vit makt-miljön" for n in range(1, 6)]
    for known in (rows[:2], rows):
        path.write_text("\n".join(["Datum;Kontakt från;Kontaktväg;Miljö", *known]), encoding="utf-8")
        established("importera", path, "--år", 2021)
        established("fastställ", "--år", 2021, "--av", "Nämnden") if known != rows else None
    words = ("--år", 2021, "--format", "json,markdown", "--utgåva", "publik", "--till", tmp_path / "ut")
    assert established("exportera", *words).code == 0
    text = (tmp_path / "ut" / "lagesbild-2021-publik.json").read_text(encoding="utf-8")
    assert "Reviderad" not in text
    assert "Nämnden" not in text


def test_a_store_of_an_older_version_is_brought_up_to_date(run: Any, tmp_path: Path) -> None:
    """Reading it is enough: what it held is there, and what came later can be used at once."""
    with duckdb.connect(tmp_path / "lagesbild.db") as store:
        store.execute(STEPS[0])
        store.execute("INSERT INTO years VALUES (2021, '2021-01-01', '2021-12-31', 'Skarpnäck', 'stockholm')")
        store.execute(
            "INSERT INTO imports VALUES (1, 2021, 'ia', 'ia.csv', 'x', 'y', '', 0, '2021-05-01', '')"
        )
    assert _shown(run)["sources"][4]["state"] == "received"
    assert run("journal", "--json").json == {"journal": []}
    assert run("fastställ", "--år", 2021).code == 0


def test_a_store_of_a_newer_version_is_refused_and_left_alone(run: Any, tmp_path: Path) -> None:
    """A program that does not know what a store holds does not touch it."""
    run("importera", graffiti(tmp_path / "klotter.csv"), "--år", 2021)
    with duckdb.connect(tmp_path / "lagesbild.db") as store:
        store.execute(f"UPDATE meta SET version = {VERSION + 1}")
    before = (tmp_path / "lagesbild.db").read_bytes()
    refused = run("importera", tmp_path / "klotter.csv", "--år", 2022)
    assert (refused.code, "nyare version" in refused.err) == (3, True)
    assert (tmp_path / "lagesbild.db").read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("width", [60, 80])
def test_the_journal_is_told_whole_in_a_narrow_window(
    stored: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """Nothing is cut off at the edge: every id that an edition hides can be read, folded or not."""
    monkeypatch.setenv("COLUMNS", str(width))
    assert run_in(stored, "exportera", "--år", 2021, "--utgåva", "publik", "--format", "json").code == 0
    last = run_in(stored, "journal", "--json").json["journal"][-1]
    shown = run_in(stored, "journal").out
    assert max(map(len, shown.splitlines())) <= width
    assert "".join(last["detail"].split()) in "".join(shown.split())


def test_a_year_that_was_never_read_is_not_said_to_be_asked(run: Any, tmp_path: Path) -> None:
    """Between two stored years the missing one is named: no picture was made, so nobody was asked."""
    for year in (2019, 2021):
        assert run("importera", graffiti(tmp_path / f"klotter_{year}.csv"), "--år", year).code == 0
    notes = _table(_shown(run), "ar_klotter")["notes"]
    assert "För 2020 finns ingen lägesbild." in notes
