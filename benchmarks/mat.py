"""The program beside its peers: `python benchmarks/mat.py [--snabbt]` prints the table of benchmarks/README.md.

`--bara DEL` measures one part of it: start, år, text, arbetsbok, enkät, granska, arkiv or publik.
Each row takes the best of several runs by the clock, the median in brackets. Works on Linux and macOS.
"""

from __future__ import annotations

import os
import tempfile
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import generera
from korning import Command, take_turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korning import Run

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "sample_data"
YEAR = ("--år", "2021")
PERIOD = ("--period", "2020-05-01..2021-04-30")
EARLIER = ("--år", "2020", "--period", "2019-05-01..2020-04-30")
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    rounds: int
    text_rows: int
    sheet_rows: int
    inspected_rows: int
    answers: tuple[int, int]
    """Answers to a survey, and its questions."""
    stored: tuple[int, int]
    """Years and municipalities in one store."""
    tables: Mapping[str, float]
    """Tables to protect, by their numbers of rows, columns and so on, and the seconds that each may take."""


FULL = Size(5, 1_000_000, 100_000, 200_000, (10_000, 200), (10, 290), {"15 20": 1.0, "9 10 10": 30.0})
QUICK = Size(1, 2_000, 500, 2_000, (100, 20), (3, 2), {"5 13": 1.0})


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement, the limit that it must keep within, and in which unit."""

    what: str
    measured: float
    limit: float
    unit: str
    detail: str

    def __str__(self) -> str:
        verdict = "ja" if self.measured <= self.limit else "NEJ"
        return f"| {self.what} | {self.measured:.2f} {self.unit} | {self.limit:g} {self.unit} | {verdict} | {self.detail} |"


class Bench:
    """A folder for the runs, and the commands as the program's user and the peers' would give them."""

    def __init__(self, folder: Path, size: Size) -> None:
        self.folder = folder
        self.size = size
        self.environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
        # A user's Python keeps what it has compiled, and so do the peers' libraries.
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def program(self, *arguments: str, fresh: str | None = None) -> Command:
        """The program; each run of it begins with a copy of the store `fresh`, with none where that is ""."""
        return Command(("-m", "lagesbild", *arguments), self.folder, lambda: self._renew(fresh))

    def peer(self, script: str, *arguments: str) -> Command:
        """A script of this folder."""
        return Command((str(HERE / script), *arguments), self.folder)

    def runs(self, *commands: Command) -> list[list[Run]]:
        """The runs of commands that take turns."""
        return take_turns(commands, self.size.rounds, self.environment)

    def once(self, command: Command) -> None:
        """One run, not measured."""
        take_turns([command], 1, self.environment)

    def _renew(self, fresh: str | None) -> None:
        if fresh is None:
            return
        store = self.folder / "lagesbild.db"
        store.unlink(missing_ok=True)
        if fresh:
            store.write_bytes((self.folder / fresh).read_bytes())


def best(runs: Sequence[Run]) -> float:
    """Seconds of the quickest run."""
    return min(run.seconds for run in runs)


def timed(runs: Sequence[Run]) -> str:
    """The best and the median, and the computing of the run that took least."""
    middle = median(run.seconds for run in runs)
    return f"{best(runs):.2f} s ({middle:.2f}; beräkning {min(run.computing for run in runs):.2f})"


def ratio(what: str, ours: Sequence[Run], peer: Sequence[Run], limit: float) -> Row:
    """How many times the peer's time the program takes."""
    return Row(what, best(ours) / best(peer), limit, "×", f"{timed(ours)} mot {timed(peer)}")


def seconds(what: str, ours: Sequence[Run], limit: float) -> Row:
    """How long the program takes."""
    return Row(what, best(ours), limit, "s", timed(ours))


def start(bench: Bench) -> Iterator[Row]:
    """The help page beside that of a program that does nothing."""
    bare, ours = bench.runs(bench.peer("bar_typer.py", "--help"), bench.program("--help"))
    yield ratio("`--help` mot ett tomt typer-program", ours, bare, 1.3)


def year(bench: Bench) -> Iterator[Row]:
    """The yearly job on the sample beside a plain script, and the summary of it."""
    bench.once(bench.program("importera", str(SAMPLES / "2020"), *EARLIER, fresh=""))
    (bench.folder / "lagesbild.db").rename(bench.folder / "2020.db")
    plain, ours = bench.runs(
        bench.peer("enkelt_skript.py", str(SAMPLES / "2021"), "enkelt"),
        bench.program("rapport", str(SAMPLES / "2021"), *YEAR, *PERIOD, fresh="2020.db"),
    )
    yield ratio("`rapport` på exemplet mot ett enkelt skript", ours, plain, 1.0)
    (shown,) = bench.runs(bench.program("visa", *YEAR))
    yield seconds("`visa` på exemplet", shown, 0.45)


