"""The public edition: what it hides is hidden everywhere, and what it shows is true."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from program import PERIODS, SAMPLES, Outcome, run_in
from sample_report import sample_report

from lagesbild.config.loading import load
from lagesbild.core.tables import Cell, Column, Row, Table, TableKind, Trace
from lagesbild.disclosure.edition import _drop_intern_sources, _mask_table, policy_of
from lagesbild.disclosure.gate.read_back import read_back_texts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(years: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both editions of the sample year 2021."""
    there = tmp_path_factory.mktemp("editions")
    shutil.copy(years / "lagesbild.db", there)
    for edition in ("intern", "publik"):
        words = (
            "exportera",
            "--år",
            2021,
            "--utgåva",
            edition,
            "--databas",
            "lagesbild.db",
            "--till",
            there,
        )
        assert run_in(there, *words).code == 0
    return there


def report(folder: Path, suffix: str = "") -> Any:
    """The JSON of an edition."""
    return json.loads((folder / f"lagesbild-2021{suffix}.json").read_text(encoding="utf-8"))


def cells(edition: Any) -> dict[str, Any]:
    """Every cell of an edition's tables by its id."""
    return {
        name: value
        for table in edition["tables"]
        for row in table["rows"]
        for name, value in zip(row["cell_ids"], row["cells"], strict=True)
    }


def check(years: Path, *words: object) -> Outcome:
    """What the disclosure control says of the sample year."""
    return run_in(years, "röjandekontroll", "--år", 2021, *words)


def test_every_figure_is_true_or_hidden(folder: Path) -> None:
    """No figure of the public edition differs from the intern one's: it is the same or not there."""
    intern, public = cells(report(folder)), cells(report(folder, "-publik"))
    assert public.keys() <= intern.keys()
    assert {value for name, value in public.items() if value != intern[name]} == {None}


def test_small_numbers_of_persons_are_hidden(folder: Path) -> None:
    """Contacts and the schools' answers below the threshold are hidden, zeros and graffiti are shown."""
    public = cells(report(folder, "-publik"))
    assert public["miljo_kalla/hoger/kontakter"] is None
    assert public["miljo_kalla/totalt/kontakter"] is None
    assert public["fragor_enkat_skolor/stott_pa/ja"] is None
    assert public["miljo_kalla/vanster/kontakter"] == 0
    assert public["ar_klotter/rasistiskt/2021"] == 2


def test_no_more_is_hidden_than_must_be(folder: Path) -> None:
    """A question's base is shown where hiding it would be in vain, and so is every answer of a row with nothing small."""
    public = cells(report(folder, "-publik"))
    assert public["fragor_enkat_skolor/kanner_rutin/base"] == 9
    assert public["fragor_enkat_skolor/sett_tecken/nej"] == 9
    assert public["svarande/enkat_skolor/answered"] == 9


@pytest.mark.slow
def test_what_publishing_less_would_save_is_told(years: Path) -> None:
    """For each table with something hidden, and each earlier year, how many figures fewer would be hidden."""
    saved = {one["key"]: one for one in check(years, "--json").json["savings"]}
    assert saved["fragor_enkat_skolor"]["fewer"] == 7
    assert {"ar_kontakter", "2020"} <= saved.keys()
    assert "döljs sju siffror färre" in " ".join(check(years).out.split())


def test_the_intern_edition_says_so_everywhere(folder: Path) -> None:
    """Word's header, every sheet's print header, and what is drawn below every picture; the public one never says it."""
    with ZipFile(folder / "lagesbild-2021.docx") as archive:
        headers = [archive.read(part).decode() for part in archive.namelist() if "/header" in part]
    assert any("Intern utgåva" in header for header in headers)
    with ZipFile(folder / "lagesbild-2021.xlsx") as archive:
        sheets = [archive.read(p).decode() for p in archive.namelist() if p.startswith("xl/worksheets/sheet")]
    assert all("Intern utgåva" in sheet.partition("<oddHeader>")[2] for sheet in sheets)
    for picture in (folder / "diagram").glob("*-publik.txt"):
        assert "intern" not in picture.read_text(encoding="utf-8").casefold()


