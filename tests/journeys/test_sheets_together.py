"""A workbook with a sheet for each quarter, from the file to the figures and back to the row of the right sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from program import run_in
from reading_files import write_book

from lagesbild.store.schema import STEPS

if TYPE_CHECKING:
    from pathlib import Path

    from program import Outcome
    from reading_files import Rows

HEADINGS = ["Ärendenummer", "Datum", "Stadsdel", "Kategori"]
SHEETS: dict[str, Rows] = {
    f"Kvartal {n}": [
        HEADINGS,
        *([f"K{n}{r}", f"2021-{3 * n:02}-0{r}", "Kärrtorp", "Nazistiskt"] for r in (1, 2)),
    ]
    for n in (1, 2, 3, 4)
}
IMPORT = ("importera", "klotter.xlsx", "--år", 2021)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the workbook has been read."""
    write_book(tmp_path / "klotter.xlsx", SHEETS)
    assert run_in(tmp_path, *IMPORT).code == 0
    return tmp_path


def source(folder: Path) -> Any:
    """What is told of graffiti."""
    shown = run_in(folder, "visa", "--år", 2021, "--json").json
    return next(one for one in shown["sources"] if one["key"] == "klotter")


def decide(folder: Path, *words: object) -> Outcome:
    """Decide on row 2 of the workbook."""
    return run_in(folder, "radstatus", "--år", 2021, "--fil", "klotter.xlsx", "--rad", 2, *words)


@pytest.mark.slow
def test_all_sheets_are_counted_and_each_row_leads_to_its_own(folder: Path) -> None:
    """The total is exact; the same file changes nothing, and a corrected one without a sheet takes that away."""
    told = source(folder)
    assert (told["total"], told["rows"]["read"]) == ({"count": 8, "state": "exact"}, 8)
    assert [file["sheet"] for file in told["files"]] == [*SHEETS]
    rows = run_in(folder, "rader", "--år", 2021, "--fil", "klotter.xlsx", "--rad", 2, "--json").json["rows"]
    assert [row["sheet"] for row in rows] == [*SHEETS]
    narrowed = run_in(
        folder, "rader", "--år", 2021, "--fil", "klotter.xlsx", "--rad", 2, "--blad", "kvartal 3", "--json"
    )
    assert [row["date"] for row in narrowed.json["rows"]] == ["2021-09-01"]
    assert run_in(folder, *IMPORT).out.count("klotter.xlsx") == 1
    write_book(
        folder / "klotter.xlsx", {name: rows[: 2 + (name != "Kvartal 4")] for name, rows in SHEETS.items()}
    )
    run_in(folder, *IMPORT)
    assert source(folder)["total"]["count"] == 7
    write_book(folder / "klotter.xlsx", {"Kvartal 1": SHEETS["Kvartal 1"]})
    run_in(folder, *IMPORT)
    assert source(folder)["total"]["count"] == 2


def test_a_case_on_two_sheets_is_counted_once(tmp_path: Path) -> None:
    """By its number, as in two files."""
    sheets = {**SHEETS, "Kvartal 4": [*SHEETS["Kvartal 4"], SHEETS["Kvartal 1"][1]]}
    write_book(tmp_path / "klotter.xlsx", sheets)
    assert "bladet ”Kvartal 1”" in run_in(tmp_path, *IMPORT).out
    told = source(tmp_path)
    assert (told["total"]["count"], told["rows"]["set_aside"]) == (8, {"duplicate": 1})


def test_the_status_of_a_row_is_decided_for_its_sheet(folder: Path) -> None:
    """Which of several is asked for; another sheet's row of the same number is left as it is."""
    refused = decide(folder, "--status", "oklar")
    assert (refused.code, "--blad ”Kvartal 1”" in refused.err) == (2, True)
    assert decide(folder, "--blad", "Kvartal 2", "--status", "dubblett", "--skäl", "Samma").code == 0
    told = source(folder)
    assert (told["total"]["count"], told["rows"]["set_aside"]) == (7, {"duplicate": 1})
    (decision,) = run_in(folder, "radstatus", "--år", 2021, "--json").json["decisions"]
    assert (decision["sheet"], decision["holds"]) == ("Kvartal 2", True)
    assert decide(folder, "--ångra").code == 0
    assert source(folder)["total"]["count"] == 8


@pytest.mark.slow
def test_decisions_of_an_older_store_are_of_the_sheet_that_was_read(tmp_path: Path) -> None:
    """They hold when the other sheets of the file are read too; the ids of pairs follow."""
    contacts = "Datum;Kontakt från;Kontaktväg;Miljö;Stadsdel\n2021-03-01;Skola;Telefon;Vit makt;Kärrtorp\n"
    (tmp_path / "kontakter.csv").write_text(contacts, encoding="utf-8")
    path = write_book(tmp_path / "klotter.xlsx", SHEETS)
    run_in(tmp_path, "importera", path, tmp_path / "kontakter.csv", "--år", 2021)
    pairs = run_in(tmp_path, "dubbletter", "--år", 2021, "--json").json["pairs"]
    ids = {pair["id"]: [record["sheet"] for record in pair["records"]] for pair in pairs}
    chosen = next(iter(ids))
    run_in(tmp_path, "dubbletter", "--år", 2021, "--beslut", chosen, "--samma")
    decide(tmp_path, "--blad", "Kvartal 1", "--status", "dubblett", "--skäl", "Samma")
    make_older(tmp_path / "lagesbild.db")
    assert run_in(tmp_path, "radstatus", "--år", 2021, "--json").json["decisions"][0]["sheet"] == "Kvartal 1"
    with duckdb.connect(tmp_path / "lagesbild.db") as store:
        assert store.execute("SELECT DISTINCT pair FROM decision_places").fetchall() == [(chosen,)]
        assert store.execute("SELECT pair FROM decisions").fetchall() == [(chosen,)]
    run_in(tmp_path, "importera", path, "--år", 2021)
    assert source(tmp_path)["rows"]["set_aside"] == {"duplicate": 1}


def make_older(path: Path) -> None:
    """Let a store be one of before the sheets of decisions were noted, in which one sheet of the file was read."""
    with duckdb.connect(path) as store:
        (first,) = store.execute("SELECT min(id) FROM imports WHERE source = 'klotter'").fetchone() or (0,)
        store.execute(f"DELETE FROM imports WHERE source = 'klotter' AND id <> {first}")
        store.execute("DELETE FROM observations WHERE import_id NOT IN (SELECT id FROM imports)")
        store.execute("UPDATE decisions SET pair = 'older'; UPDATE decision_places SET pair = 'older'")
        store.execute("UPDATE imports SET reading = 'older'")
        store.execute("ALTER TABLE row_decisions DROP sheet; ALTER TABLE decision_places DROP sheet")
        store.execute(f"UPDATE meta SET version = {len(STEPS) - 1}")
