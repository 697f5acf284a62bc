"""Sources, milieus, categories and terms are data: the user adds to them in text files alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from program import SAMPLES, Outcome, sample

from lagesbild.config.vocabulary.vocabulary import built_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

LIBRARY = """
namn = "Biblioteken, kulturförvaltningen"
kort = "Bibliotek"
avsandare = "kulturförvaltningen"
ordning = 85
form = "register"
slag = "iakttagelse"
enhet = ["iakttagelse", "iakttagelser"]
klass = "person"
kannetecken = ["bibliotek"]
kravs = ["vad"]
"""
COLUMNS = 'datum = ["Dag"]\nvad = ["Iakttagelse"]\nmiljo = ["Miljö"]\n'
NINTH = {
    "kallor/bibliotek.toml": f'nyckel = "bibliotek"\n{LIBRARY}[kolumner]\n{COLUMNS}',
    "lagesbild.toml": f"[kallor.bibliotek]\n{LIBRARY}[kallor.bibliotek.kolumner]\n{COLUMNS}",
}
"""The two places where a ninth source may be written."""
SEEN = "Dag;Iakttagelse;Miljö\n2021-03-01;Klistermärken;vit makt\n2021-03-02;Flygblad;IS\n"


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _shown(run: Run) -> Any:
    return run("visa", "--år", 2021, "--json").json


def _figures(shown: Any, source: str) -> dict[str, int]:
    """The figures of a source that are not zero, by category or milieu."""
    of_source = [count for count in shown["counts"] if count["source"] == source and count["count"]]
    return {count["category"] or count["milieu"]: count["count"] for count in of_source}


def _workbook_texts(run: Run, folder: Path) -> set[str]:
    assert run("exportera", "--år", 2021, "--format", "excel").code == 0
    book = load_workbook(folder / "reports" / "2021" / "lagesbild-2021.xlsx", read_only=True)
    texts = {
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value
    }
    book.close()
    return texts


@pytest.mark.slow
@pytest.mark.parametrize("place", NINTH)
def test_a_ninth_source_is_a_text_file(run: Run, tmp_path: Path, place: str) -> None:
    """A source of the user's own is recognised, counted, and stands in the workbook with the rest."""
    _write(tmp_path, place, NINTH[place])
    _write(tmp_path, "bibliotek.csv", SEEN)
    assert run("importera", "bibliotek.csv", "--år", 2021).code == 0
    shown = _shown(run)
    assert [source["key"] for source in shown["sources"]][-1] == "bibliotek"
    assert _figures(shown, "bibliotek") == {"hoger": 1, "islamistisk": 1}
    assert "Bibliotek" in _workbook_texts(run, tmp_path)


def test_a_column_may_have_another_heading(run: Run, tmp_path: Path) -> None:
    """A heading of the user's own is added to those that are known, which still hold."""
    _write(tmp_path, "lagesbild.toml", '[kallor.polis.kolumner]\ntyp = ["Vad som hänt"]\n')
    for name, heading in (("polis_a", "Vad som hänt"), ("polis_b", "Händelse")):
        _write(tmp_path, f"{name}.csv", f"Datum;{heading};Miljö\n2021-03-01;{name};vit makt\n")
    assert run("importera", "polis_a.csv", "polis_b.csv", "--år", 2021).code == 0
    assert _figures(_shown(run), "polis") == {"hoger": 2}


@pytest.mark.slow
def test_a_milieu_may_have_another_spelling(run: Run, tmp_path: Path) -> None:
    """An unknown spelling counts as not told until the user adds it as an alias."""
    path = _write(tmp_path, "polis.csv", "Datum;Händelse;Miljö\n2021-03-01;Affischer;Blå falangen\n")
    run("importera", path, "--år", 2021)
    before = _shown(run)
    assert _figures(before, "polis") == {"oklar": 1}
    assert [problem["code"] for problem in before["problems"]] == ["unknown_milieu"]
    _write(tmp_path, "lagesbild.toml", '[miljoer.hoger]\nalias = ["blå falangen"]\n')
    run("importera", path, "--år", 2021)
    after = _shown(run)
    assert (_figures(after, "polis"), after["problems"]) == ({"hoger": 1}, [])


