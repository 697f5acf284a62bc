"""Whatever a file has become on its way, the program says so in a sentence: no fault, no hang, no flood of memory.

`LAGESBILD_MUTANTS=50000` runs as many, `LAGESBILD_SEED=1` others; the seed stands in what a failure prints.
"""

from __future__ import annotations

import io
import os
import random
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import docx
import pytest
from english import english_words
from mutants import mutate, mutate_rows
from program import SAMPLES, run_in
from reading_files import REGISTER, delimited, write_ods, write_xls, write_xlsb, write_xlsx

from lagesbild.core.errors import InputError
from lagesbild.files.opening import open_file
from lagesbild.outputs.word.template import open_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the alarm and the count of memory are of POSIX"),
]
SEED = int(os.environ.get("LAGESBILD_SEED", "2021"))
MUTANTS = int(os.environ.get("LAGESBILD_MUTANTS", "60"))
"""In all, over every kind of file."""
SECONDS = 60
"""What hangs on a busy machine; an idle one takes ten seconds at most for any file."""
MEMORY = 500 << 20
YEAR = ("--år", 2021, "--period", "2020-05-01..2021-04-30")
SETTINGS = """
omrade = "Skarpnäck"
stadsdelar = ["Björkhagen", "Kärrtorp"]
[ar.2021]
period = "2020-05-01..2021-04-30"
[ar.2021.utskick]
enkat_egna = 24
[kategorier.klotter.nazistiskt]
namn = "Nazistiskt"
alias = ["NS"]
[publik]
troskel = 5
"""
UNFORESEEN = "räknat med"


class TooSlowError(BaseException):
    """A step takes too long; no exception of the program's own, so that it does not catch it."""


def _written(name: str, write: Callable[[Path], object], folder: Path) -> bytes:
    path = folder / name
    write(path)
    return path.read_bytes()


def _template() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph("{{lägesbild}}")
    document.save(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """By its name, a file of each kind that can be read."""
    folder = tmp_path_factory.mktemp("whole")
    samples = ("klotter_2021.xlsx", "polis_2021.csv", "kontakter_2021.xlsx")
    return {
        **{name: (SAMPLES / "2021" / name).read_bytes() for name in samples},
        "klotter.xls": _written("klotter.xls", lambda path: write_xls(path, REGISTER), folder),
        "klotter.ods": _written("klotter.ods", lambda path: write_ods(path, REGISTER), folder),
        "klotter.xlsb": _written("klotter.xlsb", lambda path: write_xlsb(path, REGISTER), folder),
    }


@contextmanager
def within_limits(what: str) -> Iterator[None]:
    """Within, a step may take so many seconds of work and so much memory and no more."""
    import resource  # noqa: PLC0415 — not there on Windows

    def stop(*_: object) -> None:
        raise TooSlowError(f"{what}: mer än {SECONDS} s")

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
    handler = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10) - before
    assert grown <= MEMORY, f"{what}: {grown >> 20} MB"


def hold_plain(folder: Path, what: str, *words: object) -> None:
    """The command ends as one that took a file or refused it, and says nothing that is no sentence for the user."""
    with within_limits(what):
        done = run_in(folder, *words)
    said = done.out + done.err
    assert done.code in {0, 3}, f"{what}: {done.code} {done.err}"
    assert UNFORESEEN not in said, f"{what}: {said}"
    assert english_words(done.err) == set(), f"{what}: {done.err}"


@pytest.mark.parametrize("command", ["granska", "importera"])
def test_a_mutated_file_is_taken_or_refused(tmp_path: Path, whole: dict[str, bytes], command: str) -> None:
    """By both commands that read files."""
    each = max(1, MUTANTS * 2 // 3 // (2 * len(whole)))
    for name, content in whole.items():
        chance = random.Random(f"{SEED} {command} {name}")  # noqa: S311 — chance makes the files, nothing secret
        for number in range(each):
            path = tmp_path / name
            path.write_bytes(mutate(chance, content))
            what = f"frö {SEED}, {command} {name} nr {number}"
            hold_plain(tmp_path, what, command, name, *(YEAR if command == "importera" else ()))


@pytest.mark.parametrize("name", ["klotter_2021.xlsx", "polis_2021.csv", "enkat_egna_2021.xlsx"])
def test_a_table_with_mutated_cells_is_taken_or_refused(tmp_path: Path, name: str) -> None:
    """Whatever stands in its cells, as a workbook and as text."""
    rows = open_file(SAMPLES / "2021" / name)[0].head
    chance = random.Random(f"{SEED} celler {name}")  # noqa: S311 — likewise
    for number in range(max(1, MUTANTS // 6)):
        path = (tmp_path / name).with_suffix(chance.choice((".xlsx", ".csv")))
        mutated = mutate_rows(chance, rows)
        if path.suffix == ".xlsx":
            write_xlsx(path, mutated)
        else:
            path.write_text(delimited(mutated), encoding="utf-8")
        command = chance.choice((("granska", path), ("importera", path, *YEAR)))
        hold_plain(tmp_path, f"frö {SEED}, celler {name} nr {number}", *command)


@pytest.mark.parametrize("name", ["lagesbild.toml", "kallor/egen.toml", "regler/avsändare.toml"])
def test_a_mutated_settings_file_is_taken_or_refused(years: Path, tmp_path: Path, name: str) -> None:
    """Whichever of the files that people write."""
    chance = random.Random(f"{SEED} {name}")  # noqa: S311 — likewise
    (tmp_path / name).parent.mkdir(exist_ok=True)
    for number in range(max(1, MUTANTS // 18)):
        (tmp_path / name).write_bytes(mutate(chance, SETTINGS.encode()))
        hold_plain(
            tmp_path, f"frö {SEED}, {name} nr {number}", "importer", "--databas", years / "lagesbild.db"
        )
        hold_plain(
            tmp_path, f"frö {SEED}, {name} nr {number}", "granska", SAMPLES / "2021" / "polis_2021.csv"
        )


def test_a_mutated_template_is_taken_or_refused() -> None:
    """By the one error that says so."""
    chance, content = random.Random(f"{SEED} mall"), _template()  # noqa: S311 — likewise
    for number in range(max(1, MUTANTS // 6)):
        with within_limits(f"frö {SEED}, mall nr {number}"):
            try:
                open_template(mutate(chance, content))
            except InputError:
                continue