def text(bench: Bench) -> Iterator[Row]:
    """A large register as text."""
    paths = {encoding: f"klotter_{encoding}.csv" for encoding in ("utf-8", "cp1252")}
    for encoding, path in paths.items():
        generera.write(bench.size.text_rows, bench.folder / path, encoding)
    bare, plain, *imports = bench.runs(
        bench.peer("bara_lasningar.py", "duckdb", paths["utf-8"]),
        bench.peer("bara_lasningar.py", "pandas", paths["utf-8"]),
        *(bench.program("importera", path, *YEAR, *PERIOD, fresh="") for path in paths.values()),
    )
    for encoding, ours in zip(paths, imports, strict=True):
        what = f"{bench.size.text_rows} rader {encoding}"
        yield ratio(f"{what} mot DuckDB:s bara läsning", ours, bare, 5.0)
        yield ratio(f"{what} mot pandas, allt som text", ours, plain, 1.0)
        peak = max(run.peak for run in ours) / MEGABYTE
        yield Row(f"{what}, minne som mest", peak, 600, "MB", "")
    (shown,) = bench.runs(bench.program("visa", *YEAR))
    yield seconds("`visa` därefter", shown, 0.7)


def workbook(bench: Bench) -> Iterator[Row]:
    """A large register as a workbook."""
    generera.write(bench.size.sheet_rows, bench.folder / "klotter.xlsx")
    bare, ours = bench.runs(
        bench.peer("bara_lasningar.py", "calamine", "klotter.xlsx"),
        bench.program("importera", "klotter.xlsx", *YEAR, *PERIOD, fresh=""),
    )
    yield ratio(f"{bench.size.sheet_rows} rader xlsx mot calamines bara läsning", ours, bare, 2.5)


def survey(bench: Bench) -> Iterator[Row]:
    """A large survey."""
    answers, questions = bench.size.answers
    generera.write_survey(answers, questions, bench.folder / "enkat_egna.csv")
    (ours,) = bench.runs(bench.program("importera", "enkat_egna.csv", *YEAR, *PERIOD, fresh=""))
    yield seconds(f"en enkät med {answers} svar på {questions} frågor", ours, 5.0)


def inspection(bench: Bench) -> Iterator[Row]:
    """A register as it is described beside how it is stored."""
    generera.write(bench.size.inspected_rows, bench.folder / "klotter.csv")
    stored, described = bench.runs(
        bench.program("importera", "klotter.csv", *YEAR, *PERIOD, fresh=""),
        bench.program("granska", "klotter.csv"),
    )
    yield ratio(f"`granska` mot `importera`, {bench.size.inspected_rows} rader", described, stored, 2.0)


def archive(bench: Bench) -> Iterator[Row]:
    """Many years of many municipalities in one store, and three files more."""
    years, municipalities = bench.size.stored
    bench.once(bench.peer("arkiv.py", "arkiv.db", str(years), str(municipalities)))
    (bench.folder / "lagesbild.db").unlink(missing_ok=True)
    late = [
        str(SAMPLES / "2021" / name)
        for name in ("polis_2021.csv", "kontakter_2021.xlsx", "klotter_2021.xlsx")
    ]
    shown, ours = bench.runs(
        bench.program("visa", *YEAR, fresh="arkiv.db"),
        bench.program("rapport", *late, *YEAR, *PERIOD, fresh="arkiv.db"),
    )
    what = f"{years} år, {municipalities} kommuner i ett lager"
    yield seconds(f"{what}: `visa`", shown, 1.5)
    yield seconds(f"{what}: `rapport`", ours, 10)


def public(bench: Bench) -> Iterator[Row]:
    """The public edition of the sample beside the intern one, and a table that is too finely divided."""
    bench.once(bench.program("importera", str(SAMPLES / "2020"), *EARLIER, fresh=""))
    bench.once(bench.program("importera", str(SAMPLES / "2021"), *YEAR, *PERIOD))
    bench.once(bench.program("exportera", "--år", "2020", "--utgåva", "publik", "--format", "json"))
    intern, ours = bench.runs(
        bench.program("exportera", *YEAR), bench.program("exportera", *YEAR, "--utgåva", "publik")
    )
    more = best(ours) - best(intern)
    detail = f"{timed(ours)} mot {timed(intern)}"
    yield Row("`exportera --utgåva publik`, mer än den interna", more, 1.0, "s", detail)
    for shape, limit in bench.size.tables.items():
        ((done,),) = [take_turns([bench.peer("skydd.py", *shape.split())], 1, bench.environment)]
        yield seconds(f"en tabell på {' × '.join(shape.split())} celler skyddad och prövad", done, limit)


PARTS = {
    "start": start,
    "år": year,
    "text": text,
    "arbetsbok": workbook,
    "enkät": survey,
    "granska": inspection,
    "arkiv": archive,
    "publik": public,
}


def main() -> None:
    """Print the table, a row as soon as it is measured."""
    wanted = ArgumentParser(description="The program beside its peers, as a table with the limits.")
    wanted.add_argument("--bara", choices=PARTS, type=str.casefold, help="one part of it")
    wanted.add_argument("--snabbt", action="store_true", help="everything once, at small sizes")
    chosen = wanted.parse_args()
    print("| Mätning | Resultat | Mål | Nått | Bästa körning (median) |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), QUICK if chosen.snabbt else FULL)
        for part in (chosen.bara,) if chosen.bara else PARTS:
            for row in PARTS[part](bench):
                print(row, flush=True)


if __name__ == "__main__":
    main()
