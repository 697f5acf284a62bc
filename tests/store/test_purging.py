"""What is purged is gone, from the file too; what stays is what was named."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from program import Outcome, run_in

from lagesbild.store.archive.tables import META, columns_by_table
from lagesbild.store.database import open_store
from lagesbild.store.purging import select_kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

HEADING = "Datum;Kontakt från;Kontaktväg;Ärende gällde;Miljö;Anteckning"
UNIT, WORDS, FILE = "Xerxesgården", "Öhrnfjäder berättade", "kontakter Qvistlöf"


def contacts(folder: Path, year: int, unit: str, words: str, name: str) -> None:
    """Seven contacts of a year, of two milieus."""
    lines = [
        f"{year}-03-0{day};{unit};Telefon;Fråga;{'Vit makt' if day < 4 else 'Autonoma'};{words} {day}"
        for day in range(1, 8)
    ]
    (folder / f"{name}.csv").write_text("\n".join([HEADING, *lines]) + "\n", encoding="utf-8")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A folder with two published years, of which the older is established too and was corrected once."""
    started = partial(run_in, tmp_path)
    for words in ("Innan", WORDS):
        contacts(tmp_path, 2018, UNIT, words, FILE)
        assert started("importera", f"{FILE}.csv", "--år", 2018).code == 0
    contacts(tmp_path, 2021, "Skolan", "Samtal", "kontakter 2021")
    assert started("importera", "kontakter 2021.csv", "--år", 2021).code == 0
    for year in (2018, 2021):
        published = ("exportera", "--år", year, "--utgåva", "publik", "--format", "json")
        assert started(*published, "--godkänd-av", "Godkännare Ettan").code == 0
    assert started("fastställ", "--år", 2018, "--av", "A").code == 0
    return started


def stored(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    """What the store in a folder says."""
    with open_store(folder / "lagesbild.db") as store:
        return store.run(sql)


def remains(folder: Path) -> list[str]:
    """Which of the words of the older year stand in the bytes of the store."""
    content = (folder / "lagesbild.db").read_bytes()
    return [word for word in (UNIT, WORDS, FILE) if word.encode() in content]


@pytest.mark.slow
def test_nothing_of_the_year_is_left_in_the_file(run: Run, tmp_path: Path) -> None:
    """Names of units and files and the words of free text were there, and are not."""
    assert remains(tmp_path) == [UNIT, WORDS, FILE]
    assert run("gallra", "--före", 2019).code == 0
    assert remains(tmp_path) == []
    assert [path.name for path in tmp_path.glob(".lagesbild*")] == []
    for table in ("imports", "observations", "texts", "published_base"):
        years = "of_year" if table == "published_base" else "year"
        rows = f"SELECT {years} FROM {table}"
        if table in {"observations", "texts"}:
            rows += " JOIN imports ON id = import_id"
        assert {year for (year,) in stored(tmp_path, rows)} == {2021}, table


@pytest.mark.slow
def test_the_years_after_are_as_they_were(run: Run, tmp_path: Path) -> None:
    """Figures, rows and editions of the later year, and the next import has a number of its own."""
    shown = run("visa", "--år", 2021, "--json").json["counts"]
    kept = stored(tmp_path, "SELECT * FROM published_figures WHERE of_year = 2021 ORDER BY ALL")
    assert run("gallra", "--före", 2019).code == 0
    assert run("visa", "--år", 2021, "--json").json["counts"] == shown
    assert stored(tmp_path, "SELECT * FROM published_figures WHERE of_year = 2021 ORDER BY ALL") == kept
    contacts(tmp_path, 2021, "Skolan två", "Mer", "kontakter till")
    assert run("importera", "kontakter till.csv", "--år", 2021).code == 0
    ids = [number for (number,) in stored(tmp_path, "SELECT id FROM imports")]
    assert len(ids) == len(set(ids)) == 2


@pytest.mark.slow
def test_what_is_kept_is_named(run: Run, tmp_path: Path) -> None:
    """Established figures, and of an edition what it showed and which figures it hid, not how large they were."""
    hidden = "SELECT value FROM published_figures WHERE of_year = 2018 AND reason <> ''"
    assert {value for (value,) in stored(tmp_path, hidden)} == {3, 4, 7}
    established = "SELECT * FROM frozen_cells WHERE table_id NOT LIKE '%enhet'"
    frozen = stored(tmp_path, established)
    assert frozen
    done = run("gallra", "--före", 2019, "--av", "Ansvarig Ek")
    assert {value for (value,) in stored(tmp_path, hidden)} == {0}
    assert stored(tmp_path, established) == frozen
    (protocol,) = tmp_path.glob("gallring-före-2019-*.txt")
    text = protocol.read_text(encoding="utf-8")
    for words in ("Ansvarig Ek", "2018\n - 1 inläsningar", "7 rader", "1 fastställda år", "publika utgåvor"):
        assert words in text
    assert not any(word in text + done.out for word in (UNIT, WORDS, FILE))
    assert "Ansvarig Ek" in run("journal").out


@pytest.mark.slow
def test_a_trial_changes_nothing(run: Run, tmp_path: Path) -> None:
    """It says what would go."""
    before = (tmp_path / "lagesbild.db").read_bytes()
    assert "Inget är gallrat" in run("gallra", "--före", 2019, "--prova").out
    assert (tmp_path / "lagesbild.db").read_bytes() == before
    assert list(tmp_path.glob("gallring-*")) == []


@pytest.mark.slow
def test_there_may_be_nothing_to_purge(run: Run, tmp_path: Path) -> None:
    """Also the second time: what is kept is not taken for something left."""
    assert "inget att gallra" in run("gallra", "--före", 2010).out
    run("gallra", "--före", 2019)
    assert "inget att gallra" in run("gallra", "--före", 2019).out
    assert len(list(tmp_path.glob("gallring-*"))) == 1


@pytest.mark.slow
def test_every_table_says_of_which_year_a_row_is(run: Run, tmp_path: Path) -> None:
    """None is forgotten when a table is added."""
    assert run("importer").code == 0
    with open_store(tmp_path / "lagesbild.db") as store:
        tables = columns_by_table(store)
    for table in tables.keys() - {META}:
        assert select_kept(table, tables[table], 2019)
    with pytest.raises(KeyError):
        select_kept("ny", {"namn": "VARCHAR"}, 2019)