def test_another_district_has_its_own_parts(run: Run, tmp_path: Path) -> None:
    """With the area's parts in the settings, its rows count and all others are set aside."""
    _write(
        tmp_path, "lagesbild.toml", 'omrade = "Farsta"\nstadsdelar = ["Farsta strand", "Sköndal", "Älvsjö"]\n'
    )
    assert (
        run(
            "importera",
            SAMPLES / "2021" / "klotter_2021.xlsx",
            "--år",
            2021,
            "--period",
            "2020-05-01..2021-04-30",
        ).code
        == 0
    )
    shown = _shown(run)
    graffiti = next(source for source in shown["sources"] if source["key"] == "klotter")
    areas = {row["area"] for row in run("rader", "--år", 2021, "--status", "counted", "--json").json["rows"]}
    assert shown["area"] == "Farsta"
    assert graffiti["rows"]["set_aside"]["outside_area"] > 10
    assert areas <= {"Älvsjö", "Sköndal", "Farsta strand", ""}


@pytest.mark.slow
def test_the_newer_official_names_are_one_setting(run: Run, tmp_path: Path) -> None:
    """Under the newer terms every table names the milieus anew, and the codes stay."""
    _write(tmp_path, "lagesbild.toml", 'termer = "sapo"\n')
    assert run("importera", *sample(2021)).code == 0
    shown = _shown(run)
    table = next(table for table in shown["tables"] if table["id"] == "miljo_kalla")
    assert table["rows"][0]["label"] == "Våldsbejakande högerextremism"
    assert _figures(shown, "kontakter") == {"hoger": 1, "islamistisk": 1}
    texts = _workbook_texts(run, tmp_path)
    assert "Våldsbejakande islamism" in texts
    assert "Vit makt-miljön" not in texts


def test_a_new_category_is_one_line(run: Run, tmp_path: Path) -> None:
    """The line that the message shows gives the category a name, a milieu and an end to the problem."""
    _write(
        tmp_path,
        "lagesbild.toml",
        '[kategorier.klotter]\ndjur = { namn = "Djurrätt", miljo = "annan", alias = ["Djurrättsligt"] }\n',
    )
    path = SAMPLES / "broken" / "klotter_okand_kategori.xlsx"
    run("importera", path, "--år", 2021, "--period", "2020-05-01..2021-04-30")
    shown = _shown(run)
    assert _figures(shown, "klotter") == {"nazistiskt": 1, "vansterautonomt": 1, "djur": 1}
    assert {c["milieu"] for c in shown["counts"] if c["category"] == "djur"} == {"annan"}
    assert shown["problems"] == []
    assert "Djurrätt" in _workbook_texts(run, tmp_path)


def test_how_many_were_asked_may_be_a_number(run: Run, tmp_path: Path) -> None:
    """A number in the settings stands for a recipient list."""
    _write(tmp_path, "lagesbild.toml", "[ar.2021.utskick]\nenkat_egna = 40\n")
    run(
        "importera",
        SAMPLES / "2021" / "enkat_egna_2021.xlsx",
        "--år",
        2021,
        "--period",
        "2020-05-01..2021-04-30",
    )
    survey = _shown(run)["sources"][0]
    assert (survey["sent"], survey["answered"], survey["silent"]) == (40, 17, [])


def test_a_period_in_the_settings_is_the_year_s(run: Run, tmp_path: Path) -> None:
    """The period need not be written on the command line."""
    _write(tmp_path, "lagesbild.toml", '[ar.2021]\nperiod = "2020-05-01..2021-04-30"\n')
    run("importera", SAMPLES / "2021" / "polis_2021.csv", "--år", 2021)
    assert _shown(run)["period"] == {"from": "2020-05-01", "to": "2021-04-30"}


@pytest.mark.parametrize("source", built_in().sources, ids=lambda source: source.key)
def test_every_source_is_whole(source: Any) -> None:
    """What a source requires, and knows a record by, are columns that it has headings for."""
    assert {*source.required, *([source.identity] if source.identity else [])} <= set(source.columns)
    assert source.hints


@pytest.mark.parametrize("source", built_in().counted_sources, ids=lambda source: source.key)
def test_no_heading_means_two_things(source: Any) -> None:
    """Within a source a heading stands under one role only."""
    headings = [heading.casefold() for wordings in source.columns.values() for heading in wordings]
    assert len(headings) == len(set(headings))


def test_every_spelling_means_one_milieu() -> None:
    """No alias is listed under two milieus."""
    spellings = [
        (alias.casefold(), code) for code, milieu in built_in().milieus.items() for alias in milieu.aliases
    ]
    assert len({alias for alias, _ in spellings}) == len(set(spellings))