def test_counts_are_marked_where_they_are_hidden(folder: Path) -> None:
    """A hidden count is null and says that it is suppressed."""
    counts = {(c["source"], c["milieu"]): c for c in report(folder, "-publik")["counts"]}
    assert counts["kontakter", "hoger"]["count"] is None
    assert counts["kontakter", "hoger"]["suppressed"] is True
    assert counts["kontakter", "vanster"]["count"] == 0


def test_an_intern_source_is_nowhere(folder: Path) -> None:
    """What the police contribute is in no file of the public edition."""
    for name in ("lagesbild-2021-publik.json", "lagesbild-2021-publik.md", "underlag-2021-publik.csv"):
        text = (folder / name).read_text(encoding="utf-8")
        assert "lokalpolisområdet" not in text
        assert "polis_2021.csv" not in text
    for name in ("lagesbild-2021-publik.xlsx", "lagesbild-2021-publik.docx"):
        with ZipFile(folder / name) as archive:
            texts = b"".join(archive.read(part) for part in archive.namelist() if part.endswith(".xml"))
        assert "lokalpolisområdet" not in texts.decode()


def test_rows_of_a_protected_source_are_not_told(folder: Path) -> None:
    """The account of rows would give the number of contacts away, so it is withheld with the figures."""
    sources = {source["key"]: source for source in report(folder, "-publik")["sources"]}
    assert sources["kontakter"]["rows"] == {"read": None, "counted": None, "set_aside": {}}
    assert all(set(file) == {"imported"} for source in sources.values() for file in source["files"])
    assert sources["klotter"]["rows"]["counted"] == 10


