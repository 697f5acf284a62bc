"""Run the program and kill it after a given time: one warm process, in which each run is a fork."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
MOMENT = "1640995200"
"""The moment at which every run takes place, so that two runs give the same bytes."""


@dataclass(frozen=True, slots=True)
class End:
    """How a run ended: its exit code (minus the signal when it was killed), its seconds, and what it said on stderr."""

    code: int
    seconds: float
    err: str


class Runs:
    """The warm process. The program and all that it imports are loaded before the first run is asked for."""

    def __init__(self, warm_up: Path) -> None:
        surroundings = os.environ | {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": MOMENT}
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(warm_up)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=surroundings,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(
        self, folder: Path, *words: object, killed_after: float | None = None, largest_file: int = -1
    ) -> End:
        """One run in a folder; `largest_file` (bytes) makes every longer write fail as on a full disk."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = [str(folder), [str(word) for word in words], killed_after, largest_file]
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        return End(*json.loads(self._process.stdout.readline()))


def _serve(warm_up: Path) -> None:
    from program import sample  # noqa: PLC0415 — what is loaded is a part of what is killed

    from lagesbild.cli.main import main  # noqa: PLC0415 — what is loaded is a part of what is killed

    os.chdir(warm_up)
    errors = sys.stderr
    answers, sys.stdout = sys.stdout, Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 — open as long as the process
    if main(["rapport", *(str(word) for word in sample(2021))]) not in {0, 3}:
        raise SystemExit(errors)
    for line in sys.stdin:
        print(json.dumps(_forked(*json.loads(line))), file=answers, flush=True)


def _forked(folder: str, words: list[str], killed_after: float | None, largest_file: int) -> tuple[Any, ...]:
    said, saying = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if not child:
        sys.stderr = os.fdopen(saying, "w", encoding="utf-8")
        os.chdir(folder)
        import resource  # noqa: PLC0415 — what is loaded is a part of what is killed

        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, resource.RLIM_INFINITY))
        os._exit(_ended(words))
    os.close(saying)
    if killed_after is not None:
        time.sleep(killed_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    seconds = time.monotonic() - began
    with os.fdopen(said, encoding="utf-8") as err:
        return os.waitstatus_to_exitcode(status), seconds, err.read()


def _ended(words: list[str]) -> int:
    from lagesbild.cli.main import main  # noqa: PLC0415 — what is loaded is a part of what is killed

    try:
        return main(words)
    finally:
        sys.stderr.flush()


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
