"""A file that is made to fill the memory or to kill its reader costs itself alone: the others are read."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from graffiti_files import CASES, graffiti
from hostile_files import claiming_rows
from program import IMPORTABLE
from reading_files import REGISTER, small_ods, small_xlsb, small_xlsx, with_part, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MEMORY = 4 << 30
"""Bytes that the whole program may ask for."""
SECONDS = 120
"""Of computing: a busy machine lets the program wait for much longer."""
LONG_LINE = 300 << 20
ZEROS = 300 << 20
HEADINGS = "Datum;Kategori;Beskrivning\n"


def unpacked(path: Path) -> None:
    """An .xlsx of some hundred kilobytes whose sheet is 300 MB of blanks."""
    write_xlsx(path, REGISTER)
    with_part(path, "xl/worksheets/sheet1.xml", b" " * ZEROS)


def far_cell(path: Path) -> None:
    """An .xlsb with a cell in its last row and column, and one in its first."""
    cells = b"".join(
        b"\x00\x11" + struct.pack("<I", row) + bytes(13) + b"\x05\x10" + struct.pack("<IId", column, 0, 1.0)
        for row, column in ((0, 0), (1_048_575, 16_383))
    )
    small_xlsb(path, cells)


def repeats(path: Path) -> None:
    """An .ods whose one cell is repeated seventeen billion times."""
    cell = (
        '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    )
    small_ods(path, f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


def many_texts(path: Path) -> None:
    """An .xlsx that claims a billion shared texts."""
    small_xlsx(path, shared='<sst uniqueCount="1000000000"><si><t>Datum</t></si></sst>')


def long_line(path: Path) -> None:
    """A text file that is one line of 300 MB."""
    with path.open("wb") as file:
        file.write(b"Datum;Kategori\n")
        for _ in range(LONG_LINE >> 20):
            file.write(b"x" * (1 << 20))


def open_quote(path: Path) -> None:
    """A cell of 20 MB that begins with a quotation mark which is never closed."""
    path.write_bytes(b'Datum;Kategori\n"' + b"2021-03-01;nazistiskt\n" * 1_000_000)


def long_words(path: Path) -> None:
    """A hundred unbroken words of 32,000 signs in free text."""
    rows = "".join(f"2021-03-01;Nazistiskt;{'abcdefgh' * 4000}\n" for _ in range(100))
    path.write_text(HEADINGS + rows, encoding="utf-8")


def many_categories(path: Path) -> None:
    """Five thousand words where a category should be."""
    rows = "".join(f"2021-03-01;Slag{'abc' * (n % 7)}{n};\n" for n in range(5000))
    path.write_text(HEADINGS + rows, encoding="utf-8")


def many_columns(path: Path) -> None:
    """A line of two hundred thousand headings."""
    path.write_text(";".join(f"Rubrik {n}" for n in range(200_000)) + "\n1;2\n", encoding="utf-8")


def nested(path: Path) -> None:
    """A packed file within a workbook's name."""
    with zipfile.ZipFile(path, "w") as outer:
        outer.writestr("inner.zip", b"PK\x03\x04" * 1000)


def garbage(path: Path) -> None:
    """Bytes of every kind after the sign of a workbook."""
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 4000)


HOSTILE: dict[str, Callable[[Path], None]] = {
    "klotter dimensioner.xls": claiming_rows, "klotter texter.xlsx": many_texts, "klotter fjärran.xlsb": far_cell,
    "klotter upprepat.ods": repeats, "klotter uppackat.xlsx": unpacked, "klotter citat.csv": open_quote,
    "klotter kolumner.csv": many_columns, "klotter packat.xlsx": nested, "klotter skräp.xlsx": garbage,
}  # fmt: skip
HEAVY: dict[str, Callable[[Path], None]] = {
    "klotter ord.csv": long_words,
    "klotter slag.csv": many_categories,
}


def limited(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own that may not use more than so much memory and time."""
    resource = pytest.importorskip("resource")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    return subprocess.run(
        [sys.executable, "-m", "lagesbild", *words],
        cwd=folder, env={**os.environ, **IMPORTABLE}, preexec_fn=limit, timeout=10 * SECONDS, check=False,
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip


def graffiti_of(folder: Path) -> Any:
    """What the year says of graffiti."""
    sources = json.loads(limited(folder, "visa", "--år", "2021", "--json").stdout)["sources"]
    return next(source for source in sources if source["key"] == "klotter")


@pytest.mark.slow
def test_hostile_files_cost_themselves_alone(tmp_path: Path) -> None:
    """Each is named with a sentence, nothing is printed that is none, and the good file is counted."""
    (tmp_path / "in").mkdir()
    graffiti(tmp_path / "in" / "klotter bra.csv")
    for name, write in HOSTILE.items():
        write(tmp_path / "in" / name)
    done = limited(tmp_path, "importera", "in", "--år", "2021")
    said = " ".join(done.stdout.split())
    assert done.returncode == 3
    assert done.stderr == ""
    assert [name for name in HOSTILE if f"✗ {name}: " not in said] == []
    assert "programmet inte räknat med" not in said
    source = graffiti_of(tmp_path)
    assert source["rows"]["counted"] == len(CASES)
    assert {file["name"] for file in source["files"] if not file["read"]} == set(HOSTILE)


@pytest.mark.slow
@pytest.mark.parametrize("name", HEAVY)
def test_what_is_heavy_is_bounded(tmp_path: Path, name: str) -> None:
    """It is read or refused within the memory and the time, and the good file is counted."""
    (tmp_path / "in").mkdir()
    graffiti(tmp_path / "in" / "klotter bra.csv")
    HEAVY[name](tmp_path / "in" / name)
    done = limited(tmp_path, "importera", "in", "--år", "2021")
    assert done.returncode in {0, 3}
    assert graffiti_of(tmp_path)["rows"]["counted"] >= len(CASES)


@pytest.mark.slow
def test_a_line_of_300_megabytes_costs_one_file(tmp_path: Path) -> None:
    """It is no table, and is not kept in memory many times over."""
    (tmp_path / "in").mkdir()
    graffiti(tmp_path / "in" / "klotter bra.csv")
    long_line(tmp_path / "in" / "klotter rad.csv")
    done = limited(tmp_path, "importera", "in", "--år", "2021")
    assert done.returncode in {0, 3}
    assert graffiti_of(tmp_path)["rows"]["counted"] >= len(CASES)
