"""What SECURITY.md promises: no network, no formula, no foreign path, free text screened, files for their owner alone."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile, is_zipfile

import duckdb
import pytest
from openpyxl import load_workbook
from program import PERIODS, ROOT, SAMPLES, Outcome, run_in, written
from reading_files import small_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., Outcome]

MARKER = "Hemligstämpel"
PERSONAL = ("Fatima", "811218")
NOTE = f"{MARKER} {{}}: Fatima, 811218-9876"
"""What is written into the free-text cells: a word that is free, and two that are personal data."""
FREE_TEXT = re.compile(r"beskriv|anteckning|kommentar|e-?mail|^name$|ip.?adress", re.IGNORECASE)
"""Headings of the columns of the sample files in which anyone may write anything, or that name the sender."""
WITHOUT_NETWORK = """
import socket, sys

def refuse(*_, **__):
    print("the network was asked for", file=sys.stderr)
    raise OSError("the network was asked for")

class Closed(socket.socket):
    __init__ = refuse

socket.socket, socket.create_connection, socket.getaddrinfo = Closed, refuse, refuse
from lagesbild.cli.main import main
year = ("--år", "2021", "--period", "{period}")
codes = [main(["rapport", r"{samples}", *year, "--till", "intern"])]
codes += [main(["exportera", "--år", "2021", "--utgåva", name, "--till", name]) for name in ("intern", "publik")]
sys.exit(any(codes))
"""
ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaa">]><sst><si><t>&a;</t></si></sst>'
HOSTILE = ("=HYPERLINK(1)", "+1+1", "@SUM(1)", "-2+3", "../../../utanfor", "/utanfor")
"""Names of units that a spreadsheet would run, or that lead out of the folder."""


def run_everything(folder: Path, incoming: Path) -> str:
    """Every command that writes or shows, over a folder of files; what stood on the screen."""
    year = ("--år", 2021)
    lines = (
        ("rapport", incoming, *year, "--period", PERIODS[2021], "--till", "ut/intern"),
        ("exportera", *year, "--utgåva", "publik", "--till", "ut/publik"),
        ("granska", incoming),
        ("granska", incoming, "--json"),
        ("visa", *year, "--json"),
        ("rader", *year, "--json"),
        ("granska-text", *year),
        ("granska-text", *year, "--json"),
        ("journal", "--json"),
        ("röjandekontroll", *year, "--json"),
    )
    done = [run_in(folder, *words) for words in lines]
    assert {outcome.code for outcome in done} == {0}, [outcome.err for outcome in done]
    return "".join(outcome.out + outcome.err for outcome in done)


def mark_workbook(path: Path) -> int:
    """Write the marker into every free-text cell of a workbook; how many columns there were."""
    book = load_workbook(path)
    found = [
        (sheet, cell)
        for sheet in book
        for row in sheet.iter_rows(max_row=6)
        for cell in row
        if isinstance(cell.value, str) and FREE_TEXT.search(cell.value)
    ]
    for sheet, heading in found:
        for number in range(heading.row + 1, sheet.max_row + 1):
            if any(cell.value is not None for cell in sheet[number]):
                sheet.cell(number, heading.column, NOTE.format(number))
    book.save(path)
    return len(found)


def mark_text(path: Path) -> int:
    """The same for a text file with semicolons."""
    text = path.read_bytes().decode("cp1252" if "utskick" in path.name else "utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    places = [place for place, heading in enumerate(rows[0]) if FREE_TEXT.search(heading)]
    for row in (row for row in rows[1:] if len(row) == len(rows[0])):
        for place in places:
            row[place] = NOTE.format("”här”")
    if places:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
    return len(places)


def inside(content: bytes) -> Iterator[bytes]:
    """A file's bytes, and those of all that is packed in it."""
    yield content
    if is_zipfile(io.BytesIO(content)):
        with ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from inside(archive.read(name))


