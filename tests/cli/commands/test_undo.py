"""The last change is taken back whole, whatever it was, and nothing that has gone out is."""

from __future__ import annotations

import contextlib
import shutil
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from program import SAMPLES, Outcome, run_in

from lagesbild.cli.commands import remove_import, undo
from lagesbild.store.archive.tables import columns_by_table
from lagesbild.store.database import open_store
from lagesbild.store.imports import remove_import as remove_import_from
from lagesbild.store.undoing import LEFT, last_change, undoable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

HEADING = "Datum;Kontakt från;Kontaktväg;Ärende gällde;Miljö;Anteckning\n"
GRAFFITI = "Ärendenummer;Datum;Stadsdel;Kategori;Anmärkning\n"
UNIT = "Xerxesgården"
POLICE = SAMPLES / "2021" / "polis_2021.csv"
NOON = datetime(2021, 5, 1, 12)  # noqa: DTZ001 — the journal has no zone
NOTHING_TO_UNDO = "Det finns inget att ångra."


def _lay(folder: Path, name: str, *lines: str, heading: str = HEADING) -> None:
    (folder / name).write_text(heading + "".join(f"{line}\n" for line in lines), encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two years, of which the later has two sources and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("made")
    _lay(folder, "kontakter 2020.csv", "2020-03-01;Skolan;Telefon;Fråga;Vit makt;Samtal")
    _lay(
        folder,
        "kontakter.csv",
        f"2021-03-01;{UNIT};Telefon;Fråga;Vit makt;Vi talade om Xerxåld hela mötet.",
        "2021-03-02;Skolan;Telefon;Fråga;Autonoma;Samtal",
    )
    _lay(folder, "klotter.csv", "A1;2021-03-01;Kärrtorp;Nazistiskt;x", heading=GRAFFITI)
    (folder / "polis.docx").write_bytes(b"PK")
    assert run_in(folder, "importera", "kontakter 2020.csv", "--år", 2020).code == 0
    assert run_in(folder, "importera", "kontakter.csv", "klotter.csv", "polis.docx", "--år", 2021).code == 3
    return folder


@pytest.fixture
def run(made: Path, tmp_path: Path) -> Run:
    """The program in a copy of that folder."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return partial(run_in, tmp_path)


def _tables(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that the store says, but for what an undo leaves as it is."""
    with open_store(folder / "lagesbild.db") as store:
        return {
            table: store.run(f"SELECT * FROM {table} ORDER BY ALL")
            for table in columns_by_table(store).keys() - LEFT
        }


def _pair(run: Run) -> str:
    pairs = run("dubbletter", "--år", 2021, "--json").json
    return str(pairs["pairs"][0]["id"])


def _passage(run: Run) -> str:
    return str(run("granska-text", "--år", 2021, "--json").json["waiting"][0]["id"])


def _corrected(run: Run, folder: Path) -> Outcome:
    _lay(folder, "kontakter.csv", "2021-03-05;Skolan;Mejl;Fråga;Autonoma;Nytt samtal")
    return run("importera", "kontakter.csv", "--år", 2021)


def _new(run: Run, _: Path) -> Outcome:
    return run("importera", POLICE, "--år", 2021)


def _first_of_a_year(run: Run, folder: Path) -> Outcome:
    _lay(folder, "kontakter 2019.csv", "2019-03-01;Skolan;Telefon;Fråga;Vit makt;Samtal")
    return run("importera", "kontakter 2019.csv", "--år", 2019)


def _names(run: Run, folder: Path) -> Outcome:
    (folder / "namn.txt").write_text("Xerxåld\n", encoding="utf-8")
    return run("granska-text", "--år", 2021, "--namnlista", "namn.txt")


CHANGES: dict[str, Callable[[Run, Path], Outcome]] = {
    "ny": _new,
    "årets första": _first_of_a_year,
    "rättad": _corrected,
    "borttagen": lambda run, _: run("ta-bort", 2),
    "oläst borttagen": lambda run, _: run("ta-bort", 4),
    "radstatus": lambda run, _: run(
        "radstatus", "--år", 2021, "--fil", "klotter.csv", "--rad", 2, "--status", "dubblett", "--skäl", "x"
    ),
    "par": lambda run, _: run("dubbletter", "--år", 2021, "--beslut", _pair(run), "--samma"),
    "fritext": lambda run, _: run("granska-text", "--år", 2021, "--maska", _passage(run)),
    "namnlista": _names,
    "fastställt": lambda run, _: run("fastställ", "--år", 2021, "--av", "nämnden"),
    "aktiviteter": lambda run, _: run(
        "aktiviteter", "--år", 2021, SAMPLES / "aktiviteter_2021.xlsx", "--json"
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_taken_back_whole(run: Run, tmp_path: Path, change: str) -> None:
    """Each table is as it was, the journal tells both, and it cannot be taken back twice."""
    before = _tables(tmp_path)
    done = CHANGES[change](run, tmp_path)
    assert done.code == 0, done.err
    assert _tables(tmp_path) != before
    undone = run("ångra", "--ja")
    assert (undone.code, _tables(tmp_path)) == (0, before)
    events = [entry["event"] for entry in run("journal", "--json").json["journal"]]
    assert events[-1] == "undone"
    assert events[-2] != "undone"
    again = run("ångra", "--ja")
    assert (again.code, "redan taget tillbaka" in again.err) == (2, True)


def test_what_changes_nothing_leaves_the_change_before_it_to_be_undone(run: Run, tmp_path: Path) -> None:
    """The same files once more, or a command that fails, is no change; the copies are not heaped up."""
    before = _tables(tmp_path)
    _new(run, tmp_path)
    assert run("importera", POLICE, "--år", 2021).code == 0
    assert (
        run("radstatus", "--år", 2021, "--fil", "x", "--rad", 2, "--status", "dubblett", "--skäl", "x").code
        == 3
    )
    with open_store(tmp_path / "lagesbild.db") as store:
        assert len(store.run("FROM duckdb_schemas() WHERE NOT internal AND schema_name LIKE 'undo%'")) == 1
    assert (run("ångra", "--ja").code, _tables(tmp_path)) == (0, before)


def test_in_a_pipe_nothing_is_taken_back_unless_it_is_confirmed(run: Run, tmp_path: Path) -> None:
    """What would be is told."""
    _new(run, tmp_path)
    before = _tables(tmp_path)
    done = run("ångra")
    assert (done.code, _tables(tmp_path)) == (2, before)
    assert f"{POLICE.name}: inläst" in done.out
    assert "lagesbild ångra --ja" in done.err


@pytest.mark.parametrize(("command", "module"), [(("ångra",), undo), (("ta-bort", 2), remove_import)])
def test_a_no_changes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[object, ...], module: Any
) -> None:
    """Both commands ask on a terminal."""
    asked: list[str] = []

    def refuse(question: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(module, "is_terminal", lambda: True)
    monkeypatch.setattr(module, "confirm", refuse)
    before = _tables(tmp_path)
    done = run(*command)
    assert (done.code, len(asked), _tables(tmp_path)) == (0, 1, before)
    assert "Inget är ändrat." in done.out


def test_a_public_edition_is_never_taken_back(run: Run, tmp_path: Path) -> None:
    """Nor anything before it: it may have been spread."""
    _new(run, tmp_path)
    assert run("exportera", "--år", 2021, "--utgåva", "publik", "--format", "json").code == 0
    done = run("ångra", "--ja")
    assert (done.code, "går inte att ta tillbaka" in done.err) == (2, True)
    with open_store(tmp_path / "lagesbild.db") as store:
        assert last_change(store) is None


def test_nothing_of_a_purged_year_is_left_in_the_copies(run: Run, tmp_path: Path) -> None:
    """The file is written anew without them."""
    run("ta-bort", 2)
    assert UNIT.encode() in (tmp_path / "lagesbild.db").read_bytes()
    assert run("gallra", "--före", 2022).code == 0
    assert UNIT.encode() not in (tmp_path / "lagesbild.db").read_bytes()
    done = run("ångra", "--ja")
    assert (done.code, "gallring" in done.err) == (2, True)


def test_a_change_that_is_cut_off_leaves_neither_itself_nor_a_copy(run: Run, tmp_path: Path) -> None:
    """Both are in one transaction; what could be taken back before can be taken back still."""
    _new(run, tmp_path)
    before = _tables(tmp_path)
    with (
        open_store(tmp_path / "lagesbild.db", writable=True) as store,
        contextlib.suppress(KeyboardInterrupt),
        undoable(store, 2021),
    ):
        store.run("DELETE FROM imports")
        raise KeyboardInterrupt
    assert _tables(tmp_path) == before
    assert f"{POLICE.name}: inläst" in run("ångra").out


def test_changes_that_are_made_together_are_taken_back_together(run: Run, tmp_path: Path) -> None:
    """A change within another is a part of it."""
    before = _tables(tmp_path)
    with open_store(tmp_path / "lagesbild.db", writable=True) as store, undoable(store, 2021):
        remove_import_from(store, 2, NOON)
        remove_import_from(store, 3, NOON)
    assert _tables(tmp_path)["imports"] != before["imports"]
    assert (run("ångra", "--ja").code, _tables(tmp_path)) == (0, before)


def test_what_is_undone_is_not_in_the_archive(run: Run, tmp_path: Path) -> None:
    """An archive holds the store as it is, and is rebuilt to the same."""
    run("ta-bort", 2)
    assert run("arkivera", "--år", 2021, "--till", "arkiv.zip").code == 0
    assert run("arkivera", "--återställ", "arkiv.zip", "--databas", "ny.db").code == 0
    with open_store(tmp_path / "ny.db") as store:
        assert last_change(store) is None


@pytest.mark.slow
def test_a_removal_says_what_it_touches(run: Run) -> None:
    """What is established and what was published."""
    assert run("exportera", "--år", 2021, "--utgåva", "publik", "--format", "json").code == 0
    assert run("fastställ", "--år", 2021, "--av", "nämnden").code == 0
    said = " ".join(run("ta-bort", 3).out.split())
    assert "klotter.csv (2021), en rad: siffrorna ur den försvinner." in said
    assert "fastställt för 2021 (" in said
    assert ", av nämnden)" in said
    assert "Publika utgåvor är gjorda för 2021. De går inte att ta tillbaka." in said


def test_an_empty_store_has_nothing_to_undo(tmp_path: Path) -> None:
    """The sentence is the same in a store where nothing ever happened."""
    with open_store(tmp_path / "lagesbild.db", writable=True):
        pass
    done = run_in(tmp_path, "ångra", "--ja")
    assert (done.code, done.err.strip()) == (2, NOTHING_TO_UNDO)