def test_who_has_not_answered_is_not_published(folder: Path) -> None:
    """Units that are silent are named in the intern edition alone."""
    assert "Pärlugglans skola" in (folder / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert "Pärlugglans skola" not in (folder / "lagesbild-2021-publik.md").read_text(encoding="utf-8")


def test_nothing_is_compared_that_is_hidden(folder: Path) -> None:
    """A comparison with a hidden figure of either year is left out."""
    compared = report(folder, "-publik")["comparison"]
    assert not [
        one for one in compared if one["source"] == "kontakter" and one["milieu"] in {"hoger", "islamistisk"}
    ]
    assert [one for one in compared if one["source"] == "klotter"]


@pytest.mark.slow
def test_the_coordinator_is_told_what_is_hidden_and_why(years: Path) -> None:
    """Each hidden figure is listed with a reason, and none can be placed on one value."""
    hidden = check(years, "--json").json["hidden"]
    assert {"kontakter/hoger/2021", "kontakter/totalt/2021"} <= {figure["id"] for figure in hidden}
    assert all(figure["high"] is None or figure["high"] > figure["low"] for figure in hidden)
    assert "litet antal" in check(years).out


def test_the_time_to_search_is_the_users_to_set(tmp_path: Path) -> None:
    """With one second the first good pattern has to do, and it is audited like any other."""
    settings = tmp_path / "lagesbild.toml"
    settings.write_text("[publik]\ntidsgrans = 1\n", encoding="utf-8")
    assert policy_of(load(settings)).time_limit == 1.0


@pytest.mark.slow
def test_the_rules_are_the_users_to_set(years: Path) -> None:
    """Settings may show a class exactly, protect another, and move the threshold."""
    rules = '[publik]\ntroskel = 3\nklasser = { person = "visa", enkat = "skydda" }\n'
    settings = years / "regler-for-utgavan.toml"
    settings.write_text(rules, encoding="utf-8")
    hidden = check(years, "--json", "--installningar", settings.name).json["hidden"]
    assert {figure["id"].split("/")[0] for figure in hidden} == {"enkat_egna"}


def test_the_reader_is_told_that_a_source_is_not_there(folder: Path) -> None:
    """The police are left out of the public edition, and it does not say that every source has answered."""
    public = (folder / "lagesbild-2021-publik.md").read_text(encoding="utf-8")
    assert "En källa ingår inte i den publika utgåvan. Alla övriga källor har lämnat underlag." in public
    assert "Alla tillfrågade" not in public


@pytest.mark.slow
@pytest.mark.parametrize("width", [60, 80])
def test_hidden_figures_are_listed_in_words(years: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """Each stands once, under its table's title, by row and column; no key, and no line wider than the window."""
    monkeypatch.setenv("COLUMNS", str(width))
    figures = run_in(years, "röjandekontroll", "--år", 2021, "--json").json["hidden"]
    shown = run_in(years, "röjandekontroll", "--år", 2021).out
    assert shown.count("primär: ") + shown.count("sekundär: ") == len(figures)
    assert "Enkät till skolor" in shown
    assert not re.search(r"[a-zåäö]_[a-zåäö]|/2021", shown)
    assert max(map(len, shown.splitlines())) <= width


def test_the_manifest_says_which_source_came_in_when(folder: Path) -> None:
    """Source and day alone: the number of rows of a survey stands in its account, and the fingerprint nowhere."""
    public = report(folder, "-publik")
    read = {source["key"]: source["rows"]["read"] for source in public["sources"]}
    assert (read["enkat_skolor"], read["kontakter"]) == (11, None)
    heading, *lines = (folder / "underlag-2021-publik.csv").read_text(encoding="utf-8-sig").splitlines()
    assert heading == "källa;datum"
    assert {line.split(";")[1] for line in lines} == {public["sources"][0]["files"][0]["imported"]}


NAMED = "Xerxes Öhrn 19850101"


@pytest.mark.slow
def test_nothing_of_what_came_in_is_in_a_public_file(tmp_path: Path) -> None:
    """No name, stem, sheet or fingerprint of an incoming file stands anywhere, also when it is a person's name."""
    incoming = tmp_path / "in"
    shutil.copytree(SAMPLES / "2021", incoming)
    (incoming / "klotter_2021.xlsx").rename(incoming / f"Klotter {NAMED}.xlsx")
    (incoming / f"{NAMED}.pdf").write_bytes(b"%PDF-1.4")
    year = ("--år", 2021, "--databas", tmp_path / "lagesbild.db")
    assert run_in(tmp_path, "importera", incoming, *year, "--period", PERIODS[2021]).code in {0, 3}
    assert run_in(tmp_path, "exportera", *year, "--utgåva", "publik", "--till", tmp_path / "ut").code == 0
    names = [path.name for path in incoming.iterdir()]
    sums = [hashlib.sha256(path.read_bytes()).hexdigest()[:12] for path in incoming.iterdir()]
    told = [*names, *(name.rpartition(".")[0] for name in names if "_" in name), *sums, NAMED, "Öhrn"]
    written = [path for path in (tmp_path / "ut").rglob("*") if path.is_file()]
    assert len(written) > 5
    for path in written:
        texts = "\n".join(text for _, text in read_back_texts(path.name, path.read_bytes()))
        assert [name for name in told if name.casefold() in texts.casefold()] == [], path.name


COUNTED = Trace(2021, "kontakter", (("status", "counted"), ("milieu", "hoger")))
NOTES = ("Källorna läggs inte ihop.", "En av 3 rader saknar miljö.")


@pytest.mark.parametrize(("hidden", "notes"), [({COUNTED}, NOTES[:1]), (set(), NOTES)])
def test_a_note_with_a_number_is_not_printed_under_a_table_that_hides_one(
    hidden: set[Trace], notes: tuple[str, ...]
) -> None:
    """The others are, and all of them where nothing is hidden."""
    row = Row("hoger", "Vit makt-miljön", (Cell(3, COUNTED), Cell(8)))
    columns = (Column("2021", "2021"), Column("2020", "2020"))
    table = _mask_table(Table(TableKind.BY_YEAR, "", "", "", columns, (row,), NOTES), hidden)
    assert table.notes == notes
    assert (table.rows[0].cells[0].value == 3) is not bool(hidden)
    assert table.rows[0].cells[1].value == 8


@pytest.mark.parametrize("intern", [set(), {"polis"}, {"polis", "ia"}])
def test_of_the_sources_that_are_left_out_the_number_alone_is_told(intern: set[str]) -> None:
    """And nothing of them is there."""
    report = _drop_intern_sources(sample_report(), intern)
    assert report.withheld == len(intern)
    assert {status.key for status in report.sources} == {s.key for s in sample_report().sources} - intern
    assert not {count.source for count in report.counts} & intern
    assert not {file.source for file in report.incoming} & intern