def stored_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Every table of a store, and each of its rows as text."""
    with duckdb.connect(str(path), read_only=True) as store:
        for (table,) in store.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            yield from ((table, str(row)) for row in store.execute(f'FROM "{table}"').fetchall())


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which everything was run over units and a file with hostile names."""
    folder = tmp_path_factory.mktemp("attacked") / "arbete"
    incoming = folder / "in"
    shutil.copytree(SAMPLES / "2021", incoming)
    (incoming / "klotter_2021.xlsx").rename(incoming / "=klotter+cmd.xlsx")
    path = incoming / "enkat_egna_2021.xlsx"
    book = load_workbook(path)
    for number, name in enumerate(HOSTILE, start=3):
        cell = book.worksheets[0].cell(number, 6)
        cell.value = name
        cell.data_type = "s"
    book.save(path)
    run_everything(folder, incoming)
    return folder


@pytest.mark.slow
def test_nothing_asks_for_the_network(tmp_path: Path) -> None:
    """The yearly job and both editions run where every way out is closed."""
    program = WITHOUT_NETWORK.format(period=PERIODS[2021], samples=SAMPLES / "2021")
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=tmp_path, env=surroundings,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_free_text_is_kept_screened_and_shown_in_the_intern_workbook_alone(tmp_path: Path) -> None:
    """What is written in free-text columns is on no screen and in no other file; names and numbers in it nowhere."""
    incoming = tmp_path / "in"
    shutil.copytree(SAMPLES / "2021", incoming)
    marked = [mark_workbook(path) for path in sorted(incoming.glob("*.xlsx"))]
    marked += [mark_text(path) for path in sorted(incoming.glob("*.csv"))]
    assert sum(map(bool, marked)) == 5
    screen = run_everything(tmp_path, incoming)
    assert [word for word in (MARKER, *PERSONAL) if word in screen] == []
    assert holders(tmp_path / "ut", MARKER) == {"intern/lagesbild-2021.xlsx"}
    assert [name for word in PERSONAL for name in holders(tmp_path / "ut", word)] == []
    assert {table for table, text in stored_texts(tmp_path / "lagesbild.db") if MARKER in text} == {"texts"}
    assert [
        word for _, text in stored_texts(tmp_path / "lagesbild.db") for word in PERSONAL if word in text
    ] == []


def holders(folder: Path, word: str) -> set[str]:
    """The files below a folder that hold a word."""
    return {name for name, body in written(folder).items() if any(word.encode() in b for b in inside(body))}


@pytest.mark.slow
def test_no_formula_is_written(attacked: Path) -> None:
    """A name that begins like a formula is a text in every workbook, and inert in the manifest."""
    files = written(attacked / "ut")
    for body in (body for name, body in files.items() if name.endswith(".xlsx")):
        with ZipFile(io.BytesIO(body)) as archive:
            sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
        assert sheets
        assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    for name, text in (
        (name, body.decode("utf-8-sig")) for name, body in files.items() if name.endswith(".csv")
    ):
        fields = [field for row in csv.reader(io.StringIO(text), delimiter=";") for field in row]
        assert ("'=klotter+cmd.xlsx" in fields) == name.startswith("intern")
        assert not any(field.startswith(("=", "+", "@")) for field in fields)


@pytest.mark.slow
def test_no_path_comes_from_what_a_file_says(attacked: Path) -> None:
    """Units named like paths make no file: all that is written lies in the folders that were named."""
    assert {path.name for path in attacked.parent.iterdir()} == {"arbete"}
    assert {path.name for path in attacked.iterdir()} == {"in", "ut", "lagesbild.db"}
    assert not any("utanfor" in name for name in written(attacked / "ut"))


def test_definitions_in_xml_are_refused(run: Run, tmp_path: Path) -> None:
    """A workbook with entities of its own is not expanded but refused."""
    small_xlsx(tmp_path / "bomb.xlsx", shared=ENTITIES)
    done = run("importera", "bomb.xlsx", "--år", 2021)
    assert done.code == 3
    assert "XML-definitioner" in done.err


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_files_are_for_their_owner_alone(attacked: Path) -> None:
    """Neither group nor others may read the store or a report."""
    made = [attacked / "lagesbild.db", *(path for path in (attacked / "ut").rglob("*") if path.is_file())]
    assert {path.stat().st_mode & 0o777 for path in made} == {0o600}
