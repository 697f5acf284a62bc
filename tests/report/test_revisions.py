"""What was established stays: a source that has not come in again revises nothing to zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from graffiti_files import CASES, graffiti
from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

LOG = "Datum;Kontakt från;Kontaktväg;Miljö\n{year}-03-01;Socialtjänsten;Telefon;Vit makt-miljön\n"
OWN = """nyckel = "kultur"
ordning = 90
namn = "Kulturförvaltningen"
kort = "Kultur"
avsandare = "kulturförvaltningen"
form = "register"
slag = "incident"
enhet = ["incident", "incidenter"]
klass = "person"
kannetecken = ["kultur"]
kravs = ["enhet", "miljo"]

[kolumner]
datum = ["Datum"]
enhet = ["Bibliotek"]
miljo = ["Miljö"]
"""


@pytest.fixture
def established(tmp_path: Path) -> Path:
    """A folder in which the figures of 2021 are established: four cases of graffiti and one contact."""
    graffiti(tmp_path / "klotter.csv")
    (tmp_path / "kontakter.csv").write_text(LOG.format(year=2021), encoding="utf-8")
    assert run_in(tmp_path, "importera", "klotter.csv", "kontakter.csv", "--år", 2021).code == 0
    assert run_in(tmp_path, "fastställ", "--år", 2021).code == 0
    (tmp_path / "kontakter 2022.csv").write_text(LOG.format(year=2022), encoding="utf-8")
    return tmp_path


def shown(folder: Path, year: int) -> dict[str, Any]:
    """The tables of a year by their ids."""
    return {table["id"]: table for table in run_in(folder, "visa", "--år", year, "--json").json["tables"]}


def column(table: dict[str, Any], key: str) -> list[object]:
    """The cells of one column."""
    return [row["cells"][table["column_keys"].index(key)] for row in table["rows"]]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "state"),
    [
        ("", "not_received"),
        ("[ar.2022]\ninte_tillfragade = ['klotter']\n", "not_asked"),
    ],
)
def test_a_source_that_is_not_there_again_revises_nothing(
    established: Path, settings: str, state: str
) -> None:
    """The year before stands as it was established, and this year's column says which nothing it is."""
    (established / "lagesbild.toml").write_text(settings, encoding="utf-8")
    assert run_in(established, "importera", "kontakter 2022.csv", "--år", 2022).code == 0
    report = run_in(established, "visa", "--år", 2022, "--json").json
    assert {s["key"]: s["state"] for s in report["sources"]}["klotter"] == state
    tables = shown(established, 2022)
    assert "revideringar" not in tables
    assert not [note for table in tables.values() for note in table["notes"] if "Reviderad" in note]
    graffiti_years = tables["ar_klotter"]
    assert column(graffiti_years, "2021")[-1] == len(CASES)
    assert set(column(graffiti_years, "2022")) == {None}
    assert "(2021)" in run_in(established, "visa", "--år", 2022).out


@pytest.mark.slow
def test_a_file_that_can_no_longer_be_read_revises_nothing(established: Path) -> None:
    """Something came in this year that could not be read: neither year is zero."""
    (established / "klotter 2022.docx").write_text("x", encoding="utf-8")
    words = ("kontakter 2022.csv", "klotter 2022.docx", "--år", 2022)
    assert run_in(established, "importera", *words).code == 3
    tables = shown(established, 2022)
    assert "revideringar" not in tables
    assert column(tables["ar_klotter"], "2021")[-1] == len(CASES)


@pytest.mark.slow
def test_a_source_of_ones_own_that_is_no_longer_defined_revises_nothing(established: Path) -> None:
    """A definition taken away takes its table away, not what was established."""
    (established / "kallor").mkdir()
    definition = established / "kallor" / "kultur.toml"
    definition.write_text(OWN, encoding="utf-8")
    (established / "kultur.csv").write_text(
        "Datum;Bibliotek;Miljö\n2021-03-01;Biblioteket;Vit makt\n", encoding="utf-8"
    )
    assert run_in(established, "importera", "kultur.csv", "--år", 2021).code == 0
    assert run_in(established, "fastställ", "--år", 2021).code == 0
    definition.unlink()
    assert run_in(established, "importera", "kontakter 2022.csv", "--år", 2022).code == 0
    for year in (2021, 2022):
        assert "revideringar" not in shown(established, year)


@pytest.mark.slow
def test_what_is_taken_away_from_the_year_itself_is_no_zero(established: Path) -> None:
    """The file is gone, so there is no figure: that is a revision, but not one to nought."""
    imports = run_in(established, "importer", "--json").json["imports"]
    number = next(one["id"] for one in imports if one["source"] == "klotter")
    assert run_in(established, "ta-bort", number).code == 0
    rows = shown(established, 2021)["revideringar"]["rows"]
    assert rows
    assert {row["cells"][2] for row in rows if "klotter" in row["key"]} == {"ingen siffra"}
