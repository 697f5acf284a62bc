"""The archive of a year: the same bytes for the same state, checked from within, and a way back."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from program import SAMPLES, Outcome, run_in, written

from lagesbild.core.errors import InputError
from lagesbild.store.archive.package import SUMS, pack, unpack

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "omrade = 'Skarpnäck'\ndiarienummer = 'SKA 2021/165'\n"


def archived(folder: Path, name: str = "a.zip") -> dict[str, bytes]:
    """The members of the archive of 2021, written and read back."""
    assert run_in(folder, "arkivera", "--år", 2021, "--till", name).code == 0
    return unpack(folder / name)


def lines(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by their headings."""
    return [*csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")]


def spoilt(folder: Path, **changes: bytes | None) -> Outcome:
    """What the check says of an archive of two files after some are changed, added or (None) taken out."""
    whole = pack({"a.txt": b"a", "b.txt": b"b"})
    with ZipFile(io.BytesIO(whole)) as archive:
        members: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(folder / "x.zip", "w") as archive:
        for name, content in (members | {f"{key}.txt": value for key, value in changes.items()}).items():
            if content is not None:
                archive.writestr(name, content)
    return run_in(folder, "arkivera", "--kontrollera", "x.zip")


@pytest.mark.slow
def test_the_same_state_gives_the_same_bytes(stored: Path) -> None:
    """Nothing in the archive comes from the clock."""
    archived(stored, "a.zip")
    archived(stored, "b.zip")
    assert (stored / "a.zip").read_bytes() == (stored / "b.zip").read_bytes()


def test_a_person_without_the_program_can_read_it(stored: Path) -> None:
    """It is explained in Swedish, and every file but the store's own is text or a finished report."""
    members = archived(stored)
    assert "Kontrolleras med sha256sum" in members["LÄS-MIG.txt"].decode("utf-8-sig")
    strange = [
        name
        for name in members
        if not name.startswith("lager/") and not name.endswith((".txt", ".csv", ".json", ".toml"))
    ]
    assert strange == []


def test_the_manifest_names_every_incoming_file(stored: Path) -> None:
    """With the sum of the file as it lies in its folder."""
    told = {line["fil"]: line["sha256"] for line in lines(archived(stored)["underlag/manifest.csv"])}
    files = (SAMPLES / "2021").iterdir()
    assert told == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_incoming_file_stands_in_the_disposal_list(stored: Path) -> None:
    """With a proposal, the earliest day and a reason; the decision is left to people."""
    members = archived(stored)
    listed = [
        line for line in lines(members["underlag/gallring.csv"]) if line["handling"] == "Inkommet underlag"
    ]
    assert len(listed) == len(lines(members["underlag/manifest.csv"]))
    assert {(line["tidigast"], line["beslut"]) for line in listed} == {("2022-12-31", "")}


def test_every_table_of_the_year_is_there_as_csv(stored: Path) -> None:
    """With the figures of the JSON beside them."""
    members = archived(stored)
    tables = {table["id"]: table for table in json.loads(members["siffror/lagesbild-2021.json"])["tables"]}
    assert {f"siffror/{key}.csv" for key in tables} <= set(members)
    told = {line["Innehåll"]: line["2021"] for line in lines(members["siffror/ar_klotter.csv"])}
    assert told["Nazistiskt"] == "6"


def test_the_observations_are_those_that_were_read(stored: Path) -> None:
    """As many rows of the register as the ledger says, each with file, sheet and row number."""
    rows = [
        line
        for line in lines(archived(stored)["observationer/observationer-2021.csv"])
        if line["kalla"] == "klotter"
    ]
    assert {line["fil"] for line in rows} == {"klotter_2021.xlsx"}
    assert sum(line["status"] == "counted" and line["kind"] == "klotter" for line in rows) == 10


def test_a_later_year_is_left_out(stored: Path) -> None:
    """The archive of 2020 knows nothing of 2021."""
    run_in(stored, "arkivera", "--år", 2020, "--till", "a.zip")
    told = lines(unpack(stored / "a.zip")["register/imports.csv"])
    assert {line["year"] for line in told} == {"2020"}


@pytest.mark.slow
def test_the_year_can_be_run_again_from_the_archive(stored: Path) -> None:
    """Store, settings and activities come back, and every export has the same bytes."""
    (stored / "lagesbild.toml").write_text(SETTINGS, encoding="utf-8")
    run_in(stored, "aktiviteter", "--år", 2021, SAMPLES / "aktiviteter_2021.xlsx", "--json")
    run_in(stored, "exportera", "--år", 2021, "--till", "först")
    archived(stored)
    (stored / "lagesbild.toml").unlink()
    assert run_in(stored, "arkivera", "--aterstall", "a.zip", "--databas", "ny.db").code == 0
    again = ("--databas", "ny.db", "--installningar", "ny-installningar/lagesbild.toml", "--till", "sedan")
    run_in(stored, "exportera", "--år", 2021, *again)
    assert written(stored / "sedan") == written(stored / "först")
    assert "aktiviteter-2021.docx" in written(stored / "sedan")


def test_the_rules_of_senders_are_archived_and_come_back(stored: Path) -> None:
    """A file with a layout of its own is read alike from the archive."""
    (stored / "lagesbild.toml").write_text(SETTINGS, encoding="utf-8")
    (stored / "regler").mkdir()
    (stored / "regler" / "polis.toml").write_text('filer = ["p_*.csv"]\nkalla = ""\n', encoding="utf-8")
    archived(stored)
    run_in(stored, "arkivera", "--återställ", "a.zip", "--databas", "ny.db")
    assert (stored / "ny-installningar" / "regler" / "polis.toml").read_bytes() == (
        stored / "regler" / "polis.toml"
    ).read_bytes()


@pytest.mark.slow
def test_a_restored_store_can_be_written_to(stored: Path) -> None:
    """Numbers go on after the highest one: a new import does not take the place of an old one."""
    archived(stored)
    run_in(stored, "arkivera", "--återställ", "a.zip", "--databas", "ny.db")
    done = run_in(
        stored, "importera", SAMPLES / "2021" / "klotter_2021.xlsx", "--år", 2022, "--databas", "ny.db"
    )
    numbers = [
        one["id"] for one in run_in(stored, "importer", "--json", "--databas", "ny.db").json["imports"]
    ]
    assert (done.code, len(numbers)) == (0, len(set(numbers)))


def test_a_store_that_cannot_be_rebuilt_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither the settings that were laid out first nor half a store."""
    content = pack({"arkiv.json": b"{}", "installningar/lagesbild.toml": b"", "lager/imports.parquet": b"?"})
    (tmp_path / "a.zip").write_bytes(content)
    assert run_in(tmp_path, "arkivera", "--återställ", "a.zip", "--databas", "ny.db").code != 0
    assert written(tmp_path) == {"a.zip": content}


def test_a_store_that_is_there_is_never_written_over(stored: Path) -> None:
    """Restoring to a place that is taken changes nothing and says so."""
    archived(stored)
    before = (stored / "lagesbild.db").read_bytes()
    done = run_in(stored, "arkivera", "--återställ", "a.zip")
    assert (done.code, "finns redan" in done.err) == (4, True)
    assert (stored / "lagesbild.db").read_bytes() == before


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        ({}, 0, "är helt"),
        ({"a": b"x"}, 3, "a.txt är ändrad"),
        ({"a": None}, 3, "a.txt saknas"),
        ({"c": b"c"}, 3, "c.txt hör inte dit"),
    ],
)
def test_the_check_finds_what_has_been_done_to_it(
    changes: dict[str, bytes | None], code: int, said: str, tmp_path: Path
) -> None:
    """A file that is changed, gone or added is named."""
    done = spoilt(tmp_path, **changes)
    assert (done.code, said in done.out + done.err) == (code, True)


def test_a_cut_off_file_is_refused(tmp_path: Path) -> None:
    """It is no archive any more, and nothing of it is taken."""
    (tmp_path / "a.zip").write_bytes(pack({"a.txt": b"a" * 1000})[:-40])
    with pytest.raises(InputError, match="skadad"):
        unpack(tmp_path / "a.zip")


def test_the_sums_can_be_checked_without_the_program() -> None:
    """They stand as `sha256sum -c` reads them."""
    with ZipFile(io.BytesIO(pack({"a.txt": b"a"}))) as archive:
        assert archive.read(SUMS).decode() == f"{hashlib.sha256(b'a').hexdigest()}  a.txt\n"


@pytest.mark.parametrize("words", [(), ("--år", 2021, "--kontrollera", "a.zip")])
def test_one_thing_at_a_time(words: tuple[object, ...], tmp_path: Path) -> None:
    """Without a wish, or with two, the command says how it is put."""
    done = run_in(tmp_path, "arkivera", *words)
    assert (done.code, "Välj en sak" in done.err) == (2, True)
