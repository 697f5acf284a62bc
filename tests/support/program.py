"""Run the program as its user does, and keep what it said."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lagesbild.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
IMPORTABLE = {"PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "support"), str(ROOT)))}
"""What a process of its own needs in its surroundings to import the program and what the tests share."""
SAMPLES = ROOT / "sample_data"
PERIODS = {2020: "2019-05-01..2020-04-30", 2021: "2020-05-01..2021-04-30"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gave: the exit code, and what went to either stream."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What stands on stdout, read as JSON."""
        return json.loads(self.out)


def run_in(folder: Path, *words: object) -> Outcome:
    """Run a command with a folder as the working folder."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(word) for word in words])
    return Outcome(code, out.getvalue(), err.getvalue())


def sample(year: int) -> tuple[object, ...]:
    """The words that name a sample year's files, the year and its period."""
    return SAMPLES / str(year), "--år", year, "--period", PERIODS[year]


def tracked_files() -> list[str]:
    """Return the paths of the files under version control; in an unpacked source archive, those that it lists."""
    if (ROOT / ".git").exists():
        words = ("git", "ls-files")
        listed = subprocess.run(words, check=True, capture_output=True, encoding="utf-8", cwd=ROOT).stdout
    else:
        listed = next(ROOT.glob("*.egg-info/SOURCES.txt")).read_text(encoding="utf-8")
    return [name for name in listed.splitlines() if (ROOT / name).is_file()]


def written(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its relative path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
