"""A source says itself what it has tables by, and which two of its dimensions are crossed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
nyckel = "bibliotek"
namn = "Biblioteken"
kort = "Bibliotek"
avsandare = "biblioteken"
form = "register"
slag = "incident"
enhet = ["incident", "incidenter"]
klass = "{klass}"
kannetecken = ["bibliotek"]
kravs = ["miljo"]
{more}
[kolumner]
datum = ["Datum"]
omrade = ["Stadsdel"]
kanal = ["Kanal"]
typ = ["Typ"]
miljo = ["Miljö"]
"""
ROWS = """Datum;Stadsdel;Kanal;Typ;Miljö
2021-02-01;Kärrtorp;app;Affisch;Vit makt-miljön
2021-02-02;Orhem;app;Affisch;Vit makt-miljön
2021-03-02;Orhem;telefon;Hot;Autonoma miljön
2021-03-09;Orhem;;Hot;Autonoma miljön
2021-03-10;Orhem;app;{long};Autonoma miljön
"""
LONG = "Anna berättade vid disken att hon blivit förföljd hem två gånger"
DECLARED = 'visa = ["ar", "omrade", "typ", "kanal"]\nkorsning = ["typ", "miljo"]'
PERIOD = ("--period", "2020-05-01..2021-04-30")


def shown(folder: Path, more: str, klass: str = "offentlig_plats") -> Any:
    """The year of a source with what its definition says besides, as JSON."""
    (folder / "kallor").mkdir(exist_ok=True)
    source = SOURCE.format(more=more, klass=klass)
    (folder / "kallor" / "bibliotek.toml").write_text(source, encoding="utf-8")
    (folder / "lagesbild.toml").write_text('kallor = ["bibliotek"]', encoding="utf-8")
    (folder / "bibliotek_2021.csv").write_text(ROWS.format(long=LONG), encoding="utf-8")
    done = run_in(folder, "importera", "bibliotek_2021.csv", "--år", 2021, *PERIOD)
    assert done.code == 0, done.err
    return run_in(folder, "visa", "--år", 2021, "--json").json


def tables(year: Any) -> dict[str, dict[str, list[Any]]]:
    """By id, the tables of the source as cells by row label."""
    return {
        table["id"]: {row["label"]: row["cells"] for row in table["rows"]}
        for table in year["tables"]
        if "bibliotek" in table["id"]
    }


def test_the_declared_tables_are_there_and_no_other(tmp_path: Path) -> None:
    """What a case leaves open has a row of its own; a text of somebody's own is the name of no type."""
    found = tables(shown(tmp_path, DECLARED))
    expected = ("ar_bibliotek", "bibliotek_omrade", "bibliotek_kanal", "bibliotek_typ", "bibliotek_korsning")
    assert tuple(found) == expected
    assert found["bibliotek_omrade"] == {"Kärrtorp": [1, 0, 0, 0, 1], "Orhem": [1, 3, 0, 0, 4]}
    assert found["bibliotek_kanal"]["Ej angivet"] == [0, 1, 0, 0, 1]
    assert found["bibliotek_korsning"] == {
        "Affisch": [2, 0, 0, 0],
        "Hot": [0, 2, 0, 0],
        "Ej angivet": [0, 1, 0, 0],
    }


@pytest.mark.slow
def test_without_a_word_it_has_the_tables_that_its_columns_are_for(tmp_path: Path) -> None:
    """And nothing is kept of what no table is by, as a channel."""
    found = tables(shown(tmp_path, ""))
    assert tuple(found) == ("ar_bibliotek", "bibliotek_omrade", "bibliotek_manad", "bibliotek_typ")
    table = run_in(tmp_path, "visa", "--år", 2021, "--json").out
    assert "telefon" not in table
    shown(tmp_path, 'visa = ["ar"]')
    rows = run_in(tmp_path, "rader", "--år", 2021, "--json").json["rows"]
    assert {row["type"] for row in rows} == {""}


def test_a_figure_of_such_a_table_leads_to_its_rows(tmp_path: Path) -> None:
    """By the id that stands with it, and the appendix has the table."""
    year = shown(tmp_path, DECLARED)
    table = next(table for table in year["tables"] if table["id"] == "bibliotek_kanal")
    figure = next(row for row in table["rows"] if row["key"] == "telefon")["figure_ids"][1]
    rows = run_in(tmp_path, "rader", "--år", 2021, "--id", figure, "--json").json["rows"]
    assert [row["row"] for row in rows] == [4]
    assert run_in(tmp_path, "exportera", "--år", 2021, "--format", "markdown,excel").code == 0
    text = (tmp_path / "reports" / "2021" / "lagesbild-2021.md").read_text(encoding="utf-8")
    for title in ("efter stadsdel", "efter kanal", "efter typ", "typ och miljö"):
        assert f"Biblioteken, {title} 2021" in text
    assert "Anna" not in text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("klass", "there"),
    [("offentlig_plats", {"ar", "omrade", "kanal", "typ", "korsning"}), ("person", {"ar", "omrade"})],
)
def test_the_public_edition_breaks_down_no_further_than_it_can_protect(
    tmp_path: Path, klass: str, there: set[str]
) -> None:
    """Tables by channel and type are of what everyone can see alone; that by area is protected like any other."""
    shown(tmp_path, DECLARED, klass)
    public = ("exportera", "--år", 2021, "--utgåva", "publik", "--format", "json,markdown")
    done = run_in(tmp_path, *public)
    assert done.code == 0, done.err
    text = (tmp_path / "reports" / "2021" / "lagesbild-2021-publik.json").read_text(encoding="utf-8")
    parts = {"ar": "ar_bibliotek", **{p: f"bibliotek_{p}" for p in ("omrade", "kanal", "typ", "korsning")}}
    assert {part for part, table in parts.items() if f'"{table}"' in text} == there


def test_a_table_by_what_the_source_lacks_is_refused(tmp_path: Path) -> None:
    """Which word is wrong, and what may be chosen."""
    with pytest.raises(AssertionError):
        shown(tmp_path, 'visa = ["enhet"]')
    done = run_in(tmp_path, "importera", "bibliotek_2021.csv", "--år", 2021)
    assert done.code == 3
    assert "kallor.bibliotek.visa: ”enhet” är inte känt. Välj bland ar," in done.err
