"""The benchmarks measure the program against scripts that find the same figures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lagesbild.config.vocabulary.vocabulary import built_in

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
BENCHMARKS = ROOT / "benchmarks"
ROWS = 400
PERIOD = ("2020-05", "2021-04")
AREA = built_in().areas["Skarpnäck"].parts


def run(folder: Path, *arguments: object) -> str:
    """What a Python process prints; the test fails when the process does."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def stored(folder: Path, incoming: Path) -> dict[str, Any]:
    """What the program holds after it has taken in a file or folder."""
    period = "2020-05-01..2021-04-30"
    run(folder, "-m", "lagesbild", "importera", incoming, "--år", 2021, "--period", period)
    found: dict[str, Any] = json.loads(run(folder, "-m", "lagesbild", "visa", "--år", 2021, "--json"))
    return found


def graffiti(found: dict[str, Any]) -> dict[str, int]:
    """The program's counts of graffiti by the label of the category, zeros left out."""
    lines = built_in().categories["klotter"]
    counts = (count for count in found["counts"] if count["source"] == "klotter")
    return {lines[count["category"]].label: count["count"] for count in counts if count["count"]}


def register(folder: Path, name: str, *encoding: str) -> Path:
    """A small register made by the generator."""
    run(folder, BENCHMARKS / "generera.py", ROWS, name, *encoding)
    return folder / name


@pytest.mark.parametrize(("suffix", "encoding"), [(".csv", "utf-8"), (".csv", "cp1252"), (".xlsx", "")])
def test_the_program_counts_every_row_of_a_generated_register(
    tmp_path: Path, suffix: str, encoding: str
) -> None:
    """Whatever the register is written as, all its rows are accounted for."""
    found = stored(tmp_path, register(tmp_path, f"klotter{suffix}", *filter(None, [encoding])))
    (source,) = (source for source in found["sources"] if source["key"] == "klotter")
    assert source["rows"]["read"] == ROWS


@pytest.mark.parametrize("reader", ["duckdb", "pandas"])
def test_a_bare_reading_finds_the_figures_of_the_program(tmp_path: Path, reader: str) -> None:
    """The peers do the work that they are compared for."""
    path = register(tmp_path, "klotter.csv")
    expected = graffiti(stored(tmp_path, path))
    counts: dict[str, int] = {}
    for category, part, month, occasions in json.loads(
        run(tmp_path, BENCHMARKS / "bara_lasningar.py", reader, path)
    ):
        if part in AREA and PERIOD[0] <= month <= PERIOD[1] and category in expected:
            counts[category] = counts.get(category, 0) + occasions
    assert counts == expected


def test_the_generator_repeats_itself(tmp_path: Path) -> None:
    """The same size gives the same bytes."""
    first, second = (register(tmp_path, name).read_bytes() for name in ("a.csv", "b.csv"))
    assert first == second


def test_the_plain_script_finds_the_figures_of_the_program(tmp_path: Path) -> None:
    """On the sample year the plain script and the program count the same graffiti."""
    samples = ROOT / "sample_data" / "2021"
    plain = json.loads(run(tmp_path, BENCHMARKS / "enkelt_skript.py", samples, "enkelt"))
    assert plain["klotter"] == graffiti(stored(tmp_path, samples))


def test_every_measurement_runs(tmp_path: Path) -> None:
    """The quick round prints a result for each thing measured, in a table."""
    lines = run(tmp_path, BENCHMARKS / "mat.py", "--snabbt").splitlines()
    assert len(lines) == 19


def test_a_store_of_many_years_accounts_for_every_record(tmp_path: Path) -> None:
    """Each source of each year has its files, and read is counted and set aside; the content is always the same."""
    for name in ("one.db", "other.db"):
        run(tmp_path, BENCHMARKS / "arkiv.py", name, 3, 2)
    shown = [
        run(tmp_path, "-m", "lagesbild", "visa", "--år", 2020, "--json", "--databas", name)
        for name in ("one.db", "other.db")
    ]
    assert shown[0] == shown[1]
    found = json.loads(shown[0])
    assert {len(source["files"]) for source in found["sources"]} == {2}
    for rows in (source["rows"] for source in found["sources"]):
        assert rows["read"] == rows["counted"] + sum(rows["set_aside"].values()) > 0
